"""A date was read wrongly: I drag the event where it belongs, look, and take it back."""

import os

import pytest
from PySide6.QtCore import QPoint

from db.records import Event
from tests.stories import eyes
from tests.stories.person import Person
from widgets.timeline.gestures import Mode

TITLE = "First CPC stoppage"
DAY = 86_400


def comes_close(person: Person) -> None:
    """Look at about a month around the stoppage, where the axis counts days."""
    person.clicks_event(TITLE)
    person.presses("F")
    person.presses("S")
    person.presses("S")
    person.presses("S")


def date_of(person: Person) -> tuple[str, str]:
    event = person.window.workspace.store.get(Event, eyes.event_named(person.window, TITLE))
    assert event is not None
    assert event.when is not None
    return event.when.edtf, event.when.text


def drags_by(person: Person, days: int, holding: str = "") -> None:
    timeline, at = person.window.parts.timeline, eyes.event_place(person.window, TITLE)
    way = round(days * DAY * timeline.stage.camera.scale)
    person.drags(timeline, at, at + QPoint(way, 2), holding=holding)


def test_alt_and_a_drag_move_it_and_undo_takes_it_back(person: Person) -> None:
    person.starts()
    comes_close(person)
    before = date_of(person)
    drags_by(person, 4, holding="Alt")
    assert date_of(person)[0] == "[2022-06-15..2022-06-24]"
    assert date_of(person)[1] == f"{before[1]} (moved by hand, was 11–20 June 2022)"
    assert person.message == f"“{TITLE}”: moved 4 days later, was 11–20 June 2022."
    assert person.window.workspace.store.undo_label == f"Move event “{TITLE}”"
    assert "between 15 and 24 June 2022" in person.detail
    assert "“mid-June”\nMoved by hand, was 11–20 June 2022" in person.detail
    person.clicks_button("Undo", person.window.parts.message)
    assert date_of(person) == before


def test_it_is_in_the_file_and_ctrl_z_works_the_next_day(person: Person) -> None:
    person.starts()
    comes_close(person)
    before = date_of(person)
    drags_by(person, -3, holding="Alt")
    person.comes_back_the_next_day()
    assert date_of(person)[0] == "[2022-06-08..2022-06-17]"
    person.presses("Ctrl+Z")
    assert date_of(person) == before


def test_without_alt_nothing_moves_unless_i_say_that_i_edit(person: Person) -> None:
    person.starts()
    comes_close(person)
    before = date_of(person)
    drags_by(person, 4)
    assert date_of(person) == before
    person.presses("E")
    assert person.window.parts.timeline.mode is Mode.EDIT
    drags_by(person, 4)
    assert date_of(person)[0] == "[2022-06-15..2022-06-24]"
    person.presses("Escape")
    assert person.window.parts.timeline.mode is Mode.LOOK
    assert eyes.selected(person.window) == [TITLE]


def test_a_case_that_is_only_read_says_so(person: Person) -> None:
    person.starts()
    case = person.case
    person.stops()
    case.chmod(0o444)
    if os.access(case, os.W_OK):
        pytest.skip("this user may write to everything")
    person.starts(case)
    comes_close(person)
    before = date_of(person)
    drags_by(person, 4, holding="Alt")
    assert "reading only" in person.message
    assert date_of(person) == before
