"""A date in the size of a letter: the timeline's marks, so that vagueness is seen before read.

Diamond = a moment known to the day; stretched = somewhere within bounds; square ends = went on;
fade = open end; question mark = doubtful or unknown (look.md).
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPolygonF

from db.dates import End, Shape, VagueTime
from widgets.filters.signs import diamond
from widgets.style import SEMIBOLD, SIZES, colour
from widgets.timeline.lettering import Type, draw_text, drop

GLYPH_WIDTH = 26.0
"""From the left end of the cell's words to where the glyph begins."""
_DAY = 86_400
_HALF, _REACH, _POINT = 4.5, 4.5, 4.5
_SPAN = 20.0
_PALE, _FAINT = 0.24, 0.45
_ASKING = Type(SIZES.caption - 1, SEMIBOLD)


def is_exact(when: VagueTime) -> bool:
    """Whether a moment is known at least to the day, and nobody doubts it."""
    return (
        when.shape is Shape.MOMENT
        and when.earliest is not None
        and when.latest is not None
        and when.earliest // _DAY == when.latest // _DAY
    )


def paint_when(
    painter: QPainter, when: VagueTime, left: float, middle: float, hue: str, ink: str
) -> None:
    """Draw the mark of a date in ``hue``, a question mark in ``ink``, both ``#RRGGBB``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(left + 1, middle - _HALF, _SPAN, 2 * _HALF)
    if is_exact(when):
        _solid(painter, QPointF(area.center().x(), middle), hue)
    elif when.shape is Shape.SEVERAL:
        for share in (0.25, 0.75):
            _solid(painter, QPointF(area.left() + share * area.width(), middle), hue)
    elif when.shape is Shape.LASTED:
        _lasted(painter, when, area, hue)
    else:
        _stretched(painter, when, area, hue)
    if when.doubtful or End.UNKNOWN in (when.start, when.end):
        x = _asking_place(when, area)
        draw_text(painter, x, middle + drop(_ASKING.metrics), "?", _ASKING.font, colour(ink))
    painter.restore()


def _solid(painter: QPainter, middle: QPointF, hue: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(hue))
    painter.drawPolygon(diamond(middle, _REACH))


def _stretched(painter: QPainter, when: VagueTime, area: QRectF, hue: str) -> None:
    middle = area.center().y()
    shape = QPolygonF(
        [
            QPointF(area.left(), middle),
            QPointF(area.left() + _POINT, area.top()),
            QPointF(area.right() - _POINT, area.top()),
            QPointF(area.right(), middle),
            QPointF(area.right() - _POINT, area.bottom()),
            QPointF(area.left() + _POINT, area.bottom()),
        ]
    )
    painter.setBrush(_fill(when, area, hue, _PALE))
    if End.OPEN in (when.start, when.end):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(shape)
        return
    if when.approximate:
        painter.setPen(QPen(colour(hue, _PALE), 4))
        painter.drawPolygon(shape)
    painter.setPen(QPen(colour(hue, _FAINT if when.approximate else 1.0), 1.3))
    painter.drawPolygon(shape)


def _lasted(painter: QPainter, when: VagueTime, area: QRectF, hue: str) -> None:
    sure = when.core_start is not None and when.core_end is not None
    vague = not sure or (_gap(when.earliest, when.core_start) or _gap(when.core_end, when.latest))
    box = area.adjusted(0, 0.5, 0, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    if vague and End.OPEN not in (when.start, when.end):
        painter.setPen(QPen(colour(hue), 1.1))
        painter.setBrush(colour(hue, 0.1))
        painter.drawRoundedRect(box, 1, 1)
        if sure:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(hue, _FAINT))
            painter.drawRect(box.adjusted(5, 0, -5, 0))
        return
    painter.setBrush(_fill(when, area, hue, _FAINT))
    painter.drawRoundedRect(box, 1, 1)
    if when.end is End.OPEN and when.start is End.KNOWN:
        painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), colour(hue))
    elif when.start is End.OPEN and when.end is End.KNOWN:
        painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), colour(hue))


def _gap(one: int | None, other: int | None) -> bool:
    """Whether an end may lie anywhere in more than a day."""
    return one is not None and other is not None and abs(other - one) >= _DAY


def _fill(when: VagueTime, area: QRectF, hue: str, depth: float) -> QBrush:
    """One shade, or one that fades towards an open end."""
    opens = (when.start is End.OPEN, when.end is End.OPEN)
    if not any(opens):
        return QBrush(colour(hue, depth))
    fading = QLinearGradient(area.topLeft(), area.topRight())
    deep, none = colour(hue, 2 * depth if depth < _FAINT else depth), colour(hue, 0.0)
    fading.setColorAt(0, none if opens[0] else deep)
    fading.setColorAt(0.5, deep)
    fading.setColorAt(1, none if opens[1] else deep)
    return QBrush(fading)


def _asking_place(when: VagueTime, area: QRectF) -> float:
    """Where a question mark begins: on the mark, at its unknown end, or beside a solid one."""
    width = _ASKING.metrics.horizontalAdvance("?")
    if is_exact(when):
        return area.center().x() + _REACH + 1
    if not when.doubtful:
        return area.right() - width - 1 if when.end is End.UNKNOWN else area.left() + 1
    return area.center().x() - width / 2
