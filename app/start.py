"""Opens the window: where the command line hands over to the desktop."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.application import make_application
from app.crash import CrashWatch
from app.places import PlaceError, user_folder
from app.program import CAUSES, Program
from app.settings import FILE_NAME, SettingsFile
from app.theme import apply_theme, chosen_theme

__all__ = ["make_application", "open_window"]


def open_window(path: str | os.PathLike[str] | None = None) -> int:
    """Open the window on a case, or on the user's sample, and run until it is closed.

    Returns the exit code: 0, or 2 with one line on stderr where the case cannot be opened.
    """
    application = make_application(sys.argv[:1])
    try:
        settings = SettingsFile(user_folder() / FILE_NAME)
    except PlaceError as error:
        return _refuse(error.message)
    _fit_screen(application, settings)
    theme = chosen_theme(settings.values.theme)
    apply_theme(application, theme)
    CrashWatch(application, theme).install()
    program = Program(application, settings)
    try:
        program.show_first(None if path is None else Path(path))
    except CAUSES as error:
        return _refuse(error.message)
    return application.exec()


def _fit_screen(application: QApplication, settings: SettingsFile) -> None:
    """A window never opens larger than the screen it opens on."""
    room = application.primaryScreen().availableSize()
    values = settings.values
    if values.window_width > room.width() or values.window_height > room.height():
        settings.change(
            window_width=min(values.window_width, room.width()),
            window_height=min(values.window_height, room.height()),
        )


def _refuse(message: str) -> int:
    sys.stderr.write(f"sequitur: {message}\n")
    return 2
