"""How much happened when, exactly: each event weighs one, spread evenly over its bounds.

The mass before a time is a sum over all events, kept as running sums over sorted starts and ends.
So any number of columns is answered by binary search, without a loop over events, and the columns
between any two times sum to the mass between them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.extents import Extents

Floats = NDArray[np.float64]
Seconds = NDArray[np.int64]

_CLASS_BITS = 2
_INSTANT = 60
"""Up to so many seconds the mass falls on the start at once: finer than any column drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class _Lengths:
    """The events of about one length, as running sums over their sorted starts and ends."""

    longest: int
    starts: Seconds
    ends: Seconds
    begun: tuple[Floats, Floats]
    """Running sums of 1/length and start/length, in the order of starts."""
    over: tuple[Floats, Floats]
    """The same in the order of ends."""
    origin: int

    def before(self, times: Seconds) -> Floats:
        """Mass of these events before each time."""
        ended = np.searchsorted(self.ends, times, side="right")
        if self.longest <= _INSTANT:
            return np.searchsorted(self.starts, times, side="left").astype(np.float64)
        begun = np.searchsorted(self.starts, times, side="left")
        rate = self.begun[0][begun] - self.over[0][ended]
        offset = self.begun[1][begun] - self.over[1][ended]
        return np.asarray(ended + np.maximum((times - self.origin) * rate - offset, 0.0))

    def within(self, edges: Seconds) -> Floats:
        """How many lie wholly within each column; sound only where none is longer than one."""
        ended = np.searchsorted(self.ends, edges[1:], side="right")
        begun = np.searchsorted(self.starts, edges[:-1], side="left")
        return np.maximum(ended - begun, 0).astype(np.float64)


def _running(values: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))


def _lengths(starts: Seconds, ends: Seconds, origin: int) -> _Lengths:
    length = (ends - starts).astype(np.float64)
    rate = 1.0 / length
    offset = (starts - origin) * rate
    by_start, by_end = np.argsort(starts), np.argsort(ends)
    return _Lengths(
        int(length.max()),
        starts[by_start],
        ends[by_end],
        (_running(rate[by_start]), _running(offset[by_start])),
        (_running(rate[by_end]), _running(offset[by_end])),
        origin,
    )


class Mass:
    """The mass of a set of events over time."""

    def __init__(self, starts: Seconds, ends: Seconds) -> None:
        """Take inclusive bounds, all finite."""
        self.count = len(starts)
        self._parts: tuple[_Lengths, ...] = ()
        if not self.count:
            return
        until = ends + 1
        origin = int(starts[0])
        bits = np.log2((until - starts).astype(np.float64))
        groups = np.ceil(bits / _CLASS_BITS).astype(np.int64)
        self._parts = tuple(
            _lengths(starts[groups == group], until[groups == group], origin)
            for group in np.unique(groups)
        )

    def before(self, times: Seconds) -> Floats:
        """Mass before each time."""
        return np.asarray(sum((part.before(times) for part in self._parts), np.zeros(len(times))))

    def columns(self, edges: Seconds) -> tuple[Floats, Floats]:
        """Mass of each column between two edges: (certainly in it, in it at all)."""
        total = np.maximum(np.diff(self.before(edges)), 0.0)
        narrowest = int(np.diff(edges).min()) if len(edges) > 1 else 0
        inside = np.zeros(max(len(edges) - 1, 0))
        for part in self._parts:
            if part.longest <= narrowest:
                inside = inside + part.within(edges)
        return np.minimum(inside, total), total


def mass_of(extents: Extents, events: Seconds, span: tuple[int, int] | None) -> Mass:
    """The mass of some events; an open end reaches to the edge of the data, not beyond."""
    low, high = span or (0, 0)
    starts = np.clip(extents.starts[events], low, high)
    return Mass(starts, np.maximum(np.clip(extents.ends[events], low, high), starts))
