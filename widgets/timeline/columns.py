"""Columns of density where a lane has more events than marks: solid = certainly in the column."""

from math import ceil, log2

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from widgets.style import Theme
from widgets.timeline.camera import Camera
from widgets.timeline.counters import LanePart
from widgets.timeline.frame import Frame
from widgets.timeline.layout import STRIP_HEIGHT

_LEAST_PX = 3
_PALE = 0.34
_FOOT = 4.0
"""Free pixels under the columns; the rest of the strip is their height."""


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
    level = column_level(frame.camera.scale)
    peak = part.lane.peak(level)
    foot = frame.offset + part.box.strip_top + STRIP_HEIGHT - _FOOT
    hue = theme.hue(part.lane.hue)
    pale = QColor(hue)
    pale.setAlphaF(_PALE)
    for first, last in part.cut.gaps:
        edges = np.arange(first >> level, (last >> level) + 1, dtype=np.int64) << level
        if len(edges) < 2:
            continue
        inside, total = part.lane.mass.columns(edges)
        xs = np.round(frame.camera.xs(edges))
        high = (STRIP_HEIGHT - _FOOT) * np.minimum(total / peak, 1.0)
        # A single event stays visible beside a peak of thousands.
        high = np.where(total > 1e-6, np.maximum(high, 1.0), 0.0)
        solid = high * np.divide(inside, total, out=np.zeros_like(total), where=total > 1e-6)
        widths = np.maximum(np.diff(xs) - 1, 1)
        _bars(painter, xs[:-1], widths, foot - high, high - solid, pale)
        _bars(painter, xs[:-1], widths, foot - solid, solid, hue)


def _bars(
    painter: QPainter,
    left: np.ndarray,
    width: np.ndarray,
    top: np.ndarray,
    height: np.ndarray,
    ink: QColor,
) -> None:
    drawn = height > 0
    boxes = zip(*(side[drawn].tolist() for side in (left, top, width, height)), strict=True)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawRects([QRectF(*box) for box in boxes])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
