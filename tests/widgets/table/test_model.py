"""The model: nothing but ids, pages read when looked at, few of them kept."""

import numpy as np
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.table.rows import MadeRows, made_row
from widgets.table.columns import COLUMNS
from widgets.table.model import PAGE, EventsModel

MILLION = 1_000_000
TITLE = [column.key for column in COLUMNS].index("title")
WHEN = [column.key for column in COLUMNS].index("when")


def model_of(count: int, source: MadeRows | None = None) -> EventsModel:
    made = EventsModel(source or MadeRows())
    made.show_ids(np.arange(1, count + 1, dtype=np.int64))
    return made


def test_qt_finds_nothing_wrong_with_it(qtbot: QtBot) -> None:
    made = model_of(100)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_ids(np.arange(5, dtype=np.int64))
    assert made.rowCount() == 5
    assert made.rowCount(made.index(0, 0)) == 0


def test_a_million_rows_are_counted_without_reading_one() -> None:
    source = MadeRows()
    made = model_of(MILLION, source)
    assert made.rowCount() == MILLION
    assert source.asked == []
    assert made.index(MILLION - 1, TITLE).data() == f"Event {MILLION}"
    assert sum(source.asked) <= PAGE


def test_a_page_is_read_once_and_old_pages_are_let_go() -> None:
    source = MadeRows()
    made = model_of(100 * PAGE, source)
    for number in range(PAGE):
        made.row(number)
    assert source.asked == [PAGE]
    for page in range(100):
        made.row(page * PAGE)
    assert len(source.asked) == 100
    made.row(0)
    assert len(source.asked) == 101


def test_what_changed_is_read_again_only_when_asked(qtbot: QtBot) -> None:
    source = MadeRows()
    made = model_of(10, source)
    assert made.row(0) == made_row(1)
    source.gone = frozenset({1})
    with qtbot.waitSignal(made.dataChanged):
        made.forget()
    assert made.row(0) is None
    assert made.index(0, TITLE).data() == ""
    assert [row.id for row in made.rows(range(3))] == [2, 3]


def test_the_same_ids_are_no_news(qtbot: QtBot) -> None:
    made = model_of(10)
    with qtbot.assertNotEmitted(made.modelReset):
        assert not made.show_ids(np.arange(1, 11, dtype=np.int64))
    assert made.show_ids(np.arange(1, 10, dtype=np.int64))


def test_places_of_events_leave_strangers_out() -> None:
    made = model_of(10)
    assert made.places_of([9, 3, 77]).tolist() == [2, 8]
    assert made.places_of([]).tolist() == []


def test_words_for_eyes_ears_and_headers() -> None:
    made = model_of(10)
    title, when = made.index(0, TITLE), made.index(0, WHEN)
    assert made.data(when) == "“2001-06” · June 2001"
    assert "June 2001" in str(made.data(when, Qt.ItemDataRole.ToolTipRole))
    spoken = made.data(title, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == made.data(when, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert str(spoken).startswith("Event 1. “2001-06”")
    assert made.data(title, Qt.ItemDataRole.DecorationRole) is None
    assert made.data(QModelIndex()) is None
    assert made.headerData(WHEN, Qt.Orientation.Horizontal) == "When"
    assert made.headerData(1233, Qt.Orientation.Vertical) == "1,234"
