"""A scene after an edit of one event is as good as one built anew, and nothing else in it moved."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import FLAG_START_UNKNOWN, ColumnPatch, EventColumns
from tests.widgets.timeline.made_source import DAY, generated
from widgets.timeline.building import build_scene, filtered, kind_groups
from widgets.timeline.density import Columns
from widgets.timeline.patching import patched
from widgets.timeline.placing import NO_ROW
from widgets.timeline.scene import Scene

COUNT = 6000
ARRAYS = tuple(field.name for field in fields(EventColumns) if field.name != "kinds")


@pytest.fixture(scope="module", params=[False, True], ids=["in order", "unknown starts"])
def whole(request: pytest.FixtureRequest) -> Scene:
    """All events; marks of those of unknown beginning stand where they are known to end."""
    made = generated(COUNT, seed=5, lanes=3).made
    if request.param:
        flags = made.flags.copy()
        flags[3::7] |= FLAG_START_UNKNOWN
        made = replace(made, flags=flags)
    scene = build_scene(made, np.ones(COUNT, np.bool_))
    assert scene.extents.is_sorted is not request.param
    return scene


def edited(
    columns: EventColumns, row: int, start: int, length: int, kind: int
) -> tuple[EventColumns, ColumnPatch]:
    """The columns after the event of a row got other bounds and another kind."""
    one = {name: getattr(columns, name)[row] for name in ARRAYS}
    one |= {"earliest": start, "latest": start + length, "kind": kind}
    one |= {"core_start": start, "core_end": start + length}
    rest = {name: np.delete(getattr(columns, name), row) for name in ARRAYS}
    at = int(np.searchsorted(rest["earliest"], start, side="right"))
    arrays = {name: np.insert(rest[name], at, one[name]) for name in ARRAYS}
    change = ColumnPatch(np.array([row], np.int32), np.array([at], np.int32))
    return EventColumns(**arrays, kinds=columns.kinds), change


def rows_by_id(scene: Scene) -> dict[int, tuple[int, int]]:
    """Row and level of each event that has a row, by id."""
    events, rows, levels = scene.placement.of_rows(range(scene.placement.row_count))
    ids = scene.columns.ids[events].tolist()
    return dict(zip(ids, zip(rows.tolist(), levels.tolist(), strict=True), strict=True))


edits = st.tuples(
    st.integers(0, COUNT - 1),
    st.integers(5, 28 * 365),
    st.sampled_from([0, DAY - 1, 40 * DAY, 700 * DAY]),
    st.integers(0, 2),
)


@settings(deadline=None, max_examples=40)
@given(edits)
def test_an_edit_moves_one_event_and_counts_it_anew(
    whole: Scene, edit: tuple[int, int, int, int]
) -> None:
    row, day, length, kind = edit
    columns, change = edited(whole.columns, row, day * DAY, length, kind)
    everything = np.ones(COUNT, np.bool_)
    made = patched(whole, columns, change, kind_groups(columns), everything)
    assert made is not None
    anew = build_scene(columns, everything)
    event = int(whole.columns.ids[row])
    before, after = rows_by_id(whole), rows_by_id(made)
    before.pop(event, None)
    mine = after.pop(event, None)
    assert before == after
    for one, other in zip(made.lanes, anew.lanes, strict=True):
        assert (one.key, one.total, one.dated) == (other.key, other.total, other.dated)
        for second in (0, day * DAY, day * DAY + length, 20 * 365 * DAY):
            assert one.earlier(second) == other.earlier(second)
            assert one.later(second) == other.later(second)
    for width in (675, DAY, 64 * DAY, 4096 * DAY):
        first = day * DAY // width - 3
        mended, fresh = (s.pyramid.columns(width, first, first + 9) for s in (made, anew))
        assert mended.total == pytest.approx(fresh.total, abs=1e-3)
        assert mended.solid == pytest.approx(fresh.solid, abs=1e-3)
    if mine is not None:
        _check_room(made, *mine)


@settings(deadline=None, max_examples=30)
@given(st.lists(edits, min_size=1, max_size=3), st.booleans())
def test_columns_seen_before_edits_are_what_they_would_be_anew(
    whole: Scene, found: list[tuple[int, int, int, int]], looks: bool
) -> None:
    scene, widths = whole, (675, DAY, 64 * DAY, 4096 * DAY)

    def seen(scene: Scene) -> list[Columns]:
        firsts = {width: edit[1] * DAY // width - 3 for edit in found for width in widths}
        return [scene.pyramid.columns(width, at, at + 70) for width, at in firsts.items()]

    seen(scene)
    for row, day, length, kind in found:
        columns, change = edited(scene.columns, row, day * DAY, length, kind)
        groups, everything = kind_groups(columns), np.ones(COUNT, np.bool_)
        made = patched(scene, columns, change, groups, everything)
        assert made is not None
        if looks:
            seen(made)
        scene = made
    anew = build_scene(scene.columns, np.ones(COUNT, np.bool_))
    for mended, fresh in zip(seen(scene), seen(anew), strict=True):
        assert mended.total == pytest.approx(fresh.total, abs=1e-3)
        assert mended.solid == pytest.approx(fresh.solid, abs=1e-3)


def _check_room(scene: Scene, row: int, level: int) -> None:
    """No two events of a row overlap, and those of a level keep a label's room."""
    events, _, levels = scene.placement.of_rows(range(row, row + 1))
    starts, ends = scene.extents.starts[events], scene.extents.ends[events]
    assert (ends[:-1] < starts[1:]).all()
    assert (np.diff(starts[levels >= level]) >= 1 << level).all()


