"""Columns of density where a lane has more events than marks: solid = certainly in the column."""

from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.style import Theme
from widgets.timeline.camera import Camera
from widgets.timeline.counters import LanePart
from widgets.timeline.frame import Frame
from widgets.timeline.layout import STRIP_HEIGHT
from widgets.timeline.lettering import is_vector

_LEAST_PX = 3
_PALE = 0.34
_FOOT = 4.0
"""Free pixels under the columns; the rest of the strip is their height."""
_TALLEST = STRIP_HEIGHT - _FOOT
_SEEN = 1e-6
"""Less mass than this is a rounding error, not an event."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns side by side: edges in pixels, whole heights, and their solid lower part."""

    edges: Floats
    high: Floats
    solid: Floats


def column_level(scale: float, pixels: float = _LEAST_PX) -> int:
    """Columns are powers of two seconds wide, fixed in time, so that they never shimmer."""
    return max(ceil(log2(pixels / scale)), 0)


def column_edges(camera: Camera, pixels: float) -> NDArray[np.int64]:
    """Edges of the columns that a camera sees, each at least so many pixels wide."""
    level = column_level(camera.scale, pixels)
    first, last = camera.start >> level, (camera.end >> level) + 2
    return np.arange(first, last, dtype=np.int64) << level


def paint_columns(painter: QPainter, frame: Frame, part: LanePart, theme: Theme) -> None:
    """Draw the density of a lane wherever events of it are not drawn as marks."""
    if not part.lane.has_strip:
        return
    hue = theme.hue(part.lane.hue)
    pale = QColor(hue)
    pale.setAlphaF(_PALE)
    foot = round(frame.offset + part.box.strip_top + _TALLEST)
    for first, last in part.cut.gaps:
        columns = _columns(frame.camera, part, first, last)
        if is_vector(painter):
            _paint_shapes(painter, columns, foot, hue, pale)
        else:
            _paint_pixels(painter, columns, foot, hue, pale)


def _columns(camera: Camera, part: LanePart, first: int, last: int) -> Columns:
    level = column_level(camera.scale)
    edges = np.arange(first >> level, (last >> level) + 1, dtype=np.int64) << level
    inside, total = part.lane.mass.columns(edges)
    high = _TALLEST * np.minimum(total / part.lane.peak(level), 1.0)
    # A single event stays visible beside a peak of thousands.
    high = np.where(total > _SEEN, np.maximum(high, 1.0), 0.0)
    share = np.divide(inside, total, out=np.zeros_like(total), where=total > _SEEN)
    return Columns(np.round(camera.xs(edges)), high, high * share)


def _paint_shapes(
    painter: QPainter, columns: Columns, foot: float, hue: QColor, pale: QColor
) -> None:
    painter.setPen(QColor(0, 0, 0, 0))
    sides = (columns.edges[:-1], columns.edges[1:], columns.high, columns.solid)
    for left, right, high, solid in zip(*(side.tolist() for side in sides), strict=True):
        width = max(right - left - 1, 1)
        painter.fillRect(QRectF(left, foot - high, width, high - solid), pale)
        painter.fillRect(QRectF(left, foot - solid, width, solid), hue)


def _paint_pixels(
    painter: QPainter, columns: Columns, foot: float, hue: QColor, pale: QColor
) -> None:
    """The same as one small picture: a call per column would cost more than all the rest."""
    scale = painter.device().devicePixelRatioF()
    edges = np.round(columns.edges * scale).astype(np.int64)
    pixels = np.arange(edges[0], edges[-1])
    if not len(pixels):
        return
    column = np.searchsorted(edges, pixels, side="right") - 1
    gap = pixels >= edges[column + 1] - max(round(scale), 1)
    height = ceil(_TALLEST * scale)
    above = np.arange(height, 0, -1)[:, None]
    high = np.where(gap, 0, np.ceil(columns.high * scale)[column])
    solid = np.where(gap, 0, np.round(columns.solid * scale)[column])
    # Qt's premultiplied form: the colour times its opacity, below the opacity itself.
    inks = [np.uint32(_premultiplied(ink)) for ink in (hue, pale)]
    picture = np.where(above <= solid, inks[0], np.where(above <= high, inks[1], np.uint32(0)))
    stride = len(pixels) * 4
    image = QImage(
        np.ascontiguousarray(picture).data,
        len(pixels),
        height,
        stride,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(scale)
    painter.drawImage(QPointF(edges[0] / scale, foot - _TALLEST), image)


def _premultiplied(ink: QColor) -> int:
    alpha = ink.alphaF()
    red, green, blue = (round(part * alpha) for part in (ink.red(), ink.green(), ink.blue()))
    return ink.alpha() << 24 | red << 16 | green << 8 | blue
