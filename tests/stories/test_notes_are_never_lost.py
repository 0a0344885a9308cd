"""I note things down while I look around, change my mind about some, and find them all again."""

from db.records import Annotation
from tests.stories import eyes
from tests.stories.person import Person

STOP = "First CPC stoppage"


def test_a_note_is_written_changed_and_deleted_in_place(person: Person) -> None:
    person.starts()
    person.clicks_event("Victory Day parade not held")
    person.clicks_in_the_detail("Add a note")
    person.types("Ask the ministry.")
    person.presses("Ctrl+Return")
    assert "Ask the ministry." in person.detail
    assert person.status("saved").startswith("Saved ")
    person.clicks_in_the_detail("Edit note: Ask the ministry.")
    person.presses("Ctrl+A")
    person.types("Asked; no answer.")
    person.presses("Ctrl+Return")
    assert "Asked; no answer." in person.detail
    assert "edited" in person.detail
    person.clicks_in_the_detail("Delete note: Asked; no answer.")
    assert "Asked; no answer." not in person.detail
    person.presses("Ctrl+Z")
    assert "Asked; no answer." in person.detail


def test_half_a_thought_is_kept_when_another_event_is_clicked(person: Person) -> None:
    person.starts()
    person.clicks_event(STOP)
    person.presses("Ctrl+M")
    person.types("Half a thought")
    person.clicks_event("Victory Day parade not held")
    assert "Half a thought" in [note.body for note in person.window.workspace.store.all(Annotation)]
    person.clicks_event(STOP)
    assert "Half a thought" in person.detail


def test_escape_leaves_no_note(person: Person) -> None:
    person.starts()
    person.clicks_event(STOP)
    before = person.detail
    person.presses("Ctrl+M")
    person.types("no")
    person.presses("Escape")
    assert person.detail == before


def test_relations_and_assessments_take_notes_and_the_list_leads_to_them(person: Person) -> None:
    person.starts()
    relations = person.window.parts.relations
    person.clicks(relations, eyes.map_label_place(person.window, "31 %"))
    person.presses("Ctrl+M")
    person.types("Stake as of when?")
    person.presses("Ctrl+Return")
    person.presses("Ctrl+2")
    person.clicks_list_row(
        person.window.parts.assessments, "The CPC stoppages were a veiled threat"
    )
    person.presses("Ctrl+M")
    person.types("Weigh again.")
    person.presses("Ctrl+Return")
    person.clicks_row("Case", "Notes")
    notes = person.window.parts.notes
    assert notes.model.rowCount() == 3
    person.clicks_list_row(notes, "Stake as of when?")
    assert "Russia – largest shareholder of – CPC" in person.detail
    assert "Stake as of when?" in person.detail
