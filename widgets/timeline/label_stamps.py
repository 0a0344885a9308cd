"""Labels as stamps: each title and each date's words are drawn once and copied while they move."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QPainter

from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.atlas import Atlas, Stamped
from widgets.timeline.frame import Frame
from widgets.timeline.labels import Label, Side
from widgets.timeline.lettering import Type, draw_text, drop
from widgets.timeline.texts import Texts, shortened

_HEIGHT = 20
"""Pixels of a picture's height: a line of text with all its accents."""
_LEAD = 2
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


_KEY = 3
"""So many fields of a line decide how its picture looks; the others where it goes."""


class LabelStamps:
    """Stamps the labels of frames in one theme."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        self._theme, self._texts = theme, texts
        self._atlas = Atlas(1.0, _HEIGHT)

    def paint(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Draw lines by stamp; those for which the sheet has no room are drawn as they are."""
        scale = painter.device().devicePixelRatioF()
        if self._atlas.scale != scale:
            self._atlas = Atlas(scale, _HEIGHT)
        known = self._atlas.known
        missing = {line[:_KEY]: line for line in lines if line[:_KEY] not in known}
        widths = {key: _width(line) for key, line in missing.items()}
        if missing and self._atlas.free(max(widths.values())) < sum(widths.values()):
            self._atlas.clear()
            missing = {line[:_KEY]: line for line in lines}
            widths = {key: _width(line) for key, line in missing.items()}
        for key, line in missing.items():
            if self._atlas.free(widths[key]) >= widths[key]:
                self._atlas.add(key, widths[key], _drawing(line))
        self._stamp(painter, lines)

    def _stamp(self, painter: QPainter, lines: Sequence[Line]) -> None:
        known, scale = self._atlas.known, self._atlas.scale
        rows = []
        for line in lines:
            spot = known.get(line[:_KEY])
            if spot is None:
                painter.setOpacity(line.opacity)
                draw_line(painter, line)
                painter.setOpacity(1.0)
            else:
                rows.append((line.x, line.y, line.opacity, *spot))
        if not rows:
            return
        x, y, opacity, left, top, width = np.array(rows, np.float64).T
        stamped = Stamped()
        x, y = np.round(x) - _LEAD, np.round(y) - _HEIGHT / 2
        stamped.add(x, y, width, left / scale, top, opacity)
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


_STEP = 12
"""Titles are shortened in steps of so many pixels, so that zooming draws few of them anew."""


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
