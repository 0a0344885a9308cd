"""The sticky column of lane names at the left, and the counters over the picture."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from widgets.style import MEDIUM, REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.counters import HEIGHT, Action, LanePart, counter_width
from widgets.timeline.frame import Frame
from widgets.timeline.kept import Kept
from widgets.timeline.lane import Lane
from widgets.timeline.lane_lines import (
    NAME,
    PITCH,
    ROOMY,
    STACKED,
    TWO_LINES,
    ceiling_under,
    cut_name,
    first_line,
    is_covered,
    name_lines,
)
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import Type, elided, text_width
from widgets.timeline.stamps import Stamps

_BAR = 3.0
_NAMES = Type(SIZES.row, SEMIBOLD)
_COUNTS = Type(SIZES.caption, REGULAR, tabular=True)
_ENDS = (Action.ABOVE, Action.BELOW)
"""Counters that stand over lane names."""
_FOLD = 7.0
"""Side of the triangle before the name of a collapsed lane."""


class HeaderPainter:
    """Draws lane names and counters in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps) -> None:
        self._theme = theme
        self._stamps = stamps
        self._kept = Kept()

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the column, over whatever was scrolled beneath it."""
        box = QRectF(0, AXIS_HEIGHT, HEADER_WIDTH, frame.size.height() - AXIS_HEIGHT)
        if box.height() > 0:
            ground, paint = colour(self._theme.panel), partial(self._column, frame, box)
            self._kept.draw(painter, box, ground, _told(frame), paint)

    def _column(self, frame: Frame, box: QRectF, painter: QPainter) -> None:
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        for part in frame.parts:
            self._lane(painter, frame, part)
        self._stamps.flush(painter)

    def paint_counters(self, painter: QPainter, frame: Frame) -> None:
        """Draw the counters: pills, so that they read as things to click."""
        font = Type(SIZES.caption, MEDIUM, tabular=True)
        # First of all, or clearing would cut other counters in two.
        for counter in frame.counters:
            if counter.action in _ENDS:
                self._clear(painter, counter.rect)
        for counter in frame.counters:
            box = counter.rect
            self._stamps.pill(painter, box, self._theme.raised, self._theme.strong_line)
            x, ink = box.left() + SPACING.small, self._theme.second_text
            self._stamps.number(painter, x, box.center().y(), counter.text, font, ink)

    def _clear(self, painter: QPainter, box: QRectF) -> None:
        """Take away what would show around a counter that stands over lane names."""
        around = QRectF(_BAR, box.top() - SPACING.tiny, HEADER_WIDTH - _BAR, HEIGHT + SPACING.small)
        painter.fillRect(around, colour(self._theme.panel))

    def _lane(self, painter: QPainter, frame: Frame, part: LanePart) -> None:
        theme, top = self._theme, round(part.box.top + frame.offset)
        bottom = round(part.box.bottom + frame.offset)
        hue = theme.hue(part.lane.hue) if part.lane.hue else colour(theme.strong_line)
        painter.fillRect(QRectF(0, top + 3, _BAR, bottom - top - 6), hue)
        painter.setPen(QPen(colour(theme.line), 1))
        painter.drawLine(QLineF(0, bottom - 0.5, HEADER_WIDTH, bottom - 0.5))
        names = name_lines(part.lane.title, part.box.height)
        counts = self._counts(part)
        lines = len(names) + len(counts) - 1
        y = first_line(top, bottom, lines, ceiling_under(frame.counters))
        if part.box.height < TWO_LINES:
            if not is_covered(y, frame.counters):
                self._one_line(painter, frame, part, y)
            return
        for name in names:
            self._line(painter, frame, y, name, _NAMES)
            y += PITCH
        for count in counts:
            self._line(painter, frame, y, count, _COUNTS)
            y += PITCH

    def _counts(self, part: LanePart) -> tuple[str, ...]:
        """The lane's count, shorter where a counter stands beside it or the room is small.

        In a high lane what is undated goes below before anything is left out.
        """
        room = HEADER_WIDTH - SPACING.medium
        if part.overflow and part.box.height < NAME + PITCH + 2 * HEIGHT:
            room -= counter_width(f"+{part.overflow:,}") + SPACING.tiny
        text = count_text(part.lane)
        if text_width(text, SIZES.caption, tabular=True) > room:
            text = text.replace(" events", "")
        drawn, _, undated = text.partition(", ")
        too_long = text_width(text, SIZES.caption, tabular=True) > room
        if undated and too_long and part.box.height >= ROOMY:
            return drawn, undated
        return (elided(text, _COUNTS, int(room)),)

    def _line(self, painter: QPainter, frame: Frame, y: float, text: str, font: Type) -> None:
        """One of a lane's lines, unless a counter covers it or the picture ends within it."""
        width = text_width(text, font.size, font.weight, tabular=font.tabular)
        line = QRectF(SPACING.medium, y - PITCH / 2, width + SPACING.tiny, PITCH)
        if line.bottom() > frame.size.height() or is_covered(y, frame.counters):
            return
        if not any(one.rect.intersects(line) for one in frame.counters):
            self._text(painter, SPACING.medium, y, text, font)

    def _one_line(self, painter: QPainter, frame: Frame, part: LanePart, y: float) -> None:
        count = short_count(part.lane) if not part.overflow else ""
        width = text_width(count, SIZES.caption, tabular=True)
        right = HEADER_WIDTH - SPACING.small - width
        if part.overflow:
            right -= counter_width(f"+{part.overflow:,}")
        left = float(SPACING.medium) + (_FOLD + SPACING.tiny if part.lane.collapsed else 0.0)
        title, room = part.lane.title, right - left - SPACING.small
        stacked = bool(count) and part.box.height >= STACKED
        if stacked and text_width(title, SIZES.row, SEMIBOLD) > room:
            room = HEADER_WIDTH - SPACING.small - left
            y, right, below = y - PITCH / 2, left, y + PITCH / 2
        else:
            below = y
        if part.lane.collapsed:
            self._folded(painter, SPACING.medium + _FOLD / 2, y)
        self._text(painter, left, y, cut_name(title, int(room)), _NAMES)
        if not is_covered(below, frame.counters):
            self._text(painter, right, below, count, _COUNTS)

    def _folded(self, painter: QPainter, x: float, y: float) -> None:
        """A small triangle that points at what is folded away."""
        half = _FOLD / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.third_text))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - half / 2, y - half),
                    QPointF(x - half / 2, y + half),
                    QPointF(x + half, y),
                ]
            )
        )

    def _text(self, painter: QPainter, x: float, y: float, text: str, font: Type) -> None:
        ink = self._theme.text if font is _NAMES else self._theme.third_text
        self._stamps.text(painter, x, y, text, font, ink)


