"""New entities find a place near their neighbours; nobody who has a place is moved."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.distances import Adjacency

NEAR = 90.0
"""How near a newcomer may come to another node, in map units."""
ANGLES = 32


def settle(points: Points, graph: Adjacency, length: float) -> Points:
    """Fill the NaN rows that have a neighbour with a place; the others stay NaN.

    Rule (relations.md): two or more placed neighbours → their barycentre; one → an edge length
    away in the widest free angle. Newcomers that know only newcomers wait for those.
    """
    made = points.copy()
    waiting = [int(row) for row in np.flatnonzero(np.isnan(points[:, 0]))]
    while waiting:
        ready = [row for row in waiting if len(_placed(made, graph, row))]
        if not ready:
            break
        for row in sorted(ready, key=lambda row: -len(_placed(made, graph, row))):
            made[row] = _place(made, graph, row, length)
        waiting = [row for row in waiting if np.isnan(made[row, 0])]
    return made


def _placed(points: Points, graph: Adjacency, row: int) -> NDArray[np.int32]:
    around = graph.targets[graph.starts[row] : graph.starts[row + 1]]
    return around[~np.isnan(points[around, 0])]


def _place(points: Points, graph: Adjacency, row: int, length: float) -> NDArray[np.float64]:
    around = _placed(points, graph, row)
    if len(around) == 1:
        return _freest(points, points[around[0]], length)
    middle: NDArray[np.float64] = points[around].mean(axis=0)
    if _room(points, middle[None])[0] >= NEAR / 2:
        return middle
    return _freest(points, middle, NEAR)


def _freest(points: Points, centre: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """The place on a circle that is farthest from everybody, the level ones first."""
    angles = np.arange(ANGLES) * 2 * np.pi / ANGLES
    places = centre + length * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    room = np.minimum(_room(points, places), 3 * length)
    chosen: NDArray[np.float64] = places[int(np.argmax(np.round(room, 3)))]
    return chosen


def _room(points: Points, places: Points) -> NDArray[np.float64]:
    """Distance from each place to the nearest node that has one."""
    there = points[~np.isnan(points[:, 0])]
    gaps = ((places[:, None, :] - there[None]) ** 2).sum(axis=2)
    nearest: NDArray[np.float64] = np.sqrt(gaps.min(axis=1))
    return nearest
