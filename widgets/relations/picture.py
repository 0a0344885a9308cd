"""One frame in pixels: where each symbol, curve and label stands, before anything is painted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.relations import strands
from widgets.relations.camera import Camera
from widgets.relations.graph import Points, Rows
from widgets.relations.labels import Box, Key
from widgets.relations.looks import Look
from widgets.relations.stage import Stage
from widgets.relations.strands import Fold

NEAR_NODES, NEAR_STRANDS = 160, 280
"""Up to how many in view each symbol and curve is drawn with all its signs."""
BRISK = 120
"""Up to how many curves labels are chosen anew in every frame, not only once the view rests."""
EDGE_SLACK = 60.0
"""Pixels beyond the view in which a node still counts as seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Geometry of one frame. ``fold`` and ``curves`` are empty in a picture seen from afar."""

    stage: Stage
    camera: Camera
    places: Points
    radii: NDArray[np.float64]
    seen: Rows
    """Rows of nodes in view."""
    pairs: Rows
    """Rows of pairs of which any part may be in view."""
    near: bool
    """Whether there are few enough to draw each with all its signs."""
    fold: Fold
    curves: NDArray[np.float64]

    @property
    def brisk(self) -> bool:
        """Whether choosing labels is cheap enough for every frame of a movement."""
        return self.near and len(self.curves) <= BRISK


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its box; for strands with the samples of the curve it covers."""

    key: Key
    lines: tuple[str, ...]
    box: Box
    size: float
    weight: int
    line_height: float
    pill: bool = False
    align: int = 0
    """1: lines begin at the left of the box, -1: end at its right, 0: centred."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """All that a painter draws in one go."""

    frame: Frame
    look: Look
    labels: tuple[Label, ...]
    hidden_names: int
    """Nodes in view whose name found no room."""


def make_frame(
    stage: Stage, camera: Camera, brought: frozenset[int], *, alone: bool = False
) -> Frame:
    """Geometry under a camera; ``brought`` strands are never folded away.

    With ``alone`` nodes without relations are left out: the camera frames the others, and would
    cut through these.
    """
    places = camera.to_screen(stage.places)
    radii = stage.radii * symbol_factor(stage, camera)
    inside = _inside(places, radii, camera)
    if alone:
        inside &= stage.graph.degree > 0
    seen = np.flatnonzero(inside).astype(np.int32)
    pairs = _pairs_in_view(stage, places, camera)
    count = sum(len(stage.ordered[pair]) for pair in pairs) if len(pairs) < NEAR_STRANDS else None
    near = count is not None and count <= NEAR_STRANDS and len(seen) <= NEAR_NODES
    if not near:
        nothing = strands.fold(stage.ordered, (), np.zeros(0), ())
        none = np.zeros((0, strands.SAMPLES, 2))
        return Frame(stage, camera, places, radii, seen, pairs, near, nothing, none)
    ends = places[stage.graph.edges]
    lengths = np.hypot(*(ends[:, 0] - ends[:, 1]).T) if len(ends) else np.zeros(0)
    chosen = strands.fold(stage.ordered, pairs.tolist(), lengths, brought)
    made = strands.curves(stage.graph, chosen, places, radii, stage.shapes, stage.routes)
    chosen, made = _with_loops(stage, chosen, made, places, radii, seen)
    return Frame(stage, camera, places, radii, seen, pairs, near, chosen, made)


def symbol_factor(stage: Stage, camera: Camera) -> float:
    """How large symbols are drawn: steady near the ordinary scale, dots where there are many."""
    by_zoom = min(1.3, max(0.5, camera.scale**0.4))
    largest = float(stage.radii.max()) if len(stage.radii) else 1.0
    by_room = 0.7 * stage.spacing * camera.scale / largest
    return max(1.5 / largest, min(by_zoom, by_room))


def _inside(places: Points, radii: NDArray[np.float64], camera: Camera) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        x, y = places[:, 0], places[:, 1]
        inside: NDArray[np.bool_] = (
            (x > -radii) & (x < camera.width + radii) & (y > -radii) & (y < camera.height + radii)
        )
    return inside


def _pairs_in_view(stage: Stage, places: Points, camera: Camera) -> Rows:
    if not len(stage.graph.edges):
        return np.zeros(0, dtype=np.int32)
    ends = places[stage.graph.edges]
    low, high = np.minimum(ends[:, 0], ends[:, 1]), np.maximum(ends[:, 0], ends[:, 1])
    meets = (high[:, 0] > -EDGE_SLACK) & (low[:, 0] < camera.width + EDGE_SLACK)
    meets &= (high[:, 1] > -EDGE_SLACK) & (low[:, 1] < camera.height + EDGE_SLACK)
    return np.flatnonzero(meets).astype(np.int32)


def _with_loops(
    stage: Stage,
    chosen: Fold,
    made: NDArray[np.float64],
    places: Points,
    radii: NDArray[np.float64],
    seen: Rows,
) -> tuple[Fold, NDArray[np.float64]]:
    """Add relations of an entity with itself, one ring each."""
    rows = np.flatnonzero(stage.graph.pair_of < 0)
    rows = rows[np.isin(stage.graph.ends[rows, 0], seen)]
    if not len(rows):
        return chosen, made
    at = stage.graph.ends[rows, 0]
    rings = strands.loops(places[at], radii[at])
    more = Fold(
        np.concatenate([chosen.rows, rows.astype(np.int32)]),
        chosen.members + tuple((row,) for row in rows.tolist()),
        np.concatenate([chosen.slots, np.zeros(len(rows))]),
        np.concatenate([chosen.lanes, np.ones(len(rows))]),
    )
    return more, np.concatenate([made, rings])
