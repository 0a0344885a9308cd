"""Rows of a lane of few events: packed tightly, with room for a label beside each mark.

They are fixed in the time domain, never per window. Lanes too full for that are placed by
:mod:`widgets.timeline.placing`.
"""

import numpy as np
from numpy.typing import NDArray

FEW = 400
"""Above so many events no label's room is kept free in advance."""
ROW_LIMIT = 8
"""Rows of a lane before the overflow is counted instead."""
EXPANDED_LIMIT = 64
"""Rows of a lane that the reader has opened."""


def packed(
    starts: NDArray[np.int64], ends: NDArray[np.int64], room: int, limit: int
) -> NDArray[np.int16] | None:
    """The row of each event, in order of ``starts``; None where they do not fit.

    ``ends`` are inclusive; ``room`` is the least time a mark with its label takes.
    """
    if len(starts) > FEW:
        return None
    # As Python integers: an endless start or end plus room must not wrap around.
    first = [int(start) for start in starts]
    last = [max(int(end), int(start) + room) for start, end in zip(starts, ends, strict=True)]
    return _first_fit(first, last, limit)


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
