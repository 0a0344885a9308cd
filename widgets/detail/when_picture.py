"""The small picture of a date: its mark on a strip of calendar, in the timeline's own signs."""

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.dates import BEGINNING, FOREVER, End, Granularity, Shape, VagueTime, day_text, reading
from db.records import Status
from widgets.fonts import font, metrics
from widgets.style import SIZES, SPACING, Theme, colour
from widgets.timeline.axis import axis_picture
from widgets.timeline.camera import Camera
from widgets.timeline.geometry import BAR, DIAMOND
from widgets.timeline.marks import MarkPainter
from widgets.timeline.styles import Form, Style

_HEIGHT = 46
_AXIS = 14.0
_TICK = 3.5
_ALONE = {
    Granularity.SECOND: 600,
    Granularity.MINUTE: 3600,
    Granularity.HOUR: 43_200,
}
_DAYS = 86_400 * 10
"""Half of the strip around a date whose bounds are too close to show a neighbourhood."""


class WhenPicture(QWidget):
    """One mark, a few ticks around it, its bounds beneath."""

    def __init__(self, theme: Theme, when: VagueTime, hue: str, status: Status) -> None:
        super().__init__()
        self._theme, self._when = theme, when
        self._style = style_of_date(when, hue, status)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Picture of the date: {reading(when)}")

    def sizeHint(self) -> QSize:
        """As wide as the panel lets it be."""
        return QSize(280, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Strip, mark, bounds."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            camera = _camera(self._when, float(self.width()))
            if camera is not None:
                self._paint(painter, camera)

    def _paint(self, painter: QPainter, camera: Camera) -> None:
        self._strip(painter, camera)
        x0, x1 = self._body(camera)
        height = BAR if self._style.form is Form.SQUARE else DIAMOND
        body = QRectF(x0, _AXIS - height / 2, x1 - x0, height)
        painter.fillRect(body, colour(self._theme.panel))
        MarkPainter(self._theme).draw(painter, self._style, body, self._core(camera, x0, x1))
        self._bounds(painter, x0, x1)

    def _strip(self, painter: QPainter, camera: Camera) -> None:
        painter.setPen(colour(self._theme.strong_line))
        painter.drawLine(QLineF(0, _AXIS, self.width(), _AXIS))
        for tick in axis_picture(camera, _no_room, _no_room).ticks:
            painter.drawLine(QLineF(tick.x, _AXIS - _TICK, tick.x, _AXIS + _TICK))

    def _body(self, camera: Camera) -> tuple[float, float]:
        when = self._when
        x0 = 0.0 if when.earliest is None else camera.x(when.earliest)
        x1 = float(self.width()) if when.latest is None else camera.x(when.latest + 1)
        if when.earliest is None and when.start is End.UNKNOWN:
            x0 = x1 - self.width() / 4
        if when.latest is None and when.end is End.UNKNOWN:
            x1 = x0 + self.width() / 4
        least = (DIAMOND - (x1 - x0)) / 2
        return (x0 - least, x1 + least) if least > 0 else (x0, x1)

    def _core(self, camera: Camera, x0: float, x1: float) -> tuple[float, float] | None:
        start, end = self._when.core_start, self._when.core_end
        if start is None or end is None:
            return None
        left = x0 if start == BEGINNING else max(x0, camera.x(start))
        right = x1 if end == FOREVER else min(x1, camera.x(end))
        # A mark no wider than a diamond tells nothing vaguer than itself, as on the timeline.
        if x1 - x0 <= DIAMOND or (left - x0 <= 2 and x1 - right <= 2):
            return x0, x1
        return left, right

    def _bounds(self, painter: QPainter, x0: float, x1: float) -> None:
        painter.setFont(font(SIZES.caption, tabular=True))
        painter.setPen(colour(self._theme.second_text))
        left, right = bounds_words(self._when)
        measure = metrics(SIZES.caption, tabular=True)
        baseline = _HEIGHT - 5.0
        wide_left, wide_right = (measure.horizontalAdvance(words) for words in (left, right))
        if not left or not right or left == right:
            words = right or left
            wide = wide_right or wide_left
            at = min(max((x0 + x1) / 2 - wide / 2, 0), self.width() - wide)
            painter.drawText(int(at), int(baseline), words)
            return
        at_left = max(0.0, x0 - wide_left / 2)
        at_right = min(self.width() - wide_right, x1 - wide_right / 2)
        overlap = at_left + wide_left + SPACING.medium - at_right
        if overlap > 0:
            at_left = max(0.0, at_left - overlap / 2)
            at_right = min(self.width() - wide_right, at_left + wide_left + SPACING.medium)
        painter.drawText(int(at_left), int(baseline), left)
        painter.drawText(int(at_right), int(baseline), right)


def style_of_date(when: VagueTime, hue: str, status: Status) -> Style:
    """How the mark of a single date looks."""
    form = {Shape.MOMENT: Form.POINTED, Shape.LASTED: Form.SQUARE, Shape.SEVERAL: Form.SEVERAL}
    return Style(
        hue=hue,
        status=status,
        form=form[when.shape],
        fade_left=when.start is End.OPEN,
        fade_right=when.end is End.OPEN,
        ask_left=when.start is End.UNKNOWN,
        ask_right=when.end is End.UNKNOWN,
        blurred=when.approximate,
        doubtful=when.doubtful,
    )


def bounds_words(when: VagueTime) -> tuple[str, str]:
    """The two bounds for people; the year only once where it is the same."""
    left = "" if when.earliest is None else day_text(when.earliest)
    right = "" if when.latest is None else day_text(when.latest)
    if left and right and left != right and left.split()[-1] == right.split()[-1]:
        left = day_text(when.earliest or 0, year=False)
    return left, right


def _camera(when: VagueTime, width: float) -> Camera | None:
    known = [bound for bound in (when.earliest, when.latest) if bound is not None]
    if not known:
        return None
    first, last = min(known), max(known)
    around = max((last - first) // 2, _ALONE.get(when.granularity, _DAYS))
    return Camera(first - around, last - first + 1 + 2 * around, 0.0, max(width, 1.0)).sound()


def _no_room(label: str) -> float:
    """The strip's ticks carry no words, so they may stand as close as they like."""
    return float(len(label) > 0)
