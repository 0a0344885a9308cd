"""A hand on mouse and keyboard. Every press goes to the window and finds its way from there.

Nothing is sent to a widget outright: what is covered, folded away or behind a dialog gets nothing,
as on a desk.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTCH = 120
"""Eighths of a degree a wheel turns from one notch to the next."""
_STEPS = 8
_STEP_MS = 12


def click(widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Click where something is seen; its middle if no place is named."""
    QTest.mouseClick(_window(widget), LEFT, held, _aim(widget, at))


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice in quick succession."""
    QTest.mouseDClick(_window(widget), LEFT, NONE, _aim(widget, at))


def press_button(widget: QWidget, at: QPoint, button: Qt.MouseButton) -> None:
    """Press and release another button of the mouse."""
    QTest.mouseClick(_window(widget), button, NONE, _aim(widget, at))


def point(widget: QWidget, at: QPoint) -> None:
    """Let the pointer rest on something."""
    QTest.mouseMove(_window(widget), _aim(widget, at))


def drag(widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in some steps, let go; not faster than a hand is."""
    window = _window(widget)
    QTest.mouseMove(window, _aim(widget, start))
    QTest.mousePress(window, LEFT, held, _aim(widget, start))
    for step in range(1, _STEPS + 1):
        on_the_way = start + (end - start) * step / _STEPS
        QTest.mouseMove(window, widget.mapTo(widget.window(), on_the_way))
        QTest.qWait(_STEP_MS)
    QTest.mouseRelease(window, LEFT, held, widget.mapTo(widget.window(), end))


def turn_wheel(widget: QWidget, at: QPoint, notches: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over something, away from the hand for positive notches."""
    place = QPointF(_aim(widget, at))
    for _ in range(abs(notches)):
        step = NOTCH if notches > 0 else -NOTCH
        QTest.wheelEvent(_window(widget), place, QPoint(0, step), QPoint(), held)


def press(keys: str) -> None:
    """Press keys by the names on a keyboard: "Ctrl+Shift+E", "Return", "F"."""
    for chord in _chords(keys):
        QTest.keyClick(_active(), chord[0], chord[1])


def write(text: str) -> None:
    """Type letters of any alphabet where the caret stands."""
    for letter in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, _active(), Qt.Key.Key_unknown, letter, NONE)


def _chords(keys: str) -> Iterable[tuple[Qt.Key, Qt.KeyboardModifier]]:
    sequence = QKeySequence(keys)
    assert sequence.count(), f"no keyboard has {keys!r}"
    for place in range(sequence.count()):
        chord = sequence[place]
        yield chord.key(), chord.keyboardModifiers()


def _active() -> QWindow:
    window = QApplication.focusWindow()
    assert window is not None, "no window takes the keyboard"
    return window


def _window(widget: QWidget) -> QWindow:
    window = widget.window().windowHandle()
    assert window is not None
    return window


def _aim(widget: QWidget, at: QPoint | None) -> QPoint:
    """The place in the window's pixels; nobody can point at what is not seen."""
    place = widget.rect().center() if at is None else at
    assert widget.isVisible(), f"{widget} is not seen"
    there = widget.window().childAt(widget.mapTo(widget.window(), place))
    in_sight = there is widget or (there is not None and widget.isAncestorOf(there))
    assert in_sight or widget.isWindow(), f"{place} of {widget} is out of sight behind {there}"
    return widget.mapTo(widget.window(), place)
