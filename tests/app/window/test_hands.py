"""Settings and commands of the timeline's hands, in the real window."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bookmarks import bookmark_rows, keep_bookmark, name_for
from app.looking_back import REST_MS
from app.window import MainWindow
from db.records import Bookmark, Event, Focus, Window
from widgets.timeline.gestures import Mode

DAY = 86_400
JUNE = Window(1_654_041_600, 1_654_041_600 + 30 * DAY - 1)


def turn(window: MainWindow) -> None:
    timeline, at = window.parts.timeline, QPointF(600, 200)
    event = QWheelEvent(
        at,
        timeline.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline, event)


def test_the_wheel_follows_its_setting_at_once(window: MainWindow) -> None:
    window.workspace.look_at(JUNE)
    turn(window)
    assert window.workspace.focus.window == JUNE
    window.settings.change(wheel="zoom")
    turn(window)
    seen = window.workspace.focus.window
    assert seen is not None and seen.end - seen.start < JUNE.end - JUNE.start


def test_the_line_at_now_is_a_setting_and_a_command(window: MainWindow) -> None:
    scenery = window.parts.timeline.scenery
    assert scenery.backgrounds.now is None
    window.actions_table.run("now")
    assert scenery.backgrounds.now is not None and window.settings.values.now_marker
    assert window.actions_table.action("now").isChecked()
    window.actions_table.run("now")
    assert scenery.backgrounds.now is None


def test_periods_can_be_hidden(window: MainWindow) -> None:
    with window.workspace.store.edit("Add") as edit:
        edit.add(Event(title="Heating season", kind="period", when=first_date(window)))
    window.workspace.take(edit.changes)
    scenery = window.parts.timeline.scenery
    assert [one.name for one in scenery.backgrounds.periods] == ["Heating season"]
    window.actions_table.run("periods")
    assert scenery.backgrounds.periods == ()


def first_date(window: MainWindow):  # type: ignore[no-untyped-def]
    dated = (event for event in window.workspace.store.all(Event) if event.when is not None)
    return next(dated).when


def test_modes_are_ticked_in_the_menu_while_they_last(window: MainWindow) -> None:
    timeline = window.parts.timeline
    window.actions_table.run("edit-dates")
    assert timeline.mode is Mode.EDIT and window.actions_table.action("edit-dates").isChecked()
    window.actions_table.run("select-area")
    assert timeline.mode is Mode.SELECT
    assert not window.actions_table.action("edit-dates").isChecked()
    window.actions_table.run("select-area")
    assert timeline.mode is Mode.LOOK


def test_steps_by_number_are_commands(window: MainWindow) -> None:
    window.workspace.look_at(Window(JUNE.start - 2000 * DAY, JUNE.start - 1000 * DAY))
    before = window.workspace.focus.window
    window.actions_table.run("next-events")
    after = window.workspace.focus.window
    assert before is not None and after is not None and after.start > before.end
    window.actions_table.run("previous-events")


def test_back_can_be_run_once_another_window_rested(window: MainWindow, qtbot: QtBot) -> None:
    back = window.actions_table.action("back")
    assert not back.isEnabled()
    window.workspace.look_at(JUNE)
    qtbot.waitUntil(back.isEnabled, timeout=REST_MS * 5)
    window.actions_table.run("back")
    assert window.workspace.focus.window is None
    assert window.actions_table.action("forward").isEnabled()


def test_bookmarks_say_what_they_show_and_survive_a_strange_one(window: MainWindow) -> None:
    store = window.workspace.store
    event = store.all(Event)[0]
    focus = Focus(JUNE, (event.id,))
    assert name_for(store, focus) == event.title
    assert name_for(store, Focus(JUNE)) == "June 2022"
    keep_bookmark(store, "Лето", focus)
    with store.edit("Add") as edit:
        strange = edit.add(Bookmark(name="From elsewhere", focus="{}"))
    told = {row.title: row.remark for row in bookmark_rows(store)}
    assert told["Лето"].startswith("June 2022 · 1 selected · kept ")
    assert "cannot be read" in told["From elsewhere"]
    before = window.workspace.focus
    window.hands.go_to_bookmark(strange)
    assert window.workspace.focus == before
    assert "another version" in window.parts.message.words.text()
