"""What stands behind all lanes: periods as pale bands with their names, and the "now" line.

An event whose kind is ``period`` is such a band; it also has its own mark, with its vagueness.
"""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour
from widgets.timeline.frame import Frame, band_width
from widgets.timeline.lettering import Type, draw_text, drop, text_width

PERIOD = "period"
"""The kind of event that is drawn behind all lanes."""
_OUTER, _CORE, _EDGE = 0.04, 0.035, 0.16
"""Opacities of the whole band, of its certain core on top of that, and of its edges."""
_LINE = 16.0
_ROW = 26.0
"""Height of the axis' upper row: names stand there, where they cover no event."""
_LEAST_LETTERS = 6
_STEP = 12.0


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of time; bounds and core in seconds, inclusive, ``None`` = open."""

    name: str
    start: int | None
    end: int | None
    core: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Backgrounds:
    """All that stands behind the lanes; ``now`` in seconds of the axis, ``None`` = not shown."""

    periods: tuple[Period, ...] = ()
    now: int | None = None


NO_BACKGROUNDS = Backgrounds()


def paint_backgrounds(
    painter: QPainter, frame: Frame, theme: Theme, backgrounds: Backgrounds
) -> None:
    """Paint the bands and the now line.

    The timeline's painter calls it with the grid painted and the marks still to come. The painter
    is left as it was.
    """
    if backgrounds == NO_BACKGROUNDS:
        return
    painter.save()
    painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
    for period in backgrounds.periods:
        band = _band(frame, period.start, period.end)
        if _is_seen(frame, band):
            _paint_band(painter, frame, theme, period, band)
    if backgrounds.now is not None:
        painter.setPen(QPen(colour(theme.second_text), 1))
        x = round(frame.camera.x(backgrounds.now)) + 0.5
        painter.drawLine(QLineF(x, frame.plot.top(), x, frame.plot.bottom()))
    painter.restore()


def paint_names(painter: QPainter, frame: Frame, theme: Theme, backgrounds: Backgrounds) -> None:
    """Write what bands and line are, in the upper row of the axis. Called once that is painted.

    A name that finds no room beside the dates and counters there is left out: its event has a
    mark with a label of its own.
    """
    if backgrounds == NO_BACKGROUNDS:
        return
    painter.save()
    row = QRectF(frame.plot.left(), 0, frame.plot.width(), _ROW)
    painter.setClipRect(row, Qt.ClipOperation.IntersectClip)
    taken = [QRectF(one.label_x, 0, band_width(one.text), _ROW) for one in frame.axis.bands]
    taken += [counter.rect for counter in frame.counters]
    if backgrounds.now is not None:
        taken += _paint_now(painter, frame, theme, backgrounds.now)
    for period in backgrounds.periods:
        band = _band(frame, period.start, period.end)
        if _is_seen(frame, band):
            taken += _paint_name(painter, theme, period.name, band.intersected(frame.plot), taken)
    painter.restore()


def _is_seen(frame: Frame, band: QRectF) -> bool:
    return band.right() > frame.plot.left() and band.left() < frame.plot.right()


def _band(frame: Frame, start: int | None, end: int | None) -> QRectF:
    """The band of a stretch of time, a little wider than the plot where it reaches beyond."""
    plot, camera = frame.plot, frame.camera
    least, most = plot.left() - SPACING.huge, plot.right() + SPACING.huge
    left = least if start is None else min(max(camera.x(start), least), most)
    right = most if end is None else min(max(camera.x(end + 1), left + 1), most)
    return QRectF(left, plot.top(), right - left, plot.height())


def _paint_band(
    painter: QPainter, frame: Frame, theme: Theme, period: Period, band: QRectF
) -> None:
    painter.fillRect(band, colour(theme.text, _OUTER))
    if period.core is not None:
        painter.fillRect(_band(frame, *period.core), colour(theme.text, _CORE))
    painter.setPen(QPen(colour(theme.text, _EDGE), 1))
    for x, known in ((band.left(), period.start), (band.right(), period.end)):
        if known is not None:
            edge = round(x) + 0.5
            painter.drawLine(QLineF(edge, band.top(), edge, band.bottom()))


def _paint_name(
    painter: QPainter, theme: Theme, text: str, band: QRectF, taken: list[QRectF]
) -> list[QRectF]:
    """A name above the visible part of its band, as near to the beginning as there is room."""
    face = Type(SIZES.caption, MEDIUM)
    left = band.left() + SPACING.small
    while left < band.right() - SPACING.small:
        room = _room(left, band.right() - SPACING.small, taken)
        name = face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        if name == text or len(name) > _LEAST_LETTERS:
            box = QRectF(left, 0, text_width(name, SIZES.caption, MEDIUM), _ROW)
            base = _ROW / 2 + 1 + drop(face.metrics)
            draw_text(painter, left, base, name, face.font, colour(theme.second_text))
            return [box.adjusted(-SPACING.small, 0, SPACING.small, 0)]
        left += _STEP
    return []


def _room(left: float, right: float, taken: list[QRectF]) -> float:
    """How far one can write from a place before something stands in the way; 0 where it does."""
    for box in taken:
        if box.left() - SPACING.small <= left < box.right() + SPACING.small:
            return 0.0
        if box.left() > left:
            right = min(right, box.left() - SPACING.small)
    return max(right - left, 0.0)


def _paint_now(painter: QPainter, frame: Frame, theme: Theme, now: int) -> list[QRectF]:
    """The word of the line, on a flag at its upper end."""
    x, plot = round(frame.camera.x(now)) + 0.5, frame.plot
    if not plot.left() <= x <= plot.right():
        return []
    face, word = Type(SIZES.caption, MEDIUM), "now"
    width = text_width(word, SIZES.caption, MEDIUM) + 2 * SPACING.small
    left = min(max(x - width / 2, plot.left()), plot.right() - width)
    box = QRectF(round(left), (_ROW - _LINE) / 2, width, _LINE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.second_text))
    painter.drawRoundedRect(box, _LINE / 2, _LINE / 2)
    base = box.center().y() + drop(face.metrics)
    draw_text(painter, box.left() + SPACING.small, base, word, face.font, colour(theme.panel))
    return [box]
