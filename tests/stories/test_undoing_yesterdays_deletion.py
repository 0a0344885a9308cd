"""Yesterday I deleted an event. Today, after a restart, I want it back."""

import pytest

from tests.stories import eyes
from tests.stories.person import Person

TITLE = "First CPC stoppage"


def test_ctrl_z_brings_it_back_with_all_that_hung_on_it(person: Person) -> None:
    person.starts()
    person.clicks_event(TITLE)
    told = person.detail
    person.presses("Delete")
    assert "Delete" in person.message
    assert "27 events" in person.status("counts")
    with pytest.raises(AssertionError):
        eyes.event_place(person.window, TITLE)
    person.comes_back_the_next_day()
    assert "27 events" in person.status("counts")
    person.presses("Ctrl+Z")
    assert person.message.startswith("Undone: Delete")
    assert "28 events" in person.status("counts")
    person.clicks_event(TITLE)
    assert person.detail == told


def test_redo_is_remembered_over_night_too(person: Person) -> None:
    person.starts()
    person.clicks_event(TITLE)
    person.presses("Delete")
    person.clicks_button("Undo", person.window.parts.message)
    assert "28 events" in person.status("counts")
    person.comes_back_the_next_day()
    person.presses("Ctrl+Shift+Z")
    assert "27 events" in person.status("counts")
