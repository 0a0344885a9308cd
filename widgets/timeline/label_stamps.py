"""Labels as stamps: each title and each date's words are drawn once and copied while they move."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QPainter

from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.atlas import Atlas, Spot, Stamped
from widgets.timeline.frame import Frame
from widgets.timeline.labels import Label, Side
from widgets.timeline.lettering import Type, draw_text, drop
from widgets.timeline.texts import Texts, shortened

_HEIGHT = 20
"""Pixels of a picture's height: a line of text with all its accents."""
_STEP = 12
"""Titles are shortened in steps of so many pixels, so that zooming draws few of them anew."""
_LEAD = 2
_KEPT = 5000
"""Free pixels before a text in its picture: italics lean out."""
_TITLE = Type(SIZES.row, REGULAR)
_STRONG = Type(SIZES.row, SEMIBOLD)
_WORDS = Type(SIZES.caption, REGULAR, italic=True)
_ASK = Type(SIZES.row, SEMIBOLD)


class Line(NamedTuple):
    """One line of text of a label, from its left end."""

    text: str
    type: Type
    ink: str
    x: float
    y: float
    opacity: float


_Key = tuple[str, Type, str]
_Piece = tuple[float, _Key, Spot]
"""How far from a label's left edge a picture of it goes, its key, and where it stands."""
_Look = tuple[int, int, Side, bool, bool, bool]

_KEY = 3
"""So many fields of a line decide how its picture looks; the others where it goes."""


class LabelStamps:
    """Stamps the labels of frames in one theme."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        self._theme, self._texts = theme, texts
        self._atlas = Atlas(1.0, _HEIGHT)
        self._made: dict[_Look, tuple[_Piece, ...]] = {}
        """The pieces of each label that is on the sheet, so that a frame need not ask again."""
        self._version = -1

    def paint(self, painter: QPainter, frame: Frame, weight: Callable[[int], float]) -> None:
        """Draw the labels of a frame by stamp; ``weight`` is the opacity of an event.

        Those for which the sheet has no room are drawn as they are.
        """
        self._renew(painter.device().devicePixelRatioF())
        looks = [_look(label) for label in frame.labels]
        missing = [
            label
            for label, look in zip(frame.labels, looks, strict=True)
            if not self._is_there(look)
        ]
        later = self._make(missing) if missing else frozenset()
        rows: list[tuple[float, ...]] = []
        for label, look in zip(frame.labels, looks, strict=True):
            opacity, x, y = weight(label.event), label.x, label.y
            if look in later:
                continue
            if missing and not self._is_there(look):
                self._draw(painter, label, opacity)
                continue
            rows += [(x + along, y, opacity, *spot) for along, _, spot in self._made[look]]
        if rows:
            self._stamp(painter, rows)

    def _is_there(self, look: _Look) -> bool:
        """Whether all pictures of a label stand on the sheet."""
        pieces, known = self._made.get(look), self._atlas.known
        return pieces is not None and all(known.get(key) is spot for _, key, spot in pieces)

    def _draw(self, painter: QPainter, label: Label, opacity: float) -> None:
        painter.setOpacity(opacity)
        for line in self._lines_of(label, opacity):
            draw_line(painter, line)
        painter.setOpacity(1.0)

    def _renew(self, scale: float) -> None:
        """Forget all pictures where texts changed, or on another screen."""
        if self._atlas.scale != scale:
            self._atlas, self._version = Atlas(scale, _HEIGHT), -1
        if self._version != self._texts.version:
            self._version = self._texts.version
            self._made.clear()

    def _make(self, missing: Sequence[Label]) -> frozenset[_Look]:
        """Draw what is missing, and say what a moving view leaves for its next frame."""
        allowed = self._texts.haste.pictures(len(missing))
        lines = {_look(label): (label.x, self._lines_of(label, 1.0)) for label in missing[:allowed]}
        known = self._atlas.known
        new = {line[:_KEY]: line for _, some in lines.values() for line in some}
        self._atlas.add(
            [(key, _width(line), _drawing(line)) for key, line in new.items() if key not in known]
        )
        if len(self._made) > _KEPT:
            self._made.clear()
        for look, (x, some) in lines.items():
            keys: list[_Key] = [(line.text, line.type, line.ink) for line in some]
            if all(key in known for key in keys):
                self._made[look] = tuple(
                    (line.x - x, key, known[key]) for line, key in zip(some, keys, strict=True)
                )
        return frozenset(_look(label) for label in missing[allowed:])

    def _stamp(self, painter: QPainter, rows: list[tuple[float, ...]]) -> None:
        x, y, opacity, left, top, width = np.array(rows, np.float64).T
        stamped = Stamped()
        x, y = np.round(x) - _LEAD, np.round(y) - _HEIGHT / 2
        stamped.add(x, y, width, left / self._atlas.scale, top, opacity)
        self._atlas.stamp(painter, stamped)

    def lines(self, frame: Frame, weight: Callable[[int], float]) -> list[Line]:
        """The lines of all labels of a frame; ``weight`` is the opacity of an event."""
        lines: list[Line] = []
        for label in frame.labels:
            lines += self._lines_of(label, weight(label.event))
        return lines

    def _lines_of(self, label: Label, weight: float) -> list[Line]:
        theme, text = self._theme, self._texts.text(label.event)
        size = self._texts.size(label.event, strong=label.strong)
        title, x, y = text.title, label.x, label.y
        if label.width < size.title:
            room = int(label.width + 0.5) // _STEP * _STEP
            title = shortened(
                title, max(room, ceil(size.least)), SEMIBOLD if label.strong else REGULAR
            )
        lines = []
        if label.with_words and text.words:
            words_x = x + size.title + SPACING.medium
            if label.side is Side.LEFT:
                # The title stands next to its mark on either side.
                words_x, x = x, x + label.width - size.title
            lines.append(Line(text.words, _WORDS, theme.second_text, words_x, y, weight))
        if label.asked:
            lines.append(Line("?", _ASK, theme.text, x - SPACING.medium, y, weight))
        lines.append(Line(title, _STRONG if label.strong else _TITLE, theme.text, x, y, weight))
        return lines


def _look(label: Label) -> _Look:
    """All that decides how a label looks, wherever it stands."""
    event, _, _, width, side, words, strong, _, asked = label
    return event, int(width + 0.5) // _STEP, side, words, strong, asked


def draw_line(painter: QPainter, line: Line) -> None:
    """Draw a line of text as it is."""
    drawn = line.type
    draw_text(
        painter, line.x, line.y + drop(drawn.metrics), line.text, drawn.font, colour(line.ink)
    )


def _width(line: Line) -> float:
    return ceil(line.type.metrics.horizontalAdvance(line.text)) + 3 * _LEAD


def _drawing(line: Line) -> Callable[[QPainter], None]:
    def draw(inner: QPainter) -> None:
        baseline = _HEIGHT / 2 + drop(line.type.metrics)
        draw_text(inner, _LEAD, baseline, line.text, line.type.font, colour(line.ink))

    return draw
