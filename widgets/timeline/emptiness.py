"""What the timeline says where there is nothing to draw."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from widgets import fonts
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.layout import AXIS_HEIGHT
from widgets.timeline.lettering import draw_text, text_width
from widgets.timeline.scene import Scene


def empty_text(scene: Scene) -> tuple[str, str]:
    """A heading and a sentence for a scene without a dated event."""
    if not len(scene.columns):
        return "No events yet", "Add the first one, or import a list of events."
    if not scene.shown.any():
        return "No event passes the filter", "Clear the filter to see all events again."
    if (scene.shown & scene.extents.dated).any():
        return (
            "All these lanes are hidden",
            "Show them again in the menu at the upper left (Ctrl+L).",
        )
    if scene.undated == 1:
        return "Nothing has a date", "One event is undated; it stands in the undated tray."
    return (
        "Nothing has a date",
        f"{scene.undated:,} events are undated; they stand in the undated tray.",
    )


def paint_empty(painter: QPainter, size: QSizeF, theme: Theme, scene: Scene) -> None:
    """Two calm lines in the middle, beneath the band in which times would stand."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), colour(theme.panel))
    painter.fillRect(QRectF(0, 0, size.width(), AXIS_HEIGHT - 1), colour(theme.raised))
    painter.fillRect(QRectF(0, AXIS_HEIGHT - 1, size.width(), 1), colour(theme.strong_line))
    heading, sentence = empty_text(scene)
    middle = (size.height() + AXIS_HEIGHT) / 2
    lines = (
        (heading, SIZES.title, SEMIBOLD, theme.text, middle - SPACING.small),
        (sentence, SIZES.body, REGULAR, theme.second_text, middle + SPACING.large),
    )
    for text, points, weight, ink, baseline in lines:
        x = (size.width() - text_width(text, points, weight)) / 2
        draw_text(painter, x, baseline, text, fonts.font(points, weight), colour(ink))
