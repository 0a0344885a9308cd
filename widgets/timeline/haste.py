"""How much new one frame may take on while the view moves; the rest follows in the next frames.

A step of the wheel may bring thirty titles that were never read, measured or drawn before. All at
once they would take longer than the frame itself, so some come a sixtieth of a second later. A
view at rest, a picture and paper show everything.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal


class Share(NamedTuple):
    """How many new titles are read and measured, new labels and looks drawn, in one frame."""

    texts: int
    pictures: int
    looks: int


MOVING, CATCHING_UP = Share(2, 2, 1), Share(10, 10, 10)
"""While the hand moves the view, and once it holds still."""
_FRAME_MS = 16


class Haste:
    """What is left of a frame's share. Without a limit there is always enough."""

    def __init__(self) -> None:
        self.is_moving = False
        self.is_behind = False
        """Whether the last frame left something for the next."""
        self.share = MOVING
        """What the next frame may take on."""
        self._texts = self._pictures = self._looks = 0

    def begin(self) -> None:
        """A new frame is composed."""
        self.is_behind = False
        self._texts, self._pictures, self._looks = self.share

    def texts(self, wanted: int) -> int:
        """How many of so many new texts may be read now."""
        allowed = self._allowed(wanted, self._texts)
        self._texts -= allowed
        return allowed

    def pictures(self, wanted: int) -> int:
        """How many of so many new pictures may be drawn now."""
        allowed = self._allowed(wanted, self._pictures)
        self._pictures -= allowed
        return allowed

    def looks(self, wanted: int) -> int:
        """How many of so many new looks of marks may be drawn now."""
        allowed = self._allowed(wanted, self._looks)
        self._looks -= allowed
        return allowed

    def _allowed(self, wanted: int, left: int) -> int:
        allowed = min(wanted, max(left, 0)) if self.is_moving else wanted
        self.is_behind |= allowed < wanted
        return allowed


class CatchingUp(QObject):
    """Tells a view that moves in haste when its next frame is due, until nothing is missing."""

    due = Signal()
    came = Signal()
    """There is another scene to be drawn."""

    def __init__(self, haste: Haste, parent: QObject) -> None:
        super().__init__(parent)
        self._haste = haste
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    def move(self) -> None:
        """The view moved."""
        self._haste.is_moving, self._haste.share = True, MOVING
        self._timer.start()

    def come(self) -> None:
        """Another scene came: what is new in it is drawn over a few frames."""
        self._haste.is_moving, self._haste.share = True, CATCHING_UP
        self._timer.start()
        self.came.emit()

    def stop(self) -> None:
        """Nothing is drawn any more."""
        self._haste.is_moving = False
        self._timer.stop()

    def _tick(self) -> None:
        self._haste.share = CATCHING_UP
        if self._haste.is_behind:
            self.due.emit()
        else:
            self.stop()
