"""I read events row by row: the table shows the same as the timeline, and changes many at once."""

from PySide6.QtCore import QPoint

from tests.stories import eyes
from tests.stories.person import Person
from widgets.table.columns import KEYS


def test_sorting_choosing_and_changing_several(person: Person) -> None:
    person.starts()
    person.presses("Ctrl+T")
    table = person.window.parts.table
    assert "28 events" in eyes.read(table)
    _clicks_head(person, "title")
    listed = _titles(person)
    assert listed == sorted(listed, key=str.casefold)
    _clicks_head(person, "title")
    assert _titles(person) == listed[::-1]
    person.clicks(table.view.viewport(), _place(person, "First CPC stoppage"))
    assert "Russia halts the CPC" in person.detail
    person.presses("Shift+Down")
    person.presses("Shift+Down")
    assert "3 selected" in eyes.read(table)
    person.fills("Shift+F2", lambda: _makes_them_disputed(person))
    assert person.message == "Done: Change 3 events"
    assert person.window.parts.filters.sections["Standing"].group.rows[3].said.count == 4
    person.clicks_button("Undo", person.window.parts.message)
    assert person.window.parts.filters.sections["Standing"].group.rows[3].said.count == 1


def test_a_row_and_its_mark_are_one(person: Person) -> None:
    person.starts()
    person.clicks_row("Kind", "Stoppages")
    person.clicks_row("Case", "Events")
    assert _titles(person) == ["First CPC stoppage", "Second CPC stoppage"]
    table = person.window.parts.table
    person.clicks(table.view.viewport(), _place(person, "Second CPC stoppage"))
    person.presses("Ctrl+1")
    second = eyes.event_named(person.window, "Second CPC stoppage")
    assert person.window.workspace.focus.selection == (second,)
    person.clicks_event("First CPC stoppage")
    person.presses("Ctrl+T")
    assert table.view.selected_rows().tolist() == [0]


def _titles(person: Person) -> list[str]:
    model = person.window.parts.table.model
    return [row.title for row in model.rows(range(model.rowCount()))]


def _place(person: Person, title: str) -> QPoint:
    table = person.window.parts.table
    number = _titles(person).index(title)
    place = table.view.visualRect(table.model.index(number, KEYS.index("title")))
    return QPoint(place.left() + 20, place.center().y())


def _clicks_head(person: Person, key: str) -> None:
    header = person.window.parts.table.view.header
    left = header.sectionViewportPosition(KEYS.index(key))
    person.clicks(header.viewport(), QPoint(left + 30, header.height() // 2))


def _makes_them_disputed(person: Person) -> None:
    for _ in range(4):
        person.presses("Down")
    person.presses("Ctrl+Return")
