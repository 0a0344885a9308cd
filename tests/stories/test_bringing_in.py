"""Somebody brings in a table of which three rows are wrong."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

TABLE = """title;date;kind;entities
Loading stops at sea;2022-06-15;stoppage;CPC
;2022-06-16;statement;
Nobody knows when;someday soon;statement;
A thirteenth month;2022-13-01;statement;Russia
Loading goes on;early July 2022;stoppage;CPC
"""


class Desk:
    """The file dialogs, as this person answers them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open_several(self, title: str, kinds: str) -> list[Path]:
        return [self._path]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_importing_a_table_with_three_bad_rows(person: Any, table: Path) -> None:
    person.start()
    window = person.window
    window.files = Desk(table)
    person.press(Qt.Key.Key_I, control=True)
    person.wait(lambda: not window.jobs.running)
    assert window.parts.message.words.text() == "Read 5 rows: 2 added, 3 left out."
    assert window.workspace.store.info().events == 30
    person.click(window.parts.message.action)
    said = person.reads(window.parts.sheet)
    for line in (3, 4, 5):
        assert f"events.csv, line {line}" in said
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_F, control=True)
    person.type("Loading goes on")
    person.press(Qt.Key.Key_Return)
    assert "Loading goes on" in person.reads()
    person.press(Qt.Key.Key_Z, control=True)
    assert window.workspace.store.info().events == 28
