"""The journey through time: all of it, ten years, a year, a week, a day, and back again.

At each station the timeline is moved by drag, wheel and keys and its lanes are scrolled; between
them it is zoomed by the wheel, always about the same moment, so that there is something to see.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle

from PySide6.QtCore import QPointF, Qt

from app.benchmark.figures import spread
from app.benchmark.frames import FrameClock, Frames
from app.benchmark.hands import NOTCH, Hands
from widgets.timeline.view import TimelineView

DAY = 86_400
STATIONS = (("decade", 3652 * DAY), ("year", 365 * DAY), ("week", 7 * DAY), ("day", DAY))
"""Names and seconds in view."""
PANS = 200
ZOOMS = 120
"""At least so many frames in all: the p95 of fewer would be one bad moment."""
LONGEST_ZOOM = 500
"""Steps of half a notch at most; they cross all of time."""
_STEPS = (7, 7, 61, -7, 23, 7)
"""Pixels from one pointer event of a drag to the next."""
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(slots=True)
class Travelled:
    """The frames of a journey."""

    pan: Frames = field(default_factory=Frames)
    zoom: Frames = field(default_factory=Frames)
    scroll: Frames = field(default_factory=Frames)
    step: Frames = field(default_factory=Frames)
    """Going from one event to the next by key, which selects it."""
    views: dict[str, float] = field(default_factory=dict)
    """p95 of panning at each station, in milliseconds."""

    def as_details(self) -> dict[str, object]:
        """What is told beside the main figures."""
        return {
            "pan": self.pan.as_details(),
            "zoom": self.zoom.as_details(),
            "scroll": spread(self.scroll.whole).as_json(),
            "step": spread(self.step.whole).as_json(),
            "pan_p95_ms_of": {name: round(value, 2) for name, value in self.views.items()},
        }


class Journey:
    """Plays the journey on a timeline whose store has dated events."""

    def __init__(self, view: TimelineView, clock: FrameClock, moment: int) -> None:
        """``moment`` is the second about which everything is zoomed."""
        self._view, self._clock, self._moment = view, clock, moment
        self._hands = Hands(view)
        self._found = Travelled()
        self._jitter = cycle((0.0, 3.0, -2.0))

    def travel(self) -> Travelled:
        """Play it from beginning to end."""
        self._hands.key(Qt.Key.Key_0, "0")
        self._clock.rest()
        everything = self._span
        stations = [one for one in STATIONS if one[1] < everything]
        pans = -(-PANS // (len(stations) + 1))
        self._stay("all", pans)
        for name, span in stations:
            self._zoom(1, span)
            self._stay(name, pans)
        self._zoom(-1, everything)
        nearest = stations[-1][1] if stations else everything // 1000
        while len(self._found.zoom.whole) < ZOOMS:
            self._zoom(1, nearest)
            self._zoom(-1, everything)
        return self._found

    @property
    def _span(self) -> int:
        return self._view.stage.camera.span

    def _stay(self, name: str, pans: int) -> None:
        """Pan by drag, wheel and keys, scroll the lanes, step from event to event; then rest."""
        hands, found, before = self._hands, self._found, len(self._found.pan.whole)
        turns = pans // 3
        self._drag(pans - turns - 4)
        for number in range(turns):
            turned = NOTCH // 4 if number % 2 else -NOTCH // 4
            self._frame(found.pan, partial(hands.turn, turned, self._pointer(), _SHIFT))
        for key in (Qt.Key.Key_D, Qt.Key.Key_A) * 2:
            self._frame(found.pan, partial(hands.key, key))
        found.views[name] = spread(found.pan.whole[before:]).p95_ms
        for turned in (-NOTCH,) * 6 + (NOTCH,) * 6:
            self._frame(found.scroll, partial(hands.turn, turned, self._pointer()))
        for key in (Qt.Key.Key_Right,) * 4 + (Qt.Key.Key_Left,) * 4:
            self._frame(found.step, partial(hands.key, key))
        self._clock.rest()

    def _drag(self, frames: int) -> None:
        at = QPointF(self._view.width() * 0.55, self._view.height() * 0.6)
        self._hands.press(at)
        steps = cycle(_STEPS)
        for number in range(frames):
            # Half of the way there and half of it back: the drag ends near its beginning.
            step = next(steps) if 2 * number < frames else -next(steps)
            at = QPointF(at.x() + step, at.y() + number % 3 - 1)
            self._clock.frame(self._found.pan, partial(self._hands.drag, at))
        self._hands.release(at)

    def _zoom(self, direction: int, span: int) -> None:
        """Zoom in (1) or out (-1) until so many seconds are in view, or it goes no further."""
        for _ in range(LONGEST_ZOOM):
            before = self._span
            turned = direction * NOTCH // 2
            self._frame(
                self._found.zoom, partial(self._hands.turn, turned, self._pointer(), _CONTROL)
            )
            if self._span == before or (self._span - span) * direction <= 0:
                break

    def _frame(self, into: Frames, movement: Callable[[], None]) -> None:
        """One frame in which the pointer trembles too, as under any hand."""

        def moved() -> None:
            self._hands.hover(self._pointer())
            movement()

        self._clock.frame(into, moved)

    def _pointer(self) -> QPointF:
        """Over the moment, within the view; never quite still."""
        camera = self._view.stage.camera
        x = min(max(camera.x(self._moment), camera.left + 40), camera.right - 40)
        return QPointF(x + next(self._jitter), self._view.height() * 0.5)
