"""Drawing of arcs between events, with the days between them in a pill."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from db.records import Status
from widgets.style import REGULAR, SIZES, SPACING, Theme, colour
from widgets.timeline.arcs import ARROW, Route
from widgets.timeline.frame import Frame
from widgets.timeline.lettering import Type
from widgets.timeline.stamps import Stamps

_WIDTH = 1.4
_BROKEN = [3.6, 2.8]
_DASH_DOT = [5.0, 2.4, 1.0, 2.4]
_STEPPED_BACK = 0.35


class ArcPainter:
    """Draws routes and pills in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps) -> None:
        self._theme = theme
        self._stamps = stamps

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw all arcs of a frame, then their pills, so that no line crosses a pill."""
        if not frame.routes:
            return
        # Lines run over the marks, pills over the lines.
        self._stamps.flush(painter)
        for route in frame.routes:
            painter.setOpacity(self._weight(frame, route))
            self._route(painter, frame, route)
        painter.setOpacity(1.0)
        font = Type(SIZES.caption, REGULAR, tabular=True)
        for pill in frame.pills:
            self._stamps.pill(painter, pill.rect, self._theme.panel, self._theme.strong_line)
            self._stamps.text(
                painter,
                pill.rect.left() + SPACING.small,
                pill.rect.center().y(),
                pill.text,
                font,
                self._theme.second_text,
            )

    def crosses(self, frame: Frame, box: QRectF) -> bool:
        """Whether an arc runs behind a box."""
        return any(
            route.path.boundingRect().intersects(box) and route.path.intersects(box)
            for route in frame.routes
        )

    def _route(self, painter: QPainter, frame: Frame, route: Route) -> None:
        ink = self._ink(frame, route)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.strokePath(route.path, _pen(ink, self._pattern(route)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(_arrow(route))

    def _pattern(self, route: Route) -> list[float]:
        """Of the pair's links the surest speaks; its second line stands in the detail."""
        standings = {line.status for line in route.arc.lines}
        if standings and Status.REPORTED not in standings:
            return _DASH_DOT if Status.ASSESSED in standings else _BROKEN
        return [] if route.arc.order == "certain" else _BROKEN

    def _ink(self, frame: Frame, route: Route) -> QColor:
        strong = {route.arc.earlier, route.arc.later} & frame.state.selected
        return colour(self._theme.text if strong else self._theme.second_text)

    def _weight(self, frame: Frame, route: Route) -> float:
        emphasised = frame.state.emphasised
        ends = {route.arc.earlier, route.arc.later}
        return 1.0 if emphasised is None or ends & emphasised else _STEPPED_BACK


def _pen(ink: QColor, pattern: list[float]) -> QPen:
    pen = QPen(ink, _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern:
        pen.setDashPattern(pattern)
    return pen


def _arrow(route: Route) -> QPolygonF:
    ahead = QPointF(*route.heading) * ARROW
    aside = QPointF(-route.heading[1], route.heading[0]) * ARROW / 2
    foot = route.tip - ahead
    return QPolygonF([route.tip, foot + aside, foot - aside])
