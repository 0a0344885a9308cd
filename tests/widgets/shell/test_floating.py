"""Sheets and popovers: inside the window, closed by Escape, giving the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.shell.floating import Popover, Sheet
from widgets.style import DARK, LIGHT


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    field = QLineEdit(made)
    QVBoxLayout(made).addWidget(field)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
    field.setFocus()
    return made


@pytest.mark.parametrize("kind", [Sheet, Popover])
def test_escape_closes_and_gives_the_focus_back(
    window: QWidget, kind: type[Sheet] | type[Popover], qtbot: QtBot
) -> None:
    panel = kind(window, LIGHT)
    field = QLineEdit()
    panel.show_content("History", field)
    assert panel.isVisible()
    assert field.hasFocus()
    assert panel.accessibleName() == "History"
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert isinstance(window.focusWidget(), QLineEdit)


@pytest.mark.parametrize("size", [(900, 600), (420, 380), (2000, 1200)])
def test_a_popover_stays_inside_the_window(window: QWidget, size: tuple[int, int]) -> None:
    window.resize(*size)
    panel = Popover(window, DARK)
    panel.stand_by(window.findChild(QLineEdit))
    panel.show_content("Undated", QWidget())
    assert window.rect().contains(panel.geometry())


def test_a_sheet_follows_the_window(window: QWidget) -> None:
    panel = Sheet(window, LIGHT)
    panel.show_content("Keys", QWidget())
    window.resize(1200, 800)
    assert panel.geometry().right() == window.width() - 1
    assert window.rect().contains(panel.geometry())
