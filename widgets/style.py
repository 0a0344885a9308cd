"""Colours, sizes and metrics of the house style (look.md). No literal of these stands elsewhere."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

KIND_HUES = ("unrest", "war", "policy", "statement", "stoppage", "threat", "aid")
"""Keys of the seven hues, in the order in which unknown kinds borrow them."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """The scale every gap comes from, in pixels."""

    hair: int = 1
    tiny: int = 4
    small: int = 8
    medium: int = 12
    large: int = 16
    huge: int = 24


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes (px), rows and panels (px) of look.md."""

    caption: float = 11
    row: float = 12.5
    body: float = 13
    title: float = 17
    list_row: int = 24
    timeline_row: int = 21
    touch_row: int = 28
    radius: int = 6
    pill_radius: int = 10
    left_panel: int = 232
    right_panel: int = 340
    top_bar: int = 48
    status_bar: int = 26
    icon: int = 16


SPACING = Spacing()
SIZES = Sizes()
REGULAR, MEDIUM, SEMIBOLD = 400, 500, 650


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours by role; ``hues`` in the order of ``KIND_HUES``."""

    name: str
    ground: str
    panel: str
    raised: str
    line: str
    strong_line: str
    text: str
    second_text: str
    third_text: str
    accent: str
    accent_ground: str
    warning: str
    on_accent: str
    hues: tuple[str, ...]

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark set."""
        return self.name == "dark"

    def hue(self, key: str) -> QColor:
        """The colour of one of the seven hues."""
        return colour(self.hues[KIND_HUES.index(key)])


LIGHT = Theme(
    name="light",
    ground="#F4F4F1",
    panel="#FFFFFF",
    raised="#FAFAF8",
    line="#E3E2DD",
    strong_line="#CBC9C2",
    text="#1E2227",
    second_text="#545B64",
    third_text="#6B7280",
    accent="#2B5FCC",
    accent_ground="#E5ECFA",
    warning="#9A4B00",
    on_accent="#FFFFFF",
    hues=("#C0753C", "#9263E0", "#2048B7", "#3C939B", "#7D5B05", "#921162", "#37430C"),
)

DARK = Theme(
    name="dark",
    ground="#131518",
    panel="#1A1D21",
    raised="#22262B",
    line="#2C3138",
    strong_line="#414852",
    text="#E7E9EC",
    second_text="#A9B1BB",
    third_text="#8B949F",
    accent="#82AAFF",
    accent_ground="#22304D",
    warning="#F0B35A",
    on_accent="#131518",
    hues=("#E99578", "#B1A0EB", "#5279F1", "#6CE5E4", "#928123", "#D55599", "#C5E85B"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


@lru_cache(maxsize=512)
def colour(code: str, alpha: float = 1.0) -> QColor:
    """A colour from ``#RRGGBB`` and an opacity from 0 to 1. Treat it as constant."""
    made = QColor(code)
    made.setAlphaF(alpha)
    return made
