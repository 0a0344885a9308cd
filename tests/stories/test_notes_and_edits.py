"""Somebody writes things down, changes their mind, and comes back the next day."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Annotation, Event
from widgets.editors.event_form import EventForm

STOP = "kz22-event-cpc-stop-1"


def test_a_note_is_written_saved_and_found_again(person: Any) -> None:
    person.start()
    person.click_event(STOP)
    person.press(Qt.Key.Key_M, control=True)
    person.type("Ask the operator for the maintenance log.")
    person.press(Qt.Key.Key_Return, control=True)
    assert "Ask the operator" in person.reads()
    assert person.window.parts.status.text("saved").startswith("Saved ")
    person.press(Qt.Key.Key_F, control=True)
    person.type("maintenance")
    person.press(Qt.Key.Key_Return)
    assert person.window.workspace.focus.primary == person.event(STOP)


def test_yesterdays_deletion_is_undone_after_a_restart(person: Any) -> None:
    person.start()
    person.click_event(STOP)
    person.press(Qt.Key.Key_Delete)
    assert person.window.workspace.store.info().events == 27
    person.restart()
    assert person.window.workspace.store.info().events == 27
    person.click(person.window.parts.top.undo)
    assert person.window.workspace.store.info().events == 28
    assert "Undone: Delete event" in person.window.parts.message.words.text()
    person.click_event(STOP)
    assert "First CPC stoppage" in person.reads()


def test_an_event_is_entered_with_the_keyboard_alone(person: Any) -> None:
    person.start()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, EventForm)
        person.type("Pipeline inspected")
        person.press(Qt.Key.Key_Tab)
        person.type("mid-June 2022")
        person.press(Qt.Key.Key_Return, control=True)

    person.meanwhile(fill)
    person.press(Qt.Key.Key_N, control=True)
    person.return_to_window()
    made = next(
        one for one in person.window.workspace.store.all(Event) if one.title == "Pipeline inspected"
    )
    assert made.when is not None
    assert made.when.edtf == "[2022-06-11..2022-06-20]"
    assert "Pipeline inspected" in person.reads()
    person.press(Qt.Key.Key_Z, control=True)
    assert person.window.workspace.store.info().events == 28


def test_undo_works_from_the_empty_search_field(person: Any) -> None:
    person.start()
    person.window.workspace.rename("Renamed")
    person.press(Qt.Key.Key_F, control=True)
    person.press(Qt.Key.Key_Z, control=True)
    assert person.window.case_title() == "Kazakhstan and Russia, 2022"


def test_a_node_is_dragged_and_stands_there_the_next_day(person: Any) -> None:
    person.start()
    relations = person.window.parts.relations
    start = person.place_on_map("kz22-entity-cpc")
    person.drag(relations, start, start + QPoint(40, -20))
    places = relations.places()
    person.restart()
    assert (abs(person.window.parts.relations.places() - places) < 0.01).all()
    assert person.window.workspace.store.undo_label == "Move on the map"


def test_a_note_is_not_lost_when_another_event_is_clicked(person: Any) -> None:
    person.start()
    person.click_event(STOP)
    person.press(Qt.Key.Key_M, control=True)
    person.type("Half a thought")
    person.click_event("kz22-event-parade")
    bodies = [note.body for note in person.window.workspace.store.all(Annotation)]
    assert "Half a thought" in bodies


def test_the_history_tells_what_changed(person: Any) -> None:
    person.start()
    person.window.workspace.rename("Another title")
    person.press(Qt.Key.Key_H, control=True)
    assert person.window.parts.history.isVisible()
    assert person.window.parts.history.model.rowCount() == 2
    person.press(Qt.Key.Key_H, control=True)
    assert person.window.parts.timeline.isVisible()
    assert QApplication.activeModalWidget() is None
