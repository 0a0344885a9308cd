"""The page of preferences: made from its fields, live, and whole for the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.preferences.field import Field, Value
from widgets.preferences.page import PreferencesPage
from widgets.preferences.segments import Segments
from widgets.preferences.switch import Switch
from widgets.preferences.text_line import TextLine
from widgets.style import DARK, LIGHT

FIELDS = (
    Field("sky", "Look", "Sky", "Its colour.", "blue", ("blue", "grey"), ("Blue", "Grey")),
    Field("rain", "Look", "Rain", "Whether it falls.", False),
    Field("name", "Person", "Name", "Yours.", ""),
)


class Answering:
    """Takes what the page asks for, and shows it, as the program does."""

    def __init__(self, page: PreferencesPage, values: dict[str, Value]) -> None:
        self.page, self.values = page, values
        page.asked.connect(self.take)

    def take(self, values: dict[str, Value]) -> None:
        self.values |= values
        self.page.show_values(self.values)


@pytest.fixture
def page(qtbot: QtBot) -> PreferencesPage:
    made = PreferencesPage(LIGHT, FIELDS, {"sky": "blue", "rain": False, "name": ""})
    qtbot.addWidget(made)
    made.resize(440, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def answering(page: PreferencesPage) -> Answering:
    return Answering(page, {"sky": "blue", "rain": False, "name": ""})


def test_each_kind_of_field_has_its_control(page: PreferencesPage) -> None:
    kinds = {name: type(entry.control) for name, entry in page.entries.items()}
    assert kinds == {"sky": Segments, "rain": Switch, "name": TextLine}
    for entry in page.entries.values():
        assert entry.control.accessibleName() == entry.field.title
        assert entry.control.accessibleDescription() == entry.field.help


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is; it must be somewhere."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def walk_to(page: PreferencesPage, name: str, qtbot: QtBot) -> None:
    """Go on by Tab to the control of a field."""
    for _ in range(10):
        if QApplication.focusWidget() is page.entries[name].control:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def test_all_is_done_by_keys(page: PreferencesPage, answering: Answering, qtbot: QtBot) -> None:
    page.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert answering.values["sky"] == "grey"
    walk_to(page, "rain", qtbot)
    press(qtbot, Qt.Key.Key_Space)
    assert answering.values["rain"] is True
    walk_to(page, "name", qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "  A. Analyst ")
    press(qtbot, Qt.Key.Key_Return)
    assert answering.values == {"sky": "grey", "rain": True, "name": "A. Analyst"}


def test_a_field_goes_back_to_what_is_usual(
    page: PreferencesPage, answering: Answering, qtbot: QtBot
) -> None:
    entry = page.entries["sky"]
    assert entry.back.isHidden()
    answering.take({"sky": "grey"})
    assert not entry.back.isHidden()
    assert entry.back.accessibleName() == "Sky: back to “Blue”"
    entry.back.setFocus()
    qtbot.keyClick(entry.back, Qt.Key.Key_Space)
    assert answering.values["sky"] == "blue"
    assert entry.back.isHidden()
    assert entry.control.isAncestorOf(QApplication.focusWidget() or page)


def test_all_go_back_together(page: PreferencesPage, answering: Answering, qtbot: QtBot) -> None:
    assert not page.all_back.isEnabled()
    answering.take({"sky": "grey", "rain": True, "name": "A"})
    qtbot.mouseClick(page.all_back, Qt.MouseButton.LeftButton)
    assert answering.values == {"sky": "blue", "rain": False, "name": ""}
    assert not page.all_back.isEnabled()


def test_what_is_shown_is_not_asked_for(page: PreferencesPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.asked):
        page.show_values({"sky": "grey", "rain": True, "name": "A"})
    assert {name: entry.value for name, entry in page.entries.items()} == {
        "sky": "grey",
        "rain": True,
        "name": "A",
    }


def test_a_switch_is_told_apart_in_both_themes(page: PreferencesPage) -> None:
    switch = page.entries["rain"].control
    pictures = []
    for theme in (LIGHT, DARK):
        page.set_theme(theme)
        for on in (False, True):
            switch.show_value(on)
            pictures.append(bytes(switch.grab().toImage().constBits()))
    assert len(set(pictures)) == 4
