"""What stands behind all lanes: periods as pale bands with their names, and the "now" line.

An event whose kind is ``period`` is such a band; it also has its own mark, with its vagueness.
"""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour
from widgets.timeline.frame import Frame
from widgets.timeline.lettering import Type, draw_text, drop, text_width

PERIOD = "period"
"""The kind of event that is drawn behind all lanes."""
_OUTER, _CORE, _EDGE = 0.045, 0.04, 0.16
"""Opacities of the whole band, of its certain core on top of that, and of its edges."""
_LINE = 16.0
_LEAST_LETTERS = 4


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
    """Paint bands, their names at the foot of the plot, and the now line.

    Made to be called with the grid painted and the marks still to come. The bands are so pale
    that they may as well be laid over a finished picture. The painter is left as it was.
    """
    if backgrounds == NO_BACKGROUNDS:
        return
    painter.save()
    painter.setClipRect(frame.plot, Qt.ClipOperation.IntersectClip)
    taken: list[QRectF] = []
    for period in backgrounds.periods:
        band = _band(frame, period.start, period.end)
        if band.right() > frame.plot.left() and band.left() < frame.plot.right():
            _paint_band(painter, frame, theme, period, band)
            _paint_name(painter, frame, theme, period, band, taken)
    if backgrounds.now is not None:
        _paint_now(painter, frame, theme, backgrounds.now)
    painter.restore()


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
    painter: QPainter,
    frame: Frame,
    theme: Theme,
    period: Period,
    band: QRectF,
    taken: list[QRectF],
) -> None:
    """The name in the visible part of its band, above names that stand there already."""
    face = Type(SIZES.caption, MEDIUM)
    seen = band.intersected(frame.plot).adjusted(SPACING.tiny, 0, -SPACING.tiny, 0)
    metrics = face.metrics
    name = metrics.elidedText(period.name, Qt.TextElideMode.ElideRight, int(seen.width()))
    if len(name) < min(len(period.name), _LEAST_LETTERS):
        return
    width = text_width(name, SIZES.caption, MEDIUM)
    box = QRectF(seen.center().x() - width / 2, seen.bottom() - _LINE - 2, width, _LINE)
    while any(box.intersects(other) for other in taken):
        box.translate(0, -_LINE)
    taken.append(box)
    painter.fillRect(box.adjusted(-SPACING.tiny, 1, SPACING.tiny, -1), colour(theme.panel, 0.82))
    base = box.center().y() + drop(metrics)
    draw_text(painter, box.left(), base, name, face.font, colour(theme.second_text))


def _paint_now(painter: QPainter, frame: Frame, theme: Theme, now: int) -> None:
    x, plot = round(frame.camera.x(now)) + 0.5, frame.plot
    if not plot.left() <= x <= plot.right():
        return
    painter.setPen(QPen(colour(theme.second_text), 1))
    painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
    face, word = Type(SIZES.caption, MEDIUM), "now"
    width = text_width(word, SIZES.caption, MEDIUM) + 2 * SPACING.tiny
    left = x if x + width <= plot.right() else x - width
    box = QRectF(left, plot.top(), width, _LINE)
    painter.fillRect(box, colour(theme.second_text))
    base = box.center().y() + drop(face.metrics)
    draw_text(painter, left + SPACING.tiny, base, word, face.font, colour(theme.panel))
