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
SIZES = ((5_000, 15_000), (20_000, 60_000))
DAY = 86_400


def measure() -> dict[str, object]:
    """Milliseconds per frame at two sizes, with their ratio to a frame copy, and of layouts."""
    application = QApplication.instance() or QApplication([])
    copy = _frame_copy_ms()
    found: dict[str, object] = {"frame_copy_ms": round(copy, 3)}
    for count, relations in SIZES:
        view = MapView(random_source(count, relations, placed=True), LIGHT)
        view.resize(WIDTH, HEIGHT)
        view.show()
        application.processEvents()
        before = view.places()
        for name, step in _journeys(view).items():
            found |= _frames(f"{name}_{count}", step, copy)
        _mouse(view, QEvent.Type.MouseButtonRelease, QPointF(3, 3), Qt.MouseButton.LeftButton)
        hovers = _times(lambda index, over=view: _hover(over, index))
        found[f"hover_{count}_ms"] = round(_median(hovers), 3)
        found[f"coordinates_moved_{count}"] = int((view.places() != before).sum())
        view.deleteLater()
        application.processEvents()
    for count, relations in ((200, 300), *SIZES):
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
    if view.property("held") is None:
        view.setProperty("held", True)
        _mouse(
            view, QEvent.Type.MouseButtonPress, QPointF(3, HEIGHT - 3), Qt.MouseButton.LeftButton
        )
    _mouse(view, QEvent.Type.MouseMove, to, Qt.MouseButton.LeftButton)


def _mouse(view: MapView, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    everywhere, none = view.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, at, everywhere, button, button, none))


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
    """Move the pointer and find what lies under it; a frame follows only where that changed."""
    at = QPointF(400 + index * 11, 300 + index * 5)
    _mouse(view, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    view.composed()


def _layout_ms(count: int, relations: int) -> float:
    composer = Composer(random_source(count, relations))
    composer.read()
    outline = composer.stage.outline()

    def once(_: int) -> None:
        lay_out(outline)

    return _median(_times(once, 3))
