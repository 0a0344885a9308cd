"""Which event may show first where there is no room for all: a total order, and its clearance.

The clearance of an event is the time to its nearest more important neighbours in its row. It is
worked out once for the whole row, so what shows at a zoom never depends on where the view stands:
panning changes nothing, and zooming in only adds.
"""

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns

ENDLESS = 2**62
"""Clearance of an event without a more important neighbour."""
_HASH = 2_654_435_761


def ranks(columns: EventColumns, lengths: NDArray[np.float64]) -> NDArray[np.int64]:
    """The place of each event in the order of importance; the highest is the most important.

    Importance, then number of sources and links, then duration, then a hash of the id, so that
    events imported together do not win by their place in the file.
    """
    scattered = (columns.ids * _HASH) % (1 << 32)
    order = np.lexsort((scattered, lengths, columns.weight, columns.importance))
    ranked = np.empty(len(order), dtype=np.int64)
    ranked[order] = np.arange(len(order))
    return ranked


def clearances(
    starts: NDArray[np.int64], ends: NDArray[np.int64], ranked: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Seconds of room of each event in one row: on its narrower and on its wider side.

    The row is in time order and without overlap. Room on the right runs from start to start and
    on the left from end to end, so that a bar's own length counts as room for its label.
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
    left, right = np.array(before, dtype=np.int64), np.array(after, dtype=np.int64)
    return np.minimum(left, right), np.maximum(left, right)
