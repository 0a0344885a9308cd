"""What can be done with lanes by the mouse: a layer over their names, which asks by a signal.

It lies over the sticky column only. What it has no use for – counters, the wheel – goes on to the
timeline beneath, as if nothing were there.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from db.records import LaneGroup, LaneView
from widgets.ports import TimelineSource
from widgets.style import Theme
from widgets.timeline.header import count_text
from widgets.timeline.lane_buttons import LaneButton, Press, button_at
from widgets.timeline.lane_column import LaneColumn
from widgets.timeline.lane_corner import CORNER
from widgets.timeline.lane_drag import LaneDrag
from widgets.timeline.lane_looks import LaneLayerPainter
from widgets.timeline.lane_menu import corner_menu, lane_menu
from widgets.timeline.lane_words import LOCKED, hidden_text
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.scene import Scene
from widgets.timeline.stage import Stage

_NEAR_END = 17.0
"""So near to the ends of the column a drag scrolls it, by as much each time."""
_NAMED = 8
"""Hidden lanes the corner's tip names."""


class LaneControls(QWidget):
    """The layer over the lane names of one timeline."""

    lanes_asked = Signal(object)
    """The :class:`LaneView` that somebody wants."""

    def __init__(
        self, source: TimelineSource, stage: Stage, theme: Theme, timeline: QWidget
    ) -> None:
        super().__init__(timeline)
        self._source, self._stage, self._theme = source, stage, theme
        self._timeline = timeline
        self._column = LaneColumn(stage)
        self._looks = LaneLayerPainter(stage, self._column)
        self._view = LaneView()
        self._drag: LaneDrag | None = None
        self._pressed: LaneButton | None = None
        self._chosen: tuple[Scene, int | None, str | None] | None = None
        """What was told last, of which scene and selection."""
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Lane names")
        timeline.installEventFilter(self)
        self.setGeometry(0, 0, int(HEADER_WIDTH), timeline.height())

    @property
    def view(self) -> LaneView:
        """How the lanes stand."""
        return self._view

    def show_lanes(self, view: LaneView) -> None:
        """The lanes stand in another way."""
        self._view = view
        self._drag = self._pressed = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def groups(self) -> Sequence[LaneGroup]:
        """All lanes from top to bottom, hidden ones too."""
        return self._source.groups(self._view)

    def hidden(self) -> list[LaneGroup]:
        """The lanes that are out of sight."""
        if not self._view.hidden:
            return []
        return [group for group in self.groups() if group.key in self._view.hidden]

    def chosen(self) -> str | None:
        """The key of the lane in which the primary selected event stands first."""
        scene, primary = self._stage.scene, self._stage.focus.primary
        # A dozen commands ask this after every step, and a search looks through all events.
        if self._chosen is None or self._chosen[0] is not scene or self._chosen[1] != primary:
            place = self._stage.primary
            number = None if place is None else scene.lane_of(place)
            self._chosen = scene, primary, None if number is None else scene.lanes[number].key
        return self._chosen[2]

    def chosen_rows(self) -> int:
        """Rows of that lane as it stands; 0 where there is none."""
        key = self.chosen()
        return next((lane.rows for lane in self._stage.scene.lanes if lane.key == key), 0)

    def buttons(self) -> tuple[LaneButton, ...]:
        """The buttons that are offered now, on the lane under the pointer."""
        return () if self._pointer is None else self._column.buttons(self._view, self._pointer)

    def open_menu(self) -> None:
        """Open the menu of all lanes under the corner."""
        menu = corner_menu(self._view, self.groups(), self._ask, self._theme, self)
        menu.popup(self.mapToGlobal(CORNER.bottomLeft().toPoint()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reach as far down as the timeline does."""
        if event.type() is QEvent.Type.Resize and watched is self._timeline:
            self.setGeometry(0, 0, int(HEADER_WIDTH), self._timeline.height())
        return False

    # --- painting ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the corner, locks, and what the pointer is about to do."""
        # Ended whatever happens: a painter left open by an error takes the program down.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            hidden, drag = len(self.hidden()), self._drag
            self._looks.paint(painter, self._view, hidden, self._pointer, drag, self._theme)

    # --- hands ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; leave to the timeline what is its own."""
        point = event.position()
        box = self._column.box(point)
        if event.button() is not Qt.MouseButton.LeftButton or self._column.is_counter(point):
            event.ignore()
            return
        QToolTip.hideText()
        self._pressed = button_at(self._column.buttons(self._view, point), point)
        edge = self._column.edge(self._view, point)
        if CORNER.contains(point):
            self.open_menu()
        elif self._pressed is None and (taken := edge or box) is not None:
            key = self._column.key(taken)
            height = self._column.height(point)
            self._drag = LaneDrag(key, taken, height, edge is not None, height)
        elif self._pressed is None:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was pressed, or offer what can be done here."""
        self._pointer = event.position()
        if self._drag is None:
            self._show_cursor(self._pointer)
            # The timeline learns that none of its marks is under the pointer.
            event.ignore()
        elif self._drag.to(self._column.height(self._pointer)):
            self._scroll_near_ends(self._pointer)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the press as a click."""
        drag, pressed = self._drag, self._pressed
        self._drag = self._pressed = None
        point = event.position()
        if pressed is not None:
            if pressed.rect.contains(point):
                self._do(pressed.press, point)
        elif drag is None:
            event.ignore()
        elif drag.moved:
            lanes = self._stage.scene.lanes
            keys = [group.key for group in self.groups()]
            seen = [lanes[box.lane].key for box in self._stage.layout.boxes]
            self._ask(drag.asked(self._view, keys, seen, self._stage.layout.boxes))
        elif not drag.resizes:
            self._click(drag)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a lane's lower edge: as many rows as it needs."""
        edge = self._column.edge(self._view, event.position())
        if edge is None:
            self.mousePressEvent(event)
            return
        self._ask(self._view.as_needed((self._column.key(edge),)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the lane, or of all."""
        point = QPointF(event.pos())
        box = self._column.box(point)
        if box is not None:
            self._open_lane(self._column.key(box), event.globalPos())
        elif point.y() < AXIS_HEIGHT:
            self.open_menu()

    def leaveEvent(self, event: QEvent) -> None:
        """Offer nothing any more."""
        self._pointer = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the whole name and what a button does."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip(self, point: QPointF) -> str:
        """What is told where the pointer rests."""
        button = button_at(self._column.buttons(self._view, point), point)
        if button is not None:
            return button.text
        if CORNER.contains(point):
            return self._corner_tip()
        box = self._column.box(point)
        if box is None:
            return ""
        lane = self._stage.scene.lanes[box.lane]
        lines = [lane.title, count_text(lane)]
        if lane.key in self._view.locked:
            lines.append(LOCKED)
        return "\n".join(lines)

    def _corner_tip(self) -> str:
        hidden = [group.title for group in self.hidden()]
        if not hidden:
            return "Choose what lanes stand for, and their order"
        more = f" and {len(hidden) - _NAMED:,} more" if len(hidden) > _NAMED else ""
        return f"{hidden_text(len(hidden))}: {', '.join(hidden[:_NAMED])}{more}"

    # --- asking --------------------------------------------------------------------------

    def _ask(self, view: LaneView) -> None:
        if view != self._view:
            self.lanes_asked.emit(view)

    def _do(self, press: Press, point: QPointF) -> None:
        box, view = self._column.box(point), self._view
        if box is None:
            return
        key = self._column.key(box)
        if press is Press.MORE:
            self._open_lane(key, self.mapToGlobal(point.toPoint()))
        elif press is Press.HIDE:
            self._ask(view.hide(key))
        elif press is Press.LOCK:
            self._ask(view.turn_lock(key))
        else:
            self._ask(view.turn(key))

    def _click(self, drag: LaneDrag) -> None:
        """A click on a name opens a collapsed lane, or one that has more events than rows."""
        if drag.key in self._view.collapsed:
            self._ask(self._view.expand((drag.key,)))
        elif self._stage.turn_lane(drag.box.lane):
            self._timeline.update()

    def _open_lane(self, key: str, at: QPoint) -> None:
        menu = lane_menu(self._view, self.groups(), key, self._ask, self._theme, self)
        menu.popup(at)

    # --- the pointer ---------------------------------------------------------------------

    def _show_cursor(self, point: QPointF) -> None:
        column = self._column
        shape = Qt.CursorShape.ArrowCursor
        on_button = button_at(column.buttons(self._view, point), point) is not None
        if on_button or column.is_counter(point) or CORNER.contains(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif column.edge(self._view, point) is not None:
            shape = Qt.CursorShape.SplitVCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def _scroll_near_ends(self, point: QPointF) -> None:
        """Lanes beyond the ends come into sight when a drag gets there."""
        step = 0.0
        if point.y() < AXIS_HEIGHT + _NEAR_END:
            step = -_NEAR_END
        elif point.y() > self.height() - _NEAR_END:
            step = _NEAR_END
        if step:
            self._stage.scroll_to(self._stage.scroll + step)
            self._timeline.update()
