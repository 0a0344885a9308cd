"""Preferences in the real window: every asked setting is on the page, and holds at once."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.preferences import preference_fields, preference_values
from app.settings import GROUPS, Settings
from app.window import MainWindow
from db.records import Annotation, Window
from widgets.preferences.page import PreferencesPage


def opened(window: MainWindow) -> PreferencesPage:
    window.actions_table.run("preferences")
    page = window.preferences.page
    assert page is not None
    return page


def test_the_fields_say_what_they_are() -> None:
    fields = preference_fields()
    assert {one.group for one in fields} == set(GROUPS)
    for one in fields:
        assert one.title and one.help.endswith(".")
        assert len(one.labels) == len(one.choices)
        assert one.choices == () or one.usual in one.choices


def test_the_key_opens_the_page_with_what_holds(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.preferences.page
    assert page is not None and page.isVisible()
    shown = {name: entry.value for name, entry in page.entries.items()}
    assert shown == preference_values(window.settings.values)


def test_colours_change_at_once_and_the_page_with_them(window: MainWindow) -> None:
    page = opened(window)
    page.asked.emit({"theme": "dark"})
    assert window.theme.is_dark and window.settings.values.theme == "dark"
    assert window.actions_table.action("theme-dark").isChecked()
    window.actions_table.run("theme-light")
    assert page.entries["theme"].value == "light" and not window.theme.is_dark


def test_pictures_are_arranged_at_once(window: MainWindow) -> None:
    page = opened(window)
    before = window.parts.timeline.width()
    page.asked.emit({"arrangement": "beside"})
    assert window.parts.timeline.width() < before
    assert window.actions_table.action("beside").isChecked()


def test_a_name_stands_under_the_next_note(window: MainWindow) -> None:
    opened(window).asked.emit({"author": "A. Analyst"})
    event = window.workspace.store.by_uid("kz22-event-cpc-stop-1") or 0
    note = window.workspace.save_note(event, 0, "Ask again.")
    kept = window.workspace.store.get(Annotation, note)
    assert kept is not None and kept.author == "A. Analyst"


def test_weeks_stand_on_the_axis_at_once(window: MainWindow) -> None:
    opened(window).asked.emit({"weeks": True})
    june = Window(1_654_041_600, 1_654_041_600 + 100 * 86_400)
    window.workspace.look_at(june)
    ticks = window.parts.timeline.stage.frame.axis.ticks
    assert {"W23", "W24"} <= {tick.text for tick in ticks}


def test_all_that_is_usual_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window)
    page.asked.emit({"weeks": True, "author": "Analyst", "wheel": "zoom"})
    qtbot.mouseClick(page.all_back, Qt.MouseButton.LeftButton)
    assert preference_values(window.settings.values) == preference_values(Settings())
