"""I keep views under names, go to them again, and go back to where I was."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.looking_back import REST_MS
from tests.stories import eyes, hands
from tests.stories.person import Person

FIRST, UNREST = "First CPC stoppage", "Unrest and clashes across Kazakhstan"


def looks_at(person: Person, title: str) -> None:
    person.clicks_event(title)
    person.presses("F")


def test_i_keep_two_views_go_to_one_and_delete_it(person: Person) -> None:
    person.starts()
    looks_at(person, FIRST)
    stoppage = person.window.workspace.focus
    person.presses("Ctrl+D")
    assert person.window.parts.bookmarks.name.text() == FIRST
    person.types("The first stoppage")
    person.presses("Return")
    assert person.message == "Kept as “The first stoppage”."
    person.presses("Escape")
    person.presses("0")
    person.presses("Ctrl+D")
    person.types("Everything")
    person.presses("Return")
    person.presses("Escape")
    person.presses("Escape")
    assert eyes.selected(person.window) == []
    person.presses("Ctrl+Shift+D")
    person.presses("Down")
    person.presses("Return")
    assert person.window.workspace.focus == stoppage
    person.presses("Delete")
    rows = person.window.parts.bookmarks.model
    assert [rows.row_at(rows.index(n)).title for n in range(rows.rowCount())] == ["Everything"]
    person.clicks_button("Undo", person.window.parts.message)
    assert rows.rowCount() == 2


def test_a_bookmark_gets_another_name_and_is_there_the_next_day(person: Person) -> None:
    person.starts()
    looks_at(person, FIRST)
    person.presses("Ctrl+D")
    person.presses("Return")
    person.presses("F2")
    person.types("Oil stops")
    person.presses("Return")
    person.comes_back_the_next_day()
    person.presses("Ctrl+Shift+D")
    rows = person.window.parts.bookmarks.model
    assert [rows.row_at(rows.index(n)).title for n in range(rows.rowCount())] == ["Oil stops"]
    person.presses("Return")
    assert eyes.selected(person.window) == [FIRST]
    assert person.window.workspace.focus.window is not None


def test_back_and_forward_through_what_i_looked_at(person: Person) -> None:
    person.starts()
    looks = []
    for title in (FIRST, UNREST):
        person.presses("0")
        looks_at(person, title)
        QTest.qWait(REST_MS + 100)
        looks.append(person.window.workspace.focus.window)
    # Between the two all of time was seen, perhaps long enough to count.
    for _ in range(2):
        if person.window.workspace.focus.window != looks[0]:
            person.presses("Alt+Left")
    assert person.window.workspace.focus.window == looks[0]
    timeline = person.window.parts.timeline
    at = QPoint(timeline.width() // 2, timeline.height() - 6)
    hands.press_button(timeline, at, Qt.MouseButton.ForwardButton)
    hands.press_button(timeline, at, Qt.MouseButton.ForwardButton)
    assert person.window.workspace.focus.window == looks[1]
    hands.press_button(timeline, at, Qt.MouseButton.BackButton)
    assert person.window.workspace.focus.window != looks[1]


def test_frames_of_a_drag_are_no_looks(person: Person) -> None:
    person.starts()
    looks_at(person, FIRST)
    QTest.qWait(REST_MS + 100)
    rested = person.window.workspace.focus.window
    timeline = person.window.parts.timeline
    at = QPoint(timeline.width() // 2, timeline.height() - 6)
    for _ in range(3):
        person.drags(timeline, at, at - QPoint(60, 0))
    person.presses("Alt+Left")
    assert person.window.workspace.focus.window == rested
