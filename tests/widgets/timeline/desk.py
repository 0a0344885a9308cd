"""A timeline on a desk: a real view, real hands, and an owner who shows what is asked for."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.dates import VagueTime
from db.records import Focus, Window
from tests.widgets.timeline.made_source import MadeSource
from widgets.style import LIGHT
from widgets.timeline.geometry import Mark
from widgets.timeline.view import TimelineView

ALT = Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A view with its owner: what is asked for is shown, as the window does it."""

    def __init__(self, qtbot: QtBot, source: MadeSource, width: int = 1000) -> None:
        self.view = TimelineView(source, LIGHT)
        qtbot.addWidget(self.view)
        self.view.resize(width, 460)
        self.focus = Focus()
        self.opened: list[int] = []
        self.moves: list[tuple[int, VagueTime]] = []
        self.refusals: list[str] = []
        self.view.window_dragged.connect(self._look)
        self.view.selection_asked.connect(self._select)
        self.view.event_activated.connect(self.opened.append)
        self.view.move_asked.connect(self._move)
        self.view.refused.connect(self.refusals.append)
        self.view.show()
        qtbot.waitExposed(self.view)

    def _look(self, window: Window | None) -> None:
        self.focus = self.focus.look_at(window)
        self.view.show_focus(self.focus)

    def _select(self, ids: tuple[int, ...]) -> None:
        self.focus = self.focus.select(*ids)
        self.view.show_focus(self.focus)

    def _move(self, event: int, when: VagueTime) -> None:
        self.moves.append((event, when))

    def mark(self, event: int) -> Mark:
        return next(mark for mark in self.view.stage.frame.marks if mark.event == event)

    def at(self, event: int) -> QPoint:
        mark = self.mark(event)
        return QPointF((mark.x0 + mark.x1) / 2, mark.y).toPoint()

    def click(self, event: int, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, keys, self.at(event))

    def wheel(
        self,
        notches: float,
        keys: Qt.KeyboardModifier = NONE,
        x: float = 600,
        pixels: QPoint | None = None,
    ) -> None:
        at = QPointF(x, 200)
        event = QWheelEvent(
            at,
            self.view.mapToGlobal(at),
            pixels or QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view, event)

    def drag(
        self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True
    ) -> None:
        QTest.mousePress(self.view, Qt.MouseButton.LeftButton, keys, start)
        for part in range(1, 5):
            QTest.mouseMove(self.view, start + (end - start) * part / 4)
        if drop:
            QTest.mouseRelease(self.view, Qt.MouseButton.LeftButton, keys, end)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, keys)

    @property
    def window(self) -> Window:
        return self.view.stage.camera.window
