"""Paints the layer over the lane names: corner, locks, and what the pointer is about to do."""

from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from db.records import LaneView
from widgets.style import SIZES, SPACING, Theme, colour
from widgets.timeline.header import short_count
from widgets.timeline.kept import Kept
from widgets.timeline.lane import Lane
from widgets.timeline.lane_buttons import button_at, paint_buttons
from widgets.timeline.lane_column import LaneColumn
from widgets.timeline.lane_corner import CORNER, paint_corner
from widgets.timeline.lane_drag import LaneDrag
from widgets.timeline.lane_ghost import paint_gap, paint_height, paint_lock
from widgets.timeline.lane_lines import TWO_LINES, is_covered
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, LaneBox
from widgets.timeline.lettering import text_width
from widgets.timeline.stage import Stage


class LaneLayerPainter:
    """Paints over the names of the lanes of one stage."""

    def __init__(self, stage: Stage, column: LaneColumn) -> None:
        self._stage, self._column = stage, column
        self._corner = Kept()

    def paint(
        self,
        painter: QPainter,
        view: LaneView,
        hidden: int,
        pointer: QPointF | None,
        drag: LaneDrag | None,
        theme: Theme,
    ) -> None:
        """Paint it at the timeline's origin; without any lane there is nothing to paint.

        :param hidden: how many lanes are out of sight
        """
        stage = self._stage
        if not stage.scene.lanes and not hidden:
            return
        over_corner = pointer is not None and CORNER.contains(pointer)
        corner = partial(paint_corner, view=view, hidden=hidden, theme=theme, hovered=over_corner)
        told = view.scheme, hidden, over_corner, theme
        self._corner.draw(painter, CORNER, colour(theme.raised), told, corner)
        if not view.locked and pointer is None and drag is None:
            return
        painter.setClipRect(0, int(AXIS_HEIGHT), int(HEADER_WIDTH), painter.device().height())
        foot = stage.scroll + stage.room
        for number in stage.layout.between(stage.scroll, foot) if view.locked else ():
            box = stage.layout.boxes[number]
            if self._column.key(box) in view.locked:
                self._lock(painter, stage.scene.lanes[box.lane], box, theme)
        if drag is not None and drag.moved:
            self._drag(painter, drag, theme)
        elif pointer is not None:
            buttons = self._column.buttons(view, pointer)
            paint_buttons(painter, buttons, button_at(buttons, pointer), theme)

    def _lock(self, painter: QPainter, lane: Lane, box: LaneBox, theme: Theme) -> None:
        middle, end = self._column.middle(box), HEADER_WIDTH - SPACING.small
        if is_covered(middle, self._column.counters):
            return
        right = self._column.right_of(middle, end)
        if right == end and box.height < TWO_LINES:
            # The count stands in the same line.
            right -= text_width(short_count(lane), SIZES.caption, tabular=True) + SPACING.tiny
        paint_lock(painter, middle, right, theme)

    def _drag(self, painter: QPainter, drag: LaneDrag, theme: Theme) -> None:
        if drag.resizes:
            foot = self._column.y(drag.box.bottom) + drag.now - drag.start
            paint_height(painter, drag.rows, foot, theme)
            return
        boxes = self._stage.layout.boxes
        gap = drag.gap(boxes)
        edge = boxes[gap].top if gap < len(boxes) else boxes[-1].bottom
        title = self._stage.scene.lanes[drag.box.lane].title
        paint_gap(painter, title, self._column.y(drag.now), self._column.y(edge), theme)
