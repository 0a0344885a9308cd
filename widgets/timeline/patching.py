"""A scene after an edit of one event: it is placed anew, all others stay where they were.

Only the event's own surroundings are looked at: it takes the row of its lane that leaves it the
most room, and shows from the zoom on at which it is in nobody's way. So no other label comes or
goes, and an edit costs little more than copying the columns.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from db.records import ColumnPatch, EventColumns, LaneGroup
from widgets.timeline.building import all_times
from widgets.timeline.extents import Extents, extents_of, patched_extents
from widgets.timeline.lane import Lane
from widgets.timeline.lane_change import merged, with_lanes
from widgets.timeline.placement import Placement
from widgets.timeline.placing import COARSEST, FINEST
from widgets.timeline.scene import Mask, Rows, Scene
from widgets.timeline.splice import Splice
from widgets.timeline.times import Times
from widgets.timeline.touching import Touching

Bounds = list[tuple[int, int]]

_TIMES = ("earliest", "latest", "flags")
"""What an event's mark begins and ends by."""


def patched(
    before: Scene,
    columns: EventColumns,
    change: ColumnPatch,
    groups: Sequence[LaneGroup],
    shown: Mask,
) -> Scene | None:
    """The scene of the present columns; None where it has to be built anew."""
    if len(change.removed) > 1 or len(change.inserted) > 1 or not before.is_placed:
        return None
    wanted = [group.key for group in groups]
    if wanted != [group.key for group in before.groups]:
        return _in_other_lanes(before, columns, change, groups, shown)
    if not (len(change.removed) or len(change.inserted)):
        return replace(before, columns=columns, shown=shown)
    if before.shown.all() and shown.all() and _stays(before, columns, change, groups):
        return replace(before, columns=columns, shown=shown, groups=tuple(groups))
    return _Patch(before, columns, change, groups, shown).scene()


def _in_other_lanes(
    before: Scene,
    columns: EventColumns,
    change: ColumnPatch,
    groups: Sequence[LaneGroup],
    shown: Mask,
) -> Scene | None:
    """The same where the event is the first of its lane, or was the last of the one it left."""
    every = merged(before.groups, groups)
    if every is None or not before.shown.all():
        return None
    made = patched(with_lanes(before, every), columns, change, every, shown)
    return None if made is None else with_lanes(made, groups)


def _stays(
    before: Scene, columns: EventColumns, change: ColumnPatch, groups: Sequence[LaneGroup]
) -> bool:
    """Whether the event got but other words or looks: time and lanes are what they were."""
    old = before.columns
    if not np.array_equal(change.removed, change.inserted):
        return False
    # The columns keep an array that an edit left alone.
    if not all(getattr(old, name) is getattr(columns, name) for name in _TIMES):
        return False
    row = int(change.inserted[0])
    return _lanes_with([group.rows for group in before.groups], row) == _lanes_with(
        [group.rows for group in groups], row
    )


