"""Where on the time axis each event's mark begins and ends.

Open ends reach without limit. An unknown end is never invented: the mark stops at what is known
and a question mark of a few pixels follows. An event of which neither end is known has no place
on the axis and counts as undated.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.records import (
    FLAG_CORE,
    FLAG_END_UNKNOWN,
    FLAG_START_UNKNOWN,
    FLAG_UNDATED,
    NO_LOWER,
    NO_UPPER,
    EventColumns,
)

_SHORTEST_PART = 12
"""The whole of the data is at least so many times its shortest event."""


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """Inclusive seconds per row of the columns; ``dated`` is False where there is no place."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    dated: NDArray[np.bool_]

    def span(self) -> tuple[int, int] | None:
        """The outermost known bounds of all dated events, or None where there are none.

        At least a dozen times the shortest event, so that a lone day is a mark and not the view.
        """
        known = [
            side[self.dated & (side != NO_LOWER) & (side != NO_UPPER)]
            for side in (self.starts, self.ends)
        ]
        bounds = np.concatenate(known)
        if not len(bounds):
            return None
        first, last = int(bounds.min()), int(bounds.max())
        closed = self.dated & (self.starts != NO_LOWER) & (self.ends != NO_UPPER)
        lengths = self.ends[closed] - self.starts[closed] + 1
        shortest = int(lengths.min()) if len(lengths) else 0
        missing = max(_SHORTEST_PART * shortest - (last - first + 1), 0)
        return max(first - missing // 2, NO_LOWER + 1), min(last + missing // 2, NO_UPPER - 1)


def extents_of(columns: EventColumns) -> Extents:
    """The extents of all events."""
    flags = columns.flags
    has_core = (flags & FLAG_CORE) != 0
    no_start = (flags & FLAG_START_UNKNOWN) != 0
    no_end = (flags & FLAG_END_UNKNOWN) != 0
    begun = has_core & (columns.core_start != NO_LOWER)
    ended = has_core & (columns.core_end != NO_UPPER)
    inner_start = np.where(begun, columns.core_start, NO_UPPER)
    inner_end = np.where(ended, columns.core_end, NO_LOWER)
    starts = np.where(no_start, np.minimum(columns.latest, inner_start), columns.earliest)
    ends = np.where(no_end, np.maximum(columns.earliest, inner_end), columns.latest)
    dated = ((flags & FLAG_UNDATED) == 0) & (starts != NO_UPPER) & (ends != NO_LOWER)
    return Extents(starts.astype(np.int64), ends.astype(np.int64), dated)
