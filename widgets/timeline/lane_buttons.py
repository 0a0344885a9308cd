"""The small buttons on a lane's name, there while the pointer is on it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter

from db.records import LaneView
from widgets.shell.icons import paint_icon
from widgets.style import SPACING, Theme, colour
from widgets.timeline.layout import HEADER_WIDTH

SIDE = 18.0
_ICON = 13.0
_LEAD = 16.0
"""Over so many pixels a name fades out before the buttons."""


class Press(Enum):
    """What a button does."""

    TURN = "collapse or open"
    LOCK = "lock or unlock"
    HIDE = "hide"
    MORE = "menu"


@dataclass(frozen=True, slots=True)
class LaneButton:
    """A button where it stands, in pixels of the timeline."""

    press: Press
    icon: str
    text: str
    rect: QRectF


def lane_buttons(view: LaneView, key: str, middle: float, right: float) -> tuple[LaneButton, ...]:
    """The buttons of a lane, side by side up to ``right``, around the height ``middle``."""
    told = (
        (Press.TURN, "chevron-right", "Open")
        if key in view.collapsed
        else (Press.TURN, "chevron-down", "Collapse"),
        (Press.LOCK, "lock", "Unlock")
        if key in view.locked
        else (Press.LOCK, "unlock", "Lock against moving"),
        (Press.HIDE, "hide", "Hide"),
        (Press.MORE, "more", "More …"),
    )
    left, top = right - SIDE * len(told), round(middle - SIDE / 2)
    return tuple(
        LaneButton(press, icon, text, QRectF(left + SIDE * place, top, SIDE, SIDE))
        for place, (press, icon, text) in enumerate(told)
    )


def button_at(buttons: tuple[LaneButton, ...], point: QPointF) -> LaneButton | None:
    """The button under a point."""
    return next((one for one in buttons if one.rect.contains(point)), None)


def paint_ground(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Clear an area beside a name, which fades out before it rather than being cut."""
    ground = area.adjusted(-_LEAD, 0, SPACING.tiny, 0)
    ground.setRight(min(ground.right(), HEADER_WIDTH - 1))
    fading = QLinearGradient(ground.left(), 0, area.left(), 0)
    fading.setColorAt(0, colour(theme.panel, 0.0))
    fading.setColorAt(1, colour(theme.panel))
    painter.fillRect(ground, QBrush(fading))


def paint_buttons(
    painter: QPainter,
    buttons: tuple[LaneButton, ...],
    hovered: LaneButton | None,
    theme: Theme,
) -> None:
    """Draw the buttons on a ground of their own, so that no name shows between them."""
    if not buttons:
        return
    first, last = buttons[0].rect, buttons[-1].rect
    paint_ground(painter, QRectF(first.topLeft(), last.bottomRight()), theme)
    painter.setPen(Qt.PenStyle.NoPen)
    for one in buttons:
        if one == hovered:
            painter.setBrush(colour(theme.text, 0.08))
            painter.drawRoundedRect(one.rect, SPACING.tiny, SPACING.tiny)
        inner = (SIDE - _ICON) / 2
        code = theme.text if one == hovered else theme.second_text
        paint_icon(painter, one.icon, code, one.rect.adjusted(inner, inner, -inner, -inner))
