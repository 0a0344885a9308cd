"""I look at June only. What is surely outside steps back on the map; nothing on it moves."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from db.records import Window
from tests.stories import eyes
from tests.stories.person import Person
from tests.stories.second_program import answer

JUNE, JULY = date(2022, 6, 1), date(2022, 7, 1)


def by_brushing_the_axis(person: Person) -> None:
    timeline = person.window.parts.timeline
    person.drags(
        timeline, eyes.axis_place(person.window, JUNE), eyes.axis_place(person.window, JULY)
    )


def by_brushing_the_overview(person: Person) -> None:
    overview = person.window.parts.overview
    # The overview begins and ends under the plot of the timeline and shows the same time.
    first, last = (eyes.axis_place(person.window, day).x() for day in (JUNE, JULY))
    height = overview.height() // 2
    person.drags(overview.chart, *(_within(overview, x, height) for x in (first, last)))


def by_turning_the_wheel(person: Person) -> None:
    timeline = person.window.parts.timeline
    at = eyes.axis_place(person.window, date(2022, 6, 15)) + QPoint(0, 60)
    under_the_pointer = timeline.stage.camera.at(at.x())
    person.turns_wheel(timeline, at, 10, holding="Ctrl")
    assert abs(timeline.stage.camera.at(at.x()) - under_the_pointer) < 3600


def by_keys(person: Person) -> None:
    person.clicks_event("First CPC stoppage")
    person.presses("F")
    person.presses("Escape")
    for _ in range(3):
        person.presses("S")


@pytest.mark.parametrize(
    "narrow", [by_brushing_the_axis, by_brushing_the_overview, by_turning_the_wheel, by_keys]
)
def test_the_map_changes_and_nothing_moves(
    person: Person, narrow: Callable[[Person], None]
) -> None:
    person.starts()
    relations = person.window.parts.relations
    places, picture, words = (
        relations.places(),
        relations.grab().toImage(),
        eyes.map_words(person.window),
    )
    narrow(person)
    window = person.window.workspace.focus.window
    assert window is not None
    assert window.start <= eyes.seconds(date(2022, 6, 15)) <= window.end
    assert window.end - window.start < 75 * 86_400
    assert np.array_equal(relations.places(), places)
    assert relations.grab().toImage() != picture
    assert "entities in view: " in eyes.map_words(person.window)
    assert "entities in view: " not in words
    person.presses("Ctrl+0")
    assert person.window.workspace.focus.window is None
    assert np.array_equal(relations.places(), places)
    assert relations.grab().toImage() == picture


def test_the_status_line_counts_as_the_command_line_does(person: Person) -> None:
    person.starts()
    by_brushing_the_axis(person)
    window = person.window.workspace.focus.window
    assert window is not None
    assert abs(window.start - eyes.seconds(JUNE)) < 86_400
    assert abs(window.end - eyes.seconds(JULY)) < 86_400
    said = person.status("window")
    person.closes()
    counted: Any = answer("events", person.case, "--window", _as_edtf(window))
    assert said == f"in window: {counted['certain']} certain + {counted['possible']} possible"
    assert counted["certain"] in (4, 5)
    assert counted["possible"] in (12, 13, 14)


def _as_edtf(window: Window) -> str:
    ends = (datetime.fromtimestamp(one, UTC) for one in (window.start, window.end))
    return "/".join(f"{one:%Y-%m-%dT%H:%M:%S}" for one in ends)


def _within(overview: Any, x: int, y: int) -> QPoint:
    place: QPoint = overview.chart.mapFrom(overview, QPoint(x, y))
    return place
