"""The one painter of the timeline: the same frame on screen, in PNG, SVG and PDF."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.style import REGULAR, SEMIBOLD, SIZES, Theme, colour
from widgets.timeline.backgrounds import NO_BACKGROUNDS, Backgrounds, paint_backgrounds
from widgets.timeline.columns import paint_columns
from widgets.timeline.connections import ArcPainter
from widgets.timeline.frame import TICK_SIZE, Frame, band_width, label_box, tick_width
from widgets.timeline.geometry import BAR, DIAMOND, Marks
from widgets.timeline.header import HeaderPainter
from widgets.timeline.label_stamps import LabelStamps, draw_line
from widgets.timeline.labels import Side
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import Type
from widgets.timeline.mark_stamps import MarkStamps
from widgets.timeline.shapes import pointed, square
from widgets.timeline.stamps import Stamps
from widgets.timeline.styles import Form, form_of
from widgets.timeline.texts import Texts
from widgets.timeline.torn import paint_tears

_BAND_LINE = 26.0
"""Where the ticks' row begins within the axis."""
_BAND_TOP = 6.0
_BANDS = Type(SIZES.body, SEMIBOLD, tabular=True)
_TICKS = Type(TICK_SIZE, REGULAR, tabular=True)
_STEPPED_BACK = 0.4
_TICK_GAP = 6.0
_RING = 5.0
_BACK = 4.0
_HOVER_RING = 2.5
_FEW = 4
"""So many events are looked for one by one."""


