"""Opens the window: where the command line hands over to the desktop."""

import os
import sys
from pathlib import Path

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
    theme = chosen_theme(settings.values.theme)
    apply_theme(application, theme)
    CrashWatch(application, theme).install()
    program = Program(application, settings)
    try:
        program.show_first(None if path is None else Path(path))
    except CAUSES as error:
        return _refuse(error.message)
    return application.exec()


def _refuse(message: str) -> int:
    sys.stderr.write(f"sequitur: {message}\n")
    return 2
