"""Frames of a moving timeline, each timed from the hand's event to the painted picture."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, thread_time

from PySide6.QtWidgets import QApplication, QWidget

from app.benchmark.figures import spread

INTERVAL = 1 / 60
"""Seconds from one movement of the hand to the next, as a screen shows them."""


@dataclass(slots=True)
class Frames:
    """The frames of one kind of movement. Milliseconds."""

    whole: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(
        default_factory=lambda: {"answering": [], "painting": [], "following": []}
    )
    """Answering the hand, painting the timeline, letting the other panes follow."""
    worked: list[float] = field(default_factory=list)
    """What the processor worked for each frame: on a busy machine far less than it took."""

    def as_details(self) -> dict[str, object]:
        """How many there were, and what each part takes in all but one of twenty."""
        found: dict[str, object] = {
            "frames": len(self.whole),
            "worked_p95_ms": round(spread(self.worked).p95_ms, 2),
        }
        for name, times in self.parts.items():
            found[f"{name}_p95_ms"] = round(spread(times).p95_ms, 2)
        return found


PATIENCE = 30.0
"""Seconds to wait for what is worked out beside the window."""


class FrameClock:
    """Times frames of one widget at the pace of a screen.

    The pace matters: the other panes follow by timers, which a hand that moves faster than any
    screen would starve. What they take while the hand moves is part of the frame. Between frames
    the processor is kept awake, as it is while the references are measured: one that has slept
    takes twice as long for the same, which would say more of its power saving than of us.
    """

    def __init__(
        self, application: QApplication, widget: QWidget, is_current: Callable[[], bool]
    ) -> None:
        """``is_current`` tells whether the widget would draw what there is now."""
        self._application, self._widget, self._is_current = application, widget, is_current

    def frame(self, into: Frames, movement: Callable[[], None]) -> float:
        """Time one frame; returns its milliseconds."""
        began, worked = perf_counter(), thread_time()
        movement()
        answered = perf_counter()
        self._widget.repaint()
        painted = perf_counter()
        self._application.processEvents()
        ended = perf_counter()
        into.worked.append((thread_time() - worked) * 1000)
        into.whole.append((ended - began) * 1000)
        into.parts["answering"].append((answered - began) * 1000)
        into.parts["painting"].append((painted - answered) * 1000)
        into.parts["following"].append((ended - painted) * 1000)
        while perf_counter() < began + INTERVAL:
            # Workers get their turns; no event is handled, or it would belong to no frame.
            time.sleep(0)
        return into.whole[-1]

    def until_drawn(self, act: Callable[[], object]) -> float:
        """Milliseconds until something that was asked for is done and painted.

        What is worked out beside the window is waited for: the old picture is no answer.
        """
        began = perf_counter()
        act()
        while not self._is_current() and perf_counter() - began < PATIENCE:
            self._application.processEvents()
        self._widget.repaint()
        taken = (perf_counter() - began) * 1000
        self.rest()
        return taken

    def rest(self, seconds: float = 0.2) -> None:
        """Let the hand rest, so that every pane catches up."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            self._application.processEvents()
            time.sleep(0.002)
