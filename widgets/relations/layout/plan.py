"""The layout of a whole map by its size, from the bare graph to places for all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.candidates import best, lying
from widgets.relations.layout.distances import Adjacency, adjacency, components, lengths_between
from widgets.relations.layout.fans import fan_out
from widgets.relations.layout.newcomers import settle
from widgets.relations.layout.packing import pack, shelve
from widgets.relations.layout.spacing import grown, make_room
from widgets.relations.layout.stress_full import descend
from widgets.relations.layout.stress_sparse import descend_sparse

EDGE = 100.0
"""Length of an ordinary edge in map units."""
EXACT = 300
"""Up to how many nodes all pairs are taken into account."""
TRIES = 24
"""How many starts a small graph gets; the clearest picture is kept."""
CLEAR = 30.0
"""How near a node may be to a strand that is not its own, in map units."""
WIDE = np.array([1.25, 0.8])
"""Names are wide and screens are too: small maps are drawn so much wider and lower."""
FEW = 80
"""Up to how many nodes so many starts are affordable."""
ROUNDS = 80
"""How long a small map is pushed until all names have room."""
SEED = 7


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What a layout needs to know, in map units and free of any live object.

    ``edges`` are distinct pairs; ``lengths`` how long each would like to be, ``girths`` how far
    its strands reach to either side. ``boxes`` (n, 4) is the reach of each symbol with its name to
    left, top, right and bottom; ``placed`` (n, 2) has NaN where there is no place yet.
    """

    count: int
    edges: NDArray[np.int32]
    lengths: NDArray[np.float64]
    girths: NDArray[np.float64]
    boxes: NDArray[np.float64]
    placed: Points


def lay_out(outline: Outline) -> Points:
    """Places for all nodes; who has one keeps it to the bit. The same outline, the same map."""
    graph = adjacency(outline.count, outline.edges)
    missing = np.isnan(outline.placed[:, 0])
    if not missing.any():
        return outline.placed.copy()
    points = outline.placed.copy()
    if not missing.all():
        points = settle(points, graph, EDGE)
    points = _lay_unplaced_parts(outline, graph, points)
    lonely = np.flatnonzero(np.isnan(points[:, 0]))
    points = shelve(points, outline.boxes, lonely)
    return _centred(points) if missing.all() else points


def _lay_unplaced_parts(outline: Outline, graph: Adjacency, points: Points) -> Points:
    """Lay out the connected parts in which nobody has a place yet, below what is there."""
    parts = [
        (rows, _lay_part(outline, rows))
        for rows in components(graph)
        if len(rows) > 1 and np.isnan(points[rows, 0]).all()
    ]
    if not parts:
        return points
    packed = pack(parts, outline.boxes, outline.count)
    there = ~np.isnan(points[:, 0])
    if there.any():
        low = (points[there] + outline.boxes[there, 2:]).max(axis=0)
        packed += (np.min(points[there, 0]), low[1] + EDGE)
    return np.where(np.isnan(points), packed, points)


def _lay_part(outline: Outline, rows: NDArray[np.int64]) -> Points:
    """One connected part around its own origin."""
    new = np.full(outline.count, -1, dtype=np.int32)
    new[rows] = np.arange(len(rows), dtype=np.int32)
    inside = new[outline.edges[:, 0]] >= 0
    edges, lengths = new[outline.edges[inside]], outline.lengths[inside]
    clear = CLEAR + outline.girths[inside]
    boxes = outline.boxes[rows]
    if len(rows) > EXACT:
        return _lay_large(len(rows), edges, boxes)
    return _lay_small(len(rows), edges, lengths, clear, boxes)


def _lay_small(
    count: int,
    edges: NDArray[np.int32],
    lengths: NDArray[np.float64],
    clear: NDArray[np.float64],
    boxes: NDArray[np.float64],
) -> Points:
    random = np.random.default_rng(SEED)
    nobody = np.zeros(count, dtype=np.bool_)
    wanted = lengths_between(count, edges, lengths)
    tries = TRIES if count <= FEW else 1
    start = random.normal(scale=float(wanted.max()) / 2, size=(tries, count, 2))
    layouts = descend(start, wanted, nobody, random)
    fanned = [fan_out(points, adjacency(count, edges), nobody, EDGE) for points in layouts]
    points = (best(np.array(fanned), edges, clear) if tries > 1 else lying(fanned[0])) * WIDE
    points = grown(points, boxes)
    return make_room(points, boxes, edges, nobody, clear, rounds=ROUNDS if count <= FEW else 12)


def _lay_large(count: int, edges: NDArray[np.int32], boxes: NDArray[np.float64]) -> Points:
    random = np.random.default_rng(SEED)
    graph = adjacency(count, edges)
    nobody = np.zeros(count, dtype=np.bool_)
    points = lying(descend_sparse(graph, edges, nobody, None, random)) * EDGE
    points = fan_out(points, graph, nobody, EDGE)
    if count <= 1500:
        # Symbols only: with every name the map would be many screens wide.
        symbols = np.minimum(boxes, 16.0)
        none = np.empty((0, 2), np.int32)
        points = make_room(points, symbols, none, nobody, np.empty(0), rounds=8)
    return points


def _centred(points: Points) -> Points:
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return np.round(points - middle, 2) + 0.0
