"""The timeline's upper left corner: what the lanes stand for, and how many are out of sight."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from db.records import LaneView
from widgets.style import MEDIUM, REGULAR, SIZES, SPACING, Theme, colour
from widgets.timeline.lane_words import scheme_text, short_scheme_text
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import Type, draw_text, drop, text_width

CORNER = QRectF(0, 26, HEADER_WIDTH, AXIS_HEIGHT - 27)
"""Beneath the row in which counters may stand."""
SIZE = 12.0
_ARROW = 3.5
"""Half the width of the small triangle that tells of a menu."""


def paint_corner(
    painter: QPainter,
    view: LaneView,
    hidden: int,
    theme: Theme,
    *,
    hovered: bool,
    menu: bool = True,
) -> None:
    """Draw the corner; ``menu`` = a click opens one, which is not so on paper."""
    painter.fillRect(CORNER, colour(theme.raised))
    font = Type(SIZE, REGULAR)
    text = short_scheme_text(view.scheme) if hidden else scheme_text(view.scheme)
    ink = colour(theme.text if hovered else theme.second_text)
    middle = CORNER.center().y()
    draw_text(painter, SPACING.medium, middle + drop(font.metrics), text, font.font, ink)
    if menu:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        x = SPACING.medium + text_width(text, SIZE) + SPACING.small
        painter.drawPolygon(_triangle(x, middle))
    if hidden:
        _paint_hidden(painter, f"{hidden:,} hidden", theme, middle)


def _paint_hidden(painter: QPainter, text: str, theme: Theme, middle: float) -> None:
    font = Type(SIZES.caption, MEDIUM, tabular=True)
    width = text_width(text, SIZES.caption, MEDIUM, tabular=True)
    x = HEADER_WIDTH - SPACING.small - width
    ink = colour(theme.accent)
    draw_text(painter, x, middle + drop(font.metrics), text, font.font, ink)


def _triangle(x: float, middle: float) -> QPolygonF:
    top, foot = middle - _ARROW / 2, middle + _ARROW * 0.8
    return QPolygonF([QPointF(x - _ARROW, top), QPointF(x + _ARROW, top), QPointF(x, foot)])
