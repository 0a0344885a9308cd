"""The columns of the overview and the brush on them, drawn by pyqtgraph.

Three histograms stand behind each other on one scale: all events, palest; those that pass the
filter, solid as far as they certainly lie in a column; and what is selected, in the accent.
"""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from db.records import Window
from widgets import fonts
from widgets.style import SIZES, SPACING, Theme, colour
from widgets.timeline.axis import AxisPicture, Tick
from widgets.timeline.camera import Camera
from widgets.timeline.kept import Kept
from widgets.timeline.lettering import draw_text, text_width
from widgets.timeline.spread import Histogram
from widgets.timeline.steps import Unit

_HEAD, _FOOT = 17.0, 5.0
"""Pixels above the highest column, where the years stand, and below all."""
_LEAST = 1.0
"""Pixels of a column in which anything may lie."""
_LEAST_SELECTED = 2.0
"""Pixels of a selected event's column, however many events stand around it."""
_SHADOW = 0.5
"""Opacity of what the filter leaves out."""
_SEEN = 1e-6
"""Less mass than this is a rounding error, not an event."""
_LEAST_BRUSH = 4.0
_FAR = 1e6
"""A brush that reaches farther beyond the chart ends here."""
_CORNER, _HANDLE = 3.0, 14.0

Floats = NDArray[np.float64]


