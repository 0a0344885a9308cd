"""Inertia: a picture that was flicked goes on for a while, slower and slower."""

from collections import deque
from collections.abc import Callable
from math import exp, hypot
from time import monotonic

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

_MEMORY = 0.08
"""Seconds before the hand lets go that tell how fast it was."""
_SLOWING = 0.325
"""Seconds in which the speed falls to a third."""
_LEAST_FLICK, _LEAST_SPEED = 250.0, 20.0
"""Pixels per second below which nothing glides off, and below which it stands."""
_TICK_MS = 16


class Glide(QObject):
    """Follows a dragging hand and carries its motion on. Any input should :meth:`stop` it.

    The hand is timed by the mouse's own clock: ours would take a slow frame for a slow hand.
    """

    slid = Signal(QPointF)
    """How far it has gone in pixels since the hand let go."""

    def __init__(self, parent: QObject, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._trail: deque[tuple[float, QPointF]] = deque(maxlen=64)
        self._speed = QPointF()
        self._since = 0.0
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    @property
    def gliding(self) -> bool:
        """Whether it moves by itself now."""
        return self._timer.isActive()

    def follow(self, point: QPointF, when: float) -> None:
        """The hand was here, at a time in seconds by the clock of the mouse."""
        self._trail.append((when, point))

    def let_go(self) -> bool:
        """The hand let go where it was last: glide on if it was fast; whether it does."""
        self._speed = self._last_speed()
        self._trail.clear()
        if hypot(self._speed.x(), self._speed.y()) < _LEAST_FLICK:
            return False
        self._since = self._clock()
        self._timer.start()
        return True

    def stop(self) -> None:
        """Stand still and forget where the hand was."""
        self._timer.stop()
        self._trail.clear()

    def _last_speed(self) -> QPointF:
        """Over the last moment; where frames are so slow that it saw nothing, over a bit more."""
        if len(self._trail) < 2:
            return QPointF()
        now, end = self._trail[-1]
        recent = [one for one in self._trail if 0 < now - one[0] <= _MEMORY]
        recent = recent or [one for one in self._trail if 0 < now - one[0] <= 2 * _MEMORY][-1:]
        if not recent:
            return QPointF()
        when, start = recent[0]
        return (end - start) / (now - when)

    def _go_on(self) -> None:
        left = exp(-(self._clock() - self._since) / _SLOWING)
        self.slid.emit(self._speed * (_SLOWING * (1 - left)))
        if hypot(self._speed.x(), self._speed.y()) * left < _LEAST_SPEED:
            self._timer.stop()
