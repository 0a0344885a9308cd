"""The caption as it is set under a picture, and the numbers of pages beside it."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from app.paper.caption import Caption
from app.paper.lines import broken, width, write
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme
from widgets.timeline.lettering import Type

_TITLE = Type(SIZES.body, SEMIBOLD)
_LINE = Type(SIZES.caption, REGULAR, tabular=True)
LINE = 16.0
_FIRST = 24.0
"""From the top of the block to the baseline of its title."""


@dataclass(frozen=True, slots=True)
class CaptionBlock:
    """A caption broken into the lines of one width."""

    titles: tuple[str, ...]
    lines: tuple[str, ...]
    room: float

    @property
    def height(self) -> float:
        """Pixels it takes, with the gap above it."""
        return _FIRST + LINE * (len(self.titles) + len(self.lines) - 1) + SPACING.small

    def paint(self, painter: QPainter, x: float, top: float, theme: Theme, place: str = "") -> None:
        """Paint it; ``place`` says which page this is, at the right."""
        y = top + _FIRST
        for title in self.titles:
            write(painter, x, y, title, _TITLE, theme.text)
            y += LINE
        for line in self.lines:
            write(painter, x, y, line, _LINE, theme.second_text)
            y += LINE
        right = x + self.room - width(place, _LINE)
        write(painter, right, top + _FIRST, place, _LINE, theme.second_text)


def set_caption(caption: Caption, room: float, place_width: float = 0.0) -> CaptionBlock:
    """Break a caption into lines of ``room`` pixels; ``place_width`` of the title stays free."""
    titles = broken(caption.title, _TITLE, room - place_width)
    lines = [line for text in caption.lines for line in broken(text, _LINE, room)]
    return CaptionBlock(tuple(titles), tuple(lines), room)


def place_width(text: str) -> float:
    """Width to keep free for the number of a page, with a gap."""
    return width(text, _LINE) + SPACING.huge if text else 0.0
