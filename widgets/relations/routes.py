"""Bows that lead strands round the nodes in their way. Depends on places alone, never on time."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points, Rows

BOWS = (0.0, 0.1, -0.1, 0.18, -0.18, 0.27, -0.27, 0.36, -0.36)
"""Tried in this order, as parts of the strand's length: straight if it can be."""
CLEAR = 28.0
"""Map units a strand keeps from the middle of a node it does not end at."""
NAME_BELOW, NAME_CLEAR = 26.0, 13.0
"""Where names mostly stand, and how far a strand keeps from there."""
BUDGET = 40_000_000
"""Distances worth computing; in larger graphs nodes are dots and strands straight."""


def routes(points: Points, edges: Rows) -> NDArray[np.float64]:
    """The smallest bow of each pair that passes clear of other nodes, or the clearest one."""
    count = len(edges)
    if not count or count * len(points) * len(BOWS) * 18 > BUDGET:
        return np.zeros(count)
    room = np.stack([_room(points, edges, bow) for bow in BOWS], axis=1)
    best = room.argmax(axis=1)
    free = room >= 0
    first = np.where(free.any(axis=1), free.argmax(axis=1), best)
    made: NDArray[np.float64] = np.array(BOWS)[first]
    return made


def _room(points: Points, edges: Rows, bow: float) -> NDArray[np.float64]:
    """How much more than clear the nearest node is from each curve; negative = in its way."""
    start, end = points[edges[:, 0]], points[edges[:, 1]]
    along = end - start
    control = (start + end) / 2 + np.stack([-along[:, 1], along[:, 0]], axis=1) * (2 * bow)
    t = np.linspace(0.06, 0.94, 17)[None, :, None]
    curve = start[:, None] * (1 - t) ** 2 + control[:, None] * 2 * t * (1 - t) + end[:, None] * t**2
    symbols = _nearest(curve, points, edges) - CLEAR
    names = _nearest(curve, points + np.array([0.0, NAME_BELOW]), edges) - NAME_CLEAR
    return np.minimum(symbols, names)


def _nearest(curve: NDArray[np.float64], points: Points, edges: Rows) -> NDArray[np.float64]:
    gaps = ((curve[:, :, None, :] - points[None, None]) ** 2).sum(axis=3).min(axis=1)
    index = np.arange(len(edges))
    gaps[index, edges[:, 0]] = np.inf
    gaps[index, edges[:, 1]] = np.inf
    nearest: NDArray[np.float64] = np.sqrt(gaps.min(axis=1))
    return nearest
