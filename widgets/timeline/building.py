"""Makes scenes: at once an outline that shows density, then the rows of crowded lanes.

The rows of a million events take a second, so a worker may work them out while the outline is
looked at already.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns, LaneGroup, LaneView
from widgets.kinds import event_kind, event_kind_order
from widgets.timeline.extents import Extents, extents_of
from widgets.timeline.fold import Fold
from widgets.timeline.folding import fold_for
from widgets.timeline.lane import Lane
from widgets.timeline.picking import picked
from widgets.timeline.placement import Part, placement_of
from widgets.timeline.placing import placed_lanes
from widgets.timeline.priority import clearances, ranks
from widgets.timeline.pyramid import Pyramid
from widgets.timeline.raising import raised
from widgets.timeline.rows import EXPANDED_LIMIT, ROW_LIMIT, packed
from widgets.timeline.scene import Mask, Rows, Scene
from widgets.timeline.stopping import Check, never_stops
from widgets.timeline.times import AllTimes, Times
from widgets.timeline.touching import Touching

REFERENCE_PX = 1000
"""The width at which the whole of the data is imagined when room for labels is kept free."""
LABEL_ROOM_PX = 220
MARKED_SOONER = 3
"""In lanes of few events marks show so many levels before there is room for every label."""

Numbers = NDArray[np.int64]
Span = tuple[int, int] | None
Placed = tuple[NDArray[np.int16], NDArray[np.int8]]
"""Rows and levels of the events of a lane."""


def build_scene(
    columns: EventColumns,
    shown: Mask,
    groups: Sequence[LaneGroup] | None = None,
    view: LaneView | None = None,
    opened: frozenset[str] = frozenset(),
) -> Scene:
    """Place the shown events in lanes, by kind unless ``groups`` tells others.

    Lanes named in ``opened`` take all their rows.
    """
    return place_rows(outline(columns, shown, groups, view, opened))


def outline(
    columns: EventColumns,
    shown: Mask,
    groups: Sequence[LaneGroup] | None = None,
    view: LaneView | None = None,
    opened: frozenset[str] = frozenset(),
    check: Check = never_stops,
) -> Scene:
    """A scene whose crowded lanes have no rows yet: it shows their density at once."""
    view = view or LaneView()
    extents = extents_of(columns)
    groups = view.seen(kind_groups(columns) if groups is None else groups)
    members = tuple(extents.dated_of(group.rows) for group in groups)
    fold = fold_for(view, extents, members, shown)
    extents = extents.folded(fold)
    span = extents.span()
    lanes: list[Lane] = []
    parts: list[Part] = []
    for group, rows in zip(groups, members, strict=True):
        check()
        above = lanes[-1].base + lanes[-1].rows if lanes else 0
        limit = EXPANDED_LIMIT if group.key in opened else ROW_LIMIT
        seen = shown_of(rows, extents, shown)
        own = _packed(seen, extents, span, view.rows_of(group.key) or limit)
        lanes.append(_lane(group, seen, own, view, limit, above, extents, shown))
        if own is not None and lanes[-1].rows:
            parts.append(_roomy(seen, own, above, columns, extents))
    pyramid = Pyramid(_touching(members, extents), len(lanes), span)
    row_count = lanes[-1].base + lanes[-1].rows if lanes else 0
    return Scene(
        columns=columns,
        extents=extents,
        shown=shown,
        lanes=tuple(lanes),
        groups=tuple(groups),
        members=members,
        times=all_times(members, lanes, extents, shown),
        pyramid=pyramid if shown.all() else pyramid.only(shown),
        placement=placement_of(parts, row_count),
        is_placed=not any(lane.crowded and lane.rows for lane in lanes),
        span=span,
        lanes_of=_lanes_of(members, len(columns)),
        fold=fold,
    )


class KnownRows:
    """Rows of lanes worked out before, so that hiding one lane does not place all others anew."""

    def __init__(self) -> None:
        self._of: tuple[EventColumns, Fold | None] | None = None
        self._parts: dict[tuple[str, int], Placed] = {}

    def of(self, scene: Scene) -> dict[tuple[str, int], Placed]:
        """What is known of the lanes of a scene, by key and number of rows; to be added to."""
        if self._of != (scene.columns, scene.fold) or not scene.shown.all():
            self.forget()
            self._of = scene.columns, scene.fold
        return self._parts if scene.shown.all() else {}

    def forget(self) -> None:
        """The data changed."""
        self._of, self._parts = None, {}


def place_rows(scene: Scene, check: Check = never_stops, known: KnownRows | None = None) -> Scene:
    """The scene with the rows of its crowded lanes. Takes a second for a million events."""
    if scene.is_placed:
        return scene
    extents, shown = scene.extents, scene.shown
    found = {} if known is None else known.of(scene)
    seen = [shown_of(rows, extents, shown) for rows in scene.members]
    _place_crowded(scene, seen, found, check)
    parts: list[Part] = []
    for lane, rows in zip(scene.lanes, seen, strict=True):
        if lane.crowded and lane.rows:
            parts.append(Part(rows, *found[lane.key, lane.rows], lane.base))
        elif lane.rows:
            own = _packed(rows, extents, scene.span, lane.rows)
            if own is not None:
                parts.append(_roomy(rows, own, lane.base, scene.columns, extents))
    placement = placement_of(parts, scene.placement.row_count)
    return replace(scene, placement=placement, is_placed=True, _kept={})


def _place_crowded(
    scene: Scene, seen: Sequence[Rows], found: dict[tuple[str, int], Placed], check: Check
) -> None:
    """Add the rows of crowded lanes to what is found, those of as many rows at once."""
    missing = [
        (number, lane)
        for number, lane in enumerate(scene.lanes)
        if lane.crowded and lane.rows and (lane.key, lane.rows) not in found
    ]
    if not missing:
        return
    ranked, extents = ranks(scene.columns, lengths_of(scene.extents)), scene.extents
    for rows in sorted({lane.rows for _, lane in missing}):
        lanes = [(seen[number], lane) for number, lane in missing if lane.rows == rows]
        told = [(extents.starts[own], extents.ends[own], ranked[own]) for own, _ in lanes]
        for (_, lane), placed in zip(lanes, placed_lanes(told, rows, check), strict=True):
            found[lane.key, rows] = placed


def filtered(scene: Scene, shown: Mask) -> Scene:
    """The lanes and rows of a scene without a filter under one; nothing that stays moves."""
    extents = scene.extents
    # All were shown before, so they are in order already.
    seen = [Times(_passed(lane.times.rows, shown), extents) for lane in scene.lanes]
    lanes = tuple(
        replace(lane, times=times, undated=_undated(group.rows, rows, extents, shown))
        for lane, group, rows, times in zip(
            scene.lanes, scene.groups, scene.members, seen, strict=True
        )
    )
    return replace(
        scene,
        shown=shown,
        lanes=lanes,
        times=AllTimes(seen)
        if len(scene.times) == sum(len(lane.times) for lane in scene.lanes)
        else all_times(scene.members, lanes, extents, shown),
        pyramid=scene.pyramid.only(shown),
        _kept={},
    )


def relevelled(scene: Scene, check: Check = never_stops) -> Scene:
    """The scene in which its shown events take the room that those filtered out have left.

    Each stays in its row. As many labels come into view as there were without the filter.
    """
    ranked = ranks(scene.columns, lengths_of(scene.extents))
    parts: list[Part] = []
    for lane in scene.lanes:
        check()
        events, rows, levels = scene.placement.of_rows(lane.own_rows)
        kept = scene.shown[events]
        before = len(events)
        events, rows, levels = events[kept], rows[kept], levels[kept]
        if lane.crowded and len(events):
            most = (before // len(events)).bit_length()
            levels = raised(scene.extents.starts[events], rows, levels, ranked[events], most)
        parts.append(Part(events, (rows - lane.base).astype(np.int16), levels, lane.base))
    return replace(scene, placement=placement_of(parts, scene.placement.row_count), _kept={})


def kind_groups(columns: EventColumns) -> tuple[LaneGroup, ...]:
    """One lane for each kind of event that there is, in the house's order."""
    used = np.flatnonzero(np.bincount(columns.kind, minlength=len(columns.kinds))).tolist()
    used.sort(key=lambda number: event_kind_order(columns.kinds[number]))
    kinds = [(number, columns.kinds[number], event_kind(columns.kinds[number])) for number in used]
    return tuple(
        LaneGroup(
            f"kind:{key}",
            kind.lane,
            kind.hue,
            np.flatnonzero(columns.kind == number).astype(np.int32),
        )
        for number, key, kind in kinds
    )


