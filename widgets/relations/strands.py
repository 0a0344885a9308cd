"""Curves of the strands in pixels: kept apart, led round other nodes, folded where too many.

Pure arithmetic. A curve is a quadratic Bézier from the edge of one symbol to the edge of another;
its middle stands off the straight line by the strand's *bow*.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import MapGraph, Points, Rows
from widgets.relations.shapes import reach

SAMPLES = 25
"""Points per drawn curve."""
APART = 23.0
"""Pixels between the middles of neighbouring strands of one pair: a label fits between."""
NARROW = 0.13
"""No bow of parallel strands goes beyond this part of the pair's length per strand."""
TOGETHER, UNFOLDED = 54.0, 430.0
"""Pairs shorter than the first are one line; longer than the second show every strand."""
MOST = 4
"""How many strands of one pair stand apart at middle distance (relations.md)."""
TOUCH = 2.5
"""Pixels kept free between a strand and the symbol it meets."""


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Which curves are drawn. ``rows`` the strand that gives a curve its look, ``members`` all
    strands it stands for, ``slots`` its place among the ``lanes`` curves of its pair.
    """

    rows: Rows
    members: tuple[tuple[int, ...], ...]
    slots: NDArray[np.float64]
    lanes: NDArray[np.float64]


def by_weight(graph: MapGraph) -> tuple[tuple[int, ...], ...]:
    """Strands of each pair, first those that say most: a quantity, more sources, briefly."""
    found: list[list[int]] = [[] for _ in graph.edges]
    for row, pair in enumerate(graph.pair_of.tolist()):
        if pair >= 0:
            found[pair].append(row)

    def says(row: int) -> tuple[bool, int, int, int]:
        strand = graph.strands[row]
        return (not strand.quantity, -strand.sources, len(strand.quantity), row)

    return tuple(tuple(sorted(rows, key=says)) for rows in found)


def fold(
    ordered: tuple[tuple[int, ...], ...],
    pairs: Collection[int],
    lengths: NDArray[np.float64],
    brought: Collection[int],
) -> Fold:
    """Choose the curves of these pairs by their length on screen.

    ``brought`` strands (selected or hovered) always have a curve of their own.
    """
    rows: list[int] = []
    members: list[tuple[int, ...]] = []
    slots: list[float] = []
    lanes: list[float] = []
    for pair in pairs:
        groups = _groups(ordered[pair], float(lengths[pair]), brought)
        for slot, group in enumerate(groups):
            rows.append(group[0])
            members.append(group)
            slots.append(slot - (len(groups) - 1) / 2)
            lanes.append(len(groups))
    return Fold(
        np.array(rows, np.int32), tuple(members), np.array(slots, float), np.array(lanes, float)
    )


def _groups(
    strands: tuple[int, ...], length: float, brought: Collection[int]
) -> list[tuple[int, ...]]:
    if len(strands) == 1 or length > UNFOLDED or (length > TOGETHER and len(strands) <= MOST):
        return [(row,) for row in strands]
    room = MOST if length > TOGETHER else 0
    alone = [row for index, row in enumerate(strands) if index < room or row in brought]
    rest = tuple(row for row in strands if row not in alone)
    return [(row,) for row in alone] + ([rest] if rest else [])


def curves(
    graph: MapGraph,
    chosen: Fold,
    places: Points,
    radii: NDArray[np.float64],
    shapes: NDArray[np.uint8],
    routes: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Sampled curves (k, SAMPLES, 2) from source to target, trimmed at both symbols.

    ``routes`` is the bow each pair needs to pass other nodes, as a part of its length.
    """
    pairs = graph.pair_of[chosen.rows]
    low, high = graph.edges[pairs, 0], graph.edges[pairs, 1]
    start, end = places[low], places[high]
    along = end - start
    length = np.maximum(np.sqrt((along**2).sum(axis=1)), 1e-6)
    gap = np.minimum(APART, NARROW * length * 4 / np.maximum(chosen.lanes, 2))
    bow = routes[pairs] * length + chosen.slots * gap
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / length[:, None]
    control = (start + end) / 2 + normal * (2 * bow)[:, None]
    first = _trim(start, control, radii[low], shapes[low])
    last = _trim(end, control, radii[high], shapes[high])
    crowded = first + last > 0.9
    first[crowded], last[crowded] = 0.45, 0.45
    made = _sampled(start, control, end, first, 1 - last)
    backwards = graph.ends[chosen.rows, 0] == high
    made[backwards] = made[backwards, ::-1]
    return made


def loops(places: Points, radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Curves (k, SAMPLES, 2) of relations of an entity with itself: a ring above its symbol."""
    angles = np.linspace(np.pi * 0.75, np.pi * 2.25, SAMPLES)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    size = radii * 0.8
    middle = places - np.stack([np.zeros_like(radii), radii + size * 0.8], axis=1)
    return middle[:, None, :] + ring[None] * size[:, None, None]


def _trim(
    start: Points, control: Points, radius: NDArray[np.float64], shape: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """Part of the curve that lies inside the symbol at its start."""
    direction = control - start
    size = np.maximum(np.sqrt((direction**2).sum(axis=1)), 1e-6)
    edge = reach(shape, radius, direction / size[:, None]) + TOUCH
    part: NDArray[np.float64] = np.minimum(edge / (2 * size), 0.45)
    return part


def _sampled(
    start: Points,
    control: Points,
    end: Points,
    first: NDArray[np.float64],
    last: NDArray[np.float64],
) -> NDArray[np.float64]:
    t = first[:, None] + np.linspace(0, 1, SAMPLES)[None] * (last - first)[:, None]
    t = t[..., None]
    made: NDArray[np.float64] = (
        start[:, None] * (1 - t) ** 2 + control[:, None] * 2 * t * (1 - t) + end[:, None] * t**2
    )
    return made
