"""The strip under the timeline: how much happened when, and a brush for the time window.

pyqtgraph draws the columns and the brush. Its import costs a third of a second, so it is done
after the first picture.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets import fonts
from widgets.ports import Focus, TimelineSource
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.columns import column_edges
from widgets.timeline.layout import HEADER_WIDTH
from widgets.timeline.lettering import draw_text
from widgets.timeline.picture import whole
from widgets.timeline.tally import Tally, tally

if TYPE_CHECKING:
    from widgets.timeline.overview_chart import OverviewChart

HEIGHT = 54
_COLUMN_PX = 12


class Overview(QWidget):
    """Density of all shown events over all of time, with the window as a brush."""

    window_dragged = Signal(object)
    """The window that was brushed, or None for all of time."""

    def __init__(self, source: TimelineSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._theme = source, theme
        self._focus = Focus()
        self._tally: Tally | None = None
        self._chart: OverviewChart | None = None
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.prepare)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Overview")
        self.setMinimumHeight(HEIGHT)

    @property
    def text(self) -> str:
        """The count that is told: "22 of 22, 6 undated"."""
        return self._counted().text

    @property
    def chart(self) -> "OverviewChart":
        """The chart, made if it is not there yet."""
        self.prepare()
        assert self._chart is not None
        return self._chart

    @property
    def span(self) -> tuple[int, int] | None:
        """The outermost known bounds of all events."""
        return self._counted().span

    def columns(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Mass of each column: certainly in it, in it at all."""
        counted = self._counted()
        return counted.mass.columns(column_edges(whole(counted.span, self.width()), _COLUMN_PX))

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
        """Show a focus' filter and window."""
        if focus.filter != self._focus.filter:
            self._tally = None
        self._focus = focus
        self._lay_out()
        self.update()

    def reload(self) -> None:
        """The data changed: count it again."""
        self._tally = None
        self._lay_out()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._chart is not None:
            self._chart.set_theme(theme)
        self._lay_out()
        self.update()

    def sizeHint(self) -> QSize:
        """A strip as wide as the timeline."""
        return QSize(900, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns are made for the new width."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the heading and the count; the chart paints itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(self._theme.raised))
        heading, count = fonts.font(SIZES.row, SEMIBOLD), fonts.font(SIZES.caption, tabular=True)
        middle = self.height() / 2
        draw_text(
            painter, SPACING.medium, middle - 4, "Overview", heading, colour(self._theme.text)
        )
        text = fonts.metrics(SIZES.caption, REGULAR, tabular=True).elidedText(
            self.text, Qt.TextElideMode.ElideRight, HEADER_WIDTH - SPACING.medium
        )
        draw_text(
            painter, SPACING.medium, middle + 13, text, count, colour(self._theme.second_text)
        )
        if self._chart is None:
            self._due.start()

    def _counted(self) -> Tally:
        if self._tally is None:
            shown = self._source.matching(self._focus.filter)
            self._tally = tally(self._source.columns(), shown)
        return self._tally

    def _lay_out(self) -> None:
        """Give the chart its place, columns and brush."""
        if self._chart is None:
            return
        counted = self._counted()
        camera = whole(counted.span, self.width())
        self._chart.setGeometry(
            int(HEADER_WIDTH), 0, max(self.width() - int(HEADER_WIDTH), 1), self.height()
        )
        edges = column_edges(camera, _COLUMN_PX)
        self._chart.show_columns(camera.xs(edges) - camera.left, *self.columns())
        self._chart.show_window(self._focus.window, camera)
        self.setAccessibleDescription(self.text)
