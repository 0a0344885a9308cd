"""Where Sequitur keeps what belongs to the user: the sample store, settings, drafts.

No Qt here, so that the command line finds the same places without a window.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

OVERRIDE = "SEQUITUR_HOME"
"""Environment variable that names the folder outright: for tests and portable copies."""


class PlaceError(Exception):
    """The user's folder cannot be named or made. ``message`` is a sentence for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def user_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Name the folder for the user's own files; it need not exist yet.

    ``SEQUITUR_HOME`` wins; else each platform's place for a program's data: ``%APPDATA%`` on
    Windows, ``~/Library/Application Support`` on macOS, ``$XDG_DATA_HOME`` or ``~/.local/share``
    elsewhere (XDG base directory specification: a relative path there is to be ignored).

    :raises PlaceError: where the user has no home folder to go by
    """
    if override := environment.get(OVERRIDE, ""):
        return Path(override).absolute()
    if platform == "win32":
        return _absolute(environment.get("APPDATA"), "AppData", "Roaming") / "Sequitur"
    if platform == "darwin":
        return _home() / "Library" / "Application Support" / "Sequitur"
    return _absolute(environment.get("XDG_DATA_HOME"), ".local", "share") / "sequitur"


def make_user_folder() -> Path:
    """Return :func:`user_folder`, made if it is not there; only the user may look into it.

    :raises PlaceError: where it cannot be made
    """
    folder = user_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise PlaceError(
            f"The folder {folder} for your own files cannot be made ({error.strerror}). "
            f"Make it by hand, or name another one in the environment variable {OVERRIDE}."
        ) from error
    return folder


def _absolute(named: str | None, *below_home: str) -> Path:
    if named and Path(named).is_absolute():
        return Path(named)
    return _home().joinpath(*below_home)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise PlaceError(
            "Your home folder is not known, so there is no place for your own files. "
            f"Name a folder in the environment variable {OVERRIDE}."
        ) from error
