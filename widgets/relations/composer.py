"""From source, focus and camera to a picture: the thread between the arithmetic and the widget."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from widgets.ports import Focus, MapSource, Window
from widgets.relations import labelling, looks, words
from widgets.relations.camera import Camera, Margins, fitted
from widgets.relations.corners import Corners
from widgets.relations.graph import make_graph
from widgets.relations.labels import Key
from widgets.relations.looks import Gaze, Look
from widgets.relations.picture import Picture, make_frame
from widgets.relations.stage import Stage, make_stage

SIDE, TOP, HEADED_TOP, BOTTOM, FOOTED_BOTTOM = 16.0, 14.0, 50.0, 12.0, 40.0
"""Margins of a fitted map in pixels; headed and footed ones where a node would stand
under the words there."""
HEADING_DIGITS, SPAN_DIGITS = 36, 17
"""How wide the words in the corners are taken to be, whatever they say just now: no window may
change what is framed."""
HIDDEN_ROOM = "000 names hidden – zoom in"
WHOLE, LEGIBLE = 0.85, 0.9
"""All is framed, unless entities without relations would shrink the rest below the first part of
what it could be and below the second scale."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A camera, and whether it frames the related nodes alone: the others are counted, not cut."""

    camera: Camera
    alone: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A picture, its corner words, and the labels chosen, to be kept while panning."""

    picture: Picture
    corners: Corners
    chosen: dict[Key, int]


class Composer:
    """Knows the stage and how it is looked at. Reads the source only when told to."""

    def __init__(self, source: MapSource) -> None:
        self._source = source
        self._remembered: dict[int, tuple[float, float]] = {}
        self._seen_under: tuple[Window | None, NDArray[np.uint8], NDArray[np.uint8]] | None = None
        self._partaking: tuple[tuple[int, ...], frozenset[int]] | None = None
        self.stage = Stage(make_graph((), ()), np.zeros((0, 2)))

    def read(self) -> None:
        """Read nodes and strands again; places that were laid out before are kept."""
        graph = make_graph(self._source.nodes(), self._source.strands())
        self.stage = make_stage(graph, self._remembered)
        self._seen_under = self._partaking = None

    def put(self, places: NDArray[np.float64]) -> None:
        """Take places for all nodes, laid out or dragged."""
        self.stage = self.stage.moved(places)

    def remember(self, rows: list[int]) -> None:
        """Keep the places of these rows until the file has them."""
        for row in rows:
            x, y = self.stage.places[row].tolist()
            self._remembered[self.stage.graph.nodes[row].id] = (x, y)

    def gaze(self, focus: Focus, hovered: tuple[int | None, int | None] = (None, None)) -> Gaze:
        """Rows that a selection means: entities, relations, or those who take part in an event."""
        graph = self.stage.graph
        nodes = {graph.row_of[item] for item in focus.selection if item in graph.row_of}
        strands = {graph.strand_row[item] for item in focus.selection if item in graph.strand_row}
        return Gaze(
            frozenset(nodes),
            frozenset(strands),
            self._partakers(focus.selection),
            hovered[0],
            hovered[1],
        )

    def _partakers(self, selection: tuple[int, ...]) -> frozenset[int]:
        """Rows of those who take part in the selected events, read once a selection."""
        if self._partaking is None or self._partaking[0] != selection:
            graph = self.stage.graph
            elsewhere = [
                item
                for item in selection
                if item not in graph.row_of and item not in graph.strand_row
            ]
            found = self._source.participants(elsewhere) if elsewhere else frozenset()
            rows = frozenset(graph.row_of[one] for one in found if one in graph.row_of)
            self._partaking = (selection, rows)
        return self._partaking[1]

    def look(self, window: Window | None, gaze: Gaze) -> Look:
        """Presence under the window and emphasis under the gaze; presence is read once a window."""
        if self._seen_under is None or self._seen_under[0] != window:
            graph = self.stage.graph
            nodes = looks.node_presence(graph, self._source.presence(window), window)
            strands = looks.strand_presence(graph, self.stage.validity, nodes, window)
            self._seen_under = (window, nodes, strands)
        _, nodes, strands = self._seen_under
        return Look(window, nodes, strands, *looks.emphases(self.stage.graph, gaze))

    def compose(
        self,
        camera: Camera,
        look: Look,
        gaze: Gaze,
        chosen: dict[Key, int],
        *,
        choose: bool = True,
        alone: bool = False,
    ) -> Composed:
        """Geometry, words and labels of one frame; ``alone`` without the unrelated.

        With ``choose`` False the labels chosen last are only carried along, which is what a pan
        shows until the camera rests.
        """
        brought = set(gaze.strands)
        if gaze.hovered_strand is not None:
            brought.add(gaze.hovered_strand)
        frame = make_frame(self.stage, camera, frozenset(brought), alone=alone)
        corners = Corners(
            counts=words.corner(self.stage.graph, look),
            window=words.window_words(look.window),
            shelf=self._shelf_words(frame.seen, gaze),
        )
        if choose:
            # Only the labels tell whether any is hidden: room for those words is kept beforehand.
            kept = replace(corners, hidden=HIDDEN_ROOM)
            obstacles = kept.boxes(camera.width, camera.height)
            chosen = labelling.choose(frame, look, obstacles, chosen)
        labels = labelling.labels(frame, look, chosen)
        named = sum(label.key[0] == labelling.NODE for label in labels)
        hidden = len(frame.seen) - named
        corners = replace(corners, hidden=words.hidden_words(hidden))
        return Composed(Picture(frame, look, labels, hidden), corners, chosen)

    def fit(self, camera: Camera, *, everything: bool = False) -> Framing:
        """Frame all nodes, or the related ones where the others would make all too small."""
        stage = self.stage
        there = ~np.isnan(stage.places[:, 0])
        related = there & (stage.graph.degree > 0)
        whole = self.fit_rows(camera, there)
        if everything or not related.any() or related.all():
            return Framing(whole, alone=False)
        core = self.fit_rows(camera, related, shelf="0" * SPAN_DIGITS)
        if whole.scale >= min(LEGIBLE, WHOLE * core.scale):
            return Framing(whole, alone=False)
        return Framing(core, alone=True)

    def fit_rows(self, camera: Camera, rows: NDArray[np.bool_], shelf: str = "") -> Camera:
        """Frame these nodes with their names, clear of the words in the corners."""
        points, boxes = self.stage.places[rows], self.stage.boxes[rows]
        made = fitted(camera, points, boxes, Margins(SIDE, TOP, SIDE, BOTTOM))
        words_there = Corners("0" * HEADING_DIGITS, "0" * SPAN_DIGITS, HIDDEN_ROOM, shelf)
        top, bottom = TOP, BOTTOM
        for left, upper, width, height in words_there.boxes(camera.width, camera.height):
            centres = made.to_screen(points)
            low, high = centres - boxes[:, :2], centres + boxes[:, 2:]
            under = (low < (left + width, upper + height)) & (high > (left, upper))
            if under.all(axis=1).any():
                at_top = upper < camera.height / 2
                top, bottom = (HEADED_TOP, bottom) if at_top else (top, FOOTED_BOTTOM)
                made = fitted(camera, points, boxes, Margins(SIDE, top, SIDE, bottom))
        return made

    def _shelf_words(self, seen: NDArray[np.int32], gaze: Gaze) -> str:
        lonely = self.stage.graph.degree == 0
        away = np.ones(len(lonely), np.bool_)
        away[seen] = False
        out = np.flatnonzero(lonely & away)
        if not len(out) or lonely.all():
            return ""
        return words.shelf_words(len(out), len(gaze.partakers.intersection(out.tolist())))
