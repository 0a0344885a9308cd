"""I write a note, and the machine dies. What I saved is there; what I was writing is there too."""

import signal
import time

import pytest

from db.records import Annotation
from tests.stories.person import Person
from tests.stories.second_program import answer, start
from tests.stories.writer import DRAFTED, DRAFTED_ON, SAVED, SAVED_ON

LOST_AT_MOST = 2.0
"""Seconds of typing that a crash may cost."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_saved_and_unsaved_notes_outlive_kill_9(person: Person) -> None:
    _kill_somebody_who_writes()
    person.starts()
    assert "was being written when the program ended" in person.message
    assert DRAFTED_ON in person.detail
    assert DRAFTED in person.detail
    person.presses("Ctrl+Return")
    person.clicks_event(SAVED_ON)
    assert SAVED in person.detail
    person.presses("Ctrl+F")
    person.types("maintenance log")
    person.presses("Return")
    assert SAVED_ON in person.detail
    person.comes_back_the_next_day()
    assert person.message == ""
    notes = [note.body for note in person.window.workspace.store.all(Annotation)]
    assert notes.count(SAVED) == notes.count(DRAFTED) == 1
    assert answer("check", person.case)["findings"] == []


def _kill_somebody_who_writes() -> None:
    with start("tests.stories.writer") as writer:
        assert writer.stdout is not None
        try:
            assert writer.stdout.readline() == "saved\n"
            assert writer.stdout.readline() == "typed\n"
            time.sleep(LOST_AT_MOST)
        finally:
            writer.kill()
    assert writer.returncode == -signal.SIGKILL
