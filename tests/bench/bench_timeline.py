"""How smoothly the timeline moves: frames painted one by one, with labels, hover and selection.

Each event count plays the same journey at 1600×900: panning in views of all of time, ten years,
one year, two weeks, and zooming between them. Frames are told in milliseconds and in copies of a
frame-sized image of the same run, since machines differ and wander.
"""

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from db.records import Focus, Window
from tests.widgets.timeline.made_source import DAY, MadeSource, generated
from widgets.style import LIGHT
from widgets.timeline.answers import ZOOM_STEP
from widgets.timeline.view import TimelineView

WIDTH, HEIGHT = 1600, 900
COUNTS = (10_000, 100_000)
SPANS = (30 * 365, 3650, 365, 14)
"""Days in view."""
FRAMES = 40
"""Frames of each pan."""


def measure() -> dict[str, object]:
    """Times of first picture, panning and zooming, in ms and in frame copies."""
    application = QApplication.instance() or QApplication(["bench"])
    numbers: dict[str, object] = {"frame_copy_ms": round(frame_copy_ms(), 3)}
    copy = frame_copy_ms()
    for count in COUNTS:
        source = generated(count)
        began = perf_counter()
        view = shown(source)
        application.processEvents()
        numbers[f"{count}_first_picture_ms"] = round((perf_counter() - began) * 1000, 1)
        for name, frames in (("pan", pan(view)), ("zoom", zoom(view))):
            times = np.array(list(frames)) * 1000
            for part, share in (("p50", 50), ("p95", 95), ("max", 100)):
                value = float(np.percentile(times, share))
                numbers[f"{count}_{name}_{part}_ms"] = round(value, 2)
            ratio = float(np.percentile(times, 95)) / copy
            numbers[f"{count}_{name}_p95_frame_copies"] = round(ratio, 1)
        view.close()
    return numbers


def frame_copy_ms() -> float:
    """Median time to copy and fill one frame-sized image."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFF102030)
    times = []
    for number in range(50):
        began = perf_counter()
        other = image.copy()
        other.fill(0xFF000000 + number)
        times.append(perf_counter() - began)
    return float(np.median(times)) * 1000


def shown(source: MadeSource) -> TimelineView:
    """A view of a source, on the screen, with a selection and something under the pointer."""
    view = TimelineView(source, LIGHT)
    view.resize(WIDTH, HEIGHT)
    # Of the first row: an event without one would open its lane and show little else.
    drawn = view.stage.scene.lanes[0].tracks[0].events
    selected, hovered = source.made.ids[drawn[len(drawn) // 2 : len(drawn) // 2 + 2]].tolist()
    view.show_focus(Focus(selection=(selected,)))
    view.stage.hover(hovered)
    view.show()
    view.repaint()
    return view


def timed(view: TimelineView) -> float:
    """Seconds of one painting."""
    began = perf_counter()
    view.repaint()
    return perf_counter() - began


def pan(view: TimelineView) -> Iterator[float]:
    """Times of panned frames, in all spans."""
    for days in SPANS:
        start = 12 * 365 * DAY
        view.stage.look_at(Window(start, start + days * DAY))
        view.repaint()
        for number in range(FRAMES):
            camera = view.stage.camera
            began = perf_counter()
            view.stage.move_to(camera.moved(-7 if number % 3 else -61))
            yield perf_counter() - began + timed(view)


def zoom(view: TimelineView) -> Iterator[float]:
    """Times of zoomed frames, from all of time to two weeks and back, twice."""
    view.stage.fit()
    view.repaint()
    steps = 28
    for factor in (ZOOM_STEP, 1 / ZOOM_STEP) * 2:
        for _ in range(steps):
            began = perf_counter()
            view.stage.move_to(replace(view.stage.camera).zoomed(factor, WIDTH * 0.6))
            yield perf_counter() - began + timed(view)
