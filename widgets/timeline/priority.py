"""Which event may show first where there is no room for all, and the room it has to itself."""

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns

ENDLESS = 2**62
"""Clearance of an event without a more important neighbour."""
_HASH = 2_654_435_761
_HASH_BITS, _LENGTH_BITS, _WEIGHT_BITS, _IMPORTANCE_BITS = 32, 8, 12, 10


def ranks(columns: EventColumns, lengths: NDArray[np.float64]) -> NDArray[np.int64]:
    """A number for each event, the highest for the most important; no two are equal.

    Importance, then number of sources and links, then duration, then a hash of the id, so that
    events imported together do not win by their place in the file.
    """
    scattered = (columns.ids.astype(np.int64) * _HASH) & ((1 << _HASH_BITS) - 1)
    # Steps of a few percent, from a second to all of time.
    length = np.log2(np.maximum(lengths, 1.0) + 1) * 3.9
    parts = (
        (columns.importance.astype(np.int64) + (1 << (_IMPORTANCE_BITS - 1)), _IMPORTANCE_BITS),
        (columns.weight, _WEIGHT_BITS),
        (length, _LENGTH_BITS),
    )
    ranked = np.zeros(len(columns), np.int64)
    for value, bits in parts:
        ranked = ranked << bits | np.clip(value, 0, (1 << bits) - 1).astype(np.int64)
    return ranked << _HASH_BITS | scattered


def clearances(
    starts: NDArray[np.int64], ends: NDArray[np.int64], ranked: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Seconds from each event of one row to its nearest more important neighbour.

    The row is in time order and without overlap. Room on the right runs from start to start and
    on the left from end to end, so that a bar's own length counts as room.
    """
    count = len(starts)
    begin, finish, rank = starts.tolist(), ends.tolist(), ranked.tolist()
    before, after = [ENDLESS] * count, [ENDLESS] * count
    waiting: list[int] = []
    for here in range(count):
        while waiting and rank[waiting[-1]] < rank[here]:
            lesser = waiting.pop()
            after[lesser] = min(begin[here] - begin[lesser], ENDLESS)
        if waiting:
            before[here] = min(finish[here] - finish[waiting[-1]], ENDLESS)
        waiting.append(here)
    return np.minimum(np.array(before, dtype=np.int64), np.array(after, dtype=np.int64))
