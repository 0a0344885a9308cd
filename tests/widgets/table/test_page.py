"""The page: gestures ask, what is shown is what is told, keys reach everything."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.table.rows import MadeRows, listing_of
from widgets.style import DARK, LIGHT
from widgets.table.columns import (
    COLUMNS,
    Shown,
    column_words,
    read_columns,
    usual_columns,
)
from widgets.table.listing import Listing, Sorting
from widgets.table.menu import ColumnsMenu
from widgets.table.page import EventTable
from widgets.table.view import MOST_SELECTED

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[EventTable]:
    made = EventTable(MadeRows(), LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_listing(listing_of(200))
    yield made
    made.close()


def row_middle(table: EventTable, number: int) -> QPoint:
    return table.view.visualRect(table.model.index(number, 1)).center()


def click(
    qtbot: QtBot, table: EventTable, number: int, keys: Qt.KeyboardModifier = NONE
) -> tuple[int, ...]:
    """Click a row; what was asked for, answered as the window would."""
    with qtbot.waitSignal(table.selection_asked) as asked:
        qtbot.mouseClick(
            table.view.viewport(), Qt.MouseButton.LeftButton, keys, row_middle(table, number)
        )
    ids: tuple[int, ...] = asked.args[0]
    table.show_selection(ids)
    return ids


def test_click_control_and_shift_ask_with_the_last_one_first(
    table: EventTable, qtbot: QtBot
) -> None:
    assert click(qtbot, table, 3) == (4,)
    assert click(qtbot, table, 7, CONTROL) == (8, 4)
    assert click(qtbot, table, 9, SHIFT) == (10, 4, 8, 9)
    assert table.counts.text() == "200 events · 4 selected"


def test_showing_a_selection_asks_for_nothing(table: EventTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.selection_asked):
        table.show_selection((150, 4, 9999))
    assert table.view.selected_rows().tolist() == [3, 149]
    assert table.view.currentIndex().row() == 149
    assert table.view.viewport().rect().contains(row_middle(table, 149))


def test_getting_the_keyboard_selects_nothing_and_keys_walk(
    table: EventTable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(table.selection_asked):
        table.view.setFocus()
    click(qtbot, table, 3)
    for key, row in (
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_End, 199),
        (Qt.Key.Key_Up, 198),
        (Qt.Key.Key_Home, 0),
    ):
        with qtbot.waitSignal(table.selection_asked) as asked:
            qtbot.keyClick(table.view, key)
        assert asked.args[0] == (row + 1,)
    with qtbot.waitSignal(table.selection_asked) as asked:
        qtbot.keyClick(table.view, Qt.Key.Key_Escape)
    assert asked.args[0] == ()


def test_return_and_double_click_open_the_event(table: EventTable, qtbot: QtBot) -> None:
    click(qtbot, table, 6)
    with qtbot.waitSignal(table.event_activated) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [7]
    with qtbot.waitSignal(table.event_activated) as opened:
        qtbot.mouseDClick(
            table.view.viewport(), Qt.MouseButton.LeftButton, pos=row_middle(table, 2)
        )
    assert opened.args == [3]


def test_control_a_takes_all_there_are_up_to_what_a_selection_holds(
    table: EventTable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(table.told), qtbot.waitSignal(table.selection_asked) as asked:
        qtbot.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    assert sorted(asked.args[0]) == list(range(1, 201))
    table.show_listing(listing_of(1_000_000))
    with qtbot.waitSignals([table.selection_asked, table.told]):
        qtbot.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(table.told) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    assert "first 10,000 of 1,000,000" in told.args[0]
    assert MOST_SELECTED == 10_000


def test_typing_letters_walks_through_nothing(qtbot: QtBot) -> None:
    source = MadeRows()
    table = EventTable(source, LIGHT)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show()
    table.show_listing(listing_of(100_000))
    qtbot.waitExposed(table)
    before = sum(source.asked)
    qtbot.keyClicks(table.view, "zzz")
    assert sum(source.asked) - before <= 64


def test_a_header_sorts_and_a_second_click_turns_it_round(table: EventTable, qtbot: QtBot) -> None:
    header = table.view.header
    title = [column.key for column in COLUMNS].index("title")
    place = QPoint(header.sectionViewportPosition(title) + 30, header.height() // 2)
    with qtbot.waitSignal(table.sorting_asked) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args[0] == Sorting("title")
    ids = np.arange(200, 0, -1)
    table.show_listing(Listing(ids, 200, 200, asked.args[0]))
    assert header.sortIndicatorSection() == title
    with qtbot.waitSignal(table.sorting_asked) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args[0] == Sorting("title", descending=True)


def test_another_order_keeps_marks(table: EventTable, qtbot: QtBot) -> None:
    table.show_selection((5, 7))
    with qtbot.assertNotEmitted(table.selection_asked):
        table.show_listing(Listing(np.arange(200, 0, -1), 200, 200, Sorting("when", True)))
    assert table.view.selected_rows().tolist() == [193, 195]


def test_columns_are_chosen_in_a_menu_and_told_to_be_remembered(
    table: EventTable, qtbot: QtBot
) -> None:
    table.columns.click()
    menu = table.findChild(ColumnsMenu)
    assert menu is not None
    tags = next(one for one in menu.actions() if one.text() == "Tags")
    with qtbot.waitSignal(table.columns_changed) as told:
        tags.trigger()
    assert told.args[0][-1] == "tags:160"
    menu.close()
    assert read_columns(told.args[0])[-1] == Shown("tags", 160)
    sort = menu.actions()[0].menu()
    assert isinstance(sort, QMenu)
    assert [one.text() for one in sort.actions()][:2] == ["When", "Event"]
    with qtbot.waitSignal(table.sorting_asked) as asked:
        sort.actions()[1].trigger()
    assert asked.args[0] == Sorting("title")


def test_moved_and_resized_columns_are_told(table: EventTable, qtbot: QtBot) -> None:
    header = table.view.header
    with qtbot.waitSignal(table.columns_changed) as told:
        header.moveSection(1, 0)
        header.resizeSection(header.logicalIndex(0), 300)
    assert told.args[0][:2] == ("title:300", "when:304")
    with qtbot.assertNotEmitted(table.columns_changed, wait=300):
        table.show_columns(("kind:99", "title:200"))
    assert [one.key for one in header.shown()] == ["kind", "title"]


def test_nonsense_in_the_settings_gives_the_usual_columns() -> None:
    assert read_columns(()) == usual_columns()
    assert read_columns(("kind:80",)) == usual_columns()
    assert read_columns(("title:9", "gone:80", "kind:x", "when:99999")) == (
        Shown("title", 40),
        Shown("when", 1600),
    )
    assert read_columns(column_words(usual_columns())) == usual_columns()


def test_copying_gives_the_shown_columns_as_a_table(table: EventTable, qtbot: QtBot) -> None:
    table.show_columns(("title:200", "when:200", "sources:60"))
    table.show_selection((6, 5))
    with qtbot.waitSignal(table.told) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_C, CONTROL)
    assert told.args[0] == "Copied 2 events."
    assert QGuiApplication.clipboard().text() == (
        "Event\tWhen\tSources\nEvent 5\tUndated\t2\nEvent 6\t“2006-06” · June 2006\tnone\n"
    )


def test_what_cannot_be_changed_offers_no_change(table: EventTable, qtbot: QtBot) -> None:
    assert not table.change.isEnabled()
    table.show_selection((5, 6))
    assert table.change.text() == "Change 2 events …"
    with qtbot.waitSignal(table.change_asked):
        table.change.click()
    table.allow_editing(False)
    assert not table.change.isEnabled()


def test_an_empty_table_says_why(table: EventTable) -> None:
    table.show_listing(listing_of(0, passing=0, total=9))
    assert not table.view.isVisible()
    table.show_listing(listing_of(3))
    assert table.view.isVisible()


def test_it_is_a_table_to_assistive_technology(table: EventTable) -> None:
    table.show_selection((5,))
    table.view.setFocus()
    spoken = QAccessible.queryAccessibleInterface(table.view)
    assert spoken.role() == QAccessible.Role.Table
    cell = spoken.focusChild()
    assert cell.role() == QAccessible.Role.Cell
    place = cell.tableCellInterface()
    assert (place.rowIndex(), place.columnIndex()) == (4, 1)
    assert place.isSelected()
    assert cell.text(QAccessible.Text.Name).startswith("Event 5. undated")
    heads = [one.text(QAccessible.Text.Name) for one in place.columnHeaderCells()]
    assert heads == ["Event"]


def test_both_themes_draw_every_mark(table: EventTable, qapp: QApplication) -> None:
    light = table.grab().toImage()
    table.set_theme(DARK)
    dark = table.grab().toImage()
    middle = table.view.mapTo(table, QPoint(600, 200))
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 60


def test_the_titles_take_what_room_the_other_columns_leave(table: EventTable, qtbot: QtBot) -> None:
    header = table.view.header
    title = next(place for place, one in enumerate(COLUMNS) if one.key == "title")
    chosen = {one.key: one.width for one in header.shown()}
    table.resize(2200, 500)
    qtbot.waitUntil(lambda: header.viewport().width() > 2000)
    seen = [one for one in range(header.count()) if not header.isSectionHidden(one)]
    assert sum(header.sectionSize(one) for one in seen) == header.viewport().width()
    assert header.sectionSize(title) > chosen["title"]
    # What was chosen is remembered, not what the window happened to leave.
    assert {one.key: one.width for one in header.shown()} == chosen
    first = header.logicalIndex(0)
    header.resizeSection(first, header.sectionSize(first) + 60)
    assert sum(header.sectionSize(one) for one in seen) == header.viewport().width()
    table.resize(500, 500)
    qtbot.waitUntil(lambda: header.viewport().width() < 600)
    assert header.sectionSize(title) == chosen["title"]
