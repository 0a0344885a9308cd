"""The scene: all events placed in lanes and rows, once per data, lanes and filter.

Nothing here depends on the camera. Frames are cut from it by binary search, so a frame costs the
same whether the store holds a hundred events or a million. :mod:`widgets.timeline.building` makes
scenes, :mod:`widgets.timeline.patching` changes one after an edit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns, LaneGroup, Window
from widgets.timeline.extents import Extents
from widgets.timeline.fold import Fold
from widgets.timeline.lane import Lane
from widgets.timeline.placement import Placement
from widgets.timeline.pyramid import Pyramid
from widgets.timeline.stopping import Check, never_stops
from widgets.timeline.times import AllTimes

_FEW = 8
"""So many ids are looked for one by one."""

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What there is to draw. ``shown`` tells which rows of ``columns`` passed the filter.

    Where empty time is squeezed, all seconds but those of ``columns`` are folded.
    """

    columns: EventColumns
    extents: Extents
    shown: Mask
    lanes: tuple[Lane, ...]
    groups: tuple[LaneGroup, ...]
    """Of which events the lanes are, filtered out or not, dated or not."""
    members: tuple[Rows, ...]
    """For each lane its dated column rows, ascending, filtered out or not."""
    times: AllTimes
    """Those of all shown dated events, each once, in however many lanes it stands."""
    pyramid: Pyramid
    placement: Placement
    is_placed: bool
    """Whether the rows of crowded lanes are worked out."""
    span: tuple[int, int] | None
    """Outermost known bounds of all events, filtered out or not, so that a filter moves nothing."""
    lanes_of: NDArray[np.uint8] | None
    """In how many lanes each column row stands; None where none stands in more than one."""
    fold: Fold | None = None
    """How empty time is squeezed; None = time is as it is."""
    _kept: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    @property
    def dated(self) -> int:
        """Shown events that stand on the axis."""
        return len(self.times)

    @property
    def undated(self) -> int:
        """Shown events without a place on the axis."""
        return int(np.count_nonzero(self.shown & ~self.extents.dated))

    @property
    def row_counts(self) -> NDArray[np.int64]:
        """How many shown events stand in each row."""
        if "rows" not in self._kept:
            self._kept["rows"] = self.placement.counts_of(self.shown)
        return self._kept["rows"]

    def real(self, window: Window) -> Window:
        """A window of the scene's seconds in real time."""
        return window if self.fold is None else self.fold.window(window.start, window.end)

    def place(self, event: int) -> int | None:
        """The row of the columns that holds an event, or None."""
        found = np.flatnonzero(self.columns.ids == event)
        return int(found[0]) if len(found) else None

    def having(self, items: Sequence[int]) -> frozenset[int]:
        """Which of these ids are events of the scene."""
        if len(items) < _FEW:
            return frozenset(item for item in items if self.place(item) is not None)
        wanted = np.fromiter(items, np.int64, len(items))
        return frozenset(self.columns.ids[np.isin(self.columns.ids, wanted)].tolist())

    def lane_of(self, place: int) -> int | None:
        """The first lane in which a row of the columns is drawn, or None."""
        return next(iter(self.lanes_with(place)), None)

    def lanes_with(self, place: int) -> tuple[int, ...]:
        """All lanes in which a dated row of the columns is drawn."""
        found = []
        for number, rows in enumerate(self.members):
            # Any other type would first be given to all rows.
            at = int(np.searchsorted(rows, rows.dtype.type(place)))
            if at < len(rows) and rows[at] == place:
                found.append(number)
        return tuple(found)

    def in_order(self, lane: int | None = None) -> NDArray[np.int64]:
        """Column rows of the shown dated events in time order, of one lane or of all."""
        if lane is None:
            return np.flatnonzero(self.shown & self.extents.dated)
        rows = self.members[lane]
        return rows[self.shown[rows]].astype(np.int64)

    def prepare(self, check: Check = never_stops) -> None:
        """Work out what frames would otherwise work out when they first need it.

        ``check`` is called now and then; what it raises ends the work.
        """
        for lane in self.lanes:
            check()
            lane.times.prepare()
        self.times.prepare()
        self.placement.prepare(check)
        self.pyramid.prepare(check)
