"""Searching: results under the field, keys and mouse, and the way to the filter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records import SearchHit, SearchPage
from widgets.search_field import SearchField
from widgets.search_results import offers_of
from widgets.style import LIGHT

HITS = tuple(
    SearchHit(n, f"u{n}", kind, f"Title {n} <b>", "mid-June", "a «pipe»line\nstops")
    for n, kind in enumerate(("event", "entity", "annotation"), start=1)
)


class MadeSearch:
    """Finds the three hits for anything with "pipe" in it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search(self, text: str, limit: int = 50) -> SearchPage:
        self.asked.append(text)
        return SearchPage(HITS[:limit], 46) if "pipe" in text else SearchPage((), 0)


@pytest.fixture
def source() -> MadeSearch:
    return MadeSearch()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(source: MadeSearch, window: QWidget, qtbot: QtBot) -> SearchField:
    made = SearchField(source, LIGHT, window, "Ctrl+F")
    QVBoxLayout(window).addWidget(made)
    window.resize(800, 600)
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    return made


def test_typing_asks_once_and_shows_each_item(
    field: SearchField, source: MadeSearch, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "pipe")
    qtbot.waitUntil(field.results.isVisible)
    assert source.asked == ["pipe"]
    assert [offer.item for offer in field.results.offers] == [1, 2, 3, 0]
    assert field.results.offers[0].below == "a pipeline stops"
    assert field.results.offers[-1].side == "46 hits"


def test_enter_goes_to_the_first_hit_without_waiting(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "pipe")
    with qtbot.waitSignal(field.item_asked) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == [1]
    assert field.results.isHidden()


def test_the_last_row_narrows_the_pictures(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "pipe")
    field.search_now()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(field.filter_asked) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["pipe"]


def test_nothing_found_is_said_and_cannot_be_chosen(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "zebra")
    with qtbot.assertNotEmitted(field.item_asked), qtbot.assertNotEmitted(field.filter_asked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [offer.title for offer in field.results.offers] == ["Nothing holds “zebra”"]


def test_escape_closes_first_and_clears_then(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "pipe")
    field.search_now()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.results.isHidden(), field.text()) == (True, "pipe")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_click_chooses(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "pipe")
    field.search_now()
    row = field.results.rows[1]
    with qtbot.waitSignal(field.item_asked) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == [2]


def test_one_hit_is_told_as_one() -> None:
    assert offers_of("x", SearchPage(HITS[:1], 1))[-1].side == "one hit"