def _told(frame: Frame) -> Hashable:
    """All that the column of names shows; equal for equal columns."""
    lanes = [
        (lane.title, lane.hue, lane.dated, lane.undated, lane.total, lane.collapsed, part.box)
        for part in frame.parts
        for lane in (part.lane,)
    ]
    # Only a character more or less of a counter changes how much room is left for names.
    counts = [len(f"{part.overflow:,}") if part.overflow else 0 for part in frame.parts]
    ends = [(one.rect.y(), len(one.text)) for one in frame.counters if one.action in _ENDS]
    return tuple(lanes), tuple(counts), tuple(ends), frame.offset


def short_count(lane: Lane) -> str:
    """A lane's count where there is one line for all: "8", or "6 undated" where none is drawn."""
    if lane.undated and not lane.dated:
        return f"{lane.undated:,} undated"
    return f"{lane.dated + lane.undated:,}"


def count_text(lane: Lane) -> str:
    """A lane's count in words: "2 events", "2 of 8 events", "3 events, 1 undated"."""
    shown = lane.dated + lane.undated
    noun = "event" if lane.total == 1 else "events"
    text = f"{shown:,} {noun}" if shown == lane.total else f"{shown:,} of {lane.total:,} {noun}"
    return f"{text}, {lane.undated:,} undated" if lane.undated else text
