"""How a timeline is cut into pages: the time into columns, the lanes into rows.

Pure arithmetic. Columns overlap by a strip that both pages show, so that they can be glued; rows
break between lanes, and within a lane only where it is higher than a page, between its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.timeline.camera import Camera
from widgets.timeline.layout import LaneBox, Layout

OVERLAP = 24
"""Pixels that neighbouring columns share: 6 mm, enough for glue."""
_NAME_ROOM = 44.0
"""What is left of a lane on the next page must have room for its name."""


@dataclass(frozen=True, slots=True)
class Band:
    """What one row of pages shows of the lanes, in pixels below the axis."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top


def long_width(width: int, across: int) -> int:
    """The pixels of all columns glued together."""
    return width * across - OVERLAP * (across - 1)


def columns(whole: Camera, left: float, width: int, across: int) -> tuple[Camera, ...]:
    """The camera of each column; together they see exactly what ``whole`` sees.

    ``whole`` is taken to stand over :func:`long_width` pixels. Integers throughout: a second lost
    between two pages would be lost on paper.
    """
    total, step = long_width(width, across), width - OVERLAP
    starts = [whole.start + number * step * whole.span // total for number in range(across)]
    reach = [start + width * whole.span // total for start in starts[:-1]]
    ends = [*reach, whole.start + whole.span]
    return tuple(
        Camera(start, max(end - start, 1), left, float(width), whole.fold)
        for start, end in zip(starts, ends, strict=True)
    )


def bands(layout: Layout, room: float) -> tuple[Band, ...]:
    """What each row of pages shows, where a page has ``room`` pixels for lanes."""
    made: list[Band] = []
    start = 0.0
    for box in layout.boxes:
        if box.bottom - start > room and box.top > start:
            made.append(Band(start, box.top))
            start = box.top
        while box.bottom - start > room:
            cut = _cut_within(box, start, room)
            made.append(Band(start, cut))
            start = cut
    if layout.height > start or not made:
        made.append(Band(start, layout.height))
    return tuple(made)


def _cut_within(box: LaneBox, start: float, room: float) -> float:
    """Where a lane higher than a page is broken: below the last row that fits."""
    edges = _row_edges(box)
    fitting = [edge for edge in edges if start < edge <= start + room]
    roomy = [edge for edge in fitting if box.bottom - edge >= _NAME_ROOM]
    return max(roomy or fitting, default=start + room)


def _row_edges(box: LaneBox) -> Sequence[float]:
    head = box.first_row - box.pitch / 2
    rows = max(round((box.strip_top - head) / box.pitch), 0)
    return [head + number * box.pitch for number in range(1, rows + 1)]