class _Patch:
    """One edit: at most one column row left, at most one came."""

    def __init__(
        self,
        before: Scene,
        columns: EventColumns,
        change: ColumnPatch,
        groups: Sequence[LaneGroup],
        shown: Mask,
    ) -> None:
        self._before, self._columns, self._shown = before, columns, shown
        self._groups = tuple(groups)
        self._gone = int(change.removed[0]) if len(change.removed) else None
        self._come = int(change.inserted[0]) if len(change.inserted) else None
        self._moved = Splice(
            () if self._gone is None else (self._gone,),
            self._come or 0,
            int(self._come is not None),
        )
        self._extents = self._found_extents()
        self._from = () if self._gone is None else before.lanes_with(self._gone)
        self._members = tuple(self._dated(number) for number in range(len(self._groups)))
        self._to = () if self._come is None else _lanes_with(self._members, self._come)

    def scene(self) -> Scene | None:
        """The scene, or None where the edit reaches farther than its own surroundings."""
        before, extents = self._before, self._extents
        if extents.is_sorted != before.extents.is_sorted or not self._is_within_span():
            return None
        gone, come = self._bounds(before.extents, self._gone), self._bounds(extents, self._come)
        was_seen = self._gone is not None and bool(before.shown[self._gone])
        is_seen = self._come is not None and bool(self._shown[self._come])
        if not (before.shown.all() and self._shown.all()):
            return None
        lanes = self._lanes(was_seen, is_seen)
        ends = before.times.patched(
            _ends(gone if self._from else []), _ends(come if self._to else [])
        )
        placement = before.placement.patched(
            self._moved, self._placed(), extents.starts, extents.ends
        )
        lanes_of = self._lanes_of()
        return replace(
            before,
            columns=self._columns,
            extents=extents,
            shown=self._shown,
            lanes=lanes,
            groups=self._groups,
            members=self._members,
            times=all_times(
                self._members, lanes, extents, self._shown, ends, are_apart=lanes_of is None
            ),
            pyramid=before.pyramid.patched(
                self._entries,
                [(lane, *bounds) for lane in self._from for bounds in gone],
                [(lane, *bounds) for lane in self._to for bounds in come],
            ),
            placement=placement,
            lanes_of=lanes_of,
            _kept={},
        )

    def _is_within_span(self) -> bool:
        """Whether the data reaches no farther than before, so that open ends stay."""
        if self._come is None or not self._to or self._before.span is None:
            return self._before.span is not None
        low, high = self._before.span
        start, end = self._bounds(self._extents, self._come)[0]
        inner = (bound for bound in (start, end) if abs(bound) < 2**62)
        return all(low <= bound <= high for bound in inner)

    def _found_extents(self) -> Extents:
        before, columns = self._before, self._columns
        if before.fold is not None:
            return extents_of(columns).folded(before.fold)
        return patched_extents(before.extents, before.columns, columns, self._moved)

    def _dated(self, lane: int) -> Rows:
        """The dated events of a lane; no copy where all of them are."""
        before, rows = self._before, self._groups[lane].rows
        is_same = lane not in self._from and not self._joins(rows)
        if is_same and len(before.members[lane]) == len(before.groups[lane].rows) == len(rows):
            return rows
        return self._extents.dated_of(rows)

    def _joins(self, rows: Rows) -> bool:
        """Whether the event that came is among ascending rows."""
        return self._come is not None and _is_among(rows, self._come)

    def _entries(self, before: Touching) -> tuple[Touching, Splice]:
        """The entries of the density after the edit, and which of them left and came."""
        rows = before.rows
        removed = () if self._gone is None else tuple(np.flatnonzero(rows == self._gone).tolist())
        own, new = Splice(removed), list[int]()
        if self._come is not None and self._to:
            kept = self._moved.numbers(np.delete(rows, removed) if removed else rows)
            if self._extents.is_sorted:
                at = int(np.searchsorted(kept, self._come))
            else:
                begin = self._extents.starts.item
                at = bisect_left(kept, begin(self._come), key=begin)
            own, new = Splice(removed, at, len(self._to)), [self._come] * len(self._to)
        return before.patched(self._moved, own, new, list(self._to), self._extents), own

    def _placed(self) -> list[tuple[int, int, int]]:
        """Row and level of the event that came, in each of its lanes."""
        found = []
        for number in self._to:
            lane = self._before.lanes[number]
            best = _roomiest(self._before.placement, lane, self._extents, self._come, self._moved)
            if best is not None:
                found.append((int(self._come or 0), *best))
        return found

    def _lanes(self, was_seen: bool, is_seen: bool) -> tuple[Lane, ...]:
        lanes = []
        gone = self._bounds(self._before.extents, self._gone)
        come = self._bounds(self._extents, self._come)
        for number, (lane, group, rows) in enumerate(
            zip(self._before.lanes, self._groups, self._members, strict=True)
        ):
            ends = lane.times.patched(
                _ends(gone if number in self._from and was_seen else []),
                _ends(come if number in self._to and is_seen else []),
            )
            rows_in_order = rows if self._extents.is_sorted else self._ordered(number, lane)
            times = Times(rows_in_order, self._extents, ends)
            undated = len(group.rows) - len(rows)
            lanes.append(replace(lane, times=times, total=len(group.rows), undated=undated))
        return tuple(lanes)

    def _ordered(self, number: int, lane: Lane) -> Rows:
        """The rows of a lane in order of start: sorting them would take milliseconds."""
        rows = lane.times.rows
        if number in self._from:
            rows = rows[rows != self._gone]
        rows = self._moved.numbers(rows)
        if number in self._to and self._come is not None:
            come, begin = self._come, self._extents.starts.item
            # Of those that begin at once the first rows come first.
            at = bisect_left(rows, (begin(come), come), key=lambda row: (begin(row), row))
            rows = np.insert(rows, at, come)
        return rows

    def _lanes_of(self) -> "np.ndarray | None":
        counted = self._before.lanes_of
        if counted is None:
            return None
        return self._moved.arranged(counted, np.array([len(self._to)], np.uint8))

    @staticmethod
    def _bounds(extents: Extents, row: int | None) -> Bounds:
        return [] if row is None else [(int(extents.starts[row]), int(extents.ends[row]))]


def _ends(bounds: Bounds) -> list[int]:
    return [end for _, end in bounds]


def _lanes_with(members: Sequence[Rows], row: int) -> tuple[int, ...]:
    found = []
    for number, rows in enumerate(members):
        if _is_among(rows, row):
            found.append(number)
    return tuple(found)


def _is_among(rows: Rows, row: int) -> bool:
    """Whether a row is one of some that ascend."""
    # Any other type would first be given to all rows.
    at = int(np.searchsorted(rows, rows.dtype.type(row)))
    return at < len(rows) and int(rows[at]) == row


def _roomiest(
    placement: Placement, lane: Lane, extents: Extents, come: int | None, moved: Splice
) -> tuple[int, int] | None:
    """The row of a lane with the most room for an event, and the level this makes."""
    if come is None:
        return None
    start, end = int(extents.starts[come]), int(extents.ends[come])
    best: tuple[int, int] | None = None
    for row in lane.own_rows:
        room = placement.room_beside(row, start, end, moved, extents.starts, extents.ends)
        if room is None or room < 1 << FINEST:
            continue
        level = min(room.bit_length() - 1, COARSEST)
        if best is None or level > best[1]:
            best = row, level
    return best
