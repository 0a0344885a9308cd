"""Hands reach a widget as a person's would, and frames are timed while they do."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.benchmark.frames import INTERVAL, FrameClock, Frames
from app.benchmark.hands import NOTCH, Hands

AT = QPointF(30, 20)


class Recorder(QWidget):
    """Notes what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[tuple[object, ...]] = []
        self.painted = 0
        self.setMouseTracking(True)
        self.resize(200, 100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.notes.append(("wheel", event.angleDelta().y(), event.modifiers()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.notes.append(("press", event.position(), event.button()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.notes.append(("move", event.position(), event.buttons()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.notes.append(("release", event.button(), event.buttons()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


def test_the_wheel_turns_with_its_keys_held(qtbot: QtBot) -> None:
    widget = Recorder()
    qtbot.addWidget(widget)
    Hands(widget).turn(-NOTCH, AT, Qt.KeyboardModifier.ControlModifier)
    assert widget.notes == [("wheel", -NOTCH, Qt.KeyboardModifier.ControlModifier)]


def test_a_drag_is_a_press_moves_and_a_release(qtbot: QtBot) -> None:
    widget, left = Recorder(), Qt.MouseButton.LeftButton
    qtbot.addWidget(widget)
    hands, there = Hands(widget), QPointF(90, 25)
    hands.hover(AT)
    hands.press(AT)
    hands.drag(there)
    hands.release(there)
    assert widget.notes == [
        ("move", AT, Qt.MouseButton.NoButton),
        ("press", AT, left),
        ("move", there, left),
        ("release", left, Qt.MouseButton.NoButton),
    ]


def test_what_is_typed_stands_in_the_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.textEdited):
        Hands(field).type("Қостанай 7")
    assert field.text() == "Қостанай 7"


def test_each_frame_is_painted_once_and_timed(qtbot: QtBot) -> None:
    widget = Recorder()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.processEvents()
    clock, frames, before = FrameClock(application, widget, lambda: True), Frames(), widget.painted
    hands = Hands(widget)
    for _ in range(5):
        assert clock.frame(frames, lambda: hands.turn(NOTCH, AT)) == frames.whole[-1]
    assert widget.painted == before + 5
    assert len(frames.whole) == len(frames.worked) == 5
    for whole, *parts in zip(frames.whole, *frames.parts.values(), strict=True):
        assert abs(whole - sum(parts)) < 1e-6
    assert frames.as_details()["frames"] == 5
    assert 0 < INTERVAL < 0.02
