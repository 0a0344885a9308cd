"""The one application of the process."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.allocation import keep_memory_together
from widgets.fonts import font
from widgets.style import SIZES

_OFFSCREEN_LIMIT = "This plugin does not support "
"""What the offscreen platform says of raising a window; it concerns nobody who wants a picture."""


def make_application(argv: Sequence[str]) -> QApplication:
    """The one application of the process: Inter, Fusion as the ground, sizes in real pixels.

    Texts are measured at 96 dots to the inch on every screen; the screen's scale does the rest.
    """
    os.environ.setdefault("QT_FONT_DPI", "96")
    QCoreApplication.setApplicationName("Sequitur")
    present = QApplication.instance()
    if isinstance(present, QApplication):
        application = present
    else:
        keep_memory_together()
        qInstallMessageHandler(_say)
        application = QApplication(list(argv))
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(font(SIZES.body))
    QLocale.setDefault(QLocale(QLocale.Language.English))
    application.setDesktopFileName("sequitur")
    return application


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to stderr, as they would by themselves."""
    del kind, context
    if not text.startswith(_OFFSCREEN_LIMIT):
        sys.stderr.write(f"{text}\n")
