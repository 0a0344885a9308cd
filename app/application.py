"""The one application of the process."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QStyleFactory

from widgets.fonts import font
from widgets.style import SIZES


def make_application(argv: Sequence[str]) -> QApplication:
    """The one application of the process: Inter, Fusion as the ground, sizes in real pixels.

    Texts are measured at 96 dots to the inch on every screen; the screen's scale does the rest.
    """
    os.environ.setdefault("QT_FONT_DPI", "96")
    QCoreApplication.setApplicationName("Sequitur")
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(list(argv))
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(font(SIZES.body))
    QLocale.setDefault(QLocale(QLocale.Language.English))
    application.setDesktopFileName("sequitur")
    return application
