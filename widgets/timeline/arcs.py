"""Arcs from an event to what followed it: their course, and where the days between are told."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from db.records import Arc
from widgets.style import SIZES, SPACING
from widgets.timeline.geometry import Mark
from widgets.timeline.lettering import text_width

if TYPE_CHECKING:
    from widgets.timeline.frame import Frame

PILL_HEIGHT = 20.0
ARROW = 7.0
_BULGE, _LEAST_BULGE = 44.0, 16.0
_LIFT = 30.0
_CLEAR = 4.0
_CORNER = 10.0
_STRAIGHT_AHEAD = 3 * _BULGE / 4
_MOST = 240
"""More arcs than this in one view are a tangle: then only the selected events show theirs."""
_FEW = 24
"""So few arcs that labels may give way to each."""
_LABEL = 160.0
_PILL_SPOTS = (0.5, 0.38, 0.62, 0.26, 0.74, 0.16, 0.84)


class Course(Enum):
    """How an arc runs."""

    AHEAD = "from the end of the earlier mark to the start of the later one"
    RIGHT = "from end to end, bulging to the right"
    LEFT = "from start to start, bulging to the left"
    ABOVE = "over the row that both stand in"


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """An arc between two drawn marks."""

    arc: Arc
    course: Course
    path: QPainterPath
    tip: QPointF
    heading: tuple[float, float]
    """Direction of the arrow."""


@dataclass(frozen=True, slots=True, eq=False)
class Pill:
    """The days between, in words, in a rounded box."""

    rect: QRectF
    text: str
    arc: Arc


class ArcIndex:
    """All arcs by their earlier event, so that a frame looks only at those of its own events."""

    def __init__(self, arcs: Sequence[Arc]) -> None:
        self._by_earlier: dict[int, list[Arc]] = defaultdict(list)
        for arc in arcs:
            self._by_earlier[arc.earlier].append(arc)

    def routes(self, frame: "Frame", wanted: frozenset[int]) -> list[Route]:
        """The arcs whose two ends are drawn and of which at least one is seen.

        An arc bulges less where it would leave the picture. ``wanted`` events show theirs in any
        tangle.
        """
        if not self._by_earlier:
            return []
        table = frame.table
        places = np.flatnonzero(table.drawn)
        # The first mark of an event that stands in several lanes.
        at = dict(zip(table.event[places[::-1]].tolist(), places[::-1].tolist(), strict=True))
        drawn = [
            arc
            for event in self._by_earlier.keys() & at.keys()
            for arc in self._by_earlier[event]
            if arc.later in at and (table.seen[at[event]] or table.seen[at[arc.later]])
        ]
        if len(drawn) > _MOST:
            drawn = [arc for arc in drawn if arc.earlier in wanted or arc.later in wanted]
        drawn.sort(key=lambda arc: (at[arc.earlier], at[arc.later]))
        return [
            _route(arc, frame.mark(at[arc.earlier]), frame.mark(at[arc.later]), frame.camera.right)
            for arc in drawn[:_MOST]
        ]


def crowding_right(found: Sequence[Route], frame: "Frame") -> frozenset[int]:
    """Events whose right side an arc uses or passes: their labels better stand at the left."""
    events: set[int] = set()
    for route in found:
        if route.course is Course.RIGHT:
            events |= {route.arc.earlier, route.arc.later}
    if len(found) <= _FEW:
        boxes = [route.path.boundingRect() for route in found if route.course is Course.RIGHT]
        if boxes:
            events |= {mark.event for mark in frame.marks if _is_passed(mark, boxes)}
    return frozenset(events)


def _is_passed(mark: Mark, boxes: Sequence[QRectF]) -> bool:
    """Whether an arc runs where a label at the right would begin."""
    beside = QRectF(mark.right, mark.y - 1, _LABEL, 2)
    return any(box.intersects(beside) for box in boxes)


def _course(earlier: Mark, later: Mark) -> Course:
    if abs(earlier.y - later.y) < 1:
        return Course.ABOVE
    if later.left - earlier.right > _STRAIGHT_AHEAD:
        return Course.AHEAD
    return Course.LEFT if earlier.style.fade_right or later.style.fade_right else Course.RIGHT


def _route(arc: Arc, earlier: Mark, later: Mark, right: float) -> Route:
    course = _course(earlier, later)
    begin = QPointF(earlier.right + _CLEAR, earlier.y)
    tip = QPointF(later.right + _CLEAR, later.y)
    heading = (-1.0, 0.0)
    if course is Course.AHEAD:
        # From the lower or upper edge, so that the label beside the mark stays free.
        down = 1 if later.y > earlier.y else -1
        begin = QPointF(
            max(earlier.x1 - _CORNER, (earlier.x0 + earlier.x1) / 2),
            earlier.y + down * (earlier.height / 2 + 1),
        )
        tip, heading = QPointF(later.left - _CLEAR, later.y), (1.0, 0.0)
        first = QPointF(begin.x(), (begin.y() + 3 * tip.y()) / 4)
        second = QPointF(begin.x() + (tip.x() - begin.x()) / 3, tip.y())
    elif course is Course.RIGHT:
        outermost = max(begin.x(), tip.x())
        # A cubic reaches three quarters of the way to its control points.
        room = (right - _CLEAR - outermost) * 4 / 3
        far = outermost + min(_BULGE, max(room, _LEAST_BULGE))
        first, second = QPointF(far, begin.y()), QPointF(far, tip.y())
    elif course is Course.LEFT:
        begin = QPointF(earlier.left - _CLEAR, earlier.y)
        tip, heading = QPointF(later.left - _CLEAR, later.y), (1.0, 0.0)
        far = min(begin.x(), tip.x()) - _BULGE
        first, second = QPointF(far, begin.y()), QPointF(far, tip.y())
    else:
        begin = QPointF(earlier.right, earlier.y - earlier.height / 2 - _CLEAR)
        tip = QPointF(max(later.left, begin.x()), later.y - later.height / 2 - _CLEAR)
        heading = (0.0, 1.0)
        first, second = begin - QPointF(0, _LIFT), tip - QPointF(0, _LIFT)
    path = QPainterPath(begin)
    # The line stops where the arrow begins, or its blunt end would show beside the point.
    stop = tip - QPointF(heading[0] * ARROW, heading[1] * ARROW)
    path.cubicTo(first, second, stop)
    return Route(arc, course, path, tip, heading)


def place_pills(
    found: Sequence[Route], taken: Sequence[QRectF], area: QRectF, wanted: frozenset[int]
) -> list[Pill]:
    """Put each arc's gap where it covers nothing; a selected event's arcs always tell theirs."""
    boxes, pills = list(taken), []
    for route in sorted(found, key=lambda one: not _is_wanted(one, wanted)):
        others = [other for other in found if other is not route]
        rect = _free_spot(route, boxes, area, others)
        if rect is None and _is_wanted(route, wanted):
            rect = _spots(route)[0]
        if rect is not None:
            pills.append(Pill(rect, route.arc.gap, route.arc))
            boxes.append(rect)
    return pills


def _is_wanted(route: Route, wanted: frozenset[int]) -> bool:
    return route.arc.earlier in wanted or route.arc.later in wanted


def _free_spot(
    route: Route, boxes: Sequence[QRectF], area: QRectF, others: Sequence[Route]
) -> QRectF | None:
    """The best box that covers nothing, of those that cross no other arc if there is one."""
    free = [
        rect
        for rect in (_within(_spots(route), area) if route.arc.gap else ())
        if area.contains(rect) and not any(box.intersects(rect) for box in boxes)
    ]
    alone = (rect for rect in free if not any(other.path.intersects(rect) for other in others))
    return next(alone, free[0] if free else None)


def _within(spots: list[QRectF], area: QRectF) -> list[QRectF]:
    """The spots, then those beyond the right edge drawn in: better upon its arc than nowhere."""
    beyond = [rect for rect in spots if rect.right() > area.right() >= rect.left()]
    return spots + [rect.translated(area.right() - rect.right() - 1, 0) for rect in beyond]


def _spots(route: Route) -> list[QRectF]:
    """Boxes beside the arc, then on it, from its middle outwards."""
    width = text_width(route.arc.gap, SIZES.caption, tabular=True) + 2 * SPACING.small
    beside = -width - SPACING.tiny if route.course is Course.LEFT else SPACING.tiny
    # A pill on a short arc would hide it.
    shifts = (beside, -width / 2) if route.path.length() > 1.5 * width else (beside,)
    points = [route.path.pointAtPercent(spot) for spot in _PILL_SPOTS]
    return [
        QRectF(point.x() + shift, point.y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
        for shift in shifts
        for point in points
    ]
