"""The wheel, the touchpad and pinching: from their deltas to moves of the stage."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from widgets.style import SPACING
from widgets.timeline.answers import PAN_STEP, ZOOM_STEP, Answers
from widgets.timeline.hands import Hands, Turn
from widgets.timeline.stage import Stage

NOTCH = 120.0
"""Eighths of a degree a wheel turns from one notch to the next."""
_SCROLL_STEP = 3.0 * SPACING.huge
"""Pixels the lanes scroll by one notch."""
_ZOOM_PIXELS = 60.0
"""Pixels of a touchpad that zoom as much as one notch."""


class Wheeling:
    """Turns of the wheel in the scheme the person chose."""

    def __init__(self, stage: Stage, answers: Answers) -> None:
        self._stage, self._answers = stage, answers
        self.hands = Hands()

    def turn(self, event: QWheelEvent) -> None:
        """Scroll, pan or zoom. Sideways always means time, whatever is chosen for the wheel."""
        keys = event.modifiers()
        turn = self.hands.turn(
            shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            control=bool(keys & Qt.KeyboardModifier.ControlModifier),
        )
        x = event.position().x()
        if not event.pixelDelta().isNull():
            self._slide(event.pixelDelta(), turn, x)
        else:
            self._notch(event.angleDelta(), turn, x)

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom with two fingers; whether it was that gesture."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._answers.zoom(max(1 + event.value(), 0.1), event.position().x())
        return True

    def _notch(self, angle: QPoint, turn: Turn, x: float) -> None:
        # With Alt, and on some systems with Shift, the wheel turns sideways.
        down, aside = angle.y() / NOTCH, angle.x() / NOTCH
        if turn is Turn.ZOOM:
            self._answers.zoom(ZOOM_STEP ** (down or aside), x)
        elif turn is Turn.PAN or abs(aside) > abs(down):
            self._answers.pan((aside or down) * PAN_STEP)
        else:
            self._answers.scroll(-down * _SCROLL_STEP)

    def _slide(self, pixels: QPoint, turn: Turn, x: float) -> None:
        """A touchpad tells pixels: the picture stays under the fingers."""
        if turn is Turn.ZOOM:
            self._answers.zoom(ZOOM_STEP ** ((pixels.y() or pixels.x()) / _ZOOM_PIXELS), x)
            return
        along, down = pixels.x(), pixels.y()
        if turn is Turn.PAN:
            along, down = (along or down), 0
        if down:
            self._answers.scroll(-down)
        if along:
            self._answers.pan(along / self._stage.camera.width)
