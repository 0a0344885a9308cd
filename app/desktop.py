"""What the desktop wishes, where it says so: the language of dates, and less motion."""

import configparser
import plistlib
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLocale

LANGUAGES = ("en", "ru", "kk")
"""The languages in which dates can be written and read."""

_GET_CLIENT_AREA_ANIMATION = 0x1042
"""``SPI_GETCLIENTAREAANIMATION`` of the Windows API: "Show animations in Windows"."""
_INI_FILES = (
    ("kdeglobals", "KDE", "AnimationDurationFactor"),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations"),
)


def chosen_language(choice: str) -> str:
    """The language behind a choice; "system" takes the desktop's first that is known."""
    return choice if choice in LANGUAGES else _first_known(QLocale.system().uiLanguages())


def moves_less(choice: str) -> bool:
    """Whether to jump instead of glide; "system" does as the desktop wishes, if it says so."""
    return choice == "on" or (choice == "system" and _desktop_moves_less())


def _first_known(tags: Iterable[str]) -> str:
    """The first language of tags such as "kk-Cyrl-KZ" that dates are written in."""
    codes = (tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def _desktop_moves_less() -> bool:
    if sys.platform == "win32":
        return _windows_moves_less()
    if sys.platform == "darwin":
        return _mac_moves_less(Path.home() / "Library/Preferences/com.apple.universalaccess.plist")
    return any(
        _stands_still(Path.home() / ".config" / name, section, key)
        for name, section, key in _INI_FILES
    )


def _windows_moves_less() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # Only Windows has windll.

    animated = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(
        _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0
    )
    return bool(asked) and not animated.value


def _mac_moves_less(path: Path) -> bool:
    """Read the accessibility preferences; False where they cannot be read."""
    try:
        return bool(plistlib.loads(path.read_bytes()).get("reduceMotion", False))
    except (OSError, ValueError, plistlib.InvalidFileException):
        return False


def _stands_still(path: Path, section: str, key: str) -> bool:
    """Whether an INI file of a desktop sets its animations to none."""
    told = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        told.read_string(path.read_text(encoding="utf-8"))
        return told.get(section, key, fallback="1").strip().lower() in ("0", "0.0", "false")
    except (OSError, ValueError, configparser.Error):
        return False
