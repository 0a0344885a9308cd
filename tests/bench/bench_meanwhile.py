"""The window while a million rows come in: how long it does not answer, and how soon it stops.

The import is cancelled after a while; then the store must hold what it held before.
"""

from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication

from app.application import make_application
from app.benchmark.copying import copy_store, private_folder
from app.benchmark.figures import spread
from app.benchmark.frames import INTERVAL, FrameClock, Frames
from app.benchmark.hands import NOTCH, Hands
from app.benchmark.opening import open_window
from app.window import MainWindow
from tests.bench.made_store import kept_store, kept_table

EVENTS, ROWS = 100_000, 1_000_000
WATCHED = 15.0
"""Seconds for which the window is moved while the import runs, unless it ends before."""
PATIENCE = 30.0
"""Seconds in which a cancelled import has to end."""


def measure() -> dict[str, object]:
    """Milliseconds of frames, with and without an import, and of the cancelling."""
    application = make_application(["bench"])
    with private_folder() as folder:
        copy = copy_store(kept_store(EVENTS), folder)
        window = open_window(application, copy, QSize(1600, 900)).window
        try:
            return _watched(application, window, kept_table(ROWS).absolute())
        finally:
            window.close()
            window.deleteLater()
            application.processEvents()


def _watched(application: QApplication, window: MainWindow, table: Path) -> dict[str, object]:
    timeline = window.parts.timeline
    clock = FrameClock(application, timeline, lambda: timeline.stage.is_current)
    clock.rest()
    before = window.workspace.store.info().events
    quiet = _moved(clock, window, 3.0)
    window.transfer.bring_in([table])
    busy = _moved(clock, window, WATCHED, until_idle=True)
    found: dict[str, object] = {
        "quiet_frames": spread(quiet).as_json(),
        "frames_while_importing": spread(busy).as_json(),
        "cancel_ms": None,
    }
    if window.jobs.is_busy:
        began = perf_counter()
        window.jobs.cancel()
        stopping = _moved(clock, window, PATIENCE, until_idle=True)
        found["cancel_ms"] = (perf_counter() - began) * 1000
        found["frames_while_cancelling"] = spread(stopping).as_json()
        found["events_left_behind"] = window.workspace.store.info().events - before
    return found


def _moved(
    clock: FrameClock, window: MainWindow, seconds: float, *, until_idle: bool = False
) -> list[float]:
    """Pan by the wheel for so many seconds; times of frames, with what they were late by."""
    view = window.parts.timeline
    hands, times = Hands(view), []
    at = QPointF(view.width() * 0.6, view.height() * 0.5)
    turns = cycle((NOTCH // 4, NOTCH // 4, -NOTCH // 4, -NOTCH // 4))
    end = perf_counter() + seconds
    while perf_counter() < end and (window.jobs.is_busy or not until_idle):
        began = perf_counter()
        turn = partial(hands.turn, next(turns), at, Qt.KeyboardModifier.ShiftModifier)
        painted = clock.frame(Frames(), turn) / 1000
        # A worker that holds the interpreter makes the next frame late, though it be quick.
        times.append((perf_counter() - began - max(INTERVAL - painted, 0)) * 1000)
    return times
