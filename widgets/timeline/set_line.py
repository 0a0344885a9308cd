"""Lines of text whose letters are put in place once: measured, cut and drawn from the same ones.

Placing the letters is most of the work of measuring a title and of drawing it.
"""

from bisect import bisect_right
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextLayout

from widgets.timeline.lettering import Type, drop, text_width

ELLIPSIS = "…"


class SetLine:
    """A line of text in a type. Measures are in pixels."""

    __slots__ = ("_after", "_cuts", "_ends", "_layout", "_line", "text", "type", "width")

    def __init__(self, text: str, type_: Type) -> None:
        self.text, self.type = text, type_
        self._layout = QTextLayout(text, type_.font)
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._layout.endLayout()
        self.width = float(self._line.naturalTextWidth()) if text else 0.0
        self._ends: list[float] = []
        self._cuts: list[int] = []
        self._after = 0.0

    def end_of(self, letters: int) -> float:
        """Where the first so many letters end; the whole line where it has no more."""
        return self._x(letters) if letters < len(self.text) else self.width

    def cut(self, room: float) -> int:
        """Pixels that are left of the line where it has to do with so many, ellipsis included.

        That is where the ellipsis begins: after as many letters as fit, maybe none.
        """
        letters = self._letters(room)
        return self._cuts[letters]

    def shortened(self, room: float) -> str:
        """The text as it is told in so many pixels."""
        if room >= self.width:
            return self.text
        return self.text[: self._letters(room)].rstrip() + ELLIPSIS

    def _letters(self, room: float) -> int:
        """How many letters stand before the ellipsis."""
        if not self._ends:
            self._measure()
        return bisect_right(self._ends, room - self._after)

    def _measure(self) -> None:
        """Find out where each letter ends, which only lines need that are shortened."""
        self._after = text_width(ELLIPSIS, *self.type[:2], italic=self.type.italic)
        self._ends = [self._x(place) for place in range(1, len(self.text) + 1)]
        cuts = [0]
        for letter, end in zip(self.text, self._ends, strict=True):
            # No space stands before the ellipsis.
            cuts.append(cuts[-1] if letter.isspace() else round(end))
        self._cuts = cuts

    def draw(self, painter: QPainter, x: float, middle: float, ink: QColor) -> None:
        """Draw it from its left end, small letters centred on ``middle``."""
        baseline = middle + drop(self.type.metrics)
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(x, baseline - self._line.ascent()))

    def _x(self, place: int) -> float:
        # A tuple of the place in pixels and the letter it is before.
        x, _ = cast(tuple[float, int], self._line.cursorToX(place))
        return x


@lru_cache(maxsize=2048)
def set_line(text: str, type_: Type) -> SetLine:
    """The line of a text, its letters put in place when it is first asked for."""
    return SetLine(text, type_)
