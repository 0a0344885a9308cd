"""The widget: the map with hands. Takes wheel, mouse and keys, and asks by signals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.ports import MapSource
from widgets.relations import hit, walk, words
from widgets.relations.canvas import MapCanvas
from widgets.relations.hovering import NOTHING, Hovered
from widgets.style import Theme

ZOOM_STEP = 1.25
"""Factor of one + or −, and of one notch of a wheel."""
NOTCH = 120
PAGE = 80.0
"""Pixels of one Ctrl+arrow."""
STILL = 5
"""Pixels a pressed pointer may tremble before it drags."""
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
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


class MapView(MapCanvas):
    """The relation map of a source. Draws a focus; never changes it, only asks."""

    selection_asked = Signal(object)
    """Ids the user wants selected, the primary one first; empty = none."""
    item_activated = Signal(int)
    """An entity or relation was entered (Enter, double click)."""
    nodes_moved = Signal(object)
    """``tuple[MapPosition, ...]``: dragged by hand, to be stored as pinned."""

    def __init__(self, source: MapSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(source, theme, parent)
        self._drag: Drag | None = None
        self._hovering.asked.connect(self._show_card)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Qt's events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here, to those who came by keys."""
        self._ringed = event.reason() in _BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys go elsewhere."""
        self._ringed = False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(NOTHING, QPointF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor, with or without Ctrl."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        camera = self._camera.zoomed(ZOOM_STEP ** (turned / NOTCH), at.x(), at.y())
        self._look_from(camera, carry=not self.composed().picture.frame.brisk)
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
        self._hovering.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, else see what lies under the pointer."""
        at = event.position()
        if self._drag is None:
            self._hover(self._under(at), at)
            return
        held = self._drag
        if not held.moved and (at - held.start).manhattanLength() < STILL:
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

    def _under(self, at: QPointF) -> Hovered:
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
            self._frame(self._composer.fit(self._camera, everything=True))
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

    def _hover(self, hovered: Hovered, at: QPointF) -> None:
        if self._hovering.move(hovered, at.toPoint()):
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(Qt.CursorShape.ArrowCursor if hovered == NOTHING else hand)
            self._composed = None
            self.update()

    def _show_card(self) -> None:
        self._hovering.show(self._card_of(self._hovering.now))

    def _card_of(self, hovered: Hovered) -> words.Card:
        node, strand = hovered
        graph, look = self._composer.stage.graph, self._look()
        if node is not None:
            return words.node_card(graph, node, look)
        row = strand or 0
        for members in self.composed().picture.frame.fold.members:
            if members[0] == row and len(members) > 1:
                return words.fold_card(graph, members)
        return words.strand_card(graph, row, look)

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
