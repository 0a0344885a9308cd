"""Levels under a filter: events take the room that those filtered out have left in their rows."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def raised(
    starts: Numbers, rows: Numbers, levels: NDArray[np.int8], ranked: Numbers, most: int
) -> NDArray[np.int8]:
    """Levels at least as high as they were, for events that stand in order of row and start.

    Of two events that now come close, the one with the higher level, or the more important one,
    goes before. No level rises by more than ``most``, so that a view does not fill with labels.
    """
    weight = _ordered(levels, ranked)
    left = _nearest_greater(weight, rows)
    right = len(rows) - 1 - _nearest_greater(weight[::-1], rows[::-1])[::-1]
    here = np.arange(len(rows))
    room = np.full(len(rows), 2.0**62)
    for other, known in ((left, left >= 0), (right, right < len(rows))):
        at = here[known]
        apart = np.abs(starts[at].astype(np.float64) - starts[other[known]])
        room[known] = np.minimum(room[known], apart)
    fitting = np.minimum(np.frexp(np.maximum(room, 1.0))[1] - 1, levels.astype(np.int64) + most)
    return np.maximum(levels, np.clip(fitting, 0, 62)).astype(np.int8)


def _ordered(levels: NDArray[np.int8], ranked: Numbers) -> Numbers:
    order = np.lexsort((ranked, levels))
    weight = np.empty(len(order), np.int64)
    weight[order] = np.arange(len(order))
    return weight


def _nearest_greater(weight: Numbers, rows: Numbers) -> Numbers:
    """For each event the nearest one before it in its row that weighs more; −1 = none.

    Each looks where the one before it had to look, and so leaps over all that weigh less.
    """
    count = len(weight)
    found = np.arange(-1, count - 1)
    begins = np.ones(count, np.bool_)
    begins[1:] = rows[1:] != rows[:-1]
    found[begins] = -1
    looking = np.flatnonzero(found >= 0)
    while len(looking):
        looking = looking[weight[found[looking]] < weight[looking]]
        found[looking] = found[found[looking]]
        looking = looking[found[looking] >= 0]
    return found
