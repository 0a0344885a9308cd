"""The scene: all shown events placed in lanes and rows, once per data and filter.

Nothing here depends on the camera. Frames are cut from it by binary search, so a frame costs the
same whether the store holds a hundred events or a million.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns
from widgets.kinds import event_kind, event_kind_order
from widgets.timeline.density import Mass
from widgets.timeline.extents import Extents, extents_of
from widgets.timeline.lane import Lane, Track
from widgets.timeline.priority import clearances, ranks
from widgets.timeline.rows import EXPANDED_LIMIT, ROW_LIMIT, packed

REFERENCE_PX = 1000
"""The width at which the whole of the data is imagined when room for labels is kept free."""
LABEL_ROOM_PX = 220


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What there is to draw. ``shown`` tells which rows of ``columns`` passed the filter."""

    columns: EventColumns
    extents: Extents
    shown: NDArray[np.bool_]
    lanes: tuple[Lane, ...]
    by_id: NDArray[np.int64]
    """Rows of the columns in the order of ids."""
    span: tuple[int, int] | None
    """Outermost known bounds of all events, filtered out or not, so that a filter moves nothing."""

    @property
    def dated(self) -> int:
        """Shown events that stand on the axis."""
        return sum(lane.dated for lane in self.lanes)

    @property
    def undated(self) -> int:
        """Shown events without a place on the axis."""
        return int(np.count_nonzero(self.shown & ~self.extents.dated))

    def place(self, event: int) -> int | None:
        """The row of the columns that holds an event, or None."""
        if not len(self.by_id):
            return None
        found = int(np.searchsorted(self.columns.ids, event, sorter=self.by_id))
        place = int(self.by_id[min(found, len(self.by_id) - 1)])
        return place if self.columns.ids[place] == event else None

    def lane_of(self, place: int) -> int | None:
        """The lane in which a row of the columns is drawn, or None."""
        kind = self.columns.kinds[int(self.columns.kind[place])]
        return next((i for i, lane in enumerate(self.lanes) if lane.key == kind), None)

    def in_order(self, lane: int | None = None) -> NDArray[np.int64]:
        """Column rows of the shown dated events in time order, of one lane or of all."""
        wanted = self.shown & self.extents.dated
        if lane is not None:
            wanted = wanted & (self.columns.kind == self.columns.kinds.index(self.lanes[lane].key))
        return np.flatnonzero(wanted)


def build_scene(
    columns: EventColumns, shown: NDArray[np.bool_], opened: Iterable[str] = ()
) -> Scene:
    """Place the shown events in lanes by kind; lanes named in ``opened`` take all their rows."""
    extents = extents_of(columns)
    span = extents.span()
    limits = dict.fromkeys(opened, EXPANDED_LIMIT)
    with np.errstate(over="ignore"):
        lengths = extents.ends.astype(np.float64) - extents.starts.astype(np.float64)
    ranked = ranks(columns, lengths)
    keys = sorted((columns.kinds[kind] for kind in np.unique(columns.kind)), key=event_kind_order)
    lanes = [
        _lane(key, columns, extents, shown, ranked, span, limits.get(key, ROW_LIMIT))
        for key in keys
    ]
    return Scene(columns, extents, shown, tuple(lanes), np.argsort(columns.ids), span)


def _lane(
    key: str,
    columns: EventColumns,
    extents: Extents,
    shown: NDArray[np.bool_],
    ranked: NDArray[np.int64],
    span: tuple[int, int] | None,
    limit: int,
) -> Lane:
    of_kind = columns.kind == columns.kinds.index(key)
    members = np.flatnonzero(of_kind & shown & extents.dated)
    members = members[np.argsort(extents.starts[members], kind="stable")]
    starts, ends = extents.starts[members], extents.ends[members]
    rows = packed(starts, ends, _label_room(span), limit)
    kind = event_kind(key)
    return Lane(
        key=key,
        title=kind.lane,
        hue=kind.hue,
        total=int(np.count_nonzero(of_kind)),
        undated=int(np.count_nonzero(of_kind & shown & ~extents.dated)),
        tracks=tuple(
            _track(members[rows == row], extents, ranked)
            for row in range(int(rows.max(initial=-1)) + 1)
        ),
        starts=starts,
        ends=np.sort(ends),
        mass=mass_of(extents, members, span),
        limited=bool((rows < 0).any()),
    )


def _label_room(span: tuple[int, int] | None) -> int:
    return (span[1] - span[0] + 1) * LABEL_ROOM_PX // REFERENCE_PX if span else 0


def _track(events: NDArray[np.int64], extents: Extents, ranked: NDArray[np.int64]) -> Track:
    starts, ends = extents.starts[events], extents.ends[events]
    return Track(events, starts, ends, *clearances(starts, ends, ranked[events]))


def mass_of(extents: Extents, events: NDArray[np.int64], span: tuple[int, int] | None) -> Mass:
    """The mass of some events; an open end reaches to the edge of the data, not beyond."""
    low, high = span or (0, 0)
    starts = np.clip(extents.starts[events], low, high)
    return Mass(starts, np.maximum(np.clip(extents.ends[events], low, high), starts))
