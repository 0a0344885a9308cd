"""Lists of the centre: look at an item by gesture, narrow by words, say why a list is empty."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from db.records import HistoryEntry
from widgets.history_list import HistoryList
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.style import DARK, LIGHT

ROWS = [ListRow(7, "Pipeline stands still", "mid-June"), ListRow(9, "Parade not held", "9 May")]


def shown(qtbot, widget: ItemList) -> ItemList:
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def test_getting_the_keyboard_selects_nothing(qtbot) -> None:
    made = shown(qtbot, ItemList(LIGHT, "Events", "None."))
    made.show_rows(ROWS)
    with qtbot.assertNotEmitted(made.item_asked):
        made.view.setFocus()


def test_click_and_arrow_keys_ask_for_the_item(qtbot) -> None:
    made = shown(qtbot, ItemList(LIGHT, "Events", "None."))
    made.show_rows(ROWS)
    with qtbot.waitSignal(made.item_asked) as asked:
        qtbot.mouseClick(made.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert asked.args == [7]
    with qtbot.waitSignal(made.item_asked) as asked:
        qtbot.keyClick(made.view, Qt.Key.Key_Down)
    assert asked.args == [9]


def test_words_narrow_and_an_empty_list_says_why(qtbot) -> None:
    made = shown(qtbot, ItemList(LIGHT, "Events", "Nothing stands here."))
    made.show_rows(ROWS)
    qtbot.keyClicks(made.field, "MAY parade")
    assert made.model.rowCount() == 1
    qtbot.keyClicks(made.field, " never")
    assert made.model.rowCount() == 0
    words = [label.text() for label in made.findChildren(QLabel) if label.isVisible()]
    assert "Nothing stands here." in words


def test_what_is_selected_elsewhere_is_marked(qtbot) -> None:
    made = shown(qtbot, ItemList(LIGHT, "Events", "None."))
    made.show_rows(ROWS)
    made.show_selected(9)
    assert made.view.currentIndex().row() == 1
    made.set_theme(DARK)
    made.show_rows([ListRow(1, "New one"), *ROWS])
    assert made.view.currentIndex().row() == 2
    made.show_selected(4711)
    assert not made.view.currentIndex().isValid()


def test_a_hundred_thousand_rows_are_shown_at_once(qtbot) -> None:
    made = shown(qtbot, ItemList(LIGHT, "Notes", "None."))
    made.show_rows([ListRow(number, f"Note {number}") for number in range(1, 100_001)])
    assert made.model.rowCount() == 100_000
    made.show_selected(99_999)
    assert made.view.currentIndex().row() == 99_998


def history(*undone: bool) -> list[HistoryEntry]:
    count = len(undone)
    return [
        HistoryEntry(count - place, f"Edit {count - place}", "2026-06-15T10:00:00Z", "", 1, each)
        for place, each in enumerate(undone)
    ]


def test_history_goes_back_to_a_point_and_forth_again(qtbot) -> None:
    made = HistoryList(LIGHT)
    shown(qtbot, made)
    made.show_history(history(True, True, False, False, False))
    with qtbot.waitSignal(made.undo_asked) as asked:
        made.item_activated.emit(2)
    assert asked.args == [2]
    with qtbot.waitSignal(made.redo_asked) as asked:
        made.item_activated.emit(5)
    assert asked.args == [2]
    with qtbot.waitSignal(made.redo_asked) as asked:
        made.item_activated.emit(4)
    assert asked.args == [1]


def test_history_does_not_go_behind_its_beginning(qtbot) -> None:
    made = HistoryList(LIGHT)
    shown(qtbot, made)
    made.show_history([replace(history(False)[0], final=True)])
    assert not made.extra()[0].isEnabled()
    with qtbot.assertNotEmitted(made.undo_asked):
        made.item_activated.emit(1)


def test_history_buttons_are_off_where_there_is_nothing_to_do(qtbot) -> None:
    made = HistoryList(LIGHT)
    shown(qtbot, made)
    made.show_history(history(False))
    with qtbot.waitSignal(made.undo_asked) as asked:
        qtbot.mouseClick(made.extra()[0], Qt.MouseButton.LeftButton)
    assert asked.args == [1]
    assert not made.extra()[1].isEnabled()
