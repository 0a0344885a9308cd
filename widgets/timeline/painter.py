"""The one painter of the timeline: the same frame on screen, in PNG, SVG and PDF."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.style import REGULAR, SEMIBOLD, SIZES, Theme, colour
from widgets.timeline.axis import Band
from widgets.timeline.backgrounds import NO_BACKGROUNDS, Backgrounds, paint_backgrounds
from widgets.timeline.columns import paint_columns
from widgets.timeline.connections import ArcPainter
from widgets.timeline.frame import TICK_SIZE, Frame, band_width, label_box, tick_width
from widgets.timeline.geometry import Mark
from widgets.timeline.header import HeaderPainter
from widgets.timeline.label_stamps import LabelStamps, draw_line
from widgets.timeline.labels import Side
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import Type
from widgets.timeline.mark_stamps import MarkStamps
from widgets.timeline.shapes import pointed, square
from widgets.timeline.stamps import Stamps
from widgets.timeline.styles import Form
from widgets.timeline.texts import Texts
from widgets.timeline.torn import paint_tears

_BAND_LINE = 26.0
"""Where the ticks' row begins within the axis."""
_STEPPED_BACK = 0.4
_TICK_GAP = 6.0
_RING = 5.0
_BACK = 4.0
_HOVER_RING = 2.5