@settings(deadline=None, max_examples=20)
@given(st.integers(0, COUNT - 1), st.integers(2, 5))
def test_a_filter_after_an_edit_counts_what_it_lets_through(
    whole: Scene, row: int, part: int
) -> None:
    columns, change = edited(whole.columns, row, 4000 * DAY, 3 * DAY, 1)
    made = patched(whole, columns, change, kind_groups(columns), np.ones(COUNT, np.bool_))
    assert made is not None
    shown = columns.ids % part == 0
    few, anew = filtered(made, shown), build_scene(columns, shown)
    assert few.dated == anew.dated == np.count_nonzero(shown)
    first, last = 3990, 4010
    one, other = (s.pyramid.columns(DAY, first, last) for s in (few, anew))
    assert one.total == pytest.approx(other.total, abs=1e-3)
    assert few.pyramid.columns(1024 * DAY, -1, 12).total.sum() == pytest.approx(few.dated, abs=0.1)


def test_an_event_that_is_gone_leaves_nothing_behind(whole: Scene) -> None:
    columns = whole.columns
    rest = {name: np.delete(getattr(columns, name), 100) for name in ARRAYS}
    smaller = EventColumns(**rest, kinds=columns.kinds)
    change = ColumnPatch(np.array([100], np.int32), np.array([], np.int32))
    everything = np.ones(COUNT - 1, np.bool_)
    made = patched(whole, smaller, change, kind_groups(smaller), everything)
    assert made is not None
    assert made.dated == COUNT - 1
    assert int(columns.ids[100]) not in rows_by_id(made)
    total = made.pyramid.columns(4096 * DAY, -1, 4).total.sum()
    assert total == pytest.approx(COUNT - 1, abs=0.1)


def test_what_reaches_beyond_the_data_is_built_anew(whole: Scene) -> None:
    columns, change = edited(whole.columns, 7, 90 * 365 * DAY, DAY, 1)
    everything = np.ones(COUNT, np.bool_)
    assert patched(whole, columns, change, kind_groups(columns), everything) is None


