"""What the program remembers between two starts: typed fields, in one small JSON file.

Each field carries a title, a help text and its range, so that a page of preferences can be made
from them. A broken file or value never stops the program: the default takes its place, the person
is told once, and the broken file is kept beside the new one.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from widgets.style import SIZES

FILE_NAME = "settings.json"
RECENT_MOST = 8


GROUPS = ("Appearance", "Timeline", "Language and dates", "Files")
"""The sections of the preferences. A field without a group is only remembered, not asked for."""
_APPEARANCE, _TIMELINE, _LANGUAGE, _FILES = GROUPS


def _setting(default: Any, title: str, help_text: str, **limits: Any) -> Any:
    """A field: ``group``; ``choices`` with a ``label`` each; or ``lowest`` and ``highest``."""
    return field(default=default, metadata={"title": title, "help": help_text, **limits})


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it. Widths and heights in pixels, shares from 0 to 1."""

    theme: str = _setting(
        "system",
        "Colours",
        "Follow the desktop, or always the same.",
        group=_APPEARANCE,
        choices=("system", "light", "dark"),
        labels=("As the desktop", "Light", "Dark"),
    )
    arrangement: str = _setting(
        "above",
        "Pictures",
        "Where the timeline stands: above the map, or beside it.",
        group=_APPEARANCE,
        choices=("above", "beside"),
        labels=("Above", "Beside"),
    )
    reduced_motion: str = _setting(
        "system",
        "Less motion",
        "Jump at once instead of gliding to another time or place.",
        group=_APPEARANCE,
        choices=("system", "on", "off"),
        labels=("As the desktop", "On", "Off"),
    )
    wheel: str = _setting(
        "lanes",
        "Wheel",
        "What the wheel does alone. With Ctrl and with Shift it does the other two.",
        group=_TIMELINE,
        choices=("lanes", "zoom", "time"),
        labels=("Scrolls lanes", "Zooms", "Moves in time"),
    )
    inertia: bool = _setting(
        True, "Glide on", "The timeline glides on a little when it is let go.", group=_TIMELINE
    )
    weeks: bool = _setting(
        False, "Weeks", "The axis counts ISO weeks where there is room for them.", group=_TIMELINE
    )
    now_marker: bool = _setting(
        False, "Line at now", "A line stands at the present moment.", group=_TIMELINE
    )
    language: str = _setting(
        "system",
        "Language of dates",
        "Of the axis, and first choice for dates that are typed or imported.",
        group=_LANGUAGE,
        choices=("system", "en", "ru", "kk"),
        labels=("As the desktop", "English", "Русский", "Қазақша"),
    )
    author: str = _setting(
        "",
        "Your name",
        "Stands under your notes, and in the history once a case is opened anew.",
        group=_FILES,
    )
    timeline_share: float = _setting(
        0.58, "Timeline's share", "Where the map stands under it.", lowest=0.15, highest=0.85
    )
    beside_share: float = _setting(
        0.5, "Timeline's share", "Where the map stands beside it.", lowest=0.15, highest=0.85
    )
    left_width: int = _setting(
        SIZES.left_panel, "Left panel", "Its width.", lowest=160, highest=480
    )
    right_width: int = _setting(
        SIZES.right_panel, "Right panel", "Its width.", lowest=240, highest=720
    )
    left_shown: bool = _setting(True, "Left panel", "Whether it is shown.")
    right_shown: bool = _setting(True, "Right panel", "Whether it is shown.")
    folded: tuple[str, ...] = _setting(("Tags", "Sources"), "Folded sections", "Of the left panel.")
    table_columns: tuple[str, ...] = _setting(
        (), "Columns", "Of the event table from left to right, each with its width."
    )
    table_sorting: str = _setting("when", "Order", "Of the event table; a minus means downwards.")
    table_within: bool = _setting(
        False, "Only the time in view", "Whether the event table keeps to it."
    )
    window_width: int = _setting(1440, "Window's width", "", lowest=640, highest=16_384)
    window_height: int = _setting(900, "Window's height", "", lowest=480, highest=16_384)
    maximised: bool = _setting(False, "Maximised", "Whether the window fills the screen.")
    recent: tuple[str, ...] = _setting((), "Recent cases", "Files that were open, newest first.")


class SettingsFile(QObject):
    """The settings with their file. ``notice`` is a sentence where the file could not be read."""

    changed = Signal(object, object)
    """The settings as they are now, and as they were."""

    def __init__(self, path: Path | None) -> None:
        """Read a file; None = settings of the moment, never written."""
        super().__init__()
        self._path = path
        self.values, self.notice = _read(path) if path is not None else (Settings(), "")

    def change(self, **values: Any) -> None:
        """Set fields, write the file and tell; a disk that refuses is no reason to disturb.

        :raises TypeError: there is no field of that name
        """
        before, now = self.values, replace(self.values, **values)
        if now != before:
            self.values = now
            self._write()
            self.changed.emit(now, before)

    def remember_recent(self, store: Path) -> None:
        """Put a store first in the list of recent ones."""
        names = (str(store), *(one for one in self.values.recent if one != str(store)))
        self.change(recent=names[:RECENT_MOST])

    def _write(self) -> None:
        if self._path is None:
            return
        aside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(
                json.dumps(asdict(self.values), ensure_ascii=False, indent=1), encoding="utf-8"
            )
            aside.replace(self._path)
        except OSError as error:
            self.notice = (
                f"The settings could not be written to {self._path} ({error.strerror}). "
                "They hold until the program is closed."
            )


def _read(path: Path) -> tuple[Settings, str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError):
        return Settings(), _set_aside(path)
    if not isinstance(told, Mapping):
        return Settings(), _set_aside(path)
    kept = {one.name: told[one.name] for one in fields(Settings) if one.name in told}
    values = {name: _typed(name, value) for name, value in kept.items()}
    wrong = sorted(name for name, value in values.items() if value is None)
    sound = {name: value for name, value in values.items() if value is not None}
    if not wrong:
        return Settings(**sound), ""
    notice = (
        f"{path.name} holds values that cannot be: {', '.join(wrong)}. The usual ones are used."
    )
    return Settings(**sound), notice


def _typed(name: str, value: Any) -> Any:
    """The value as its field wants it, or None where it cannot be."""
    described = next(one for one in fields(Settings) if one.name == name)
    usual, limits = described.default, described.metadata
    if isinstance(usual, tuple):
        sound = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return tuple(value) if sound else None
    if isinstance(usual, float) and type(value) is int:
        value = float(value)
    if type(value) is not type(usual):
        return None
    if "choices" in limits and value not in limits["choices"]:
        return None
    if "lowest" in limits and not limits["lowest"] <= value <= limits["highest"]:
        return None
    return value


def _set_aside(path: Path) -> str:
    broken = path.with_suffix(".broken")
    try:
        path.replace(broken)
    except OSError:
        return f"The settings in {path} cannot be read, so the usual ones are used."
    return (
        f"The settings could not be read, so the usual ones are used. "
        f"The file is kept as {broken.name}."
    )
