"""The case is open in a window. Somebody starts a second program on the same file."""

from tests.stories.person import Person
from tests.stories.second_program import answer, sequitur


def test_the_second_window_is_refused_with_a_sentence(person: Person) -> None:
    person.starts()
    second = sequitur(person.case)
    assert second.returncode == 2
    assert second.stdout == ""
    assert second.stderr.count("\n") == 1
    assert "open in another" in second.stderr
    assert "Traceback" not in second.stderr


def test_reading_is_allowed_and_writing_is_refused(person: Person) -> None:
    person.starts()
    before = person.status("counts")
    assert answer("info", person.case)["events"] == 28
    assert answer("events", person.case, "--window", "2022-06")["certain"] == 5
    assert answer("search", person.case, "казахстан")["total"] > 0
    assert sequitur("undo", person.case).returncode == 2
    assert person.status("counts") == before
    person.clicks_event("First CPC stoppage")
    person.presses("Delete")
    assert answer("info", person.case)["events"] == 27


def test_once_the_window_is_closed_the_next_one_may_write(person: Person) -> None:
    person.starts()
    person.clicks_event("First CPC stoppage")
    person.presses("Delete")
    person.closes()
    assert sequitur("undo", person.case).returncode == 0
    person.starts(person.case)
    assert "28 events" in person.status("counts")
