"""What hands draw over the picture: brush, rectangle, ghost, the pill of a mode, scroll bar."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from db.dates import Shape, span_text
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.carried import Carried
from widgets.timeline.frame import Frame
from widgets.timeline.geometry import BAR, DIAMOND
from widgets.timeline.gestures import Drag, Kind, Mode
from widgets.timeline.layout import AXIS_HEIGHT
from widgets.timeline.lettering import Type, draw_text, drop, text_width
from widgets.timeline.shapes import pointed, square
from widgets.timeline.stage import Stage

MODE_WORDS = {
    Mode.SELECT: "Selecting – drag a rectangle, Esc ends",
    Mode.EDIT: "Editing dates – Esc ends",
}
_PILL = 24.0
_CARD = 38.0
"""Height of the two lines beside a ghost."""


def paint_drag(painter: QPainter, frame: Frame, theme: Theme, drag: Drag) -> None:
    """What a drag under way looks like."""
    if not drag.moved:
        return
    if drag.kind is Kind.BRUSH:
        low, high = drag.brushed()
        _paint_brush(painter, QRectF(low, 0, high - low, frame.size.height()), theme)
    elif drag.kind is Kind.LASSO:
        area = drag.area().intersected(frame.plot)
        painter.fillRect(area, colour(theme.accent, 0.12))
        painter.setPen(QPen(colour(theme.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    elif drag.carried is not None:
        _paint_ghost(painter, frame, theme, drag.carried, drag.scroll)


def paint_mode(painter: QPainter, frame: Frame, theme: Theme, mode: Mode) -> None:
    """The pill that says what a drag means now, so that nobody edits without knowing."""
    words = MODE_WORDS.get(mode)
    if words is None:
        return
    width = text_width(words, SIZES.row, MEDIUM) + 2 * SPACING.medium
    left = frame.plot.center().x() - width / 2
    box = QRectF(round(left), frame.plot.bottom() - _PILL - SPACING.small, round(width), _PILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.accent))
    painter.drawRoundedRect(box, SIZES.pill_radius, SIZES.pill_radius)
    face = Type(SIZES.row, MEDIUM)
    base = box.center().y() + drop(face.metrics)
    draw_text(painter, box.left() + SPACING.medium, base, words, face.font, colour(theme.on_accent))


def paint_scroll_bar(painter: QPainter, stage: Stage, width: float, theme: Theme) -> None:
    """Where in the lanes one is; nothing where all are in sight."""
    if not stage.farthest:
        return
    track = stage.room - 2 * SPACING.tiny
    length = max(track * stage.room / stage.layout.height, SPACING.huge)
    top = AXIS_HEIGHT + SPACING.tiny + (track - length) * stage.scroll / stage.farthest
    # Opaque and on whole pixels: Qt blends high fills in several threads, and waiting for them
    # takes longer than all the rest of a frame where the machine is busy.
    bar = SPACING.tiny
    box = QRectF(round(width) - bar - 2, round(top), bar, round(length))
    painter.fillRect(box, colour(theme.strong_line))


def paint_focus_ring(painter: QPainter, size: QRectF, theme: Theme) -> None:
    """The ring that says: keys go here."""
    painter.setPen(QPen(colour(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(size.adjusted(1, 1, -1, -1))


def _paint_brush(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box, colour(theme.accent, 0.14))
    painter.setPen(QPen(colour(theme.accent), 1.5))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def _paint_ghost(
    painter: QPainter, frame: Frame, theme: Theme, carried: Carried, scroll: float
) -> None:
    """The mark where it would stand, and beside it the date it would have.

    ``scroll`` is that of the lanes when it was taken.
    """
    body = _ghost_body(frame, carried).translated(0, scroll - frame.state.scroll)
    painter.save()
    painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
    shape = square if carried.before.shape is Shape.LASTED else pointed
    painter.setPen(QPen(colour(theme.accent), 1.5))
    # Its own ground first: letters that shine through could be read as part of the mark.
    painter.setBrush(colour(theme.accent_ground))
    painter.drawPath(shape(body))
    painter.restore()
    after = carried.after
    lines = [span_text(after.earliest, after.latest), carried.words or "not moved yet"]
    _paint_card(painter, frame, theme, body, lines)


def _ghost_body(frame: Frame, carried: Carried) -> QRectF:
    mark, camera, after = carried.mark, frame.camera, carried.after
    left = mark.x0 if after.earliest is None else camera.x(after.earliest)
    right = mark.x1 if after.latest is None else camera.x(after.latest + 1)
    height = BAR if after.shape is Shape.LASTED else DIAMOND
    middle, half = (left + right) / 2, max(right - left, DIAMOND) / 2
    left = max(middle - half, camera.left - SPACING.huge)
    right = min(middle + half, camera.right + SPACING.huge)
    return QRectF(left, mark.y - height / 2, max(right - left, DIAMOND), height)


def _paint_card(
    painter: QPainter, frame: Frame, theme: Theme, body: QRectF, lines: list[str]
) -> None:
    faces = [Type(SIZES.row, SEMIBOLD, tabular=True), Type(SIZES.caption, tabular=True)]
    inks = [colour(theme.text), colour(theme.second_text)]
    widest = max(
        text_width(line, face.size, face.weight, tabular=True)
        for line, face in zip(lines, faces, strict=True)
    )
    width = round(widest) + 2 * SPACING.small
    plot = frame.plot
    left = min(max(body.center().x() - width / 2, plot.left()), plot.right() - width - 2)
    above = body.top() - _CARD - SPACING.small
    top = above if above >= plot.top() else body.bottom() + SPACING.small
    box = QRectF(round(left) + 0.5, round(top) + 0.5, width, _CARD)
    painter.setPen(QPen(colour(theme.strong_line), 1))
    painter.setBrush(colour(theme.raised))
    painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
    for line, face, ink, part in zip(lines, faces, inks, (0.3, 0.72), strict=True):
        base = box.top() + _CARD * part + drop(face.metrics)
        draw_text(painter, box.left() + SPACING.small, base, line, face.font, ink)
