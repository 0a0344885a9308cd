"""The map on screen without hands: what is shown, from where, and when it is drawn anew."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.records import MapPosition
from widgets.ports import Focus, MapSource
from widgets.relations import words
from widgets.relations.camera import Camera
from widgets.relations.composer import Composed, Composer, Framing
from widgets.relations.hovering import Hovering
from widgets.relations.labels import Key
from widgets.relations.layout import lay_out
from widgets.relations.layout_run import AT_ONCE, Layouts
from widgets.relations.looks import Gaze, Look
from widgets.relations.painter import MapPainter
from widgets.style import Theme, colour

REST_MS = 100
"""How long the camera rests before labels are chosen anew."""
NAMES_MS = 32
"""How long after a large map is first drawn its names come: two pictures of the screen."""


class MapCanvas(QWidget):
    """Draws a focus on the map of a source. Time, selection, hover and theme move no node."""

    layout_made = Signal(object)
    """``tuple[MapPosition, ...]``: places found for entities that had none, to be stored."""

    def __init__(self, source: MapSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._composer = Composer(source)
        self._camera = Camera()
        self._fits = True
        self._alone = False
        self._focus = Focus()
        self._composed: Composed | None = None
        self._chosen: dict[Key, int] = {}
        self._carry = False
        self._unnamed = False
        """Whether the next picture is drawn without choosing names."""
        self._ringed = False
        self._untold: list[tuple[MapPosition, ...]] = []
        self._layouts = Layouts(self)
        self._layouts.made.connect(self._layout_finished)
        self._hovering = Hovering(theme, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._settle_labels)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Relation map")
        self.setMinimumSize(160, 120)
        self.reload()

    # What the window calls

    def reload(self) -> None:
        """Read the source again. Entities without a place get one; nobody else moves."""
        self._composer.read()
        self._layouts.drop()
        self._hovering.forget()
        missing = np.flatnonzero(np.isnan(self._composer.stage.places[:, 0])).tolist()
        if len(missing) > AT_ONCE:
            self._layouts.start(self._composer.stage.outline())
        elif missing:
            self._take_layout(lay_out(self._composer.stage.outline()), missing)
        if self._fits:
            self.fit()
        self._name_later()
        self._refresh()

    def show_focus(self, focus: Focus) -> None:
        """Draw another window or selection; no node moves."""
        if focus == self._focus:
            return
        selected_anew = focus.selection != self._focus.selection
        if not selected_anew and not self.composed().picture.frame.brisk:
            # A slider that moves over hundreds: labels are chosen anew once it rests.
            self._carry = True
            self._rest.start()
        self._focus = focus
        if selected_anew:
            self._bring_into_view()
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._hovering.card.set_theme(theme)
        self.update()

    def fit(self) -> None:
        """Frame the map; resizing keeps it framed until the user moves the camera."""
        self._fits = True
        self._frame(self._composer.fit(self._camera))
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
        framing = self._composer.fit(self._camera.sized(width, height))
        made = self._composer.compose(framing.camera, look, gaze, {}, alone=framing.alone)
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

    def _layout_finished(self, places: NDArray[np.float64]) -> None:
        missing = np.flatnonzero(np.isnan(self._composer.stage.places[:, 0])).tolist()
        self._take_layout(places, missing)
        if self._fits:
            self.fit()
        self._name_later()
        self._refresh()

    def _take_layout(self, places: NDArray[np.float64], rows: list[int]) -> None:
        self._composer.put(places)
        self._composer.remember(rows)
        self._untold.append(self._positions(rows, pinned=False))
        # Told from the event loop: the first layout is made before anybody can listen.
        QTimer.singleShot(0, self, self._tell_layouts)

    def _tell_layouts(self) -> None:
        told, self._untold = self._untold, []
        for positions in told:
            self.layout_made.emit(positions)

    def _positions(self, rows: list[int], *, pinned: bool) -> tuple[MapPosition, ...]:
        stage = self._composer.stage
        ids = (stage.graph.nodes[row].id for row in rows)
        return tuple(
            MapPosition(entity, x, y, pinned)
            for entity, (x, y) in zip(ids, stage.places[rows].tolist(), strict=True)
        )

    # Looking

    def _gaze(self) -> Gaze:
        return self._composer.gaze(self._focus, self._hovering.now)

    def _look(self) -> Look:
        return self._composer.look(self._focus.window, self._gaze())

    def _compose(self) -> Composed:
        carry = self._carry and bool(self._chosen)
        return self._composer.compose(
            self._camera,
            self._look(),
            self._gaze(),
            self._chosen,
            choose=not (carry or self._unnamed),
            alone=self._alone,
        )

    def _name_later(self) -> None:
        """Draw a large map that is new without new names first: choosing them takes a frame."""
        if len(self._composer.stage.graph.nodes) > AT_ONCE:
            self._unnamed = True
            QTimer.singleShot(NAMES_MS, self, self._settle_labels)

    def _refresh(self) -> None:
        self._composed = None
        self._describe()
        self.update()

    def _look_from(self, camera: Camera, *, carry: bool) -> None:
        """Move the camera; labels are carried along and chosen anew once it rests."""
        self._frame(Framing(camera, alone=False))
        self._fits = False
        self._carry = carry
        self._hovering.hide()
        self._rest.start()
        self._composed = None
        self.update()

    def _frame(self, framing: Framing) -> None:
        self._camera, self._alone = framing.camera, framing.alone

    def settle(self) -> None:
        """Choose now the names that were left for later; for pictures and tests."""
        if self._unnamed:
            self._settle_labels()

    def _settle_labels(self) -> None:
        self._carry = self._unnamed = False
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
        if not np.isin(rows, self.composed().picture.frame.seen).any():
            middle = places.mean(axis=0).tolist()
            self._frame(Framing(self._camera.centred(*middle), alone=False))
            self._fits = False

    def _describe(self) -> None:
        look = self._look()
        graph = self._composer.stage.graph
        row = graph.row_of.get(self._focus.primary or 0)
        said = words.spoken(graph, row, look) if row is not None else words.corner(graph, look)
        self.setAccessibleDescription(said)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a ring around the pane when keys go here."""
        made = self.composed()
        with QPainter(self) as painter:
            MapPainter(self._theme).paint(painter, made.picture, made.corners)
            if self._ringed:
                painter.setPen(QPen(colour(self._theme.accent), 1.0))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map framed, or its middle in the middle."""
        self._camera = self._camera.sized(self.width(), self.height())
        if self._fits:
            self.fit()
        self._refresh()
