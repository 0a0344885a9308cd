"""Hands on a widget: wheel, pointer and keys, sent as Qt sends them when a person does."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

NOTCH = 120
"""How far one notch turns a wheel, in eighths of a degree; fine wheels send parts of it."""

_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """One pointer and one keyboard over one widget. Points are the widget's own pixels."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def turn(self, turned: int, at: QPointF, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Turn the wheel over a point; upwards is positive."""
        event = QWheelEvent(
            at,
            self._widget.mapToGlobal(at),
            QPoint(),
            QPoint(0, turned),
            _NO_BUTTON,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._widget, event)

    def hover(self, at: QPointF) -> None:
        """Move the pointer with no button down."""
        self._mouse(QEvent.Type.MouseMove, at, _NO_BUTTON, _NO_BUTTON)

    def press(self, at: QPointF) -> None:
        """Press the left button."""
        self._mouse(QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)

    def drag(self, to: QPointF) -> None:
        """Move the pointer with the left button down."""
        self._mouse(QEvent.Type.MouseMove, to, _NO_BUTTON, _LEFT)

    def release(self, at: QPointF) -> None:
        """Let the left button go."""
        self._mouse(QEvent.Type.MouseButtonRelease, at, _LEFT, _NO_BUTTON)

    def key(self, key: Qt.Key, text: str = "") -> None:
        """Press a key and let it go."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._widget, QKeyEvent(kind, key, _NO_KEYS, text))

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self.key(Qt.Key.Key_unknown, letter)

    def _mouse(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, down: Qt.MouseButton
    ) -> None:
        event = QMouseEvent(kind, at, self._widget.mapToGlobal(at), button, down, _NO_KEYS)
        QApplication.sendEvent(self._widget, event)
