"""What is drawn and what is counted make up all there is, at every view."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.widgets.timeline.made_source import DAY, generated
from tests.widgets.timeline.sample_case import sample_case
from widgets.timeline.camera import Camera
from widgets.timeline.cut import cut
from widgets.timeline.scene import Scene, build_scene

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


@settings(deadline=None, max_examples=60)
@given(views)
def test_drawn_and_counted_events_add_up(view: tuple[int, int, float]) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    for lane in scene.lanes:
        part = cut(lane, camera)
        starts = scene.extents.starts[part.events]
        ends = scene.extents.ends[part.events]
        seen = np.count_nonzero((ends >= camera.start) & (starts <= camera.end))
        assert part.hidden >= 0
        assert seen + part.hidden == part.in_view
        counted = lane.earlier(camera.start) + part.in_view + lane.later(camera.end)
        assert counted == lane.dated
        assert bool(part.gaps) or not part.hidden


@settings(deadline=None, max_examples=60)
@given(views, st.integers(-500, 500))
def test_panning_changes_no_choice(view: tuple[int, int, float], pixels: int) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    moved = camera.moved(pixels)
    low, high = max(camera.start, moved.start), min(camera.end, moved.end)
    for lane in scene.lanes:
        before, after = (
            {
                int(event)
                for event in cut(lane, one).events
                if scene.extents.ends[event] >= low and scene.extents.starts[event] <= high
            }
            for one in (camera, moved)
        )
        assert before == after


@settings(deadline=None, max_examples=60)
@given(views, st.floats(1.0, 40.0))
def test_zooming_in_only_adds(view: tuple[int, int, float], factor: float) -> None:
    scene, camera = scene_of(view[0]), camera_of(view)
    closer = camera.zoomed(factor, 600)
    for lane in scene.lanes:
        wide, near = cut(lane, camera).events, set(cut(lane, closer).events.tolist())
        for event in wide.tolist():
            start, end = scene.extents.starts[event], scene.extents.ends[event]
            if end >= closer.start and start <= closer.end:
                assert event in near


def test_a_selected_event_is_drawn_however_crowded_it_is() -> None:
    scene = scene_of(20_000)
    camera = Camera(0, 30 * 365 * DAY, 150, 1000)
    lane = scene.lanes[0]
    hidden = next(
        event for event in lane.tracks[0].events.tolist() if event not in cut(lane, camera).events
    )
    assert hidden in cut(lane, camera, frozenset({hidden})).events


def test_the_sample_hides_nothing_when_fitted() -> None:
    source = sample_case()
    scene = build_scene(source.made, np.ones(len(source.made), dtype=np.bool_))
    assert scene.span is not None
    camera = Camera(scene.span[0], scene.span[1] - scene.span[0], 150, 700)
    assert sum(cut(lane, camera).hidden for lane in scene.lanes) == 0
    assert scene.dated == 22 and scene.undated == 6


@pytest.mark.parametrize("count", [60, 3000])
def test_a_lane_counts_what_the_filter_lets_through(count: int) -> None:
    source = generated(count)
    shown = np.arange(count) % 3 == 0
    scene = build_scene(source.made, shown)
    assert scene.dated == np.count_nonzero(shown)
    assert sum(lane.total for lane in scene.lanes) == count
