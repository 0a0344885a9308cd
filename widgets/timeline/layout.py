"""Where the lanes stand on the screen: heights from the rows, and the sticky column at the left."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from widgets.style import SIZES
from widgets.timeline.geometry import LABELLED
from widgets.timeline.lane import Lane

HEADER_WIDTH = 150.0
AXIS_HEIGHT = 45.0
STRIP_HEIGHT = 22.0
_TIGHT = 17
"""The least row height at which labelled marks stay apart."""
_LOOSE_PAD, _TIGHT_PAD = 7.0, 3.0
_NEARLY = 1.15


@dataclass(frozen=True, slots=True)
class LaneBox:
    """The place of one lane, in pixels below the axis before scrolling."""

    lane: int
    top: float
    height: float
    first_row: float
    """Centre of its first row."""
    pitch: float
    strip_top: float
    """Top of the density strip; the foot of the rows where there is no strip."""

    @property
    def bottom(self) -> float:
        """Where the next lane begins."""
        return self.top + self.height

    @property
    def labelled(self) -> float:
        """Height of a mark that carries its label inside."""
        return min(LABELLED, self.pitch - 2)

    def row(self, row: int) -> float:
        """Centre of a row."""
        return self.first_row + row * self.pitch


@dataclass(frozen=True, slots=True)
class Layout:
    """All lanes, from top to bottom, and their height together."""

    boxes: tuple[LaneBox, ...]
    height: float

    def at(self, y: float) -> LaneBox | None:
        """The lane at a height, or None."""
        return next((box for box in self.boxes if box.top <= y < box.bottom), None)

    def between(self, top: float, bottom: float) -> range:
        """The lanes any part of which lies between two heights."""
        first = bisect_right(self.boxes, top, key=lambda box: box.bottom)
        last = bisect_left(self.boxes, bottom, key=lambda box: box.top)
        return range(first, max(first, last))


def lay_out(lanes: Sequence[Lane], room: float) -> Layout:
    """Place the lanes; rows are drawn a little closer where that makes all of them fit."""
    loose = _stacked(lanes, SIZES.timeline_row, _LOOSE_PAD)
    if loose.height <= room:
        return loose
    for pitch in range(SIZES.timeline_row, _TIGHT - 1, -1):
        closer = _stacked(lanes, pitch, _TIGHT_PAD)
        if closer.height <= room:
            return closer
    # Where scrolling cannot be spared, closeness would gain nothing – unless it nearly spares it.
    tight = _stacked(lanes, _TIGHT, _TIGHT_PAD)
    return tight if tight.height <= room * _NEARLY else loose


def _stacked(lanes: Sequence[Lane], pitch: float, pad: float) -> Layout:
    boxes, top = [], 0.0
    for number, lane in enumerate(lanes):
        foot = top + pad + lane.rows * pitch
        height = foot + (STRIP_HEIGHT if lane.has_strip else 0) + pad - top
        # Whole pixels, or rows would be rounded to unequal distances.
        first = float(floor(top + pad + pitch / 2))
        boxes.append(LaneBox(number, top, height, first, pitch, foot))
        top += height
    return Layout(tuple(boxes), top)
