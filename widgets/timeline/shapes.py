"""Outlines of marks, as paths to fill and as corners to clip a hatch by.

No clipping by the painter: SVG has none for it, so what must end at an outline is cut beforehand.
"""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

CORNER = 2.0
_HATCH = 4.8
"""Pixels between two lines of a hatch: a part of the stamps' middle, so that none shows a seam."""


def pointed(body: QRectF) -> QPainterPath:
    """The stretched diamond; at its least width it is the diamond itself."""
    path = QPainterPath()
    path.addPolygon(QPolygonF(pointed_corners(body)))
    path.closeSubpath()
    return path


def pointed_corners(body: QRectF) -> list[QPointF]:
    """Its corners, clockwise from the left point."""
    point, middle = min(body.height(), body.width()) / 2, body.center().y()
    return [
        QPointF(body.left(), middle),
        QPointF(body.left() + point, body.top()),
        QPointF(body.right() - point, body.top()),
        QPointF(body.right(), middle),
        QPointF(body.right() - point, body.bottom()),
        QPointF(body.left() + point, body.bottom()),
    ]


def square(body: QRectF) -> QPainterPath:
    """The bar of something that lasted."""
    path = QPainterPath()
    path.addRoundedRect(body, CORNER, CORNER)
    return path


def square_corners(body: QRectF) -> list[QPointF]:
    """Its corners, clockwise; the rounding is too small to matter to a hatch."""
    return [body.topLeft(), body.topRight(), body.bottomRight(), body.bottomLeft()]


def upper_half(path: QPainterPath) -> QPainterPath:
    """The part of an outline above its middle."""
    whole = path.boundingRect()
    upper = QPainterPath()
    upper.addRect(whole.adjusted(-1, -1, 1, -whole.height() / 2))
    return path.intersected(upper)


def hatch(corners: list[QPointF]) -> list[QLineF]:
    """Slanted lines within a convex outline, fixed to its left end so that panning moves them."""
    box = QPolygonF(corners).boundingRect()
    height = box.height()
    feet = np.arange(box.left() - height, box.right(), _HATCH)
    low, high = np.zeros(len(feet)), np.ones(len(feet))
    for here, there in zip(corners, [*corners[1:], corners[0]], strict=True):
        # Inside is where the way along the line leaves the edge on its right-hand side.
        across, along = there.y() - here.y(), there.x() - here.x()
        at_foot = along * (box.bottom() - here.y()) - across * (feet - here.x())
        speed = -(along + across) * height
        if speed == 0:
            low = np.where(at_foot < 0, 1.0, low)
        elif speed > 0:
            low = np.maximum(low, -at_foot / speed)
        else:
            high = np.minimum(high, -at_foot / speed)
    seen = high > low
    ends = zip(feet[seen].tolist(), low[seen].tolist(), high[seen].tolist(), strict=True)
    return [
        QLineF(
            foot + first * height,
            box.bottom() - first * height,
            foot + last * height,
            box.bottom() - last * height,
        )
        for foot, first, last in ends
    ]
