"""Texts with a halo: cached pictures on screen, outlines in SVG (or it loses font and weight)."""

from functools import lru_cache
from math import ceil, cos, sin, tau

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
)

from widgets.fonts import font, metrics

HALO = 3.0
"""Pixels of ground kept free around letters that may lie on a strand."""
_ROOM = ceil(HALO) + 2
"""Pixels around a text in its picture."""
_AROUND = tuple(
    QPointF(reach * cos(tau * step / steps), reach * sin(tau * step / steps))
    for reach, steps in ((HALO, 12), (HALO / 2, 4))
    for step in range(steps)
)
"""Where a text is drawn for its halo: looks like a stroke around it, and takes a fifth as long."""


@lru_cache(maxsize=4096)
def _letters(text: str, size: float, weight: int) -> QPainterPath:
    path = QPainterPath()
    path.addText(QPointF(0, 0), font(size, weight), text)
    return path


@lru_cache(maxsize=4096)
def _halo(text: str, size: float, weight: int) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * HALO)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    halo = stroker.createStroke(_letters(text, size, weight))
    halo.setFillRule(Qt.FillRule.WindingFill)
    return halo


@lru_cache(maxsize=4096)
def _picture(
    text: str, size: float, weight: int, ink: int, halo: int | None, ratio: float
) -> QPixmap:
    """A text on a clear ground, its baseline ``_ROOM`` plus the ascent below the top."""
    measure = metrics(size, weight)
    width = ceil(measure.horizontalAdvance(text)) + 2 * _ROOM
    height = ceil(measure.ascent()) + ceil(measure.descent()) + 2 * _ROOM
    pixmap = QPixmap(ceil(width * ratio), ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(_ROOM, _ROOM + ceil(measure.ascent()))
    painter.setFont(font(size, weight))
    if halo is not None:
        painter.setPen(QColor.fromRgba(halo))
        for aside in _AROUND:
            painter.drawText(at + aside, text)
    painter.setPen(QColor.fromRgba(ink))
    painter.drawText(at, text)
    painter.end()
    return pixmap


class Lettering:
    """Draws texts with one painter, the same on screen and on paper."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        engine = painter.paintEngine()
        kind = engine.type() if engine is not None else QPaintEngine.Type.User
        self._as_outlines = kind == QPaintEngine.Type.SVG
        self._as_pictures = kind == QPaintEngine.Type.Raster
        self._ratio = painter.device().devicePixelRatioF()

    def write(
        self,
        left: float,
        baseline: float,
        text: str,
        size: float,
        weight: int,
        ink: QColor,
        halo: QColor | None = None,
    ) -> None:
        """Write one line; letters stand on whole pixels."""
        if not text:
            return
        painter = self._painter
        at = QPointF(round(left), round(baseline))
        if self._as_pictures:
            ground = None if halo is None else halo.rgba()
            made = _picture(text, size, weight, ink.rgba(), ground, self._ratio)
            rise = _ROOM + ceil(metrics(size, weight).ascent())
            painter.drawPixmap(at - QPointF(_ROOM, rise), made)
            return
        if halo is not None:
            painter.translate(at)
            painter.fillPath(_halo(text, size, weight), halo)
            painter.translate(-at)
        if self._as_outlines:
            painter.fillPath(_letters(text, size, weight).translated(at), ink)
            return
        painter.setFont(font(size, weight))
        painter.setPen(ink)
        painter.drawText(at, text)

    def centred(
        self,
        box: QRectF,
        text: str,
        size: float,
        weight: int,
        ink: QColor,
        halo: QColor | None = None,
        align: int = 0,
    ) -> None:
        """Write one line at the middle height of a box, by the height of capitals.

        ``align`` 1 begins it at the left, -1 ends it at the right, 0 centres it.
        """
        measure = metrics(size, weight)
        spare = box.width() - measure.horizontalAdvance(text)
        left = box.left() + spare * (1 - align) / 2
        baseline = box.center().y() + measure.capHeight() / 2
        self.write(left, baseline, text, size, weight, ink, halo)