class _Brush(pg.LinearRegionItem):
    """Takes the mouse where the window's brush is; what is seen of it the chart paints itself."""

    def __init__(self) -> None:
        super().__init__(swapMode="sort", pen=pg.mkPen(None), hoverPen=pg.mkPen(None))

    def paint(self, painter: QPainter, *_: object) -> None:
        """Nothing: see :meth:`OverviewChart.paintEvent`."""


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
    """Columns and brush. One unit is one pixel either way, so no time loses digits.

    Only the brush changes while the timeline moves: pyqtgraph draws the columns once, into a
    picture that is kept, and its own brush is put in place when the mouse comes.
    """

    window_dragged = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._camera: Camera | None = None
        self._box = _Box(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._axis: AxisPicture | None = None
        self._edges = np.zeros(1)
        self._tall = self._mass = np.zeros(0)
        self._everything, self._possible, self._certain, self._selected = (
            pg.BarGraphItem(x=[0], height=[0], width=1, pen=pg.mkPen(None)) for _ in range(4)
        )
        self._kept, self._version = Kept(), 0
        self._seen: tuple[float, float] | None = None
        """Where the brush begins and ends, in pixels; None without one."""
        self._brush = _Brush()
        self._brush.setZValue(10)
        layers = (self._everything, self._possible, self._certain, self._selected)
        for item in (*layers, self._brush):
            self._box.addItem(item, ignoreBounds=True)
        self.setCentralItem(self._box)
        self._brush.sigRegionChanged.connect(self._drag)
        self._box.brushed.connect(self._brush_over)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.setBackground(colour(theme.raised))
        self._everything.setOpts(brush=colour(theme.strong_line, _SHADOW))
        self._possible.setOpts(brush=colour(theme.strong_line))
        self._certain.setOpts(brush=colour(theme.third_text))
        self._selected.setOpts(brush=colour(theme.accent))
        self._redraw()

    def show_axis(self, axis: AxisPicture, camera: Camera) -> None:
        """Name times faintly above the columns."""
        self._axis, self._camera = axis, camera
        # pyqtgraph's views keep their ground as a picture.
        self.resetCachedContent()
        self._redraw()

    def show_columns(
        self, edges: Floats, everything: Histogram, shown: Histogram, *, rooted: bool
    ) -> None:
        """Draw columns between edges in pixels; ``shown`` is the filter's part of everything.

        Where ``rooted``, heights grow with the square root of the number: a burst of thousands
        leaves something to see of the rest. The parts of a column share its height truly.
        """
        self._edges = edges
        room = max(self.height() - _HEAD - _FOOT, 1.0)
        part = everything.total / max(float(everything.total.max(initial=0.0)), _SEEN)
        tall = room * (np.sqrt(part) if rooted else part)
        # A single event stays visible beside a peak of thousands.
        self._tall = np.where(everything.total > _SEEN, np.maximum(tall, _LEAST), 0.0)
        self._mass = np.maximum(everything.total, _SEEN)
        self._box.setRange(xRange=(0, self.width()), yRange=(-_FOOT, room + _HEAD), padding=0)
        self._draw(self._everything, everything.total if shown is not everything else None)
        self._draw(self._possible, shown.total)
        self._draw(self._certain, shown.certain)

    def show_selected(self, selected: Histogram | None) -> None:
        """Draw the selection's own columns over the others."""
        self._draw(self._selected, None if selected is None else selected.total, _LEAST_SELECTED)

    def _draw(self, item: pg.BarGraphItem, mass: Floats | None, least: float = 0.0) -> None:
        """Draw a part of the columns; what is there at all is at least so many pixels high."""
        self._redraw()
        item.setVisible(mass is not None)
        if mass is None:
            return
        heights = self._tall * np.minimum(mass / self._mass, 1.0)
        heights = np.where(mass > _SEEN, np.maximum(heights, least), 0.0)
        edges = self._edges
        widths = np.maximum(np.diff(edges) - 1, 1)
        item.setOpts(x=(edges[:-1] + edges[1:]) / 2, height=heights, width=widths)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """The ground, and on it the times, behind all columns."""
        super().drawBackground(painter, rect)
        if self._axis is None or self._camera is None:
            return
        painter.save()
        painter.resetTransform()
        self._times(painter, self._axis, self._camera.left)
        painter.restore()

    def _times(self, painter: QPainter, axis: AxisPicture, left: float) -> None:
        font = fonts.font(SIZES.caption, tabular=True)
        free = float(SPACING.tiny)
        for tick in _named(axis, left):
            x = round(tick.x - left) + 0.5
            width = text_width(tick.text, SIZES.caption, tabular=True)
            if x < 0 or x + width + SPACING.small > self.width():
                continue
            painter.setPen(QPen(colour(self._theme.line), 1))
            painter.drawLine(QLineF(x, 0, x, self.height()))
            if x >= free:
                ink = colour(self._theme.third_text)
                draw_text(painter, x + SPACING.tiny, SIZES.caption + 1, tick.text, font, ink)
                # The axis left as much between its labels: every one of even steps fits.
                free = x + width + SPACING.small

    def show_window(self, window: Window | None, camera: Camera) -> None:
        """Put the brush over a window; all of time needs none."""
        self._camera = camera
        if window is None:
            self._seen = None
        else:
            low, high = camera.x(window.start) - camera.left, camera.x(window.end) - camera.left
            self._seen = max(low, -_FAR), min(max(high, low + _LEAST_BRUSH), _FAR)
        self.viewport().update()

    def _place_brush(self) -> None:
        """Let the mouse find the brush where it is seen."""
        # In silence: what is only shown must not be asked for again.
        blocked = self._brush.blockSignals(True)
        self._brush.setVisible(self._seen is not None)
        if self._seen is not None and self._seen != self._brush.getRegion():
            self._brush.setRegion(self._seen)
        self._brush.blockSignals(blocked)

    # --- painting ------------------------------------------------------------------------

    def _redraw(self) -> None:
        """The columns are others, or look otherwise."""
        self._version += 1
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns as they were drawn, and the brush over them."""
        with QPainter(self.viewport()) as painter:
            box = QRectF(self.viewport().rect())
            ground = colour(self._theme.raised)
            self._kept.draw(painter, box, ground, self._version, self._paint_columns)
            if self._seen is not None:
                self._paint_brush(painter, *self._seen)

    def _paint_columns(self, painter: QPainter) -> None:
        rect = self.viewport().rect()
        self.render(painter, QRectF(rect), rect)

    def _paint_brush(self, painter: QPainter, low: float, high: float) -> None:
        """A pale box with two grips."""
        box = QRectF(low + 0.5, 4.5, high - low - 1, self.height() - 9)
        accent = colour(self._theme.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.2))
        painter.setBrush(colour(self._theme.accent, 0.16))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for x in (box.left(), box.right()):
            grip = QRectF(x - 1.5, box.center().y() - _HANDLE / 2, 3, _HANDLE)
            painter.drawRoundedRect(grip, 1.5, 1.5)

    # --- the mouse -----------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse comes: it shall find the brush."""
        self._place_brush()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the brush, or begin another."""
        self._place_brush()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the brush, or look whether it is under the pointer."""
        self._place_brush()
        super().mouseMoveEvent(event)

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


def _named(axis: AxisPicture, left: float) -> list[Tick]:
    """The ticks of the axis; days and months that begin a band are named by it."""
    if axis.step.unit is Unit.YEAR:
        return list(axis.ticks)
    bands = {round(max(band.x0, left)): band.text for band in axis.bands if band.text}
    return [tick._replace(text=bands.get(round(tick.x), tick.text)) for tick in axis.ticks]
