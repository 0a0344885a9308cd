"""The relation map: frames of real wheel, mouse and window changes, and times of layouts.

A frame is the event, the geometry and the painting into the backing store. Ratios are to copying
one frame of the same size in the same run, since absolute times wander from machine to machine.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.widgets.relations.made_source import random_source
from widgets.ports import Focus, Window
from widgets.relations import MapView
from widgets.relations.composer import Composer
from widgets.relations.layout import lay_out
from widgets.style import LIGHT

WIDTH, HEIGHT = 1600, 900
FRAMES = 60
DAY = 86_400


def measure() -> dict[str, object]:
    """Milliseconds per frame at 5,000 nodes and 15,000 relations, and of layouts by size."""
    application = QApplication.instance() or QApplication([])
    view = MapView(random_source(5_000, 15_000, placed=True), LIGHT)
    view.resize(WIDTH, HEIGHT)
    view.show()
    application.processEvents()
    before = view.places()
    copy = _frame_copy_ms()
    found: dict[str, object] = {"frame_copy_ms": round(copy, 3)}
    for name, step in _journeys(view).items():
        found |= _frames(name, step, copy)
    found["hover_ms"] = round(_median(_times(lambda index: _hover(view, index))), 3)
    found["coordinates_moved"] = int((view.places() != before).sum())
    view.deleteLater()
    application.processEvents()
    for count, relations in ((200, 300), (5_000, 15_000), (20_000, 60_000)):
        found[f"layout_{count}_ms"] = round(_layout_ms(count, relations), 1)
    return found


def _journeys(view: MapView) -> dict[str, Callable[[int], None]]:
    """What a user does, one frame a call."""

    def pan(index: int) -> None:
        _drag(view, QPointF(800 + (index % 20) * 6, 450 + (index % 13) * 4))
        view.repaint()

    def zoom(index: int) -> None:
        _wheel(view, 60 if index // 15 % 2 else -60)
        view.repaint()

    def slider(index: int) -> None:
        view.show_focus(Focus(window=Window(index * DAY, (index + 30) * DAY)))
        view.repaint()

    return {"pan": pan, "zoom": zoom, "slider": slider}


def _frames(name: str, step: Callable[[int], None], copy: float) -> dict[str, object]:
    times = _times(step)
    p50, p95 = np.percentile(times, (50, 95))
    return {
        f"{name}_p50_ms": round(float(p50), 2),
        f"{name}_p95_ms": round(float(p95), 2),
        f"{name}_max_ms": round(max(times), 2),
        f"{name}_p95_frame_copies": round(float(p95) / copy, 1),
    }


def _times(step: Callable[[int], None], count: int = FRAMES) -> list[float]:
    times = []
    for index in range(count):
        began = perf_counter()
        step(index)
        times.append((perf_counter() - began) * 1000)
    return times


def _median(times: list[float]) -> float:
    return float(np.median(times))


def _frame_copy_ms() -> float:
    source = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    target = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    source.fill(0)

    def copy(_: int) -> None:
        painter = QPainter(target)
        painter.drawImage(0, 0, source)
        painter.end()

    return _median(_times(copy))


def _drag(view: MapView, to: QPointF) -> None:
    """Hold the paper from outside the graph, so that no node is caught."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if view.property("held") is None:
        view.setProperty("held", True)
        start = QPointF(3, HEIGHT - 3)
        _mouse(view, QEvent.Type.MouseButtonPress, start, left, none)
    _mouse(view, QEvent.Type.MouseMove, to, left, none)


def _mouse(
    view: MapView,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier,
) -> None:
    everywhere = view.mapToGlobal(at)
    QApplication.sendEvent(view, QMouseEvent(kind, at, everywhere, button, button, modifiers))


def _wheel(view: MapView, turned: int) -> None:
    at = QPointF(WIDTH / 2, HEIGHT / 2)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def _hover(view: MapView, index: int) -> None:
    at = QPointF(400 + index * 11, 300 + index * 5)
    _mouse(view, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


def _layout_ms(count: int, relations: int) -> float:
    composer = Composer(random_source(count, relations))
    composer.read()
    outline = composer.stage.outline()
    return _median(_times(lambda _: _lay_out(outline), 3))


def _lay_out(outline: object) -> None:
    lay_out(outline)  # type: ignore[arg-type]
