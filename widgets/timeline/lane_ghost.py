"""What a drag of a lane shows, and the sign of a locked one."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from widgets.shell.icons import paint_icon
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.lane_buttons import paint_ground
from widgets.timeline.lane_lines import cut_name
from widgets.timeline.layout import HEADER_WIDTH
from widgets.timeline.lettering import Type, draw_text, drop, text_width

_LOCK = 12.0
_HEIGHT = 24.0


def paint_gap(painter: QPainter, title: str, y: float, edge: float, theme: Theme) -> None:
    """Draw the name that is carried at ``y``, and the line where it would be let down."""
    painter.setPen(QPen(colour(theme.accent), 2))
    painter.drawLine(QLineF(0, edge, HEADER_WIDTH, edge))
    box = QRectF(SPACING.tiny, y - _HEIGHT / 2, HEADER_WIDTH - SPACING.small, _HEIGHT)
    painter.setPen(QPen(colour(theme.accent), 1))
    painter.setBrush(colour(theme.accent_ground))
    painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
    font = Type(SIZES.row, SEMIBOLD)
    text = cut_name(title, int(box.width() - 2 * SPACING.small))
    base = y + drop(font.metrics)
    draw_text(painter, box.left() + SPACING.small, base, text, font.font, colour(theme.text))


def paint_height(painter: QPainter, rows: int, foot: float, theme: Theme) -> None:
    """Draw where the lane would end, and how many rows that gives it."""
    painter.setPen(QPen(colour(theme.accent), 2))
    painter.drawLine(QLineF(0, foot, HEADER_WIDTH, foot))
    text = f"{rows} row{'' if rows == 1 else 's'}"
    font = Type(SIZES.caption, MEDIUM, tabular=True)
    width = text_width(text, SIZES.caption, MEDIUM, tabular=True) + 2 * SPACING.small
    box = QRectF(HEADER_WIDTH - width - SPACING.tiny, foot - 22, width, 18)
    painter.setPen(QPen(colour(theme.accent), 1))
    painter.setBrush(colour(theme.accent_ground))
    painter.drawRoundedRect(box, SIZES.pill_radius - 1, SIZES.pill_radius - 1)
    base = box.center().y() + drop(font.metrics)
    draw_text(painter, box.left() + SPACING.small, base, text, font.font, colour(theme.text))


def paint_lock(painter: QPainter, middle: float, right: float, theme: Theme) -> None:
    """Draw the lock of a lane, on its name's line and up to ``right``."""
    area = QRectF(right - _LOCK, middle - _LOCK / 2, _LOCK, _LOCK)
    paint_ground(painter, area, theme)
    paint_icon(painter, "lock", theme.second_text, area)
