"""One lane of the timeline: its events in rows, and the counts and density over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.density import Mass

Seconds = NDArray[np.int64]
Rows = NDArray[np.int64]

MARKS_PER_BIN = 3
"""So many marks per row fit side by side in a bin of about ``BIN_PX``; beyond, it is crowded."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One row of a lane: events in time order, none overlapping. Indexes are column rows."""

    events: Rows
    starts: Seconds
    ends: Seconds
    clearance: Seconds
    """Room on the narrower side: decides whether there is a mark."""
    room: Seconds
    """Room on the wider side: decides whether a label is tried."""
    _thinned: dict[int, "Track"] = field(default_factory=dict)

    def thinned(self, level: int) -> "Track":
        """Only the events with at least 2**level seconds of clearance; kept once worked out."""
        if level not in self._thinned:
            self._thinned[level] = self.only(self.clearance >= 1 << level)
        return self._thinned[level]

    def only(self, kept: NDArray[np.bool_] | slice) -> "Track":
        """Some of its events."""
        return Track(
            self.events[kept],
            self.starts[kept],
            self.ends[kept],
            self.clearance[kept],
            self.room[kept],
        )

    def between(self, first: int, last: int) -> slice:
        """Those that touch the seconds from ``first`` to ``last``."""
        low = int(np.searchsorted(self.ends, first, side="left"))
        high = int(np.searchsorted(self.starts, last, side="right"))
        return slice(low, max(high, low))


def joined(tracks: Sequence[Track]) -> Track:
    """Several rows' events behind each other."""
    if not tracks:
        none = np.empty(0, dtype=np.int64)
        return Track(none, none, none, none, none)
    return Track(
        np.concatenate([track.events for track in tracks]),
        np.concatenate([track.starts for track in tracks]),
        np.concatenate([track.ends for track in tracks]),
        np.concatenate([track.clearance for track in tracks]),
        np.concatenate([track.room for track in tracks]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane with its events.

    ``total`` events belong to it; ``dated`` and ``undated`` of them pass the filter. ``starts``
    and ``ends`` are those of its dated events, each sorted on its own, for counting.
    """

    key: str
    title: str
    hue: str
    total: int
    undated: int
    tracks: tuple[Track, ...]
    starts: Seconds
    ends: Seconds
    mass: Mass
    limited: bool
    """Whether events found no row, so that opening the lane would show more."""
    _peaks: dict[int, float] = field(default_factory=dict)
    _found: dict[frozenset[int], frozenset[int]] = field(default_factory=dict)

    @property
    def dated(self) -> int:
        """Events of the lane that are on the axis."""
        return len(self.starts)

    @property
    def rows(self) -> int:
        """Rows it takes on the screen; an empty lane keeps one."""
        return max(len(self.tracks), 1)

    @property
    def has_strip(self) -> bool:
        """Whether a strip for the density is kept free below the rows, at every zoom."""
        return self.limited or self.dated > MARKS_PER_BIN * self.rows

    def earlier(self, second: int) -> int:
        """How many end before this second."""
        return int(np.searchsorted(self.ends, second, side="left"))

    def later(self, second: int) -> int:
        """How many begin after this second."""
        return self.dated - int(np.searchsorted(self.starts, second, side="right"))

    def touching(self, edges: Seconds) -> NDArray[np.int64]:
        """How many touch each bin between two edges."""
        begun = np.searchsorted(self.starts, edges[1:] - 1, side="right")
        over = np.searchsorted(self.ends, edges[:-1], side="left")
        return begun - over

    def rows_with(self, wanted: frozenset[int]) -> frozenset[int]:
        """The rows in which any of these events stands; the last answer is kept."""
        if wanted not in self._found:
            places = list(wanted)
            rows = (n for n, track in enumerate(self.tracks) if np.isin(track.events, places).any())
            self._found.clear()
            self._found[wanted] = frozenset(rows)
        return self._found[wanted]

    def peak(self, level: int) -> float:
        """About the largest mass of any column of 2**level seconds, the same wherever one looks."""
        if level not in self._peaks:
            finite = self.starts[(self.starts > -(2**62)) & (self.starts < 2**62)]
            # A sample of columns will do: a rare higher one is drawn at full height.
            columns = np.unique(finite[:: max(len(finite) // 400, 1)] >> level) << level
            masses = self.mass.before(columns + (1 << level)) - self.mass.before(columns)
            self._peaks[level] = float(masses.max(initial=1.0))
        return self._peaks[level]
