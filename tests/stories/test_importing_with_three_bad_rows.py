"""I bring in a colleague's table. Three of its rows are wrong; the good ones should be there."""

from pathlib import Path

import pytest

from app.file_choice import FileChoice
from tests.stories import eyes
from tests.stories.person import Person

TABLE = """title;date;kind;entities
Loading stops at sea;2022-06-15;stoppage;CPC
;2022-06-16;statement;
Nobody knows when;someday soon;statement;
A thirteenth month;2022-13-01;statement;Russia
Loading goes on;early July 2022;stoppage;CPC
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The colleague's table."""
    path = tmp_path / "from a colleague.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_good_rows_come_in_and_the_bad_ones_are_told(person: Person, table: Path) -> None:
    person.starts()
    _imports(person, table)
    assert person.message == "Read 5 rows: 2 added, 3 left out."
    assert "30 events" in person.status("counts")
    person.clicks_button("Show them", person.window.parts.message)
    said = eyes.read(person.window.parts.sheet)
    for line in (3, 4, 5):
        assert f"{table.name}, line {line}" in said
    for value in ("someday soon", "2022-13-01"):
        assert value in said
    person.presses("Escape")
    person.clicks_event("Loading goes on")
    assert "[2022-07-01..2022-07-10]" in person.detail
    assert "CPC" in person.detail


def test_one_undo_takes_back_exactly_what_came_in(person: Person, table: Path) -> None:
    person.starts()
    before = person.status("counts")
    events = eyes.timeline_titles(person.window)
    _imports(person, table)
    assert eyes.timeline_titles(person.window) - events == {
        "Loading stops at sea",
        "Loading goes on",
    }
    person.presses("Ctrl+Z")
    assert person.status("counts") == before
    assert eyes.timeline_titles(person.window) == events
    person.presses("Ctrl+Shift+Z")
    assert "30 events" in person.status("counts")


class _Chosen(FileChoice):
    """The desktop's file dialog belongs to the desktop; this one has chosen already."""

    def __init__(self, person: Person, path: Path) -> None:
        super().__init__(person.window)
        self._path = path

    def open_several(self, title: str, kinds: str) -> list[Path]:
        assert title == "Import"
        assert "*.csv" in kinds
        return [self._path]


def _imports(person: Person, table: Path) -> None:
    person.window.files = _Chosen(person, table)
    person.presses("Ctrl+I")
    person.finds_the_window()
