"""The columns of the overview and the brush on them, drawn by pyqtgraph."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QWidget

from db.records import Window
from widgets.style import Theme, colour
from widgets.timeline.camera import Camera

_HEADROOM, _FOOT = 1.25, 0.12
"""Parts of the strip that stay free above the highest column and below all."""
_LEAST_BRUSH = 4.0
_CORNER, _HANDLE = 3.0, 14.0

Floats = NDArray[np.float64]


class _Brush(pg.LinearRegionItem):
    """A window of time: a pale box with two grips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(swapMode="sort", pen=pg.mkPen(None), hoverPen=pg.mkPen(None))
        self.theme = theme

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint in pixels, since the height of the chart is counted in events."""
        box = painter.worldTransform().mapRect(self.boundingRect()).adjusted(0.5, 4.5, -0.5, -4.5)
        accent = colour(self.theme.accent)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.2))
        painter.setBrush(colour(self.theme.accent, 0.16))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for x in (box.left(), box.right()):
            grip = QRectF(x - 1.5, box.center().y() - _HANDLE / 2, 3, _HANDLE)
            painter.drawRoundedRect(grip, 1.5, 1.5)
        painter.restore()


class _Box(pg.ViewBox):
    """A box whose empty ground is brushed by dragging."""

    brushed = Signal(float, float)

    def mouseDragEvent(self, event, axis=None) -> None:  # type: ignore[no-untyped-def]
        """Brush from where the button went down to where it is now."""
        event.accept()
        first = self.mapToView(event.buttonDownPos()).x()
        self.brushed.emit(first, self.mapToView(event.pos()).x())

    def wheelEvent(self, event, axis=None) -> None:  # type: ignore[no-untyped-def]
        """The overview always shows all: its wheel does nothing."""
        event.ignore()


class OverviewChart(pg.GraphicsView):
    """Columns and brush. Horizontally one unit is one pixel, so no time loses digits."""

    window_dragged = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._camera: Camera | None = None
        self._box = _Box(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._columns = pg.BarGraphItem(x=[0], height=[0], width=1)
        self._certain = pg.BarGraphItem(x=[0], height=[0], width=1)
        self._brush = _Brush(theme)
        self._brush.setZValue(10)
        for item in (self._columns, self._certain, self._brush):
            self._box.addItem(item, ignoreBounds=True)
        self.setCentralItem(self._box)
        self._brush.sigRegionChanged.connect(self._drag)
        self._box.brushed.connect(self._brush_over)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = self._brush.theme = theme
        self.setBackground(colour(theme.raised))
        self._columns.setOpts(brush=colour(theme.strong_line), pen=pg.mkPen(None))
        self._certain.setOpts(brush=colour(theme.third_text), pen=pg.mkPen(None))

    def show_columns(self, edges: Floats, inside: Floats, total: Floats) -> None:
        """Draw columns between edges in pixels: paler what only may lie in them."""
        widths = np.maximum(np.diff(edges) - 1, 1)
        middles = (edges[:-1] + edges[1:]) / 2
        self._columns.setOpts(x=middles, height=total, width=widths)
        self._certain.setOpts(x=middles, height=inside, width=widths)
        top = max(float(total.max(initial=0.0)), 1e-9) * _HEADROOM
        self._box.setRange(xRange=(0, self.width()), yRange=(-top * _FOOT, top), padding=0)

    def show_window(self, window: Window | None, camera: Camera) -> None:
        """Put the brush over a window; all of time needs none."""
        self._camera = camera
        self._brush.setVisible(window is not None)
        if window is None:
            return
        low, high = camera.x(window.start) - camera.left, camera.x(window.end) - camera.left
        high = max(high, low + _LEAST_BRUSH)
        # Set in silence: what is only shown must not be asked for again.
        blocked = self._brush.blockSignals(True)
        self._brush.setRegion((max(low, -1e6), min(high, 1e6)))
        self._brush.blockSignals(blocked)
        self._brush.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click asks for all of time."""
        event.accept()
        self.window_dragged.emit(None)

    def _drag(self) -> None:
        low, high = self._brush.getRegion()
        self._ask(low, high)

    def _brush_over(self, first: float, last: float) -> None:
        low, high = sorted((first, last))
        if high - low >= _LEAST_BRUSH:
            self._ask(low, high)

    def _ask(self, low: float, high: float) -> None:
        if self._camera is not None:
            left = self._camera.left
            window = Window(self._camera.at(left + low), self._camera.at(left + high))
            self.window_dragged.emit(window)
