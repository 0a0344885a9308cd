"""What is drawn and what is counted make up all there is, at every view."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import FLAG_UNDATED
from tests.widgets.timeline.made_source import DAY, generated
from tests.widgets.timeline.sample_case import sample_case
from widgets.timeline.building import build_scene, filtered, relevelled
from widgets.timeline.camera import Camera
from widgets.timeline.cut import Cut, cut, seats
from widgets.timeline.scene import Scene

SCENES: dict[int, Scene] = {}


def scene_of(count: int) -> Scene:
    if count not in SCENES:
        source = generated(count, lanes=3)
        SCENES[count] = build_scene(source.made, np.ones(count, dtype=np.bool_))
    return SCENES[count]


views = st.tuples(
    st.sampled_from([60, 3000, 20_000]),
    st.integers(0, 30 * 365),
    st.floats(0.1, 30 * 365),
)


def camera_of(view: tuple[int, int, float]) -> Camera:
    _, first, days = view
    return Camera(first * DAY, round(days * DAY), 150, 1000)


def whole(scene: Scene, camera: Camera, wanted: tuple[int, ...] = ()) -> Cut:
    return cut(scene, camera, range(len(scene.lanes)), seats(scene, wanted))


def drawn(scene: Scene, camera: Camera, low: int, high: int) -> set[tuple[int, int]]:
    """Events and rows of all marks that touch a stretch of time."""
    found = whole(scene, camera)
    pairs = zip(found.events[found.drawn].tolist(), found.rows[found.drawn].tolist(), strict=True)
    starts, ends = scene.extents.starts, scene.extents.ends
    return {(e, row) for e, row in pairs if ends[e] >= low and starts[e] <= high}


@settings(deadline=None, max_examples=60)
@given(views)
def test_drawn_and_counted_events_add_up(view: tuple[int, int, float]) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    found = whole(scene, camera)
    in_view, hidden = found.counts(scene, camera)
    for number, lane in enumerate(scene.lanes):
        events = found.events[found.drawn & (found.lane == number)]
        ends, starts = scene.extents.ends[events], scene.extents.starts[events]
        seen = np.count_nonzero((ends >= camera.start) & (starts <= camera.end))
        assert hidden[number] >= 0
        assert seen + hidden[number] == in_view[number]
        counted = lane.earlier(camera.start) + in_view[number] + lane.later(camera.end)
        assert counted == lane.dated
        # What has no mark stands in the columns of the lane's strip.
        assert lane.has_strip or not hidden[number] or camera.span > 30 * 365 * DAY // 3


@settings(deadline=None, max_examples=60)
@given(views, st.integers(-500, 500))
def test_panning_changes_no_choice(view: tuple[int, int, float], pixels: int) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    moved = camera.moved(pixels)
    low, high = max(camera.start, moved.start), min(camera.end, moved.end)
    assert drawn(scene, camera, low, high) == drawn(scene, moved, low, high)


@settings(deadline=None, max_examples=60)
@given(views, st.integers(-900, 900), st.floats(0.8, 1.25))
def test_a_wide_cut_serves_where_it_says(
    view: tuple[int, int, float], pixels: int, factor: float
) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    lanes = range(len(scene.lanes))
    wide = cut(scene, camera, lanes, views=1)
    assert wide.serves(camera, lanes)
    moved = camera.moved(pixels).zoomed(factor, 400)
    if not wide.serves(moved, lanes):
        return
    alone = cut(scene, moved, lanes)
    assert [side.tolist() for side in wide.counts(scene, moved)] == [
        side.tolist() for side in alone.counts(scene, moved)
    ]
    # Around the view too, as far as a mark may stand in a label's way.
    near = (wide.ends >= alone.first) & (wide.starts <= alone.last)
    assert set(zip(wide.events[near], wide.rows[near], wide.drawn[near], strict=True)) == set(
        zip(alone.events, alone.rows, alone.drawn, strict=True)
    )


@settings(deadline=None, max_examples=60)
@given(views, st.floats(1.0, 40.0))
def test_zooming_in_only_adds(view: tuple[int, int, float], factor: float) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    closer = camera.zoomed(factor, 600)
    span = closer.start, closer.end
    assert drawn(scene, camera, *span) <= drawn(scene, closer, *span)


def test_a_selected_event_is_drawn_however_crowded_it_is() -> None:
    scene = scene_of(20_000)
    camera = Camera(0, 30 * 365 * DAY, 150, 1000)
    found = whole(scene, camera)
    shown = set(found.events[found.drawn].tolist())
    hidden = next(event for event in scene.placement.events.tolist() if event not in shown)
    found = whole(scene, camera, (hidden,))
    at = int(np.flatnonzero(found.events == hidden)[0])
    assert found.drawn[at] and found.rows[at] in scene.placement.row_of(hidden)


def test_a_selected_event_without_a_row_stands_on_its_lanes_strip() -> None:
    scene = scene_of(20_000)
    placed = set(scene.placement.events.tolist())
    homeless = next(int(event) for event in scene.members[0] if int(event) not in placed)
    start = int(scene.extents.starts[homeless])
    found = whole(scene, Camera(start - DAY, 30 * DAY, 150, 1000), (homeless,))
    at = int(np.flatnonzero(found.events == homeless)[0])
    assert found.drawn[at] and found.rows[at] == -1 and found.lane[at] == 0


@settings(deadline=None, max_examples=40)
@given(views, st.integers(2, 9))
def test_a_filter_moves_nothing_and_frees_room(view: tuple[int, int, float], part: int) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    shown = np.arange(len(scene.columns)) % part == 0
    few = filtered(scene, shown)
    span = camera.start, camera.end
    before, after = drawn(scene, camera, *span), drawn(few, camera, *span)
    assert after == {(event, row) for event, row in before if shown[event]}
    freed = drawn(relevelled(few), camera, *span)
    rows = dict(drawn(scene, camera.zoomed(1000, 500), *span) | before)
    assert all(shown[event] for event, _ in freed)
    assert all(row == rows.get(event, row) for event, row in freed)
    assert few.dated == np.count_nonzero(shown)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_filter_counts_what_is_undated_wherever_it_stands(data: st.DataObject) -> None:
    columns = sample_case().made
    marks = st.lists(st.booleans(), min_size=len(columns), max_size=len(columns))
    undated, shown = (np.array(data.draw(marks), np.bool_) for _ in range(2))
    columns = replace(
        columns, flags=columns.flags | undated * columns.flags.dtype.type(FLAG_UNDATED)
    )
    few = filtered(build_scene(columns, np.ones(len(columns), np.bool_)), shown)
    anew = {lane.key: (lane.dated, lane.undated) for lane in build_scene(columns, shown).lanes}
    assert {lane.key: (lane.dated, lane.undated) for lane in few.lanes} == anew


def test_the_sample_hides_nothing_when_fitted() -> None:
    source = sample_case()
    scene = build_scene(source.made, np.ones(len(source.made), dtype=np.bool_))
    assert scene.span is not None
    camera = Camera(scene.span[0], scene.span[1] - scene.span[0], 150, 700)
    _, hidden = whole(scene, camera).counts(scene, camera)
    assert hidden.sum() == 0
    assert scene.dated == 22 and scene.undated == 6


@pytest.mark.parametrize("count", [60, 3000])
def test_a_lane_counts_what_the_filter_lets_through(count: int) -> None:
    source = generated(count)
    shown = np.arange(count) % 3 == 0
    scene = build_scene(source.made, shown)
    assert scene.dated == np.count_nonzero(shown)
    assert sum(lane.total for lane in scene.lanes) == count
