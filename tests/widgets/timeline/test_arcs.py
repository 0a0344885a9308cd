"""Arcs say how many days may lie between and how sure the order is, and cover no label."""

import pytest

from db.records import Arc, ArcLine, Status
from tests.widgets.timeline.frames import frame_of
from tests.widgets.timeline.made_source import Told, told
from tests.widgets.timeline.sample_case import (
    ENERGY,
    FIRST_STOP,
    HELP,
    SANCTIONS,
    SECOND_STOP,
    WAR,
    sample_case,
)
from widgets.timeline.arcs import Course
from widgets.timeline.frame import label_box, mark_box

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_stoppages_follow_the_statements_by_so_many_days() -> None:
    frame = frame_of(sample_case())
    told_gaps = {(pill.arc.earlier, pill.arc.later): pill.text for pill in frame.pills}
    assert told_gaps[SANCTIONS, FIRST_STOP] == "0–116 days later"
    assert told_gaps[ENERGY, SECOND_STOP] == "0–136 days later"


def test_an_arc_runs_from_the_end_of_one_mark_to_the_other() -> None:
    frame = frame_of(sample_case())
    marks = {mark.event: mark for mark in frame.marks}
    route = next(one for one in frame.routes if one.arc.later == FIRST_STOP)
    assert route.course is Course.RIGHT
    assert route.path.elementAt(0).y == marks[SANCTIONS].y
    assert route.tip.y() == marks[FIRST_STOP].y
    assert route.tip.x() > marks[FIRST_STOP].x1


def test_what_surely_came_later_is_pointed_at_from_the_left() -> None:
    frame = frame_of(sample_case())
    route = next(one for one in frame.routes if one.arc.earlier == HELP)
    assert route.arc.later == WAR and route.arc.order == "certain"
    assert route.course is Course.AHEAD and route.heading == (1.0, 0.0)


@pytest.mark.parametrize("width", [870, 1216, 1600])
def test_pills_cover_neither_labels_nor_marks_nor_each_other(width: int) -> None:
    frame = frame_of(sample_case(), width=width, height=460)
    boxes = [pill.rect for pill in frame.pills]
    assert len(boxes) >= 2
    taken = [label_box(label) for label in frame.labels]
    taken += [mark_box(mark) for mark in frame.marks]
    for number, box in enumerate(boxes):
        assert frame.plot.contains(box)
        assert not any(box.intersects(other) for other in taken + boxes[number + 1 :])


def test_an_arc_stays_within_the_picture() -> None:
    for width in (700, 870, 1216):
        frame = frame_of(sample_case(), width=width)
        for route in frame.routes:
            assert route.path.boundingRect().right() < width


def test_two_events_in_one_row_are_joined_above_it() -> None:
    source = told([Told("One", "2022-01-05"), Told("Two", "2022-11-05")], [(0, 1)])
    (route,) = frame_of(source).routes
    assert route.course is Course.ABOVE
    assert route.path.boundingRect().bottom() <= route.tip.y() + 1


def test_an_arc_without_a_drawn_end_is_left_out() -> None:
    source = told([Told("One", "2022-01-05"), Told("Two", "")])
    arc = Arc(1, 2, (ArcLine(1, "followed by", Status.REPORTED),), "", None, None, "possible", True)
    source.links = [arc]
    assert frame_of(source).routes == ()


def test_labels_give_way_to_arcs() -> None:
    frame = frame_of(sample_case())
    labels = {label.event: label for label in frame.labels}
    assert labels[FIRST_STOP].x < next(mark.x0 for mark in frame.marks if mark.event == FIRST_STOP)
