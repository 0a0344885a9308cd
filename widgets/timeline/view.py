"""The timeline as a widget: shows a focus, and says by signals what hands ask for."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import Window
from widgets.ports import Focus, TimelineSource
from widgets.style import SPACING, Theme, colour
from widgets.timeline.answers import PAN_STEP, ZOOM_STEP, Answers
from widgets.timeline.counters import Counter
from widgets.timeline.emptiness import empty_text, paint_empty
from widgets.timeline.frame import mark_at
from widgets.timeline.gestures import Drag, Kind
from widgets.timeline.hover_card import HoverCard
from widgets.timeline.keys import KEYS
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.painter import TimelinePainter
from widgets.timeline.picture import paint_picture
from widgets.timeline.stage import Stage
from widgets.timeline.words import card_of, spoken_event, spoken_view

NOTCH = 120.0
"""Eighths of a degree a wheel turns from one notch to the next."""
TELL_MS = 150
"""How long the view rests before it says anew what it shows."""
CARD_MS = 350
"""How long the pointer rests before its card shows."""


class TimelineView(QWidget):
    """The timeline of a source. Draws a focus; never changes it, only asks."""

    window_dragged = Signal(object)
    """The window now seen, or None for all of time."""
    selection_asked = Signal(object)
    """Ids of the events to select, the primary one first."""
    event_activated = Signal(int)

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
        self._drag: Drag | None = None
        self._by_key = False
        self._card = HoverCard(theme, self)
        self._rest = QTimer(self, singleShot=True, interval=CARD_MS)
        self._rest.timeout.connect(self._show_card)
        # Not with every frame of a drag: nobody can listen that fast.
        self._telling = QTimer(self, singleShot=True, interval=TELL_MS)
        self._telling.timeout.connect(self._tell)
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
        if focus.primary != before.primary and self._stage.primary is not None:
            self._stage.reveal_row(self._stage.primary)
            if focus.window == before.window and self.isVisible():
                self._reveal.start()
        self._tell_soon()
        self.update()

    def reload(self) -> None:
        """The data changed: read it again."""
        self._stage.reload()
        self._hide_card()
        self._tell_soon()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._painter = TimelinePainter(theme, self._stage.texts)
        self._card.set_theme(theme)
        self.update()

    def fit(self) -> None:
        """Show all of time."""
        self._stage.fit()
        self._answers.moved(None)

    def paint_picture(
        self, painter: QPainter, width: float, height: float, theme: Theme, focus: Focus
    ) -> None:
        """Paint a picture of any size, on screen, paper, PNG, SVG or PDF."""
        paint_picture(painter, self._source, focus, theme, width, height)

    @property
    def card(self) -> HoverCard:
        """The card beside the pointer, shown or not."""
        return self._card

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
        if not self._stage.scene.dated:
            paint_empty(painter, self.size().toSizeF(), self._theme, self._stage.scene)
        else:
            self._painter.paint(painter, self._stage.frame)
            self._scroll_bar(painter)
        if self._drag is not None and self._drag.kind is Kind.BRUSH and self._drag.moved:
            low, high = self._drag.brushed()
            box = QRectF(low, 0, high - low, self.height())
            painter.fillRect(box, colour(self._theme.accent, 0.14))
            painter.setPen(QPen(colour(self._theme.accent), 1.5))
            painter.drawLine(box.topLeft(), box.bottomLeft())
            painter.drawLine(box.topRight(), box.bottomRight())
        if self.hasFocus() and self._by_key:
            painter.setPen(QPen(colour(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _scroll_bar(self, painter: QPainter) -> None:
        stage = self._stage
        if not stage.farthest:
            return
        track = stage.room - 2 * SPACING.tiny
        length = max(track * stage.room / stage.layout.height, SPACING.huge)
        top = AXIS_HEIGHT + SPACING.tiny + (track - length) * stage.scroll / stage.farthest
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.third_text, 0.4))
        width = float(SPACING.tiny)
        painter.drawRoundedRect(
            QRectF(self.width() - width - 2, top, width, length), width / 2, width / 2
        )

    def showEvent(self, event: QShowEvent) -> None:
        """From now on someone may listen."""
        self._telling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked of the source once the view is put away: the store may be closed."""
        for timer in (self._telling, self._reveal, self._rest):
            timer.stop()
        self._card.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the span of time, in the new size."""
        self._stage.resize(self.width(), self.height())
        self._hide_card()

    # --- hands ---------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift pans, a bare wheel scrolls the lanes."""
        self._hide_card()
        # With Alt or on touchpads the wheel turns sideways; sideways always means time.
        down, aside = event.angleDelta().y() / NOTCH, event.angleDelta().x() / NOTCH
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._answers.zoom(ZOOM_STEP ** (down or aside), event.position().x())
        elif keys & Qt.KeyboardModifier.ShiftModifier or abs(aside) > abs(down):
            self._answers.pan((aside or down) * PAN_STEP)
        else:
            self._stage.scroll_to(self._stage.scroll - down * 3 * SPACING.huge)
            self.update()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinching zooms."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._answers.zoom(1 + event.value(), event.position().x())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a pan or a brush."""
        self._hide_card()
        self._by_key = False
        if event.button() is not Qt.MouseButton.LeftButton or not self._stage.scene.dated:
            return
        point = event.position()
        kind = Kind.PAN
        if self._counter_at(point) is not None or point.x() < HEADER_WIDTH:
            kind = Kind.NONE
        elif point.y() < AXIS_HEIGHT:
            kind = Kind.BRUSH
        self._drag = Drag(kind, point, self._stage.camera, self._stage.scroll, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was pressed, or look what is under the pointer."""
        if self._drag is None:
            self._hover(event.position())
            return
        if not self._drag.to(event.position()):
            return
        shift = self._drag.now - self._drag.start
        if self._drag.kind is Kind.PAN:
            self._stage.scroll_to(self._drag.scroll - shift.y())
            self._answers.moved(self._stage.move_to(self._drag.camera.moved(shift.x())))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the press as a click."""
        drag, self._drag = self._drag, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if not drag.moved:
            self._click(event.position(), event.modifiers())
        elif drag.kind is Kind.BRUSH:
            low, high = drag.brushed()
            camera = drag.camera
            window = Window(camera.at(low), camera.at(high))
            self._answers.moved(self._stage.look_at(window))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer."""
        mark = self._mark_at(event.position())
        if mark is not None:
            self.event_activated.emit(mark)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hide_card()
        if self._stage.hover(None):
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says; pass on what it does not know."""
        chord = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        ask = None if chord else KEYS.get(Qt.Key(event.key()))
        if ask is None:
            super().keyPressEvent(event)
            return
        self._hide_card()
        self._answers.key(ask)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard's focus is shown where it came by keyboard."""
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus is elsewhere."""
        self.update()

    def _click(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        counter = self._counter_at(point)
        if counter is not None:
            self._answers.counter(counter)
        elif point.x() < HEADER_WIDTH:
            box = self._stage.layout.at(point.y() - self._stage.frame.offset)
            if box is not None and point.y() > AXIS_HEIGHT:
                self._stage.turn_lane(box.lane)
        elif point.y() > AXIS_HEIGHT:
            self._answers.click(self._mark_at(point), keys)

    # --- the pointer ---------------------------------------------------------------------

    def _hover(self, point: QPointF) -> None:
        event = self._mark_at(point)
        over = event is not None or self._counter_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        if self._stage.hover(event):
            self._hide_card()
            self.update()
        if event is not None and not self._card.isVisible():
            self._rest.start()

    def _show_card(self) -> None:
        event, scene = self._stage.hovered, self._stage.scene
        place = None if event is None else scene.place(event)
        if event is None or place is None:
            return
        when = self._source.whens((event,)).get(event)
        card = card_of(scene, place, self._stage.texts.text(event), when)
        self._card.show_at(card, self.mapFromGlobal(self.cursor().pos()))

    def _hide_card(self) -> None:
        self._rest.stop()
        self._card.hide()

    def _mark_at(self, point: QPointF) -> int | None:
        if not self._stage.scene.dated:
            return None
        mark = mark_at(self._stage.frame, point)
        return None if mark is None else mark.event

    def _counter_at(self, point: QPointF) -> Counter | None:
        if not self._stage.scene.dated:
            return None
        return next((one for one in self._stage.frame.counters if one.rect.contains(point)), None)

    def _tell_soon(self) -> None:
        if self.isVisible():
            self._telling.start()

    def _tell(self) -> None:
        """Tell those who listen rather than look."""
        scene, place = self._stage.scene, self._stage.primary
        if not scene.dated:
            self.setAccessibleDescription(". ".join(empty_text(scene)))
            return
        spoken = spoken_view(scene, self._stage.camera.window)
        if place is not None:
            event = int(scene.columns.ids[place])
            when = self._source.whens((event,)).get(event)
            card = card_of(scene, place, self._stage.texts.text(event), when)
            spoken = f"Selected: {spoken_event(card)}. {spoken}"
        self.setAccessibleDescription(spoken)
