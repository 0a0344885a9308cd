"""The widget: shows the map, takes wheel, mouse and keys, and asks by signals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import MapPosition
from widgets.ports import Focus, MapSource
from widgets.relations import hit, walk, words
from widgets.relations.camera import Camera
from widgets.relations.composer import Composed, Composer
from widgets.relations.hover_card import HoverCard
from widgets.relations.labels import Key
from widgets.relations.layout import lay_out
from widgets.relations.layout_run import AT_ONCE, LayoutRun
from widgets.relations.looks import Gaze, Look
from widgets.relations.painter import MapPainter
from widgets.style import Theme, colour

ZOOM_STEP = 1.25
"""Factor of one + or −, and of one notch of a wheel."""
NOTCH = 120
REST_MS, CARD_MS = 100, 300
"""How long the camera rests before labels are chosen anew; how long the pointer before a card."""
PAGE = 80.0
"""Pixels of one Ctrl+arrow."""
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


@dataclass(slots=True)
class Drag:
    """A pressed button: over which rows (none: the paper), from where, and whether it moved."""

    rows: list[int]
    start: QPointF
    last: QPointF
    places: NDArray[np.float64]
    moved: bool = False


class MapView(QWidget):
    """The relation map of a source. Draws a focus; never changes it, only asks."""

    selection_asked = Signal(object)
    """Ids the user wants selected, the primary one first; empty = none."""
    item_activated = Signal(int)
    """An entity or relation was entered (Enter, double click)."""
    nodes_moved = Signal(object)
    """``tuple[MapPosition, ...]``: dragged by hand, to be stored as pinned."""
    layout_made = Signal(object)
    """``tuple[MapPosition, ...]``: places found for entities that had none, to be stored."""

    def __init__(self, source: MapSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._composer = Composer(source)
        self._camera = Camera()
        self._fits = True
        self._focus = Focus()
        self._hovered: tuple[int | None, int | None] = (None, None)
        self._composed: Composed | None = None
        self._chosen: dict[Key, int] = {}
        self._carry = False
        self._drag: Drag | None = None
        self._run: LayoutRun | None = None
        self._generation = 0
        self._card = HoverCard(theme, self)
        self._rest = self._timer(REST_MS, self._settle_labels)
        self._card_delay = self._timer(CARD_MS, self._show_card)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Relation map")
        self.setMinimumSize(160, 120)
        self.reload()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    # What the window calls

    def reload(self) -> None:
        """Read the source again. Entities without a place get one; nobody else moves."""
        self._composer.read()
        self._generation += 1
        self._hovered = (None, None)
        missing = np.flatnonzero(np.isnan(self._composer.stage.places[:, 0])).tolist()
        if len(missing) > AT_ONCE:
            self._start_layout()
        elif missing:
            self._take_layout(lay_out(self._composer.stage.outline()), missing)
        if self._fits:
            self.fit()
        self._refresh()

    def show_focus(self, focus: Focus) -> None:
        """Draw another window or selection; no node moves."""
        if focus == self._focus:
            return
        selected_anew = focus.selection != self._focus.selection
        self._focus = focus
        if selected_anew and not self._drag:
            self._bring_into_view()
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._card.set_theme(theme)
        self.update()

    def fit(self) -> None:
        """Frame the map; resizing keeps it framed until the user moves the camera."""
        self._fits = True
        self._camera = self._composer.fit(self._camera)
        self._chosen = {}
        self._refresh()

    def paint_picture(
        self, painter: QPainter, width: float, height: float, theme: Theme, focus: Focus
    ) -> None:
        """Draw the whole map, framed, at any size; for PNG, SVG, PDF and print."""
        if np.isnan(self._composer.stage.places).any():
            # Nobody can wait for a worker on paper; the worker's result will be the same.
            self._composer.put(lay_out(self._composer.stage.outline()))
        gaze = self._composer.gaze(focus)
        look = self._composer.look(focus.window, gaze)
        camera = self._composer.fit(self._camera.sized(width, height))
        made = self._composer.compose(camera, look, gaze, {})
        MapPainter(theme).paint(painter, made.picture, made.corners)

    # What tests, the app and screen readers ask

    def places(self) -> NDArray[np.float64]:
        """A copy of all places in map units, in the order of the source's nodes."""
        return self._composer.stage.places.copy()

    def camera(self) -> Camera:
        """What is seen."""
        return self._camera

    def screen_position(self, entity: int) -> QPointF | None:
        """Where an entity stands in this widget, or None where it is not on the map."""
        row = self._composer.stage.graph.row_of.get(entity)
        if row is None:
            return None
        return QPointF(*self._camera.to_screen(self._composer.stage.places[row]))

    def composed(self) -> Composed:
        """The picture as it is shown now."""
        if self._composed is None:
            self._composed = self._compose()
            self._chosen = self._composed.chosen
            self._carry = False
        return self._composed

    def sizeHint(self) -> QSize:
        """About the size of look/window-light.png."""
        return QSize(860, 330)

    # Layout

    def _start_layout(self) -> None:
        run = LayoutRun(self._composer.stage.outline(), self._generation, self)
        run.finished.connect(self._layout_finished)
        self._run = run
        run.start()

    def _layout_finished(self) -> None:
        run = self.sender()
        if not isinstance(run, LayoutRun):
            return
        if run.generation == self._generation and run.places is not None:
            missing = np.flatnonzero(np.isnan(self._composer.stage.places[:, 0])).tolist()
            self._take_layout(run.places, missing)
            if self._fits:
                self.fit()
            self._refresh()
        if run is self._run:
            self._run = None
        run.deleteLater()

    def _take_layout(self, places: NDArray[np.float64], rows: list[int]) -> None:
        self._composer.put(places)
        self._composer.remember(rows)
        made = self._positions(rows, pinned=False)
        # Told from the event loop: the first layout is made before anybody can listen.
        QTimer.singleShot(0, self, lambda: self.layout_made.emit(made))

    def _positions(self, rows: list[int], *, pinned: bool) -> tuple[MapPosition, ...]:
        stage = self._composer.stage
        return tuple(
            MapPosition(stage.graph.nodes[row].id, *stage.places[row].tolist(), pinned=pinned)
            for row in rows
        )

    # Looking

    def _gaze(self) -> Gaze:
        return self._composer.gaze(self._focus, self._hovered)

    def _look(self) -> Look:
        return self._composer.look(self._focus.window, self._gaze())

    def _compose(self) -> Composed:
        carry = self._carry and bool(self._chosen)
        return self._composer.compose(
            self._camera, self._look(), self._gaze(), self._chosen, choose=not carry
        )

    def _refresh(self) -> None:
        self._composed = None
        self._describe()
        self.update()

    def _look_from(self, camera: Camera, *, carry: bool) -> None:
        """Move the camera; labels are carried along and chosen anew once it rests."""
        self._fits = False
        self._camera = camera
        self._carry = carry
        self._card.hide()
        self._rest.start()
        self._composed = None
        self.update()

    def _settle_labels(self) -> None:
        self._carry = False
        self._composed = None
        self.update()

    def _bring_into_view(self) -> None:
        """Pan to what was selected elsewhere, if none of it is seen."""
        gaze = self._gaze()
        rows = sorted(gaze.nodes or gaze.partakers)
        graph = self._composer.stage.graph
        rows = rows or sorted({int(end) for row in gaze.strands for end in graph.ends[row]})
        places = self._composer.stage.places[rows]
        if not len(rows) or np.isnan(places).any():
            return
        x, y = self._camera.to_screen(places).T
        if not ((x > 0) & (x < self.width()) & (y > 0) & (y < self.height())).any():
            self._fits = False
            self._camera = self._camera.centred(*places.mean(axis=0).tolist())

    def _describe(self) -> None:
        look = self._look()
        graph = self._composer.stage.graph
        row = graph.row_of.get(self._focus.primary or 0)
        said = words.spoken(graph, row, look) if row is not None else words.corner(graph, look)
        self.setAccessibleDescription(said)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a ring around the pane when keys go here."""
        painter = QPainter(self)
        made = self.composed()
        MapPainter(self._theme).paint(painter, made.picture, made.corners)
        if self.hasFocus():
            painter.setPen(QPen(colour(self._theme.accent), 1.0))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map framed, or its middle in the middle."""
        self._camera = self._camera.sized(self.width(), self.height())
        if self._fits:
            self.fit()
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(None, None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor, with or without Ctrl."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        camera = self._camera.zoomed(ZOOM_STEP ** (turned / NOTCH), at.x(), at.y())
        self._look_from(camera, carry=not self.composed().picture.frame.near)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a node, of all selected nodes, or of the paper."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        node, _ = self._under(at)
        rows = [] if node is None else [node]
        selected = self._gaze().nodes
        if node in selected:
            rows = sorted(selected)
        self._drag = Drag(rows, at, at, self._composer.stage.places)
        self._card.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, else see what lies under the pointer."""
        at = event.position()
        if self._drag is None:
            self._hover(*self._under(at))
            return
        held = self._drag
        if not held.moved and (at - held.start).manhattanLength() < 5:
            return
        held.moved = True
        if held.rows:
            self._move_nodes(held, at - held.start)
        else:
            step = at - held.last
            self._look_from(self._camera.panned(step.x(), step.y()), carry=True)
        held.last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends, or it was a click."""
        held, self._drag = self._drag, None
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not held.moved:
            self._click(event.position(), event.modifiers())
        elif held.rows:
            self._composer.remember(held.rows)
            self.nodes_moved.emit(self._positions(held.rows, pinned=True))
            self._refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Enter what was hit."""
        item = self._item_under(event.position())
        if item is not None:
            self.item_activated.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, + − 0 look nearer, farther, at all; F frames, Enter enters, Esc clears."""
        key = Qt.Key(event.key())
        middle = self.width() / 2, self.height() / 2
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, y = _ARROWS[key]
            self._look_from(self._camera.panned(-x * PAGE, -y * PAGE), carry=True)
        elif key in _ARROWS:
            self._walk(_ARROWS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._look_from(self._camera.zoomed(ZOOM_STEP, *middle), carry=False)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._look_from(self._camera.zoomed(1 / ZOOM_STEP, *middle), carry=False)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_F:
            self._frame_selection()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus.primary is not None:
            self.item_activated.emit(self._focus.primary)
        elif key == Qt.Key.Key_Escape and self._focus.selection:
            self.selection_asked.emit(())
        else:
            super().keyPressEvent(event)

    # Hands

    def _under(self, at: QPointF) -> tuple[int | None, int | None]:
        """Rows of the node and of the strand under a pixel; a node hides what is below it."""
        frame = self.composed().picture.frame
        local = hit.node_at(frame.places[frame.seen], frame.radii[frame.seen], at.x(), at.y())
        if local is not None:
            return int(frame.seen[local]), None
        curve = hit.curve_at(frame.curves, at.x(), at.y())
        return None, None if curve is None else int(frame.fold.rows[curve])

    def _item_under(self, at: QPointF) -> int | None:
        node, strand = self._under(at)
        graph = self._composer.stage.graph
        if node is not None:
            return graph.nodes[node].id
        return None if strand is None else graph.strands[strand].id

    def _click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        corners = self.composed().corners
        if corners.shelf_box(self.width(), self.height()).contains(at):
            self._fits = False
            self._camera = self._composer.fit(self._camera, everything=True)
            self._refresh()
            return
        item = self._item_under(at)
        chosen = self._focus.selection
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if item is None:
                return
            kept = tuple(other for other in chosen if other != item)
            self.selection_asked.emit(kept if item in chosen else (*kept, item))
        elif item is not None:
            self.selection_asked.emit((item,))
        elif chosen:
            self.selection_asked.emit(())

    def _move_nodes(self, held: Drag, way: QPointF) -> None:
        places = held.places.copy()
        places[held.rows] += np.array([way.x(), way.y()]) / self._camera.scale
        self._composer.put(places)
        self._fits = False
        self._carry = True
        self._composed = None
        self.update()

    def _hover(self, node: int | None, strand: int | None) -> None:
        if (node, strand) == self._hovered:
            return
        self._hovered = (node, strand)
        self._card.hide()
        anything = node is not None or strand is not None
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if anything else Qt.CursorShape.ArrowCursor
        )
        if anything:
            self._card_delay.start()
        else:
            self._card_delay.stop()
        self._composed = None
        self.update()

    def _show_card(self) -> None:
        node, strand = self._hovered
        graph, look = self._composer.stage.graph, self._look()
        at = self.mapFromGlobal(self.cursor().pos())
        if node is not None:
            self._card.show_at(words.node_card(graph, node, look), at)
        elif strand is not None:
            self._card.show_at(self._strand_card(strand, look), at)

    def _strand_card(self, strand: int, look: Look) -> words.Card:
        for members in self.composed().picture.frame.fold.members:
            if members[0] == strand and len(members) > 1:
                return words.fold_card(self._composer.stage.graph, members)
        return words.strand_card(self._composer.stage.graph, strand, look)

    def _walk(self, direction: tuple[float, float]) -> None:
        stage = self._composer.stage
        if not len(stage.graph.nodes):
            return
        row = stage.graph.row_of.get(self._focus.primary or 0)
        if row is None:
            first = int(np.argmax(stage.graph.events * 1000 + stage.graph.degree))
            self.selection_asked.emit((stage.graph.nodes[first].id,))
            return
        found = walk.next_node(stage.places, row, direction, stage.graph.neighbours[row])
        if found is not None:
            self.selection_asked.emit((stage.graph.nodes[found].id,))

    def _frame_selection(self) -> None:
        """Bring the selected nodes with their neighbours into view."""
        gaze, stage = self._gaze(), self._composer.stage
        rows = set(gaze.nodes | gaze.partakers)
        for row in gaze.nodes:
            rows |= stage.graph.neighbours[row]
        for row in gaze.strands:
            rows |= set(stage.graph.ends[row].tolist())
        if rows:
            chosen = np.zeros(len(stage.graph.nodes), np.bool_)
            chosen[sorted(rows)] = True
            self._look_from(self._composer.fit_rows(self._camera, chosen), carry=False)
