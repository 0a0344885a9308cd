"""Paints torn time: two facing zigzag edges across all lanes, and how long the gap between is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour
from widgets.timeline.lettering import Type, draw_text, drop, text_width
from widgets.timeline.tears import Tear, free_top

if TYPE_CHECKING:
    from widgets.timeline.frame import Frame

_TOOTH = 3.0
"""How far the teeth of a torn edge reach to either side."""
_STEP = 6.0
"""Pixels from the point of a tooth down to the notch beside it."""
_LEAST = 15.0
"""Where less of a band is in sight, no words find room between its teeth."""
_LABEL = 9.0
"""Half the height of a label, with a little room."""
_FACE = Type(SIZES.caption, MEDIUM, tabular=True)


def paint_tears(painter: QPainter, frame: "Frame", theme: Theme) -> None:
    """Paint all tears of a frame, beneath marks and labels; the painter is left as it was."""
    if not frame.tears:
        return
    painter.save()
    painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
    for tear in frame.tears:
        _paint_band(painter, tear, theme)
        _paint_length(painter, frame, tear, theme)
    painter.restore()


def _paint_band(painter: QPainter, tear: Tear, theme: Theme) -> None:
    # Far outside the picture an edge need not be drawn, nor stand where it is.
    low, high = tear.box.left() - SPACING.medium, tear.box.right() + SPACING.medium
    left = _edge(max(tear.left, low), tear.box)
    right = _edge(min(tear.right, high), tear.box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ground))
    painter.drawPolygon(QPolygonF([*left, *reversed(right)]))
    painter.setPen(QPen(colour(theme.strong_line), 1.2))
    painter.drawPolyline(QPolygonF(left))
    painter.drawPolyline(QPolygonF(right))


def _edge(x: float, box: QRectF) -> list[QPointF]:
    """A torn edge from the top of the lanes to their foot."""
    x = round(x) + 0.5
    steps = int(box.height() // _STEP) + 2
    return [
        QPointF(x + (_TOOTH if number % 2 else -_TOOTH), box.top() + (number - 0.5) * _STEP)
        for number in range(steps + 1)
    ]


def _paint_length(painter: QPainter, frame: "Frame", tear: Tear, theme: Theme) -> None:
    """The words along the band, or across it where it is wide; left out where none fit."""
    text, box, ink = tear.length, tear.box, colour(theme.second_text)
    width, base = text_width(text, *_FACE[:2], tabular=True), drop(_FACE.metrics)
    is_wide = box.width() >= width + 2 * (_TOOTH + SPACING.small)
    if box.width() < _LEAST:
        return
    height = _FACE.metrics.height() if is_wide else width
    top = free_top(frame.labels, tear, height, box.top() + SPACING.small, _LABEL)
    if top is None:
        return
    middle = box.center().x()
    if is_wide:
        left = round(middle - width / 2)
        draw_text(painter, left, top + height / 2 + base, text, _FACE.font, ink)
        return
    painter.save()
    painter.translate(round(middle + base), round(top + width))
    painter.rotate(-90)
    draw_text(painter, 0, 0, text, _FACE.font, ink)
    painter.restore()
