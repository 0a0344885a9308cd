"""The four signs of standing as small diamonds, each with one meaning everywhere.

Whole = reported, hatched = assessed, dashed = possible, upper half = disputed (look.md).
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from db.records import Status

_REACH = 5.5
"""From the middle of the sign to its points, in pixels."""
_STROKE = 1.4


def diamond(middle: QPointF, reach: float = _REACH) -> QPolygonF:
    """The outline all signs share."""
    x, y = middle.x(), middle.y()
    return QPolygonF(
        [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
    )


def paint_sign(painter: QPainter, status: Status, middle: QPointF, ink: QColor) -> None:
    """Draw the sign of a standing around ``middle`` in one colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, _STROKE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    shape = diamond(middle)
    if status == Status.REPORTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    elif status == Status.POSSIBLE:
        pen.setDashPattern([1.6, 1.35])
        painter.setPen(pen)
    else:
        painter.setPen(pen)
    painter.drawPolygon(shape)
    if status == Status.ASSESSED:
        _hatch(painter, middle, ink)
    elif status == Status.DISPUTED:
        _upper_half(painter, middle, ink)
    painter.restore()


def _hatch(painter: QPainter, middle: QPointF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1))
    half = _REACH / 2
    for shift in (-1.4, 1.4):
        painter.drawLine(
            QLineF(
                middle.x() - half + shift + 0.8,
                middle.y() + half + shift - 0.8,
                middle.x() + half + shift - 0.8,
                middle.y() - half + shift + 0.8,
            )
        )


def _upper_half(painter: QPainter, middle: QPointF, ink: QColor) -> None:
    painter.setClipRect(QRectF(middle.x() - _REACH, middle.y() - _REACH, 2 * _REACH, _REACH))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(diamond(middle))
