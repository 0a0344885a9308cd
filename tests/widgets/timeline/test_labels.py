"""Labels never overlap each other or another mark, and keep still while the view pans."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from db.records import Status, Window
from tests.widgets.timeline.frames import frame_of, scene_of
from tests.widgets.timeline.made_source import DAY, MadeSource, Told, generated, told
from tests.widgets.timeline.sample_case import FIRST_STOP, sample_case
from widgets.timeline.frame import Frame, label_box, mark_box
from widgets.timeline.labels import Side

pytestmark = pytest.mark.usefixtures("qapp")

quiet = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def collisions(frame: Frame) -> list[str]:
    """Every label that touches another label or a mark that is not its own."""
    boxes = [(label, label_box(label)) for label in frame.labels]
    marks = [(mark.event, mark_box(mark)) for mark in frame.marks]
    found = []
    for number, (label, box) in enumerate(boxes):
        found += [
            f"{label.event} on {other.event}"
            for other, there in boxes[number + 1 :]
            if overlap(box, there)
        ]
        found += [
            f"{label.event} on mark {event}"
            for event, there in marks
            if event != label.event and overlap(box, there)
        ]
    return found


def overlap(one: QRectF, other: QRectF) -> bool:
    """Whether two boxes share more than an edge; rows are as high as text and may touch."""
    return one.adjusted(0.5, 2.5, -0.5, -2.5).intersects(other.adjusted(0.5, 2.5, -0.5, -2.5))


@pytest.fixture(scope="module")
def crowds() -> dict[int, MadeSource]:
    return {count: generated(count, seed=count, lanes=4) for count in (40, 400, 20_000)}


@quiet
@given(
    count=st.sampled_from([40, 400, 20_000]),
    first=st.integers(0, 29 * 365),
    days=st.floats(0.5, 30 * 365),
    width=st.integers(400, 2000),
    chosen=st.integers(1, 40),
)
def test_nothing_overlaps(
    crowds: dict[int, MadeSource], count: int, first: int, days: float, width: int, chosen: int
) -> None:
    window = Window(first * DAY, first * DAY + round(days * DAY))
    frame = frame_of(crowds[count], window, width, 700, selection=(chosen,))
    assert collisions(frame) == []


@quiet
@given(
    count=st.sampled_from([40, 400, 20_000]),
    first=st.integers(0, 29 * 365),
    days=st.floats(2, 30 * 365),
    pixels=st.integers(-300, 300),
)
def test_panning_keeps_labels(
    crowds: dict[int, MadeSource], count: int, first: int, days: float, pixels: int
) -> None:
    """Away from the edges, where a label has less room, or one beyond the edge leaves it more."""
    source = crowds[count]
    scene = scene_of(source)
    window = Window(first * DAY, first * DAY + round(days * DAY))
    before = frame_of(source, window, width=2200, scene=scene)
    after = frame_of(source, before.camera.moved(pixels).window, width=2200, scene=scene)
    margin = 640 + abs(pixels)
    for one, other in ((before, after), (after, before)):
        kept = {label.event: label for label in other.labels}
        body = {mark.event: mark for mark in one.marks}
        for label in one.labels:
            mark = body[label.event]
            if mark.x0 > one.plot.left() + margin and mark.x1 < one.plot.right() - margin:
                assert label.event in kept
                assert kept[label.event].side is label.side


def test_every_event_of_the_sample_is_named(qapp) -> None:  # type: ignore[no-untyped-def]
    for width in (870, 1216, 1600):
        frame = frame_of(sample_case(), width=width)
        assert len(frame.labels) == 22
        assert collisions(frame) == []


def test_a_label_stands_inside_a_wide_mark_clamped_to_what_is_seen() -> None:
    source = told([Told("A long stretch of talks", "[2022-01..2022-12]")])
    start, end = 1_650_000_000, 1_655_000_000
    (label,) = frame_of(source, Window(start, end)).labels
    assert label.side is Side.INSIDE
    assert 150 < label.x < 170


def test_a_mark_close_behind_another_is_named_where_there_is_room() -> None:
    source = told([Told("Long", "2022-03"), Told("Close", "2022-04-03"), Told("Far", "2022-12-30")])
    frame = frame_of(source, width=900)
    assert {label.event for label in frame.labels} == {1, 2, 3}


def test_the_words_of_the_source_stand_beside_the_title() -> None:
    source = told([Told("Short", "2022-05-09", words="9 May"), Told("Later", "2022-12-01")])
    labels = {label.event: label for label in frame_of(source).labels}
    assert labels[1].with_words and labels[1].side is Side.RIGHT


def test_near_the_right_edge_a_label_turns_left() -> None:
    source = told([Told("First", "2022-01-01"), Told("A title of some length", "2022-12-31")])
    labels = {label.event: label for label in frame_of(source, width=700).labels}
    assert labels[2].side is Side.LEFT


def test_no_text_crosses_a_split_or_a_hatch_while_there_is_room_beside() -> None:
    source = told(
        [
            Told("Denied", "[2022-03..2022-05]", status=Status.DISPUTED),
            Told("Inferred", "[2022-03..2022-05]", status=Status.ASSESSED),
            Told("Told", "[2022-01..2022-12]"),
        ]
    )
    sides = {label.event: label.side for label in frame_of(source).labels}
    assert sides[1] is not Side.INSIDE and sides[2] is not Side.INSIDE
    assert sides[3] is Side.INSIDE


def test_a_selected_event_is_named_in_bold() -> None:
    frame = frame_of(sample_case(), selection=(FIRST_STOP,))
    assert [label.event for label in frame.labels if label.strong] == [FIRST_STOP]


def test_texts_are_read_once() -> None:
    source = generated(300)
    frame_of(source)
    asked = source.asked
    assert asked == 1


@quiet
@given(
    count=st.sampled_from([40, 400, 20_000]),
    first=st.integers(0, 29 * 365),
    days=st.floats(2, 30 * 365),
    factor=st.floats(1.0, 30.0),
)
def test_zooming_in_keeps_every_label(
    crowds: dict[int, MadeSource], count: int, first: int, days: float, factor: float
) -> None:
    """Away from the edges; it may be shortened where others come close, but never goes."""
    source = crowds[count]
    scene = scene_of(source)
    window = Window(first * DAY, first * DAY + round(days * DAY))
    wide = frame_of(source, window, width=2200, scene=scene)
    near = frame_of(source, wide.camera.zoomed(factor, 1100).window, width=2200, scene=scene)
    kept = {label.event for label in near.labels}
    inner = near.plot.adjusted(400, 0, -400, 0)
    there = {mark.event: mark for mark in near.marks}
    for label in wide.labels:
        mark = there.get(label.event)
        if mark is not None and inner.left() < mark.x0 and mark.x1 < inner.right():
            assert label.event in kept
