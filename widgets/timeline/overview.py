"""The strip under the timeline: how much happened when, and a brush for the time window.

pyqtgraph draws the columns and the brush. Its import costs a third of a second, so it is done
after the first picture.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.records import EventColumns
from widgets import fonts
from widgets.ports import Focus, TimelineSource
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.axis import TimeAxis
from widgets.timeline.layout import HEADER_WIDTH
from widgets.timeline.lettering import draw_text, text_width
from widgets.timeline.making import LARGE
from widgets.timeline.picture import whole
from widgets.timeline.spread import Histogram
from widgets.timeline.stopping import Check
from widgets.timeline.tally import Tally

if TYPE_CHECKING:
    from widgets.timeline.overview_chart import OverviewChart

Later = Callable[[Callable[[Check], Tally], Callable[[Tally], None]], None]
"""Runs the first beside the window and hands its answer to the second, in the window's thread."""

HEIGHT = 54
_LATE_MS = 40
"""How long a count of changed data waits, so that the edit itself is seen first."""
_AFTER_MS = 400
"""How long the first count of many events waits, so that the timeline is made meanwhile."""
_ROOTED = "Heights grow with the square root of the number, so that a burst hides nothing."


class Overview(QWidget):
    """Density of all events over all of time, with the window as a brush."""

    window_dragged = Signal(object)
    """The window that was brushed, or None for all of time."""

    def __init__(self, source: TimelineSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._theme = source, theme
        self._focus = Focus()
        self._lang = "en"
        self._tally: Tally | None = None
        self._later: Later | None = None
        self._counting: EventColumns | None = None
        """What is being counted beside the window."""
        self._text = ""
        self._stale = False
        self._chart: OverviewChart | None = None
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.prepare)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._recount)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Overview")
        self.setMinimumHeight(HEIGHT)

    def work_beside(self, later: Later) -> None:
        """Let many events be counted beside the window; what was counted before stays meanwhile."""
        self._later = later

    @property
    def text(self) -> str:
        """The count that is told: "22 of 22, 6 undated"."""
        if not self._text:
            self._text = self._counted.text(self._counted.shown(self._focus))
        return self._text

    @property
    def chart(self) -> "OverviewChart":
        """The chart, made if it is not there yet."""
        self.prepare()
        assert self._chart is not None
        return self._chart

    @property
    def span(self) -> tuple[int, int] | None:
        """The outermost known bounds of all events."""
        return self._counted.span

    def columns(self) -> Histogram:
        """Mass of each column of what passes the filter."""
        shown = self._counted.shown(self._focus)
        width = self.width()
        return self._counted.all(width) if shown is None else self._counted.part(width, shown)

    def prepare(self) -> None:
        """Make the chart now; else it is made right after the first painting."""
        if self._chart is not None:
            return
        # Imported here and not above: see the module's first lines.
        from widgets.timeline.overview_chart import OverviewChart

        chart = OverviewChart(self._theme, self)
        chart.window_dragged.connect(self.window_dragged)
        self._chart = chart
        self._lay_out()
        chart.show()

    def show_focus(self, focus: Focus) -> None:
        """Show a focus: its filter, its selection and its window, as far as they are others."""
        before, self._focus = self._focus, focus
        if focus.filter != before.filter:
            self._text = ""
            self._draw_columns()
            self.update()
        elif focus.selection != before.selection:
            self._draw_selection()
        if focus.window != before.window:
            self._draw_window()

    def reload(self) -> None:
        """The data changed: count it again, once the timeline has had its picture."""
        self._stale = True
        if not self._is_large():
            self._tally, self._text = None, ""
        # Two workers at once would take as long as one after the other: the timeline's comes first.
        self._late.start(_AFTER_MS if self._is_awaited else _LATE_MS)

    def settle(self) -> None:
        """Have counted all there is; for pictures and tests."""
        if self._stale or self._counting is not None:
            self._stale, self._counting = False, None
            self._late.stop()
            self._take(self._source.columns(), Tally(self._source, self._source.columns()))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._chart is not None:
            self._chart.set_theme(theme)
        self.update()

    def set_language(self, lang: str) -> None:
        """Name times in another language."""
        self._lang = lang
        self._lay_out()

    def sizeHint(self) -> QSize:
        """A strip as wide as the timeline."""
        return QSize(900, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns are made for the new width."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the heading and the count; the chart paints itself."""
        if self._stale and not self._is_large():
            self._recount()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(self._theme.raised))
        self._tell(painter)
        if self._chart is None:
            self._due.start()

    def _tell(self, painter: QPainter) -> None:
        """Heading and count; a long count breaks at its comma before anything is left out."""
        heading, count = fonts.font(SIZES.row, SEMIBOLD), fonts.font(SIZES.caption, tabular=True)
        room = HEADER_WIDTH - SPACING.medium
        told = "counting …" if self._is_awaited else self.text
        lines = [told]
        if text_width(told, SIZES.caption, tabular=True) > room:
            lines = told.split(", ")
        # Baselines: the lines stand around the middle of the strip.
        first, step = self.height() / 2 - 4, 17
        if len(lines) > 1:
            first, step = first - SPACING.small, 15
        draw_text(painter, SPACING.medium, first, "Overview", heading, colour(self._theme.text))
        metrics = fonts.metrics(SIZES.caption, REGULAR, tabular=True)
        for number, line in enumerate(lines, start=1):
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            y = first + number * step
            draw_text(painter, SPACING.medium, y, text, count, colour(self._theme.second_text))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked of the source once the strip is put away: the store may be closed."""
        self._late.stop()

    @property
    def _is_awaited(self) -> bool:
        """Whether nothing can be drawn yet: the first count is made beside the window."""
        return self._tally is None and self._is_large()

    @property
    def _counted(self) -> Tally:
        if self._tally is None:
            self._tally = Tally(self._source, self._source.columns())
        return self._tally

    def _recount(self) -> None:
        self._late.stop()
        self._stale = False
        if self._later is None or not self._is_large():
            self._counting = None
            self._lay_out()
            self.update()
            return
        source, columns, width = self._source, self._source.columns(), self.width()
        self._counting = columns

        def count(check: Check) -> Tally:
            check()
            made = Tally(source, columns)
            made.prepare(width)
            return made

        def counted(made: Tally) -> None:
            if self._counting is columns:
                self._counting = None
                self._take(columns, made)

        self._later(count, counted)

    def _take(self, columns: EventColumns, made: Tally) -> None:
        """Show what was counted, if these still are the source's events."""
        if columns is self._source.columns():
            self._tally, self._text = made, ""
            self._lay_out()
            self.update()

    def _is_large(self) -> bool:
        return self._later is not None and len(self._source.columns()) >= LARGE

    def _lay_out(self) -> None:
        """Give the chart its place, and draw all that is on it."""
        if self._chart is None:
            return
        left = int(HEADER_WIDTH)
        self._chart.setGeometry(left, 0, max(self.width() - left, 1), self.height())
        if self._is_awaited:
            return
        camera = whole(self._counted.span, self.width())
        axis = TimeAxis(_time_width, _time_width, self._lang)
        self._chart.show_axis(axis.picture(camera), camera)
        self._draw_columns()
        self._draw_window()

    def _draw_columns(self) -> None:
        """What is in the columns: all, the filter's part, and the selection over it."""
        if self._chart is None or self._is_awaited:
            return
        counted, width = self._counted, self.width()
        camera = whole(counted.span, width)
        shown = counted.shown(self._focus)
        everything = counted.all(width)
        part = everything if shown is None else counted.part(width, shown)
        edges = camera.xs(counted.columns(width).edges) - camera.left
        self._chart.show_columns(edges, everything, part, rooted=counted.is_crowd)
        self.setToolTip(_ROOTED if counted.is_crowd else "")
        self._draw_selection()
        self.setAccessibleDescription(self.text)

    def _draw_selection(self) -> None:
        if self._chart is not None and not self._is_awaited:
            self._chart.show_selected(self._counted.selected(self.width(), self._focus))

    def _draw_window(self) -> None:
        if self._chart is not None and not self._is_awaited:
            self._chart.show_window(self._focus.window, whole(self._counted.span, self.width()))


def _time_width(text: str) -> float:
    return text_width(text, SIZES.caption, tabular=True)
