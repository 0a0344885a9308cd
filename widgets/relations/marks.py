"""Painting of one symbol and of one strand, with every sign it carries (look/marks.png)."""

from ctypes import memmove
from math import hypot
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from shiboken6 import Shiboken

from db.records import Status, Strand
from widgets.relations.labels import Box
from widgets.relations.lettering import Lettering
from widgets.relations.looks import Emphasis
from widgets.relations.shapes import Shape, outline
from widgets.style import SEMIBOLD, SIZES, Theme, colour

ARROW_LENGTH, ARROW_WIDTH = 8.5, 3.4
"""Pixels from tip to base, and from the middle to a corner of the base."""
UNDER_ARROW = ARROW_LENGTH - 2.0
"""Where a line ends so that it does not stick out beyond its tip."""
CODE_RADIUS = 9.5
"""From this radius on a code fits into the symbol."""
RING_GAP = 4.5
BAND = 3.4
"""Width of a line that stands for several relations."""
SLASH, SPLIT_GAP, OPEN_RING = 4.5, 5.0, 3.5


def draw_symbol(
    painter: QPainter, shape: Shape, radius: float, at: QPointF, hue: QColor, ground: QColor
) -> None:
    """Filled with the ground, so that no strand shines through; outlined in the kind's hue."""
    pen = QPen(hue, 2.0 if radius > 6 else 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape == Shape.DASHED_SQUARE:
        pen.setDashPattern([2.2, 1.6])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.translate(at)
    painter.drawPath(outline(shape, round(radius, 1)))
    painter.translate(-at)


def draw_code(lettering: Lettering, code: str, at: QPointF, ink: QColor) -> None:
    """The two letters in a state's symbol."""
    box = QRectF(at.x() - 12, at.y() - 8, 24, 16)
    lettering.centred(box, code, SIZES.caption, SEMIBOLD, ink)


def draw_ring(painter: QPainter, radius: float, at: QPointF, emphasis: int, theme: Theme) -> None:
    """Selected: a ring in the accent; beside it: a thin one; under the pointer: a thin grey one."""
    if emphasis == Emphasis.CHOSEN:
        pen = QPen(colour(theme.accent), 2.0)
    elif emphasis == Emphasis.NEAR:
        pen = QPen(colour(theme.accent, 0.55), 1.3)
    else:
        pen = QPen(colour(theme.third_text), 1.0)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, radius + RING_GAP, radius + RING_GAP)


