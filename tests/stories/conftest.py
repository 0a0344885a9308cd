"""A person at the window: looks, points, clicks, turns the wheel and types. Nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.application import make_application
from app.program import Program
from app.settings import SettingsFile
from app.window import MainWindow
from widgets.timeline.frame import mark_box

LEFT = Qt.MouseButton.LeftButton


class Person:
    """Sits before a program that shows one window."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    @property
    def window(self) -> MainWindow:
        """The window they look at."""
        assert self.program.window is not None
        return self.program.window

    def start(self, store: Path | None = None) -> None:
        """Start the program."""
        self.program.show_first(store)
        with self._qtbot.waitActive(self.window):
            pass
        self.wait()

    def restart(self) -> None:
        """Close the window and open the same case again, as on the next day."""
        store = self.window.workspace.store.path
        self.window.close()
        self.start(store)

    def wait(self, until: Callable[[], bool] | None = None) -> None:
        """Wait for something, and until all panes have followed."""
        if until is not None:
            self._qtbot.waitUntil(until, timeout=20_000)
        QApplication.processEvents()
        self.window.following.settle()
        QApplication.processEvents()

    def event(self, uid: str) -> int:
        """The id of an item the person knows by sight."""
        found = self.window.workspace.store.by_uid(uid)
        assert found is not None, uid
        return found

    def place_on_timeline(self, uid: str) -> QPoint:
        """Where an event's mark is seen."""
        event = self.event(uid)
        frame = self.window.parts.timeline.stage.frame
        mark = next(mark for mark in frame.marks if mark.event == event)
        return mark_box(mark).center().toPoint()

    def place_on_map(self, uid: str) -> QPoint:
        """Where an entity is seen."""
        place = self.window.parts.relations.screen_position(self.event(uid))
        assert place is not None, uid
        return place.toPoint()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget."""
        self._qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.wait()

    def click_event(self, uid: str) -> None:
        """Click on an event's mark."""
        self.click(self.window.parts.timeline, self.place_on_timeline(uid))

    def click_entity(self, uid: str) -> None:
        """Click on an entity of the map."""
        self.click(self.window.parts.relations, self.place_on_map(uid))

    def click_row(self, section: str, label: str) -> None:
        """Click on a row of the left panel."""
        rows = self.window.parts.filters.sections[section].group.rows
        self.click(next(row for row in rows if row.said.label == label))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in some steps, let go."""
        self._qtbot.mousePress(widget, LEFT, pos=start)
        for step in range(1, 9):
            self._qtbot.mouseMove(widget, start + (end - start) * step / 8)
        self._qtbot.mouseRelease(widget, LEFT, pos=end)
        self.wait()

    def turn_wheel(self, widget: QWidget, at: QPoint, notches: int, control: bool = False) -> None:
        """Turn the wheel, away from the hand for positive notches."""
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier(0)
        event = QWheelEvent(
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        self.wait()

    def press(self, key: Qt.Key, control: bool = False, shift: bool = False) -> None:
        """Press a key where the focus is."""
        modifiers = Qt.KeyboardModifier(0)
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        self._qtbot.keyClick(self._focused(), key, modifiers)
        self.wait()

    def type(self, text: str) -> None:
        """Type where the focus is; QTest itself knows Latin letters only."""
        none = Qt.KeyboardModifier(0)
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focused(), QKeyEvent(kind, 0, none, letter))
        self.wait()

    def meanwhile(self, act: Callable[[QWidget], None]) -> None:
        """Do something in the dialog that is about to open."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(20, look)
            else:
                act(dialog)

        QTimer.singleShot(20, look)

    def return_to_window(self) -> None:
        """What a desktop does when a dialog closes; the offscreen platform has none."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def reads(self, widget: QWidget | None = None) -> str:
        """All texts that are seen in a widget; the detail pane if none is named."""
        seen = (widget or self.window.parts.detail).findChildren(QWidget)
        return "\n".join(
            one.text() if isinstance(one, QLabel) else one.accessibleName() or one.text()
            for one in seen
            if isinstance(one, QLabel | QAbstractButton) and one.isVisible()
        )

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """A button that is seen, by its name."""
        for one in (within or self.window).findChildren(QAbstractButton):
            if one.isVisible() and name in (one.accessibleName(), one.text().strip()):
                return one
        raise AssertionError(f"no button {name!r}")

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@pytest.fixture
def person(qapp: QApplication, user_folder: Path, qtbot: QtBot) -> Iterator[Person]:
    """A person who has never started the program before."""
    make_application([])
    settings = SettingsFile(user_folder / "settings.json")
    settings.change(theme="light", window_width=1440, window_height=900)
    program = Program(qapp, settings)
    yield Person(program, qtbot)
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()
    program.deleteLater()
    qapp.setStyleSheet("")
