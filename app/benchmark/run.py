"""Measures a store from its opening to its last edit, in the real window, on a private copy."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.application import make_application
from app.benchmark.acts import Acts
from app.benchmark.copying import BenchError, copy_store, count_events, private_folder
from app.benchmark.figures import Measured, References, spread
from app.benchmark.frames import FrameClock
from app.benchmark.journey import Journey
from app.benchmark.opening import Opened, open_window
from app.benchmark.reference import frame_copy_ms, references
from app.cli.display import has_display
from app.window import MainWindow
from db.records import FLAG_UNDATED

SMALLEST, LARGEST = 640, 16_384
"""Pixels a side."""


def measure(store: Path, size: tuple[int, int]) -> Measured:
    """Open a window of so many pixels on a copy of the store, and play the journey.

    Without a display the window is drawn into memory.

    :raises BenchError: where nothing can be measured
    :raises StoreError: where the store cannot be opened
    """
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise BenchError(
            f"A window of {size[0]}x{size[1]} cannot be measured: each side from {SMALLEST} to "
            f"{LARGEST} pixels."
        )
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application(["sequitur"])
    pixels = QSize(*size)
    with private_folder() as folder, mistakes_raised(), _listened_to():
        copy = copy_store(store, folder)
        events = count_events(copy)
        reference = references(application, pixels, copy, events)
        opened = open_window(application, copy, pixels)
        try:
            return _measured(application, opened, events, reference)
        finally:
            opened.window.close()
            opened.window.deleteLater()
            application.processEvents()


def _measured(
    application: QApplication, opened: Opened, events: int, reference: References
) -> Measured:
    window = opened.window
    # What fails is told by the workspace in a sentence; here it would be a number that lies.
    window.workspace.failed.connect(_fail)
    timeline = window.parts.timeline
    clock = FrameClock(application, timeline, lambda: timeline.stage.is_current)
    event, moment = _middle_event(window)
    acts = Acts(application, window, clock, event)
    window.workspace.select((event,))
    clock.rest()
    travelled = Journey(window.parts.timeline, clock, moment).travel()
    filters, searches, edits = acts.filters(), acts.searches(), acts.edits()
    # Before and after: a machine that others came to use meanwhile is slower for both.
    copies = (reference.frame_copy_ms, frame_copy_ms(window.size()))
    return Measured(
        events=events,
        open_ms=opened.open_ms,
        first_picture_ms=opened.first_picture_ms,
        pan=spread(travelled.pan.whole),
        zoom=spread(travelled.zoom.whole),
        filters=filters,
        searches=searches,
        edits=edits,
        memory_mb=opened.memory_mb,
        reference=replace(reference, frame_copy_ms=sum(copies) / len(copies)),
        details={
            **_circumstances(opened),
            "frame_copies_ms": [round(one, 3) for one in copies],
            **travelled.as_details(),
        },
    )


def _circumstances(opened: Opened) -> dict[str, object]:
    """What the figures depend on, and what opening cost besides."""
    timeline = opened.window.parts.timeline
    return {
        "size": [opened.window.width(), opened.window.height()],
        "timeline_size": [timeline.width(), timeline.height()],
        "platform": QGuiApplication.platformName(),
        "memory_peak_mb": None if opened.peak_mb is None else round(opened.peak_mb, 1),
        "worst_frame_while_loading_ms": opened.loading_frame_ms,
    }


def _middle_event(window: MainWindow) -> tuple[int, int]:
    """The event in the middle of all that have a beginning: its id, and when it begins."""
    columns = window.sources.timeline.columns()
    dated = np.flatnonzero((columns.flags & FLAG_UNDATED) == 0)
    place = int(dated[dated.size // 2])
    low, high = int(columns.earliest[place]), int(columns.latest[place])
    return int(columns.ids[place]), low if low > -(2**62) else high


@contextmanager
def _listened_to() -> Iterator[None]:
    """As with a screen reader at work: what the window says is worked out."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        yield
    finally:
        QAccessible.setActive(before)


def _fail(sentence: str) -> None:
    raise BenchError(sentence)


@contextmanager
def mistakes_raised() -> Iterator[None]:
    """Raise what went wrong in a slot, where Qt only prints it: such a run measures nothing.

    :raises Exception: the first of them, at the end
    """
    caught: list[BaseException] = []

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        caught.append(error)

    before, sys.excepthook = sys.excepthook, take
    try:
        yield
    finally:
        sys.excepthook = before
    if caught:
        raise caught[0]
