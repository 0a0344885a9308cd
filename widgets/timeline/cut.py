"""What a camera sees of the lanes: which events are drawn as marks, and how many are not.

Whether an event is a mark depends on its level alone, told in powers of two and worked out for the
whole of time. So panning never changes the choice, and zooming in only adds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.camera import Camera
from widgets.timeline.lane import Lane
from widgets.timeline.placement import Found, joined
from widgets.timeline.scene import Scene

LABEL_PX = 160
"""Room from start to start in which a mark with its label stands; less is not enough."""
_REACH_PX = 640
"""So far beyond the edges a mark may still stand in a label's way."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The events of the lanes in sight (column rows), in order of row and start.

    Not all of them are drawn: in lanes of few events the others bound the room of labels. The cut
    reaches from the second ``first`` to ``last``, so it serves while the camera moves within.
    """

    events: NDArray[np.int32]
    rows: NDArray[np.int64]
    """Rows of the scene; −1 for a wanted event that has none and stands on its lane's strip."""
    lane: NDArray[np.int64]
    drawn: NDArray[np.bool_]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    lanes: range
    """The lanes in sight."""
    level: int
    first: int
    last: int

    def serves(self, camera: Camera, lanes: range) -> bool:
        """Whether this is what a camera sees of some lanes, and what bounds it on either side."""
        if lanes != self.lanes or level_for(LABEL_PX, camera) != self.level:
            return False
        reach = _reach(camera, self.level)
        return self.first <= camera.start - reach and camera.end + reach <= self.last

    def counts(self, scene: Scene, camera: Camera) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each lane how many events touch the view, and how many of these are not drawn."""
        of = scene.lanes[self.lanes.start : self.lanes.stop]
        in_view = np.array([one.times.within(camera.start, camera.end) for one in of], np.int64)
        seen = self.drawn & (self.ends >= camera.start) & (self.starts <= camera.end)
        counted = np.bincount(self.lane[seen] - self.lanes.start, minlength=len(of))
        return in_view, in_view - counted


class Seat(NamedTuple):
    """Where an event stands: column row, row of the scene or −1 for the strip, and lane."""

    place: int
    row: int
    lane: int


def level_for(pixels: float, camera: Camera) -> int:
    """The least power of two seconds that is at least so many pixels wide."""
    return max(ceil(log2(pixels / camera.scale)), 0)


def cut(
    scene: Scene, camera: Camera, lanes: range, wanted: Sequence[Seat] = (), views: int = 0
) -> Cut:
    """Cut what the camera sees out of some lanes, and as much of ``views`` more on either side.

    ``wanted`` events are drawn in any case.
    """
    of = scene.lanes[lanes.start : lanes.stop]
    level = level_for(LABEL_PX, camera)
    beyond = _reach(camera, level) + views * camera.span
    first, last = camera.start - beyond, camera.end + beyond
    found = _found(scene, of, level, first, last)
    kept = scene.shown[found.events]
    events, numbers = found.events[kept], found.rows[kept]
    drawn = found.levels[kept] >= level
    first_rows = np.array([lane.base for lane in of])
    lane = first_rows.searchsorted(numbers, side="right") - 1 + lanes.start
    if wanted:
        events, numbers, lane, drawn = _with_wanted(
            scene, lanes, wanted, events, numbers, lane, drawn
        )
    starts, ends = scene.extents.starts[events], scene.extents.ends[events]
    return Cut(events, numbers, lane, drawn, starts, ends, lanes, level, first, last)


def _reach(camera: Camera, level: int) -> int:
    """Seconds beyond the edges in which a mark may still stand in a label's way."""
    return max(round(_REACH_PX / camera.scale), 1 << level)


def _found(scene: Scene, lanes: Sequence[Lane], level: int, first: int, last: int) -> Found:
    """Events that touch a stretch: of crowded lanes those of the level, of others all."""
    span = first, last, scene.extents.starts, scene.extents.ends
    rows: dict[bool, list[int]] = {True: [], False: []}
    for lane in lanes:
        rows[lane.crowded].extend(lane.own_rows)
    parts = [
        scene.placement.found(np.array(numbers, np.int64), level if crowded else -1, *span)
        for crowded, numbers in rows.items()
        if numbers
    ]
    return joined(parts)


def seats(scene: Scene, places: Sequence[int]) -> tuple[Seat, ...]:
    """Where the events of some column rows stand: in each of their lanes a row, or its strip."""
    found = []
    for place in places:
        rows = scene.placement.row_of(place)
        for number in scene.lanes_with(place):
            own = scene.lanes[number].own_rows
            found.append(Seat(place, next((row for row in rows if row in own), -1), number))
    return tuple(found)


def _with_wanted(
    scene: Scene,
    lanes: range,
    wanted: Sequence[Seat],
    events: NDArray[np.int32],
    numbers: NDArray[np.int64],
    lane: NDArray[np.int64],
    drawn: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Draw the wanted events too, in their rows or, where they have none, on the strip."""
    here = {
        (event, at): place
        for place, (event, at) in enumerate(zip(events.tolist(), lane.tolist(), strict=True))
    }
    drawn = drawn.copy()
    extra = []
    for seat in wanted:
        there = here.get((seat.place, seat.lane))
        if there is not None:
            drawn[there] = True
        elif seat.lane in lanes:
            extra.append(seat)
    if not extra:
        return events, numbers, lane, drawn
    more = np.array(extra, np.int64)
    events = np.concatenate((events, more[:, 0].astype(np.int32)))
    numbers, lane = np.concatenate((numbers, more[:, 1])), np.concatenate((lane, more[:, 2]))
    drawn = np.concatenate((drawn, np.ones(len(more), np.bool_)))
    order = np.lexsort((scene.extents.starts[events], numbers, lane))
    return events[order], numbers[order], lane[order], drawn[order]
