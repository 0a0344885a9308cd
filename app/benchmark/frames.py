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


class FrameClock:
    """Times frames of one widget at the pace of a screen.

    The pace matters: the other panes follow by timers, which a hand that moves faster than any
    screen would starve. What they take while the hand moves is part of the frame.
    """

    def __init__(self, application: QApplication, widget: QWidget) -> None:
        self._application, self._widget = application, widget

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
        time.sleep(max(INTERVAL - (ended - began), 0))
        return into.whole[-1]

    def until_drawn(self, act: Callable[[], object]) -> float:
        """Milliseconds until something that was asked for is done and painted."""
        began = perf_counter()
        act()
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
