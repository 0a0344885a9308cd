"""Labels as stamps: each title and each date's words are drawn once and copied while they move.

A shortened title is the beginning of the whole one's picture with an ellipsis after it, so that
zooming draws nothing anew.
"""

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QPainter

from db.records import EventText
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.atlas import Spot
from widgets.timeline.frame import Frame
from widgets.timeline.labels import Label, Side
from widgets.timeline.lettering import Type, draw_text, drop
from widgets.timeline.set_line import ELLIPSIS, SetLine, set_line
from widgets.timeline.stamps import HEIGHT, LEAD, Stamps
from widgets.timeline.texts import STRONG, TITLE, WORDS, Texts

_KEPT = 5000
_ASK = Type(SIZES.row, SEMIBOLD)


class Line(NamedTuple):
    """One line of text of a label, from its left end."""

    text: str
    type: Type
    ink: str
    x: float
    y: float
    opacity: float


_Look = tuple[int, bool, bool]
"""Event, whether it is selected, whether the source's words stand beside the title."""


class _Pieces(NamedTuple):
    """Where the pictures of a label stand on the sheet."""

    text: EventText
    line: SetLine
    title: Spot
    words: Spot | None


class LabelStamps:
    """Stamps the labels of frames in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps, texts: Texts) -> None:
        self._theme, self._stamps, self._texts = theme, stamps, texts
        self._pieces: dict[_Look, _Pieces] = {}
        """Labels all of whose pictures are on the sheet, so that a frame need not ask again."""
        self._seen = stamps.age

    def paint(self, painter: QPainter, frame: Frame, weight: Callable[[int], float]) -> None:
        """Gather the labels of a frame; ``weight`` is the opacity of an event.

        A moving view leaves some of those never drawn before for its next frame.
        """
        self._forget_old()
        for label in frame.labels:
            pieces = self._pieces.get((label.event, label.strong, label.with_words))
            if pieces is None or pieces.text is not self._texts.text(label.event):
                pieces = self._complete(painter, label)
            if pieces is not None:
                self._gather(painter, label, pieces, weight(label.event))

    def lines(self, frame: Frame, weight: Callable[[int], float]) -> list[Line]:
        """The lines of all labels of a frame; ``weight`` is the opacity of an event."""
        lines: list[Line] = []
        for label in frame.labels:
            lines += self._lines_of(label, weight(label.event))
        return lines

    # --- what is on the sheet ------------------------------------------------------------

    def _forget_old(self) -> None:
        """What was known of the sheet is untrue where pictures made room for others."""
        if self._stamps.age != self._seen or len(self._pieces) > _KEPT:
            self._seen = self._stamps.age
            self._pieces.clear()

    def _complete(self, painter: QPainter, label: Label) -> _Pieces | None:
        """Find the pictures of a label, and draw them where they are missing and may be drawn."""
        lines = self._set(label)
        found = [self._stamps.known((line.text, line.type)) for line in lines]
        spots = [spot for spot in found if spot is not None]
        if len(spots) < len(lines):
            if not self._texts.haste.pictures(1):
                return None
            age = self._stamps.age
            spots = [self._spot(painter, line) for line in lines]
            if self._stamps.age != age:
                # The second may have taken the place of the first.
                spots = [self._spot(painter, line) for line in lines]
                self._forget_old()
        text = self._texts.text(label.event)
        pieces = _Pieces(text, lines[0], spots[0], spots[1] if len(spots) > 1 else None)
        self._pieces[label.event, label.strong, label.with_words] = pieces
        return pieces

    def _spot(self, painter: QPainter, line: SetLine) -> Spot:
        """Where a line's picture stands, drawn if it is not there."""
        key = line.text, line.type
        spot = self._stamps.known(key)
        if spot is None:
            width = ceil(line.width) + 3.0 * LEAD
            spot = self._stamps.make(painter, key, width, partial(self._picture, line))
        return spot

    def _picture(self, line: SetLine, painter: QPainter) -> None:
        theme = self._theme
        ink = theme.second_text if line.type is WORDS else theme.text
        line.draw(painter, LEAD, HEIGHT / 2, colour(ink))

    def _set(self, label: Label) -> list[SetLine]:
        """The whole title of a label, and the source's words where it tells them."""
        text = self._texts.text(label.event)
        lines = [set_line(text.title, STRONG if label.strong else TITLE)]
        return [*lines, set_line(text.words, WORDS)] if label.with_words and text.words else lines

    # --- where it goes -------------------------------------------------------------------

    def _gather(self, painter: QPainter, label: Label, pieces: _Pieces, opacity: float) -> None:
        line, (left, top, width) = pieces.line, pieces.title
        x, words_x = _places(label, line.width)
        at, y = round(x) - LEAD, round(label.y) - HEIGHT / 2
        gathered = self._stamps.gathered
        if pieces.words is not None:
            gathered.append((round(words_x) - LEAD, y, *pieces.words, opacity, 1.0))
        if label.width < line.width:
            cut = line.cut(label.width)
            gathered.append((at, y, left, top, LEAD + cut, opacity, 1.0))
            after = self._spot(painter, set_line(ELLIPSIS, line.type))
            gathered.append((at + cut, y, *after, opacity, 1.0))
        else:
            gathered.append((at, y, left, top, width, opacity, 1.0))
        if label.asked:
            ask = self._spot(painter, set_line("?", _ASK))
            gathered.append((round(x - SPACING.medium) - LEAD, y, *ask, opacity, 1.0))

    def _lines_of(self, label: Label, opacity: float) -> list[Line]:
        theme, y, (title, *words) = self._theme, label.y, self._set(label)
        x, words_x = _places(label, title.width)
        lines = [Line(one.text, WORDS, theme.second_text, words_x, y, opacity) for one in words]
        if label.asked:
            lines.append(Line("?", _ASK, theme.text, x - SPACING.medium, y, opacity))
        text = title.shortened(label.width)
        lines.append(Line(text, title.type, theme.text, x, y, opacity))
        return lines


def _places(label: Label, title: float) -> tuple[float, float]:
    """Where the title of a label begins, and where the source's words would."""
    if label.with_words and label.side is Side.LEFT:
        # The title stands next to its mark on either side.
        return label.x + label.width - title, label.x
    return label.x, label.x + title + SPACING.medium


def draw_line(painter: QPainter, line: Line) -> None:
    """Draw a line of text as it is."""
    drawn = line.type
    draw_text(
        painter, line.x, line.y + drop(drawn.metrics), line.text, drawn.font, colour(line.ink)
    )
