"""A private copy of a store, and the real window opened on it."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.benchmark.memory import held_mb, most_held_mb
from app.places import OVERRIDE
from app.program import Program
from app.settings import SettingsFile
from app.window import MainWindow
from db.connection import resolved
from db.errors import errors_sorted
from db.inspection import inspect_file
from db.packed import Keeping, head, load_events
from db.reading import reading
from db.store import Store

PATIENCE = 900.0
"""Seconds to wait for the first picture of a store that has to be read row by row."""


class BenchError(Exception):
    """Nothing could be measured. ``message`` is a sentence for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


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


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; the program keeps what belongs to the user there too."""
    before = os.environ.get(OVERRIDE)
    with TemporaryDirectory(prefix="sequitur-bench-") as folder:
        os.environ[OVERRIDE] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[OVERRIDE]
            else:
                os.environ[OVERRIDE] = before


def copy_store(store: Path, folder: Path) -> Path:
    """Copy a store as it stands at one moment, also while somebody writes to it.

    :raises StoreRefused: where it is no store, or cannot be read
    :raises StoreError: where there is no room for the copy
    """
    source, target = resolved(store), folder / "copy.sequitur"
    inspect_file(source)
    with (
        errors_sorted(target),
        reading(source) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
    keep_packed(target)
    return target


def keep_packed(path: Path) -> None:
    """Let a store keep its events packed, as the program leaves it after the first opening.

    :raises StoreError: where it cannot be opened or written
    """
    with errors_sorted(path), Store.open(path) as store:
        at, loaded = head(store.connection), load_events(store.connection)
        if loaded.is_due:
            store.keep_events(Keeping(loaded.columns, loaded.members, at), lambda: None)


def count_events(store: Path) -> int:
    """How many events there are, asked of the file so that nothing is loaded beforehand.

    :raises BenchError: where none has a date
    """
    with errors_sorted(store), reading(store) as connection:
        events, dated = connection.execute(
            "SELECT count(*), count(when_edtf) FROM event JOIN item USING (id) "
            "WHERE deleted_at IS NULL"
        ).fetchone()
    if not dated:
        raise BenchError("No event of this store has a date, so there is no timeline to measure.")
    return int(events)


def open_window(application: QApplication, store: Path, size: QSize) -> Opened:
    """Open a store as the program does, in a window of this size, until its picture stands.

    :raises BenchError: where no picture came
    """
    program = Program(application, _settings(size))
    empty = store.with_name("empty.sequitur")
    Store.create(empty).close()
    _show(application, program, empty)
    before = held_mb()
    began = perf_counter()
    window = _show(application, program, store)
    opened = perf_counter()
    wait = _Waiting(application, window)
    wait.until(lambda: bool(window.parts.timeline.stage.scene.dated))
    drawn = perf_counter()
    wait.until(lambda: not window.jobs.running)
    # All panes catch up before the memory is counted.
    application.processEvents()
    window.following.settle()
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
            self.frames.append((perf_counter() - began) * 1000)
            time.sleep(0.001)
        self._timeline.repaint()