def test_several_changes_are_built_anew(whole: Scene) -> None:
    none = np.array([], np.int32)
    change = ColumnPatch(np.array([1, 2], np.int32), none)
    everything = np.ones(COUNT, np.bool_)
    groups = kind_groups(whole.columns)
    assert patched(whole, whole.columns, change, groups, everything) is None
    assert (
        patched(
            replace(whole, is_placed=False),
            whole.columns,
            ColumnPatch(none, none),
            groups,
            everything,
        )
        is None
    )


def test_levels_stay_within_what_a_view_can_ask(whole: Scene) -> None:
    _, rows, levels = whole.placement.of_rows(range(whole.placement.row_count))
    assert (rows != NO_ROW).all()
    assert levels.min() >= 0


def test_other_words_and_looks_leave_everything_where_it_was(whole: Scene) -> None:
    row, everything = COUNT // 2, np.ones(COUNT, np.bool_)
    status = whole.columns.status.copy()
    status[row] = 1 - min(int(status[row]), 1)
    columns = replace(whole.columns, status=status)
    change = ColumnPatch(np.array([row], np.int32), np.array([row], np.int32))
    made = patched(whole, columns, change, kind_groups(columns), everything)
    assert made is not None
    assert made.columns is columns
    assert made.placement is whole.placement
    assert made.pyramid is whole.pyramid


def test_the_first_event_of_a_kind_opens_a_lane_and_the_last_closes_it(whole: Scene) -> None:
    everything, columns = np.ones(COUNT, np.bool_), whole.columns
    kinds = (*columns.kinds, "made by hand")
    more = replace(columns, kinds=kinds)
    scene = replace(whole, columns=more)
    day, length = 3000, 40 * DAY
    made_columns, change = edited(more, 11, day * DAY, length, len(kinds) - 1)
    made = patched(scene, made_columns, change, kind_groups(made_columns), everything)
    assert made is not None
    anew = build_scene(made_columns, everything)
    assert len(made.lanes) == len(whole.lanes) + 1
    _check_same(made, anew)
    before, after = rows_by_id(whole), rows_by_id(made)
    names = [lane.key for lane in whole.lanes]
    shift = {names.index(lane.key): lane.base for lane in made.lanes if lane.key in names}
    event = int(columns.ids[11])
    for other, (row, level) in before.items():
        number = next(n for n, lane in enumerate(whole.lanes) if row in lane.own_rows)
        if other != event:
            assert after[other] == (row - whole.lanes[number].base + shift[number], level)
    # It goes back to its kind, and the lane is closed again.
    at = int(np.flatnonzero(made_columns.ids == event)[0])
    kind = int(columns.kind[11])
    last_columns, change = edited(made_columns, at, day * DAY, length, kind)
    last = patched(made, last_columns, change, kind_groups(last_columns), everything)
    assert last is not None
    _check_same(last, build_scene(last_columns, everything))
    # A filter finds everything where it is now.
    few = filtered(last, last_columns.ids % 3 == 0)
    assert few.dated == np.count_nonzero(last_columns.ids % 3 == 0)


def _check_same(made: Scene, anew: Scene) -> None:
    """The same lanes with the same counts and the same density, whichever way they were made."""
    for one, other in zip(made.lanes, anew.lanes, strict=True):
        assert (one.key, one.total, one.dated) == (other.key, other.total, other.dated)
        assert list(one.times.rows) == list(other.times.rows)
    for width in (675, DAY, 64 * DAY, 4096 * DAY):
        first = 3000 * DAY // width - 3
        mended, fresh = (s.pyramid.columns(width, first, first + 9) for s in (made, anew))
        assert mended.total == pytest.approx(fresh.total, abs=1e-3)
        assert mended.solid == pytest.approx(fresh.solid, abs=1e-3)
        assert len(made.pyramid.peaks(width)) == len(made.lanes)
    assert made.placement.row_count == made.lanes[-1].base + made.lanes[-1].rows
    assert made.times.earlier(10**12) == anew.times.earlier(10**12)
