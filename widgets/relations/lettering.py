"""Texts with a halo; as outlines where the target would lose font or weight (SVG)."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPainterPathStroker

from widgets.fonts import font, metrics

HALO = 3.0
"""Pixels of ground kept free around letters that may lie on a strand."""


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
    return stroker.createStroke(_letters(text, size, weight)).simplified()


class Lettering:
    """Draws texts with one painter, the same on screen and on paper."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        engine = painter.paintEngine()
        self._as_outlines = engine is not None and engine.type() == QPaintEngine.Type.SVG

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
        """Write one line; on screen letters stand on whole pixels."""
        painter = self._painter
        at = QPointF(round(left), round(baseline))
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