class TimelinePainter:
    """Paints frames in one theme; keeps stamps between frames."""

    def __init__(
        self, theme: Theme, texts: Texts, backgrounds: Backgrounds = NO_BACKGROUNDS
    ) -> None:
        self._theme = theme
        self._line, self._edge = QPen(colour(theme.line), 1), QPen(colour(theme.strong_line), 1)
        self._backgrounds = backgrounds
        self._stamps = Stamps()
        self._marks = MarkStamps(theme, self._stamps, texts.haste)
        self._labels = LabelStamps(theme, self._stamps, texts)
        self._arcs = ArcPainter(theme, self._stamps)
        self._header = HeaderPainter(theme, self._stamps)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint a frame at the painter's origin."""
        self._stamps.begin(painter)
        painter.fillRect(frame.plot, colour(self._theme.panel))
        self._lines(painter, frame, frame.size.height())
        painter.save()
        painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
        paint_backgrounds(painter, frame, self._theme, self._backgrounds)
        paint_tears(painter, frame, self._theme)
        paint_columns(painter, frame, self._theme)
        self._paint_marks(painter, frame)
        self._arcs.paint(painter, frame)
        self._paint_labels(painter, frame)
        self._stamps.flush(painter)
        painter.restore()
        self._header.paint(painter, frame)
        self._times(painter, frame)
        self._header.paint_counters(painter, frame)
        self._stamps.flush(painter)

    def paint_axis(self, painter: QPainter, frame: Frame) -> None:
        """Paint the two rows of time alone: they stand also where no event passes the filter."""
        self._stamps.begin(painter)
        self._lines(painter, frame, AXIS_HEIGHT)
        self._times(painter, frame)
        self._stamps.flush(painter)

    def show_backgrounds(self, backgrounds: Backgrounds) -> None:
        """Paint other periods, or another now, from the next frame on."""
        self._backgrounds = backgrounds

    def _lines(self, painter: QPainter, frame: Frame, foot: float) -> None:
        """The axis' ground, ticks down to a height, and the lines between lanes.

        They are beneath everything else: they cross no text.
        """
        theme, axis, left = self._theme, frame.axis, frame.camera.left
        right, edge = frame.size.width(), AXIS_HEIGHT - 0.5
        painter.fillRect(QRectF(0, 0, right, AXIS_HEIGHT), colour(theme.raised))
        # Straight lines on whole pixels need no smoothing, and are drawn at once without it.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._line)
        ticks = [_crisp(tick.x) for tick in axis.ticks if left < tick.x < frame.camera.right]
        lines = [QLineF(x, _BAND_LINE, x, foot) for x in ticks]
        if foot > AXIS_HEIGHT:
            feet = [round(part.box.bottom + frame.offset) - 0.5 for part in frame.parts]
            lines += [QLineF(HEADER_WIDTH, y, right, y) for y in feet if y > AXIS_HEIGHT]
        painter.drawLines(lines)
        painter.setPen(self._edge)
        bands = [_crisp(band.x0) for band in axis.bands if left < band.x0 < frame.camera.right]
        edges = [QLineF(x, _BAND_TOP, x, AXIS_HEIGHT) for x in bands]
        painter.drawLines([*edges, QLineF(0, edge, right, edge)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _times(self, painter: QPainter, frame: Frame) -> None:
        """The words of both rows of the axis, but beneath counters."""
        font, ink, middle = _BANDS, self._theme.text, _BAND_LINE / 2 + 1
        covered = [
            (counter.rect.left(), counter.rect.right())
            for counter in frame.counters
            if counter.rect.top() < _BAND_LINE
        ]
        for band in frame.axis.bands:
            if not band.text:
                continue
            x, end = band.label_x, band.label_x + band_width(band.text)
            if not any(low < end and x < high for low, high in covered):
                self._stamps.text(painter, x, middle, band.text, font, ink)
        camera, font, ink = frame.camera, _TICKS, self._theme.second_text
        middle = (_BAND_LINE + AXIS_HEIGHT) / 2
        nexts = [tick.x for tick in frame.axis.ticks[1:]] + [camera.right]
        for tick, after in zip(frame.axis.ticks, nexts, strict=True):
            end = tick.x + _TICK_GAP + tick_width(tick.text)
            # Months differ in length: the last label of a short one gives way to the next first.
            if (
                tick.text
                and tick.x >= camera.left
                and end <= min(after - _TICK_GAP / 2, camera.right)
            ):
                self._stamps.text(painter, tick.x + _TICK_GAP, middle, tick.text, font, ink)

    def _paint_marks(self, painter: QPainter, frame: Frame) -> None:
        table, weights = frame.table, _weights(frame)
        # Before the marks, whose stamps are only gathered: they stand within their rings.
        self._rings(painter, frame)
        if self._stamps.are_shapes:
            for at in np.flatnonzero(table.seen).tolist():
                self._marks.draw_one(painter, frame, at, float(weights[at]))
        else:
            self._marks.paint(painter, frame, weights)

    def _rings(self, painter: QPainter, frame: Frame) -> None:
        """Rings around what is selected, and around the mark under the pointer."""
        table, state = frame.table, frame.state
        ringed = state.selected if state.hovered is None else state.selected | {state.hovered}
        if not ringed:
            return
        if len(ringed) <= _FEW:
            found = np.logical_or.reduce([table.event == event for event in ringed])
        else:
            found = np.isin(table.event, list(ringed))
        for at in (found & table.seen).nonzero()[0].tolist():
            if int(table.event[at]) in state.selected:
                self._ring(painter, table, at, _RING, QPen(colour(self._theme.accent), 2))
            else:
                ink = colour(self._theme.third_text)
                self._ring(painter, table, at, _HOVER_RING, QPen(ink, 1))

    def _ring(self, painter: QPainter, table: Marks, at: int, gap: float, pen: QPen) -> None:
        left, width = round(float(table.x0[at])), round(float(table.x1[at] - table.x0[at]))
        is_square = form_of(int(table.code[at])) is Form.SQUARE
        height = float(table.inside[at]) if table.labelled[at] else BAR if is_square else DIAMOND
        body = QRectF(left, round(float(table.y[at])) - height / 2, max(width, 1), height)
        if is_square:
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
                self._stamps.box(painter, back, self._theme.panel)
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


def _crisp(x: float) -> float:
    """The middle of a pixel, so that a hair stays one pixel wide."""
    return round(x) + 0.5