def lengths_of(extents: Extents) -> NDArray[np.float64]:
    """Seconds from start to end of each row of the columns."""
    return extents.ends.astype(np.float64) - extents.starts.astype(np.float64)


def all_times(
    members: Sequence[Rows],
    lanes: Sequence[Lane],
    extents: Extents,
    shown: Mask,
    ends: Numbers | None = None,
    *,
    are_apart: bool = False,
) -> AllTimes:
    """When the shown dated events of all lanes begin and end, each counted once.

    :param ends: all ends, ascending, where they are known already
    :param are_apart: whether no event stands in several lanes, where that is known
    """
    if are_apart:
        return AllTimes([lane.times for lane in lanes])
    seen = np.zeros(len(shown), np.bool_)
    for rows in members:
        seen[rows] = True
    seen &= shown
    count = int(np.count_nonzero(seen))
    if count == sum(len(lane.times) for lane in lanes):
        return AllTimes([lane.times for lane in lanes])
    own = extents.ordered(np.flatnonzero(seen).astype(np.int32))
    return AllTimes([Times(own, extents, ends)])


def shown_of(rows: Rows, extents: Extents, shown: Mask) -> Rows:
    """Those of a lane's column rows that are shown, in order of start."""
    return extents.ordered(_passed(rows, shown))


