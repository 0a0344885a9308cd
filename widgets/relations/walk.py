"""Walking the map by arrow keys: to the neighbour that lies in that direction."""

from collections.abc import Iterable

import numpy as np

from widgets.relations.graph import Points

NARROW = 0.5
"""Least cosine between the arrow and the way to a node: 60 degrees to either side."""


def next_node(
    places: Points, row: int, direction: tuple[float, float], neighbours: Iterable[int]
) -> int | None:
    """The neighbour nearest to the direction, else any node there; None at the rim."""
    for rows in (sorted(neighbours), range(len(places))):
        found = _nearest(places, row, direction, [other for other in rows if other != row])
        if found is not None:
            return found
    return None


def _nearest(
    places: Points, row: int, direction: tuple[float, float], rows: list[int]
) -> int | None:
    if not rows:
        return None
    way = places[rows] - places[row]
    distance = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    straightness = way @ np.array(direction) / distance
    straightness[np.isnan(straightness)] = -1.0
    ahead = straightness >= NARROW
    if not ahead.any():
        return None
    # A node straight ahead wins over a nearer one aside: distance counts twice as far at 60°.
    cost = np.where(ahead, distance / straightness, np.inf)
    return rows[int(np.argmin(cost))]