def draw_strand(
    painter: QPainter,
    strand: Strand,
    curve: NDArray[np.float64],
    pen: QPen,
    text_box: Box | None,
    theme: Theme,
) -> None:
    """A line with a gap where its text stands, an arrow, and its split or open ring."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if text_box is None and strand.status != Status.DISPUTED and strand.sources:
        # The plain case, which is most of a crowded map: nothing to cut out of the line.
        line = curve
        if strand.directed:
            far_enough = np.hypot(*(curve - curve[-1]).T) >= UNDER_ARROW
            line = np.vstack([curve[far_enough], _back_from_tip(curve, UNDER_ARROW)])
        painter.drawPolyline(polygon(line))
    else:
        _draw_cut(painter, strand, curve, pen, text_box, theme)
    if strand.directed:
        _draw_arrow(painter, curve, pen)


def _draw_cut(
    painter: QPainter,
    strand: Strand,
    curve: NDArray[np.float64],
    pen: QPen,
    text_box: Box | None,
    theme: Theme,
) -> None:
    fine = refined(curve)
    hidden = np.zeros(len(fine), np.bool_) if text_box is None else covered(fine, text_box)
    split = free_sample(hidden) if strand.status == Status.DISPUTED else None
    ring = free_sample(hidden, split) if strand.sources == 0 else None
    gaps = hidden
    if split is not None:
        gaps = gaps | (np.hypot(*(fine - fine[split]).T) < SPLIT_GAP)
    if ring is not None:
        gaps = gaps | (np.hypot(*(fine - fine[ring]).T) < OPEN_RING)
    if strand.directed:
        gaps = gaps | (np.hypot(*(fine - fine[-1]).T) < UNDER_ARROW)
    for piece in _pieces(fine, gaps):
        painter.drawPolyline(polygon(piece))
    if split is not None:
        _draw_slash(painter, fine, split, pen)
    if ring is not None:
        painter.setPen(QPen(pen.color(), 1.4))
        painter.setBrush(colour(theme.ground))
        painter.drawEllipse(QPointF(*fine[ring]), OPEN_RING, OPEN_RING)


def draw_band(
    painter: QPainter, curve: NDArray[np.float64], ink: QColor, text_box: Box | None
) -> None:
    """Several relations in one: a broad band without a style, for it tells no single standing."""
    fine = refined(curve)
    hidden = np.zeros(len(fine), np.bool_) if text_box is None else covered(fine, text_box)
    pen = QPen(ink, BAND)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in _pieces(fine, hidden):
        painter.drawPolyline(polygon(piece))


def polygon(points: NDArray[np.float64]) -> QPolygonF:
    """Points (k, 2) as Qt takes them, copied at once: one object per point is ten times slower."""
    made = QPolygonF()
    made.resize(len(points))
    if len(points):
        flat = np.ascontiguousarray(points)
        target: Any = made.data()
        memmove(Shiboken.getCppPointer(target)[0], flat.ctypes.data, flat.nbytes)
    return made


def refined(curve: NDArray[np.float64], times: int = 5) -> NDArray[np.float64]:
    """More samples of the same curve, so that a gap ends where its text does."""
    at = np.linspace(0, len(curve) - 1, (len(curve) - 1) * times + 1)
    index = np.arange(len(curve))
    return np.stack([np.interp(at, index, curve[:, axis]) for axis in (0, 1)], axis=1)


def covered(points: NDArray[np.float64], box: Box) -> NDArray[np.bool_]:
    """Which points lie in a box."""
    left, top, width, height = box
    x, y = points[:, 0], points[:, 1]
    inside: NDArray[np.bool_] = (x > left) & (x < left + width) & (y > top) & (y < top + height)
    return inside


def free_sample(hidden: NDArray[np.bool_], other: int | None = None) -> int:
    """A sample clear of the text and of another mark: the middle, else a quarter of the way."""
    count = len(hidden)
    reach = count // 12
    for index in (count // 2, count // 4, 3 * count // 4):
        if index != other and not hidden[max(0, index - reach) : index + reach].any():
            return index
    return count // 8


def _pieces(line: NDArray[np.float64], gaps: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """The runs of the line outside its gaps."""
    closed = np.concatenate([[True], gaps, [True]]).astype(np.int8)
    edges = np.flatnonzero(np.diff(closed))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [line[start:end] for start, end in runs if end - start > 1]


def _back_from_tip(curve: NDArray[np.float64], by: float) -> NDArray[np.float64]:
    """The point so many pixels before the tip."""
    back = curve[-3] - curve[-1]
    point: NDArray[np.float64] = curve[-1] + back * (by / max(float(np.hypot(*back)), 1e-9))
    return point


def _draw_arrow(painter: QPainter, curve: NDArray[np.float64], pen: QPen) -> None:
    tip_x, tip_y = curve[-1].tolist()
    from_x, from_y = curve[-3].tolist()
    length = max(hypot(from_x - tip_x, from_y - tip_y), 1e-9)
    back_x, back_y = (from_x - tip_x) / length, (from_y - tip_y) / length
    wide = ARROW_WIDTH + pen.widthF() * 0.35
    base_x, base_y = tip_x + back_x * ARROW_LENGTH, tip_y + back_y * ARROW_LENGTH
    corners = [
        QPointF(tip_x, tip_y),
        QPointF(base_x - back_y * wide, base_y + back_x * wide),
        QPointF(base_x + back_y * wide, base_y - back_x * wide),
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(corners)


def _draw_slash(painter: QPainter, curve: NDArray[np.float64], at: int, pen: QPen) -> None:
    """A stroke slanted across the gap of a disputed line."""
    along = curve[min(at + 2, len(curve) - 1)] - curve[max(0, at - 2)]
    along /= max(float(np.hypot(*along)), 1e-9)
    across = np.array([-along[1], along[0]])
    stroke = (along * 0.7 + across) * SLASH
    slash = QPen(pen.color(), max(1.4, pen.widthF()))
    slash.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(slash)
    painter.drawLine(QPointF(*(curve[at] - stroke)), QPointF(*(curve[at] + stroke)))
