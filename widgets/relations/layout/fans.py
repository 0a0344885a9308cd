"""Many leaves of one hub stand evenly on an arc around it."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.distances import Adjacency

MANY = 5
"""From how many leaves on a hub fans them out."""
NEXT_TO_EACH_OTHER = 46.0
"""Least distance of two leaves along the arc, in map units."""


def fan_out(points: Points, graph: Adjacency, length: float) -> Points:
    """Place the leaves of each hub in the widest free angle, on as many arcs as they need."""
    made = points.copy()
    degree = np.diff(graph.starts)
    for hub in np.flatnonzero(degree >= MANY).tolist():
        around = graph.targets[graph.starts[hub] : graph.starts[hub + 1]]
        leaves = around[degree[around] == 1]
        if len(leaves) >= MANY:
            others = np.setdiff1d(around, leaves)
            start, width = _free_sector(made[hub], made[others])
            made[leaves] = made[hub] + _arcs(len(leaves), start, width, length)
    return made


def _free_sector(centre: NDArray[np.float64], others: Points) -> tuple[float, float]:
    """Start and width of the widest angle in which no other neighbour stands."""
    if not len(others):
        return 0.0, 2 * np.pi
    delta = others - centre
    angles = np.sort(np.arctan2(delta[:, 1], delta[:, 0]))
    gaps = np.diff(np.concatenate([angles, angles[:1] + 2 * np.pi]))
    widest = int(gaps.argmax())
    margin = gaps[widest] * 0.12
    return float(angles[widest] + margin), float(gaps[widest] - 2 * margin)


def _arcs(count: int, start: float, width: float, length: float) -> Points:
    """Places relative to the hub, the inner arc filled first, each arc spread evenly."""
    places: list[tuple[float, float]] = []
    radius = length
    while len(places) < count:
        room = max(1, int(width * radius / NEXT_TO_EACH_OTHER))
        here = min(room, count - len(places))
        whole = width > 2 * np.pi - 1e-6
        for index in range(here):
            part = index / here if whole else (index + 0.5) / here
            angle = start + width * part
            places.append((radius * np.cos(angle), radius * np.sin(angle)))
        radius += NEXT_TO_EACH_OTHER
    return np.array(places)
