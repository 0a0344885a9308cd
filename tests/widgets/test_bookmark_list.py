"""The list of bookmarks by mouse and keys: it only asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.bookmarks import EMPTY, BookmarkList
from widgets.lists.rows import ListRow
from widgets.shell.words import Words
from widgets.style import DARK, LIGHT

ROWS = [ListRow(7, "Everything", "All of time"), ListRow(9, "Oil stops", "June 2022")]


class Owner(QWidget):
    """A window with the list, that writes down what is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.list = BookmarkList(LIGHT)
        QVBoxLayout(self).addWidget(self.list)
        self.asked: list[tuple[object, ...]] = []
        self.list.keep_asked.connect(lambda name: self.asked.append(("keep", name)))
        self.list.go_asked.connect(lambda item: self.asked.append(("go", item)))
        self.list.rename_asked.connect(lambda item, name: self.asked.append(("name", item, name)))
        self.list.delete_asked.connect(lambda item: self.asked.append(("delete", item)))


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[Owner]:
    made = Owner()
    qtbot.addWidget(made)
    made.list.show_bookmarks(ROWS)
    made.list.suggest("June 2022", may_keep=True)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made


def press(owner: Owner, key: Qt.Key) -> None:
    QTest.keyClick(owner.list.view, key)


def test_return_keeps_the_view_under_the_name_offered_or_typed(owner: Owner) -> None:
    owner.list.setFocus()
    QTest.keyClick(owner.list.name, Qt.Key.Key_Return)
    owner.list.suggest("June 2022", may_keep=True)
    QTest.keyClicks(owner.list.name, "  Summer  ")
    owner.list.keep.click()
    assert owner.asked == [("keep", "June 2022"), ("keep", "Summer")]


def test_without_a_name_nothing_is_kept(owner: Owner) -> None:
    owner.list.suggest("", may_keep=True)
    owner.list.keep.click()
    assert owner.asked == []


def test_a_click_and_return_go_there(owner: Owner) -> None:
    at = owner.list.view.visualRect(owner.list.model.index(1)).center()
    QTest.mouseClick(owner.list.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    owner.list.take_keyboard()
    press(owner, Qt.Key.Key_Up)
    press(owner, Qt.Key.Key_Return)
    assert owner.asked == [("go", 9), ("go", 7)]


def test_f2_renames_and_del_deletes_whatever_these_keys_mean_in_the_window(owner: Owner) -> None:
    heard: list[str] = []
    for keys in ("F2", "Del"):
        action = QAction(keys, owner)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: heard.append(keys))
        owner.addAction(action)
    owner.list.take_keyboard()
    press(owner, Qt.Key.Key_F2)
    assert owner.list.name.text() == "Everything" and owner.list.keep.text() == "Rename"
    QTest.keyClicks(owner.list.name, "All")
    QTest.keyClick(owner.list.name, Qt.Key.Key_Return)
    press(owner, Qt.Key.Key_Delete)
    assert owner.asked == [("name", 7, "All"), ("delete", 7)]
    assert heard == [] and owner.list.keep.text() == "Keep"


def test_a_case_that_is_only_read_takes_and_loses_none(owner: Owner) -> None:
    owner.list.suggest("June 2022", may_keep=False)
    owner.list.take_keyboard()
    press(owner, Qt.Key.Key_Delete)
    press(owner, Qt.Key.Key_F2)
    press(owner, Qt.Key.Key_Return)
    assert owner.asked == [("go", 7)] and not owner.list.keep.isEnabled()


def test_an_empty_list_says_what_a_bookmark_is_and_themes_change(owner: Owner) -> None:
    owner.list.show_bookmarks([])
    owner.list.set_theme(DARK)
    (words,) = [one for one in owner.list.findChildren(Words) if one.text() == EMPTY]
    assert words.isVisible()
