"""When the events of a set begin and end, for counting how many lie before, after or in a view."""

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]


class Times:
    """Starts and ends of some events. Counting costs nothing once the ends are sorted.

    Sorting a million takes a good while, so it is left to :meth:`prepare`, which a worker may
    call; until then the ends are looked through.
    """

    __slots__ = ("_ends", "_is_sorted", "starts")

    def __init__(self, starts: Seconds, ends: Seconds, *, prepared: bool = False) -> None:
        """Take ascending starts, and inclusive ends in any order (ascending if ``prepared``)."""
        self.starts = starts
        self._ends = ends
        self._is_sorted = prepared or len(ends) < 2

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def ends(self) -> Seconds:
        """The ends, ascending."""
        self.prepare()
        return self._ends

    def prepare(self) -> None:
        """Sort the ends."""
        if not self._is_sorted:
            # Both are set to their final value at once: another thread may be counting.
            self._ends = np.sort(self._ends)
            self._is_sorted = True

    def earlier(self, second: int) -> int:
        """How many end before this second."""
        ends = self._ends
        if self._is_sorted:
            return int(np.searchsorted(ends, second, side="left"))
        return int(np.count_nonzero(ends < second))

    def later(self, second: int) -> int:
        """How many begin after this second."""
        return len(self.starts) - int(np.searchsorted(self.starts, second, side="right"))

    def within(self, first: int, last: int) -> int:
        """How many touch the seconds from ``first`` to ``last``."""
        return len(self.starts) - self.earlier(first) - self.later(last)

    def patched(self, gone: list[tuple[int, int]], come: list[tuple[int, int]]) -> "Times":
        """These times without some events and with others, each told as (start, end)."""
        starts, ends = self.starts, self.ends
        for start, end in gone:
            starts = np.delete(starts, np.searchsorted(starts, start))
            ends = np.delete(ends, np.searchsorted(ends, end))
        for start, end in come:
            starts = np.insert(starts, np.searchsorted(starts, start), start)
            ends = np.insert(ends, np.searchsorted(ends, end), end)
        return Times(starts, ends, prepared=True)
