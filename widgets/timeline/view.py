"""The timeline as a widget: shows a focus, and says by signals what hands ask for."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import LaneScheme, LaneView
from widgets.ports import Focus, TimelineSource
from widgets.style import Theme
from widgets.timeline import overlays
from widgets.timeline.answers import Answers
from widgets.timeline.backgrounds import paint_names
from widgets.timeline.emptiness import paint_empty
from widgets.timeline.gestures import Mode
from widgets.timeline.hands import Hands
from widgets.timeline.haste import CatchingUp
from widgets.timeline.hover_card import HoverCard
from widgets.timeline.keys import KEYS, Ask
from widgets.timeline.lane_controls import LaneControls
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.making import Later
from widgets.timeline.painter import TimelinePainter
from widgets.timeline.pointer import Pointer
from widgets.timeline.scenery import Scenery
from widgets.timeline.stage import Stage
from widgets.timeline.telling import Telling
from widgets.timeline.wheeling import Wheeling

_MODES = {Ask.SELECT_MODE: Mode.SELECT, Ask.EDIT_MODE: Mode.EDIT}


class TimelineView(QWidget):
    """The timeline of a source. Draws a focus; never changes it, only asks."""

    window_dragged = Signal(object)
    """The window now seen, or None for all of time."""
    selection_asked = Signal(object)
    """Ids of the events to select, the primary one first."""
    event_activated = Signal(int)
    move_asked = Signal(int, object)
    """An event, and the date it was dragged to."""
    refused = Signal(str)
    """Why a drag does nothing, as a sentence."""
    lanes_asked = Signal(object)
    """How somebody wants the lanes to stand, as a :class:`~db.records.LaneView`."""
    back_asked = Signal()
    forward_asked = Signal()
    mode_changed = Signal(object)
    """The :class:`~widgets.timeline.gestures.Mode` plain drags are in now."""

    def __init__(self, source: TimelineSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._theme = source, theme
        self._stage = Stage(source)
        self._painter = TimelinePainter(theme, self._stage.texts)
        self._answers = Answers(self._stage, self)
        self._answers.window_dragged.connect(self.window_dragged)
        self._answers.selection_asked.connect(self.selection_asked)
        self._answers.event_activated.connect(self.event_activated)
        self._answers.changed.connect(self.update)
        self._catching_up = CatchingUp(self._stage.texts.haste, self)
        self._answers.changed.connect(self._catching_up.move)
        self._catching_up.due.connect(self._catch_up)
        self._catching_up.came.connect(self.update)
        self._wheeling = Wheeling(self._stage, self._answers)
        self._pointer = Pointer(source, self._stage, self._answers, self)
        self._pointer.changed.connect(self.update)
        self._pointer.move_asked.connect(self.move_asked)
        self._pointer.refused.connect(self.refused)
        self._pointer.mode_changed.connect(self.mode_changed)
        self._scenery = Scenery(source, self)
        self._scenery.changed.connect(self.update)
        self._lanes = LaneControls(source, self._stage, theme, self)
        self._lanes.lanes_asked.connect(self.lanes_asked)
        self._by_key = False
        self._telling = Telling(source, self._stage, theme, self)
        # Afterwards, for a request made while a focus is being shown would overtake it.
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._answers.reveal)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self.setMinimumSize(320, 120)

    # --- what others tell it -------------------------------------------------------------

    def show_focus(self, focus: Focus) -> None:
        """Draw this focus."""
        before = self._stage.focus
        self._stage.show(focus)
        if focus.window != before.window:
            # Somebody else moved time: what still glides would pull it away again.
            self._pointer.glide.stop()
        if focus.primary != before.primary and self._stage.primary is not None:
            self._stage.reveal_row(self._stage.primary)
            if focus.window == before.window and self.isVisible():
                self._reveal.start()
        self._telling.tell_soon()
        self.update()

    def show_lanes(self, view: LaneView) -> None:
        """Let the lanes stand this way."""
        # A lock changes nothing that is drawn, so nothing is worked out anew for it.
        self._stage.show_lanes(replace(view, locked=frozenset()))
        self._pointer.locked = view.locked
        self._lanes.show_lanes(view)
        self._telling.hide_card()
        self._telling.tell_soon()
        self.update()

    def work_beside(self, later: Later) -> None:
        """Let the rows of large stores be worked out beside the window."""
        self._stage.work_beside(later, self._catching_up.come)

    def settle(self) -> None:
        """Work out now what is worked out beside the window; for pictures and tests."""
        self._stage.settle()
        self.update()

    def remake_lanes(self) -> None:
        """The same lanes hold other events now, though no event changed."""
        self._stage.show_lanes(LaneView(LaneScheme.NONE))
        self.show_lanes(self._lanes.view)

    def reload(self, touched: frozenset[int] | None = None) -> None:
        """The data changed: read it again; ``touched`` are the events edited, None = any."""
        self._stage.reload(touched)
        self._pointer.forget()
        self._scenery.reload()
        self._telling.hide_card()
        self._telling.tell_soon()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._painter = TimelinePainter(theme, self._stage.texts)
        self._telling.card.set_theme(theme)
        self._lanes.set_theme(theme)
        self.update()

    def set_hands(self, hands: Hands) -> None:
        """Take over what the person chose for wheel and motion, and what may be edited."""
        self._wheeling.hands = self._pointer.hands = hands
        if not hands.editable and self._pointer.mode is Mode.EDIT:
            self._pointer.set_mode(Mode.LOOK)

    def turn_mode(self, mode: Mode) -> None:
        """Let plain drags select or edit, or again only look where they do so already."""
        self._pointer.set_mode(Mode.LOOK if self._pointer.mode is mode else mode)

    def step(self, *, later: bool) -> None:
        """Look at the next events by number, or the previous ones."""
        self._answers.step(later=later)

    def set_language(self, lang: str, *, weeks: bool = False) -> None:
        """Name months and tell dates in another language; ``weeks`` = the axis counts them."""
        self._stage.set_axis(lang, weeks=weeks)
        self._telling.set_language(lang)
        self.update()

    def fit(self) -> None:
        """Show all of time."""
        self._stage.fit()
        self._answers.moved(None)

    @property
    def card(self) -> HoverCard:
        """The card beside the pointer, shown or not."""
        return self._telling.card

    @property
    def mode(self) -> Mode:
        """What plain drags do."""
        return self._pointer.mode

    @property
    def scenery(self) -> Scenery:
        """What stands behind the lanes: periods and now."""
        return self._scenery

    @property
    def pointer(self) -> Pointer:
        """The mouse's part: what is dragged now."""
        return self._pointer

    @property
    def lanes(self) -> LaneControls:
        """The layer over the lane names."""
        return self._lanes

    @property
    def stage(self) -> Stage:
        """Camera, scene and frame, for whoever must know where things stand."""
        return self._stage

    # --- painting ------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for a dozen rows."""
        return QSize(900, 430)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and over it the brush and the mark of the keyboard's focus."""
        # Ended whatever happens: a painter left open by an error takes the program down.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        scene = self._stage.scene
        if not scene.dated:
            paint_empty(painter, self.size().toSizeF(), self._theme, scene)
            if scene.extents.dated.any():
                # Only hidden: the time they stand in stays in sight.
                self._painter.paint_axis(painter, self._stage.frame)
        else:
            self._painter.show_backgrounds(self._scenery.backgrounds)
            self._painter.paint(painter, self._stage.frame)
            self._paint_hands(painter)
        if self.hasFocus() and self._by_key:
            overlays.paint_focus_ring(painter, QRectF(self.rect()), self._theme)

    def _paint_hands(self, painter: QPainter) -> None:
        """What stands over the frame because hands or settings ask for it."""
        frame, theme = self._stage.frame, self._theme
        paint_names(painter, frame, theme, self._scenery.backgrounds)
        overlays.paint_scroll_bar(painter, self._stage, self.width(), theme)
        if self._pointer.drag is not None:
            overlays.paint_drag(painter, frame, theme, self._pointer.drag)
        overlays.paint_mode(painter, frame, theme, self._pointer.mode)

    def _catch_up(self) -> None:
        self._stage.refresh()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on someone may listen."""
        self._telling.tell_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked of the source once the view is put away: the store may be closed."""
        self._reveal.stop()
        self._catching_up.stop()
        self._telling.stop()
        self._pointer.glide.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the span of time, in the new size."""
        self._stage.resize(self.width(), self.height())
        self._telling.hide_card()

    # --- hands ---------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, pan or zoom, in the scheme that was chosen."""
        self._stop()
        self._wheeling.turn(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinching zooms; where the pointer rests on a torn band, it is told what that is."""
        if isinstance(event, QNativeGestureEvent):
            self._stop()
            return self._wheeling.pinch(event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            return self._telling.tell_tear(self._pointer.tear_at(QPointF(event.pos())), event)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; the outer buttons go back and forth between windows."""
        self._stop()
        self._by_key = False
        match event.button():
            case Qt.MouseButton.LeftButton:
                self._pointer.press(event.position(), event.modifiers(), _seconds(event))
            case Qt.MouseButton.BackButton:
                self.back_asked.emit()
            case Qt.MouseButton.ForwardButton:
                self.forward_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was pressed, or look what is under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.move(event.position(), _seconds(event))
        else:
            self._hover(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the press as a click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._pointer.release(event.position(), _seconds(event)):
            self._click(event.position(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer."""
        mark = self._pointer.mark_at(event.position())
        if mark is not None and event.button() is Qt.MouseButton.LeftButton:
            self.event_activated.emit(mark.event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._telling.hide_card()
        if self._stage.hover(None):
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says; pass on what it does not know."""
        chord = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        ask = KEYS.get(event.key())
        # Alt is down while a date is dragged: Escape gives the drag up all the same.
        is_way_out = ask is Ask.CLEAR and self._pointer.drag is not None
        if ask is None or (chord and not is_way_out):
            super().keyPressEvent(event)
            return
        if self._telling.answers(ask):
            return
        self._stop()
        if ask is Ask.CLEAR and self._pointer.escape():
            return
        mode = _MODES.get(ask)
        if ask is Ask.SQUEEZE:
            self.lanes_asked.emit(self._lanes.view.turn_squeeze())
        elif mode is not None:
            self.turn_mode(mode)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._answers.key(ask, extend=shift)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard's focus is shown where it came by keyboard."""
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._telling.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus is elsewhere."""
        self.update()

    def _click(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        counter = self._pointer.counter_at(point)
        if counter is not None:
            self._answers.counter(counter)
        elif point.x() < HEADER_WIDTH:
            box = self._stage.layout.at(point.y() - self._stage.frame.offset)
            if box is not None and point.y() > AXIS_HEIGHT:
                self._stage.turn_lane(box.lane)
        elif (tear := self._pointer.tear_at(point)) is not None:
            self.lanes_asked.emit(self._lanes.view.unsqueeze(tear.gap.middle))
        elif point.y() > AXIS_HEIGHT:
            mark = self._pointer.mark_at(point)
            self._answers.click(None if mark is None else mark.event, keys)

    # --- the pointer ---------------------------------------------------------------------

    def _hover(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        mark = self._pointer.mark_at(point)
        event = None if mark is None else mark.event
        shape = self._pointer.cursor_at(point, mark, keys)
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        if self._stage.hover(event):
            self._telling.hide_card()
            self.update()
        if event is not None:
            self._telling.rest_on_hovered()

    def _stop(self) -> None:
        """Any input ends what moves or shows by itself."""
        self._telling.hide_card()
        self._pointer.glide.stop()


def _seconds(event: QMouseEvent) -> float:
    """When the mouse says it happened, by a clock of its own."""
    return event.timestamp() / 1000
