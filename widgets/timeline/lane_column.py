"""Where lanes and their buttons stand in the sticky column of names."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from db.records import LaneView
from widgets.style import SPACING
from widgets.timeline.counters import Counter
from widgets.timeline.lane_buttons import SIDE, LaneButton, lane_buttons
from widgets.timeline.lane_lines import ceiling_under, first_line, is_covered, name_lines
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, LaneBox
from widgets.timeline.stage import Stage

_EDGE = 3.0
"""So near to its lower edge a lane is taken by it."""
_BUTTONS_RIGHT = HEADER_WIDTH - 5


class LaneColumn:
    """Finds things in the column of one stage. Points are pixels of the timeline, heights are
    told from below the axis as if nothing were scrolled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def key(self, box: LaneBox) -> str:
        """The key of the lane in a box."""
        return self._stage.scene.lanes[box.lane].key

    def y(self, height: float) -> float:
        """The pixel of a height."""
        return height + AXIS_HEIGHT - self._stage.scroll

    def height(self, point: QPointF) -> float:
        """The height of a point."""
        return point.y() - AXIS_HEIGHT + self._stage.scroll

    def box(self, point: QPointF) -> LaneBox | None:
        """The lane at a point; none stands beside the axis."""
        return self._stage.layout.at(self.height(point)) if point.y() >= AXIS_HEIGHT else None

    def edge(self, view: LaneView, point: QPointF) -> LaneBox | None:
        """The lane whose lower edge is at a point; collapsed ones have no height to give."""
        if point.y() < AXIS_HEIGHT + _EDGE:
            return None
        height = self.height(point)
        near = (box for box in self._stage.layout.boxes if abs(box.bottom - height) <= _EDGE)
        box = next(near, None)
        return None if box is None or self.key(box) in view.collapsed else box

    def middle(self, box: LaneBox) -> float:
        """The middle of a lane's name, which stays in sight while its lane is scrolled out."""
        title = self._stage.scene.lanes[box.lane].title
        lines = len(name_lines(title, box.height))
        ceiling = ceiling_under(self.counters)
        return first_line(self.y(box.top), self.y(box.bottom), lines, ceiling)

    def buttons(self, view: LaneView, point: QPointF) -> tuple[LaneButton, ...]:
        """The buttons of the lane at a point, left of a counter that stands there."""
        box = self.box(point)
        middle = 0.0 if box is None else self.middle(box)
        if box is None or is_covered(middle, self.counters):
            return ()
        return lane_buttons(view, self.key(box), middle, self.right_of(middle, _BUTTONS_RIGHT))

    def right_of(self, middle: float, right: float) -> float:
        """How far right a line of the column may reach without running into a counter."""
        line = QRectF(right - SIDE, middle - SIDE / 2, SIDE, SIDE)
        in_the_way = (one.rect for one in self.counters if one.rect.intersects(line))
        return min((rect.left() - SPACING.tiny for rect in in_the_way), default=right)

    def is_counter(self, point: QPointF) -> bool:
        """Whether a counter stands at a point."""
        return any(one.rect.contains(point) for one in self.counters)

    @property
    def counters(self) -> Sequence[Counter]:
        """The counters that stand on the timeline."""
        return self._stage.frame.counters if self._stage.scene.dated else ()
