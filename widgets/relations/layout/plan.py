"""The layout of a whole map by its size, from the bare graph to places for all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.candidates import best, lying
from widgets.relations.layout.distances import adjacency, components, lengths_between
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
ROUNDS, QUICK_ROUNDS = 80, 12
"""How long a small map is pushed until all names have room, and a larger one."""
FEW_PLACED = 0.3
"""Below this part of placed nodes the others are laid out around them, not added one by one."""
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
    missing = np.isnan(outline.placed[:, 0])
    if not missing.any():
        return outline.placed.copy()
    graph = adjacency(outline.count, outline.edges)
    points = outline.placed.copy()
    parts = [rows for rows in components(graph) if len(rows) > 1]
    for rows in parts:
        placed = int((~missing[rows]).sum())
        if 0 < placed < FEW_PLACED * len(rows):
            points[rows] = _lay_around(_part(outline, rows))
    points = settle(points, graph, EDGE)
    points = _lay_unplaced(outline, points, parts)
    lonely = np.flatnonzero(np.isnan(points[:, 0]))
    points = shelve(points, outline.boxes, lonely)
    return _centred(points) if missing.all() else points


def _lay_unplaced(outline: Outline, points: Points, parts: list[NDArray[np.int64]]) -> Points:
    """Lay out the connected parts in which nobody has a place yet, below what is there."""
    new = [rows for rows in parts if np.isnan(points[rows, 0]).all()]
    if not new:
        return points
    laid = [(rows, _lay_part(_part(outline, rows))) for rows in new]
    packed = pack(laid, outline.boxes, outline.count)
    there = ~np.isnan(points[:, 0])
    if there.any():
        low = (points[there] + outline.boxes[there, 2:]).max(axis=0)
        packed += (np.min(points[there, 0]), low[1] + EDGE)
    return np.where(np.isnan(points), packed, points)


def _part(outline: Outline, rows: NDArray[np.int64]) -> Outline:
    """The outline of one connected part, its rows numbered anew."""
    new = np.full(outline.count, -1, dtype=np.int32)
    new[rows] = np.arange(len(rows), dtype=np.int32)
    inside = new[outline.edges[:, 0]] >= 0
    return Outline(
        count=len(rows),
        edges=new[outline.edges[inside]],
        lengths=outline.lengths[inside],
        girths=outline.girths[inside],
        boxes=outline.boxes[rows],
        placed=outline.placed[rows],
    )


def _lay_part(part: Outline) -> Points:
    """One connected part around its own origin."""
    return _lay_large(part) if part.count > EXACT else _lay_small(part)


def _lay_small(part: Outline) -> Points:
    random = np.random.default_rng(SEED)
    nobody = np.zeros(part.count, dtype=np.bool_)
    wanted = lengths_between(part.count, part.edges, part.lengths)
    clear = CLEAR + part.girths
    tries = TRIES if part.count <= FEW else 1
    start = random.normal(scale=float(wanted.max()) / 2, size=(tries, part.count, 2))
    layouts = descend(start, wanted, nobody, random)
    graph = adjacency(part.count, part.edges)
    fanned = np.array([fan_out(points, graph, EDGE) for points in layouts])
    points = best(fanned, part.edges, clear) if tries > 1 else lying(fanned[0])
    points = points * WIDE
    if part.count <= FEW:
        return make_room(points, part.boxes, part.edges, nobody, clear, ROUNDS)
    points = grown(points, part.boxes)
    return make_room(points, part.boxes, part.edges, nobody, clear, QUICK_ROUNDS)


def _lay_large(part: Outline) -> Points:
    random = np.random.default_rng(SEED)
    graph = adjacency(part.count, part.edges)
    nobody = np.zeros(part.count, dtype=np.bool_)
    points = lying(descend_sparse(graph, part.edges, nobody, None, random)) * EDGE
    return fan_out(points, graph, EDGE)


def _lay_around(part: Outline) -> Points:
    """One connected part of which a few nodes have a place: these stay, the others come to them."""
    random = np.random.default_rng(SEED)
    fixed = ~np.isnan(part.placed[:, 0])
    around = part.placed[fixed].mean(axis=0)
    spread = EDGE * part.count**0.5
    scattered = around + random.normal(scale=spread, size=part.placed.shape)
    start = np.where(fixed[:, None], part.placed, scattered)
    if part.count > EXACT:
        graph = adjacency(part.count, part.edges)
        points = descend_sparse(graph, part.edges, fixed, start / EDGE, random) * EDGE
    else:
        wanted = lengths_between(part.count, part.edges, part.lengths)
        points = descend(start[None], wanted, fixed, random)[0]
        clear = CLEAR + part.girths
        points = make_room(points, part.boxes, part.edges, fixed, clear, QUICK_ROUNDS)
    return np.where(fixed[:, None], part.placed, points)


def _centred(points: Points) -> Points:
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return np.round(points - middle, 2) + 0.0
