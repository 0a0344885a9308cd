"""Text on any painter: as glyphs on screen and in PDF, as outlines in SVG.

In SVG a variable font loses its weight, and the reader may not have it at all.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath

from widgets import fonts
from widgets.style import REGULAR


class Type(NamedTuple):
    """A way text is set; arguments of :func:`widgets.fonts.font`."""

    size: float
    weight: int = REGULAR
    italic: bool = False
    tabular: bool = False

    @property
    def font(self) -> QFont:
        """The font itself."""
        return fonts.font(self.size, self.weight, italic=self.italic, tabular=self.tabular)

    @property
    def metrics(self) -> QFontMetricsF:
        """Its measures."""
        return fonts.metrics(self.size, self.weight, italic=self.italic, tabular=self.tabular)


def draw_text(
    painter: QPainter, x: float, baseline: float, text: str, font: QFont, ink: QColor
) -> None:
    """Draw one line of text from its left end."""
    if painter.paintEngine().type() is QPaintEngine.Type.SVG:
        path = QPainterPath()
        # Outlines of a variable font overlap; by the other rule they would cut holes.
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addText(QPointF(x, baseline), font, text)
        painter.fillPath(path, ink)
        return
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(x, baseline), text)


def is_vector(painter: QPainter) -> bool:
    """Whether the painter keeps shapes rather than pixels: SVG, PDF, printers of every system."""
    return painter.paintEngine().type() is not QPaintEngine.Type.Raster


@lru_cache(maxsize=4096)
def text_width(
    text: str, size: float, weight: int = REGULAR, *, italic: bool = False, tabular: bool = False
) -> float:
    """Width of a line of text in pixels."""
    return fonts.metrics(size, weight, italic=italic, tabular=tabular).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def elided(text: str, type_: Type, width: int) -> str:
    """A line of text cut to whole pixels, with an ellipsis where something is missing."""
    return type_.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def drop(metrics: QFontMetricsF) -> float:
    """From the centre of a line down to its baseline, so that small letters look centred."""
    return (metrics.capHeight()) / 2
