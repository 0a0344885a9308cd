"""The palette: some letters, Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.shell.command_palette import Choice, CommandPalette, ranked
from widgets.style import LIGHT

CHOICES = (
    Choice("new", "New case …", "Case", "Ctrl+Shift+N"),
    Choice("event", "New event …", "Edit", "Ctrl+N"),
    Choice("undated", "Events without a date", "View", ""),
)


def test_all_typed_words_must_occur_and_beginnings_come_first() -> None:
    assert [one.key for one in ranked(CHOICES, "event")] == ["undated", "event"]
    assert [one.key for one in ranked(CHOICES, "new EV")] == ["event"]
    assert ranked(CHOICES, "zebra") == []
    assert ranked(CHOICES, "") == list(CHOICES)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


@pytest.fixture
def palette(window: QWidget, qtbot: QtBot) -> CommandPalette:
    made = CommandPalette(window, LIGHT)
    with qtbot.waitActive(window):
        window.show()
    made.offer(CHOICES)
    return made


def test_typing_walking_and_enter_choose(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "event")
    assert [one.key for one in palette.shown] == ["undated", "event"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == ["event"]
    assert palette.isHidden()


def test_enter_on_nothing_does_nothing_and_escape_closes(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.line, "zebra")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