class TimelinePainter:
    """Paints frames in one theme; keeps stamps between frames."""

    def __init__(
        self, theme: Theme, texts: Texts, backgrounds: Backgrounds = NO_BACKGROUNDS
    ) -> None:
        self._theme = theme
        self._backgrounds = backgrounds
        self._stamps = Stamps()
        self._marks = MarkStamps(theme, self._stamps, texts.haste)
        self._labels = LabelStamps(theme, texts)
        self._arcs = ArcPainter(theme, self._stamps)
        self._header = HeaderPainter(theme, self._stamps)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint a frame at the painter's origin."""
        self._stamps.begin(painter)
        painter.fillRect(QRectF(0, 0, *frame.size.toTuple()), colour(self._theme.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
        self._grid(painter, frame)
        paint_backgrounds(painter, frame, self._theme, self._backgrounds)
        paint_tears(painter, frame, self._theme)
        paint_columns(painter, frame, self._theme)
        self._paint_marks(painter, frame)
        self._arcs.paint(painter, frame)
        self._paint_labels(painter, frame)
        painter.restore()
        self._header.paint(painter, frame)
        self._axis(painter, frame)
        self._header.paint_counters(painter, frame)

    def paint_axis(self, painter: QPainter, frame: Frame) -> None:
        """Paint the two rows of time alone: they stand also where no event passes the filter."""
        self._stamps.begin(painter)
        self._axis(painter, frame)

    def show_backgrounds(self, backgrounds: Backgrounds) -> None:
        """Paint other periods, or another now, from the next frame on."""
        self._backgrounds = backgrounds

    def _grid(self, painter: QPainter, frame: Frame) -> None:
        """Ticks and the lines between lanes, beneath everything: they cross no text."""
        # Straight lines on whole pixels need no smoothing, and are drawn at once without it.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour(self._theme.line), 1))
        bottom, right = frame.size.height(), frame.size.width()
        painter.drawLines(
            [
                QLineF(_crisp(tick.x), AXIS_HEIGHT, _crisp(tick.x), bottom)
                for tick in frame.axis.ticks
                if frame.camera.left < tick.x < frame.camera.right
            ]
        )
        feet = [round(part.box.bottom + frame.offset) - 0.5 for part in frame.parts]
        painter.drawLines([QLineF(HEADER_WIDTH, foot, right, foot) for foot in feet])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _axis(self, painter: QPainter, frame: Frame) -> None:
        theme, width = self._theme, frame.size.width()
        painter.fillRect(QRectF(0, 0, width, AXIS_HEIGHT), colour(theme.raised))
        painter.setPen(QPen(colour(theme.strong_line), 1))
        painter.drawLine(QLineF(0, AXIS_HEIGHT - 0.5, width, AXIS_HEIGHT - 0.5))
        painter.save()
        painter.setClipRect(
            QRectF(HEADER_WIDTH, 0, width - HEADER_WIDTH, AXIS_HEIGHT),
            Qt.ClipOperation.IntersectClip,
        )
        self._ticks(painter, frame)
        font = Type(SIZES.body, SEMIBOLD, tabular=True)
        covered = [counter.rect for counter in frame.counters]
        for band in frame.axis.bands:
            if band.x0 > frame.camera.left:
                painter.setPen(QPen(colour(theme.strong_line), 1))
                painter.drawLine(QLineF(_crisp(band.x0), 6, _crisp(band.x0), AXIS_HEIGHT))
            if any(box.intersects(_band_box(band)) for box in covered):
                continue
            self._stamps.text(
                painter, band.label_x, _BAND_LINE / 2 + 1, band.text, font, theme.text
            )
        painter.restore()

    def _ticks(self, painter: QPainter, frame: Frame) -> None:
        camera, font = frame.camera, Type(TICK_SIZE, REGULAR, tabular=True)
        ink, middle = self._theme.second_text, (_BAND_LINE + AXIS_HEIGHT) / 2
        painter.setPen(QPen(colour(self._theme.line), 1))
        painter.drawLines(
            [
                QLineF(_crisp(tick.x), _BAND_LINE, _crisp(tick.x), AXIS_HEIGHT)
                for tick in frame.axis.ticks
                if tick.x > camera.left
            ]
        )
        nexts = [tick.x for tick in frame.axis.ticks[1:]] + [camera.right]
        for tick, after in zip(frame.axis.ticks, nexts, strict=True):
            end = tick.x + _TICK_GAP + tick_width(tick.text)
            # Months differ in length: the last label of a short one gives way to the next first.
            if tick.x < camera.left or end > min(after - _TICK_GAP / 2, camera.right):
                continue
            self._stamps.text(painter, tick.x + _TICK_GAP, middle, tick.text, font, ink)

    def _paint_marks(self, painter: QPainter, frame: Frame) -> None:
        table, state = frame.table, frame.state
        weights = _weights(frame)
        if self._stamps.are_shapes:
            for at in np.flatnonzero(table.seen).tolist():
                self._marks.draw_one(painter, frame, at, float(weights[at]))
        else:
            self._marks.paint(painter, frame, weights)
        ringed = state.selected if state.hovered is None else state.selected | {state.hovered}
        if not ringed:
            return
        for at in np.flatnonzero(np.isin(table.event, list(ringed)) & table.seen).tolist():
            mark = frame.mark(at)
            if mark.event in state.selected:
                self._ring(painter, mark, _RING, QPen(colour(self._theme.accent), 2))
            else:
                self._ring(painter, mark, _HOVER_RING, QPen(colour(self._theme.third_text), 1))

    def _ring(self, painter: QPainter, mark: Mark, gap: float, pen: QPen) -> None:
        left, right = round(mark.x0), round(mark.x0) + max(round(mark.x1 - mark.x0), 1)
        body = QRectF(left, round(mark.y) - mark.height / 2, right - left, mark.height)
        if mark.style.form is Form.SQUARE:
            painter.strokePath(square(body.adjusted(-gap, -gap, gap, gap)), pen)
            return
        # A ring at an even distance from slanted sides has its points farther out.
        out = gap * 1.4
        painter.strokePath(pointed(body.adjusted(-out, -gap, out, gap)), pen)

    def _paint_labels(self, painter: QPainter, frame: Frame) -> None:
        for label in frame.labels:
            beside = bool(frame.routes) and label.side is not Side.INSIDE
            if label.backed or (beside and self._arcs.crosses(frame, label_box(label))):
                back = label_box(label).adjusted(-_BACK, 1.5, _BACK, -1.5)
                painter.fillRect(back, colour(self._theme.panel))
        weight = _full_weight if frame.state.emphasised is None else partial(_weight, frame)
        if not self._stamps.are_shapes:
            self._labels.paint(painter, frame, weight)
            return
        for line in self._labels.lines(frame, weight):
            painter.setOpacity(line.opacity)
            draw_line(painter, line)
        painter.setOpacity(1.0)


def _weight(frame: Frame, event: int) -> float:
    """How strongly an event is drawn, by the entity that is looked at."""
    emphasised = frame.state.emphasised
    if emphasised is None or event in emphasised or event in frame.state.selected:
        return 1.0
    return _STEPPED_BACK


def _full_weight(_: int) -> float:
    """Nothing steps back where no entity is looked at."""
    return 1.0


def _weights(frame: Frame) -> NDArray[np.float64]:
    """How strongly each mark of a frame is drawn."""
    events, emphasised = frame.table.event, frame.state.emphasised
    if emphasised is None:
        return np.ones(len(events))
    strong = np.isin(events, list(emphasised | frame.state.selected))
    return np.where(strong, 1.0, _STEPPED_BACK)


def _band_box(band: Band) -> QRectF:
    return QRectF(band.label_x, 0, band_width(band.text), _BAND_LINE)


def _crisp(x: float) -> float:
    """The middle of a pixel, so that a hair stays one pixel wide."""
    return round(x) + 0.5
