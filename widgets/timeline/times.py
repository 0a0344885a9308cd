"""When the events of a set begin and end, for counting how many lie before, after or in a view."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.extents import Extents

Seconds = NDArray[np.int64]
Rows = NDArray[np.int32]


class Times:
    """Starts and ends of the events of some column rows. Counting costs nothing in sorted ends.

    Sorting a million takes a good while, so it is left to :meth:`prepare`, which a worker may
    call; until then the ends are looked through. Starts are read where a search looks: a copy of
    them would take eight bytes an event.
    """

    __slots__ = ("_all_ends", "_ends", "_rows", "_starts")

    def __init__(self, rows: Rows, extents: Extents, ends: Seconds | None = None) -> None:
        """Take column rows in order of start, and their inclusive ends where known ascending."""
        self._rows, self._starts, self._all_ends = rows, extents.starts, extents.ends
        self._ends = ends

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> Rows:
        """Column rows of the events, in order of start."""
        return self._rows

    @property
    def starts(self) -> Seconds:
        """The starts, ascending."""
        return self._starts[self._rows]

    def start_of(self, place: int) -> int:
        """The start at a place in their order."""
        return int(self._starts[self._rows[place]])

    @property
    def ends(self) -> Seconds:
        """The ends, ascending."""
        ends = self._ends
        if ends is None:
            # Set once it is sorted: another thread may be counting.
            ends = self._ends = np.sort(self._all_ends[self._rows])
        return ends

    def prepare(self) -> None:
        """Sort the ends."""
        _ = self.ends

    def earlier(self, second: int) -> int:
        """How many end before this second."""
        ends = self._ends
        if ends is not None:
            return int(ends.searchsorted(second, side="left"))
        # What ends before it begins before it.
        begun = bisect_left(self._rows, second, key=self._starts.item)
        return int(np.count_nonzero(self._all_ends[self._rows[:begun]] < second))

    def later(self, second: int) -> int:
        """How many begin after this second."""
        return len(self._rows) - bisect_right(self._rows, second, key=self._starts.item)

    def within(self, first: int, last: int) -> int:
        """How many touch the seconds from ``first`` to ``last``."""
        return len(self) - self.earlier(first) - self.later(last)

    def patched(self, gone: Sequence[int], come: Sequence[int]) -> Seconds:
        """The ends, ascending, without those of some events and with those of others."""
        ends = self.ends
        for end in gone:
            ends = np.delete(ends, np.searchsorted(ends, end))
        for end in come:
            ends = np.insert(ends, np.searchsorted(ends, end), end)
        return ends


class AllTimes:
    """Starts and ends of the events of several sets, none of which has an event of another's."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Sequence[Times]) -> None:
        """Take the sets."""
        self._parts = tuple(parts)

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)

    @property
    def starts(self) -> Seconds:
        """All starts, ascending: put together each time, which takes a while for a million."""
        runs = [part.starts for part in self._parts] or [np.empty(0, np.int64)]
        # Stable, for this finds the runs and only merges them.
        return np.sort(np.concatenate(runs), kind="stable")

    def prepare(self) -> None:
        """Sort the ends of all sets."""
        for part in self._parts:
            part.prepare()

    def earlier(self, second: int) -> int:
        """How many end before this second."""
        return sum(part.earlier(second) for part in self._parts)

    def later(self, second: int) -> int:
        """How many begin after this second."""
        return sum(part.later(second) for part in self._parts)

    def patched(self, gone: Sequence[int], come: Sequence[int]) -> Seconds | None:
        """All ends without some and with others, where they are kept together."""
        return self._parts[0].patched(gone, come) if len(self._parts) == 1 else None

    def last_end(self, second: int) -> int:
        """The last end before this second, which at least one event has."""
        found = ((part.ends, part.earlier(second)) for part in self._parts)
        return max(int(ends[count - 1]) for ends, count in found if count)

    def next_start(self, second: int) -> int:
        """The first start after this second, which at least one event has."""
        found = ((part, part.later(second)) for part in self._parts)
        return min(part.start_of(len(part) - count) for part, count in found if count)
