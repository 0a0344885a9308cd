"""The message bar: errors stay, notices go, work can be cancelled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.shell.message_bar import MessageBar
from widgets.style import LIGHT

LONG = "“Case.sequitur” is open in another window or program. Close it there first. " * 3


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_an_error_stays_until_it_is_closed(window: QWidget, qtbot: QtBot) -> None:
    bar = MessageBar(window, LIGHT)
    bar.fail("The disk is full.")
    assert bar.is_error
    assert bar.accessibleName() == "The disk is full."
    qtbot.mouseClick(bar.cross, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_the_word_on_its_button_is_an_offer(window: QWidget, qtbot: QtBot) -> None:
    bar = MessageBar(window, LIGHT)
    bar.tell("Undone: Add event", "Redo")
    assert not bar.is_error
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    bar.tell("Saved.")
    assert bar.action.isHidden()


@pytest.mark.parametrize("width", [400, 1000, 1920])
def test_a_long_sentence_is_never_cut(window: QWidget, width: int) -> None:
    window.resize(width, 700)
    bar = MessageBar(window, LIGHT)
    bar.fail(LONG)
    bar.layout().activate()
    assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
    assert window.rect().contains(bar.geometry())


def test_work_is_told_with_a_button_to_cancel(window: QWidget) -> None:
    bar = MessageBar(window, LIGHT)
    bar.work("Importing a.csv", 20, 100)
    assert bar.action.text() == "Cancel"
    assert bar.cross.isHidden()
    bar.work("Importing a.csv", 60, 100)
    assert bar.progress.value() == 60
    bar.tell("Done.")
    assert bar.progress.isHidden()


def test_it_shows_what_it_is_told_as_it_is(window: QWidget) -> None:
    bar = MessageBar(window, LIGHT)
    bar.fail("<b>not bold</b> & <img src=x>")
    assert bar.words.textFormat() == Qt.TextFormat.PlainText
