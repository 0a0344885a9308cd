"""The mouse on the timeline: panning, brushing, selecting by a rectangle, carrying an event."""

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from db.dates import VagueTime
from db.records import Window
from widgets.ports import TimelineSource
from widgets.timeline.answers import Answers
from widgets.timeline.carried import (
    LOCKED,
    OPEN_DIGITS,
    READ_ONLY,
    Carried,
    can_be_carried,
    side_at,
)
from widgets.timeline.counters import Counter
from widgets.timeline.frame import mark_at
from widgets.timeline.geometry import Mark
from widgets.timeline.gestures import Drag, Kind, Mode
from widgets.timeline.glide import Glide
from widgets.timeline.hands import Hands
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.reach import reached
from widgets.timeline.stage import Stage
from widgets.timeline.tears import Tear, tear_at

_EDGE = 24.0
"""Pixels from the edge of the plot where time begins to come along with a carried event."""
_PUSH_MS = 30
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Pointer(QObject):
    """From presses, moves and releases to what is asked."""

    changed = Signal()
    """Something it draws over the picture changed."""
    move_asked = Signal(int, object)
    """An event, and the :class:`VagueTime` it should have."""
    refused = Signal(str)
    """Why something cannot be done, as a sentence."""
    mode_changed = Signal(object)

    def __init__(
        self, source: TimelineSource, stage: Stage, answers: Answers, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source, self._stage, self._answers = source, stage, answers
        self.hands = Hands()
        self.locked: frozenset[str] = frozenset()
        """Keys of the lanes whose events stay where they are."""
        self.drag: Drag | None = None
        self.mode = Mode.LOOK
        self.glide = Glide(self)
        self.glide.slid.connect(self._slide)
        # While an event is held at the edge of the plot.
        self._pushing = QTimer(self, interval=_PUSH_MS)
        self._pushing.timeout.connect(self._push_on)
        self._from: Drag | None = None
        self._grip: tuple[int, VagueTime | None] = (0, None)

    # --- what is under a point -----------------------------------------------------------

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark under a point."""
        return mark_at(self._stage.frame, point) if self._stage.scene.dated else None

    def counter_at(self, point: QPointF) -> Counter | None:
        """The counter under a point."""
        if not self._stage.scene.dated:
            return None
        return next((one for one in self._stage.frame.counters if one.rect.contains(point)), None)

    def tear_at(self, point: QPointF) -> Tear | None:
        """The squeezed span under a point, where no mark reaches over it."""
        tears = self._stage.frame.tears if self._stage.scene.dated else ()
        tear = tear_at(tears, point) if tears else None
        return None if tear is None or self.mark_at(point) is not None else tear

    def cursor_at(
        self, point: QPointF, mark: Mark | None, keys: Qt.KeyboardModifier
    ) -> Qt.CursorShape:
        """What the cursor looks like at a point, and over the mark there."""
        if mark is None and (self.counter_at(point) or self.tear_at(point)):
            return Qt.CursorShape.PointingHandCursor
        if mark is not None and self._carries(keys):
            when = self._date_of(mark.event)
            if when is not None and side_at(mark, when, point.x()) is not None:
                return Qt.CursorShape.SizeHorCursor
            return Qt.CursorShape.SizeAllCursor
        if mark is not None:
            return Qt.CursorShape.PointingHandCursor
        is_select = self.mode is Mode.SELECT and self._stage.frame.plot.contains(point)
        return Qt.CursorShape.CrossCursor if is_select else Qt.CursorShape.ArrowCursor

    # --- press, move, release ------------------------------------------------------------

    def press(self, point: QPointF, keys: Qt.KeyboardModifier, when: float) -> None:
        """The left button went down; ``when`` in seconds by the mouse's clock, here and below."""
        self.glide.stop()
        if not self._stage.scene.dated:
            return
        kind = self._kind_at(point, keys)
        stage = self._stage
        self.drag = Drag(kind, point, stage.camera, stage.scroll, point)
        self.drag.adds = bool(keys & _CONTROL)
        if kind is Kind.PAN:
            self.glide.follow(point, when)

    def move(self, point: QPointF, when: float) -> None:
        """The pointer moves with the button down."""
        drag = self.drag
        if drag is None or not drag.to(point):
            return
        if drag.kind is Kind.PAN:
            self.glide.follow(point, when)
            self._pan(drag, point - drag.start)
        elif drag.kind is Kind.CARRY:
            self._carry(drag)
        self.changed.emit()

    def release(self, point: QPointF, when: float) -> bool:
        """The button was let go; whether it was a click and no drag."""
        drag, self.drag = self.drag, None
        if drag is None:
            return False
        self.changed.emit()
        if not drag.moved:
            self.glide.stop()
            return True
        if drag.kind is Kind.PAN:
            self._from = drag
            drag.now = point
            self.glide.follow(point, when)
            if not (self.hands.inertia and self.glide.let_go()):
                self.glide.stop()
        elif drag.kind is Kind.BRUSH:
            low, high = drag.brushed()
            window = Window(drag.camera.at(low), drag.camera.at(high))
            self._answers.moved(self._stage.look_at(window))
        elif drag.kind is Kind.LASSO:
            found = reached(self._stage.scene, self._stage.frame, drag.area())
            self._answers.take(found, add=drag.adds)
        elif drag.carried is not None and drag.carried.is_moved:
            self.move_asked.emit(drag.carried.event, drag.carried.after)
        return False

    def escape(self) -> bool:
        """Give up the drag, else leave the mode; whether there was either."""
        if self.drag is not None and self.drag.kind is not Kind.PAN:
            self.drag = None
            self.changed.emit()
            return True
        if self.mode is Mode.LOOK:
            return False
        self.set_mode(Mode.LOOK)
        return True

    def set_mode(self, mode: Mode) -> None:
        """Let plain drags mean something else; a case that is only read has no dates to edit."""
        if mode is Mode.EDIT and not self.hands.editable:
            self.refused.emit(READ_ONLY)
            return
        if mode is not self.mode:
            self.mode = mode
            self.mode_changed.emit(mode)
            self.changed.emit()

    def forget(self) -> None:
        """The data changed: what is in the hand may be gone."""
        self.drag = None
        self._grip = (0, None)
        self.glide.stop()

    # --- how -----------------------------------------------------------------------------

    def _carries(self, keys: Qt.KeyboardModifier) -> bool:
        return self.mode is Mode.EDIT or bool(keys & _ALT)

    def _kind_at(self, point: QPointF, keys: Qt.KeyboardModifier) -> Kind:
        if self.counter_at(point) is not None or point.x() < HEADER_WIDTH:
            return Kind.NONE
        if point.y() < AXIS_HEIGHT:
            return Kind.BRUSH
        mark = self.mark_at(point)
        if mark is not None and self._carries(keys):
            return Kind.CARRY
        if self.mode is Mode.SELECT or (mark is None and keys & _SHIFT):
            return Kind.LASSO
        return Kind.PAN

    def _pan(self, drag: Drag, shift: QPointF) -> None:
        self._stage.scroll_to(drag.scroll - shift.y())
        self._answers.moved(self._stage.move_to(drag.camera.moved(shift.x())))

    def _slide(self, way: QPointF) -> None:
        if self._from is not None:
            self._pan(self._from, self._from.now - self._from.start + way)

    def _carry(self, drag: Drag) -> None:
        if drag.carried is None:
            drag.carried = self._taken(drag)
            if drag.carried is None:
                self.drag = None
                return
        # In time, not in pixels: the picture may be zoomed or pushed meanwhile.
        seconds = self._stage.camera.at(drag.now.x()) - drag.camera.at(drag.start.x())
        drag.carried.by(self._stage.frame, seconds)
        if self._push():
            self._pushing.start()
        else:
            self._pushing.stop()

    def _push(self) -> float:
        """Pixels by which time comes along, where an event is held at an edge of the plot."""
        if self.drag is None or self.drag.carried is None:
            return 0.0
        camera, x = self._stage.camera, self.drag.now.x()
        left, right = camera.left + _EDGE - x, x - camera.right + _EDGE
        return min(left, _EDGE) if left > 0 else -min(right, _EDGE) if right > 0 else 0.0

    def _push_on(self) -> None:
        way = self._push()
        if self.drag is None or not way:
            self._pushing.stop()
            return
        self._answers.pan(way / self._stage.camera.width)
        self._carry(self.drag)
        self.changed.emit()

    def _taken(self, drag: Drag) -> Carried | None:
        """The event taken in the hand, or None after saying why it stays where it is."""
        mark = self.mark_at(drag.start)
        when = None if mark is None else self._date_of(mark.event)
        if mark is None or when is None:
            return None
        reason = self._why_not(mark, when)
        if reason:
            self.refused.emit(reason)
            return None
        return Carried(mark.event, mark, when, side_at(mark, when, drag.start.x()))

    def _why_not(self, mark: Mark, when: VagueTime) -> str:
        if not self.hands.editable:
            return READ_ONLY
        if self._stage.scene.lanes[mark.lane].key in self.locked:
            return LOCKED
        return "" if can_be_carried(when) else OPEN_DIGITS

    def _date_of(self, event: int) -> VagueTime | None:
        """The date of an event, remembered for the pointer that rests on it."""
        if self._grip[0] != event:
            self._grip = (event, self._source.whens((event,)).get(event))
        return self._grip[1]
