"""Which row of its lane each event stands in: fixed in the time domain, never per window.

A lane of few events is packed tightly, with room for a label beside each short mark. A lane too
full for that spreads its events evenly over a fixed number of rows, and what still finds no room
is counted, not dropped.
"""

from heapq import heapify, heapreplace

import numpy as np
from numpy.typing import NDArray

NO_ROW = -1
FEW = 400
"""Above so many events no label's room is kept free in advance."""
ROW_LIMIT = 8
"""Rows of a lane before the overflow is counted instead."""
EXPANDED_LIMIT = 64
"""Rows of a lane that the reader has opened."""


def packed(
    starts: NDArray[np.int64], ends: NDArray[np.int64], room: int, limit: int
) -> NDArray[np.int16]:
    """The row of each event, in order of ``starts``; ``NO_ROW`` where there is none.

    ``ends`` are inclusive; ``room`` is the least time a mark with its label takes.
    """
    if len(starts) <= FEW:
        # As Python integers: an endless start or end plus room must not wrap around.
        first = [int(start) for start in starts]
        last = [max(int(end), int(start) + room) for start, end in zip(starts, ends, strict=True)]
        rows = _first_fit(first, last, limit)
        if rows is not None:
            return rows
    return _spread(starts, ends, limit)


def _first_fit(starts: list[int], ends: list[int], limit: int) -> NDArray[np.int16] | None:
    """Each event in the first row that is free; None where more rows would be needed."""
    taken: list[int] = []
    rows = np.empty(len(starts), dtype=np.int16)
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        row = next((row for row, last in enumerate(taken) if last < start), len(taken))
        if row == limit:
            return None
        if row == len(taken):
            taken.append(end)
        else:
            taken[row] = end
        rows[place] = row
    return rows


def _spread(starts: NDArray[np.int64], ends: NDArray[np.int64], limit: int) -> NDArray[np.int16]:
    """Each event in the row that has been free the longest."""
    # One below every start, so that all rows begin free.
    free: list[tuple[int, int]] = [(-(2**63) - 1, row) for row in range(limit)]
    heapify(free)
    rows: list[int] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        until, row = free[0]
        if until < start:
            heapreplace(free, (end, row))
            rows.append(row)
        else:
            rows.append(NO_ROW)
    return np.array(rows, dtype=np.int16)