def _undated(rows: Rows, dated: Rows, extents: Extents, shown: Mask) -> int:
    """How many rows of a lane are shown, but for the dated ones."""
    others = rows[len(dated) :]
    if extents.dated.take(others).any():
        others = np.setdiff1d(rows, dated, assume_unique=True)
    # Undated events mostly stand last: then these few are all that have to be looked at.
    return int(np.count_nonzero(shown.take(others)))


def _passed(rows: Rows, shown: Mask) -> Rows:
    passed = shown.take(rows)
    return rows if passed.all() else picked(rows, passed)


def _lane(
    group: LaneGroup,
    seen: Rows,
    own: NDArray[np.int16] | None,
    view: LaneView,
    limit: int,
    base: int,
    extents: Extents,
    shown: Mask,
) -> Lane:
    """A lane whose rows begin at ``base``; ``own`` are those of its events, where all have one."""
    collapsed = group.key in view.collapsed
    given = view.rows_of(group.key) or 0
    rows = given or limit if own is None else max(int(own.max(initial=0)) + 1, given)
    return Lane(
        key=group.key,
        title=group.title,
        hue=group.hue,
        total=len(group.rows),
        undated=int(np.count_nonzero(shown[group.rows])) - len(seen),
        times=Times(seen, extents),
        base=base,
        rows=0 if collapsed else rows,
        crowded=own is None or collapsed,
        limited=own is None and not collapsed and limit < EXPANDED_LIMIT,
        collapsed=collapsed,
    )


def _packed(rows: Rows, extents: Extents, span: Span, limit: int) -> NDArray[np.int16] | None:
    """Rows with room for labels, if these few events fit so."""
    room = (span[1] - span[0] + 1) * LABEL_ROOM_PX // REFERENCE_PX if span else 0
    return packed(extents.starts[rows], extents.ends[rows], room, limit)


def _roomy(
    rows: Rows, own: NDArray[np.int16], base: int, columns: EventColumns, extents: Extents
) -> Part:
    """Events that all have their row, with the levels from which they show."""
    ranked = ranks(columns, lengths_of(extents))[rows]
    starts, ends = extents.starts[rows], extents.ends[rows]
    levels = np.zeros(len(rows), np.int8)
    for number in range(int(own.max(initial=-1)) + 1):
        of_row = own == number
        room = clearances(starts[of_row], ends[of_row], ranked[of_row])
        exact = np.frexp(room.astype(np.float64))[1] - 1
        levels[of_row] = np.clip(exact + MARKED_SOONER, 0, 126)
    return Part(rows, own, levels, base)


def _touching(members: Sequence[Rows], extents: Extents) -> Touching:
    """All events of all lanes as entries in order of start."""
    narrow = np.uint8 if len(members) <= 256 else np.int16
    lanes = [np.full(len(rows), number, narrow) for number, rows in enumerate(members)]
    if not members:
        none = np.empty(0, np.int32)
        return Touching(none, none.astype(np.int16), extents.starts, extents.ends)
    rows, of_lane = np.concatenate(members), np.concatenate(lanes)
    order = np.argsort(rows if extents.is_sorted else extents.starts[rows], kind="stable")
    return Touching(rows[order], of_lane[order], extents.starts, extents.ends)


def _lanes_of(members: Sequence[Rows], count: int) -> NDArray[np.uint8] | None:
    """In how many lanes each column row stands; None where none stands in several."""
    if sum(len(rows) for rows in members) <= count and len(members) < 2:
        return None
    lanes = np.zeros(count, np.uint8)
    for rows in members:
        lanes[rows] += 1
    return lanes if lanes.max(initial=0) > 1 else None
