"""The real window opened on a store, as the program opens it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from app.benchmark.copying import BenchError
from app.benchmark.frames import INTERVAL
from app.benchmark.memory import held_mb, most_held_mb
from app.program import Program
from app.settings import SettingsFile
from app.window import MainWindow
from db.store import Store

PATIENCE = 900.0
"""Seconds to wait for the first picture of a store that has to be read row by row."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A window that stands, and what it took. Milliseconds and MB."""

    window: MainWindow
    open_ms: float
    first_picture_ms: float
    loading_frame_ms: float | None
    """The worst frame while a worker loaded; None where nothing was left to load."""
    memory_mb: float | None
    """More than with an empty store in the same window."""
    peak_mb: float | None


def open_window(application: QApplication, store: Path, size: QSize) -> Opened:
    """Open a store as the program does, in a window of this size, until its picture stands.

    :raises BenchError: where no picture came
    """
    program = Program(application, _settings(size))
    empty = store.with_name("empty.sequitur")
    Store.create(empty).close()
    _settled(application, _show(application, program, empty))
    before = held_mb()
    began = perf_counter()
    window = _show(application, program, store)
    opened = perf_counter()
    wait = _Waiting(application, window)
    wait.until(lambda: bool(window.parts.timeline.stage.scene.dated))
    drawn = perf_counter()
    wait.until(lambda: not window.jobs.running)
    # All panes catch up before the memory is counted.
    _settled(application, window)
    after, most = held_mb(), most_held_mb()
    return Opened(
        window,
        open_ms=(opened - began) * 1000,
        first_picture_ms=(drawn - began) * 1000,
        loading_frame_ms=max(wait.frames, default=None),
        memory_mb=None if after is None or before is None else after - before,
        peak_mb=None if most is None or before is None else most - before,
    )


def _settings(size: QSize) -> SettingsFile:
    """The usual ones; nothing glides on, for a frame ends where the hand stops."""
    settings = SettingsFile(None)
    settings.change(
        theme="light",
        window_width=size.width(),
        window_height=size.height(),
        inertia=False,
        reduced_motion="on",
    )
    return settings


def _show(application: QApplication, program: Program, store: Path) -> MainWindow:
    program.show_first(store)
    application.processEvents()
    if program.window is None:
        raise BenchError("The window did not open.")
    return program.window


def _settled(application: QApplication, window: MainWindow) -> None:
    """Let a window finish what it does after its first picture, and the one before it go.

    Both windows are counted with all that windows load late, or the second would pay for it.
    """
    window.parts.overview.prepare()
    application.processEvents()
    window.following.settle()
    # Outside the application's own loop nothing is deleted later by itself.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Waiting:
    """Waits for what workers load, and draws the timeline meanwhile."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self._application, self._timeline = application, window.parts.timeline
        self._ends = perf_counter() + PATIENCE
        self.frames: list[float] = []
        """Milliseconds of each frame while something was waited for."""

    def until(self, is_there: Callable[[], bool]) -> None:
        """Wait, and leave the timeline painted as it is then.

        :raises BenchError: where it takes too long
        """
        while not is_there():
            began = perf_counter()
            if began > self._ends:
                raise BenchError(f"No picture came within {PATIENCE / 60:.0f} minutes.")
            self._application.processEvents()
            self._timeline.repaint()
            taken = perf_counter() - began
            self.frames.append(taken * 1000)
            # At the pace of a screen: more pictures than it shows would only hold up the worker.
            time.sleep(max(INTERVAL - taken, 0.001))
        self._timeline.repaint()
