"""Squeezed time: long spans in which nothing happens take a small part of the picture.

Time outside such gaps keeps its length to the second; within a gap so many seconds count as one.
The lanes and the camera count folded seconds, so a frame costs the same as without.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from db.records import NO_UPPER, Window

LEAST_SHARE = 0.04
"""Only what is empty for more than this part of the whole is squeezed."""
MOST_GAPS = 40
_PART, _ALL_PARTS = 0.026, 0.4
"""A squeezed gap takes so much of the whole, about 24 pixels; all gaps together no more."""
_MARGIN, _ALL_MARGINS = 0.02, 0.15
"""Room left on either side of a gap in parts of what is kept, so that marks stay clear of it."""
_UNITS = (86_400, 3600, 60, 1)
"""Whole ones of these are taken out, so that columns of days stay columns of days."""
_SHORTEST = 60
_FAR = 2**62

Seconds = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds ``first`` to ``last`` count as folded ones from ``at`` on, ``rate`` of them as one.

    Its length is a multiple of ``rate``.
    """

    first: int
    last: int
    rate: int
    at: int = 0

    @property
    def folded(self) -> int:
        """Folded seconds it takes."""
        return (self.last + 1 - self.first) // self.rate

    @property
    def middle(self) -> int:
        """A second within it, by which it is told from others."""
        return (self.first + self.last) // 2


class Fold:
    """How seconds are counted where gaps are squeezed: ascending, and exact outside the gaps.

    Compared as objects: one fold belongs to one scene.
    """

    def __init__(self, gaps: Sequence[Gap]) -> None:
        """Take gaps in order of time, at least one, with a moment between any two."""
        taken, made = 0, []
        for gap in gaps:
            made.append(Gap(gap.first, gap.last, gap.rate, gap.first - taken))
            taken += gap.last + 1 - gap.first - gap.folded
        self.gaps = tuple(made)
        self._firsts = [gap.first for gap in made]
        self._at = [gap.at for gap in made]
        columns = [(gap.first, gap.at, gap.last + 1 - gap.first, gap.rate) for gap in made]
        self._first, self._begin, self._length, self._rate = np.array(columns, np.int64).T

    def folded(self, second: int) -> int:
        """The folded second in which a second stands."""
        number = bisect_right(self._firsts, second) - 1
        if number < 0:
            return second
        gap = self.gaps[number]
        within = min(second, gap.last + 1) - gap.first
        return gap.at + within // gap.rate + (second - gap.first - within)

    def unfolded(self, second: int) -> int:
        """The first second that stands in a folded one."""
        number = bisect_right(self._at, second) - 1
        if number < 0:
            return second
        gap = self.gaps[number]
        within = min(second - gap.at, gap.folded)
        return gap.first + within * gap.rate + (second - gap.at - within)

    def folded_all(self, seconds: Seconds) -> Seconds:
        """The same of many; open ends (``NO_LOWER``, ``NO_UPPER``) stay what they are."""
        near = np.clip(seconds, -_FAR, _FAR)
        number = np.searchsorted(self._first, near, side="right") - 1
        gap = np.maximum(number, 0)
        beyond = near - self._first[gap]
        within = np.minimum(beyond, self._length[gap])
        made = self._begin[gap] + within // self._rate[gap] + (beyond - within)
        bare = (number < 0) | (seconds == NO_UPPER)
        return np.where(bare, seconds, made)

    def unfolded_all(self, seconds: Seconds) -> Seconds:
        """The first second that stands in each of many folded ones."""
        number = np.searchsorted(self._begin, seconds, side="right") - 1
        gap = np.maximum(number, 0)
        beyond = np.maximum(seconds - self._begin[gap], 0)
        within = np.minimum(beyond, self._length[gap] // self._rate[gap])
        made = self._first[gap] + within * self._rate[gap] + (beyond - within)
        return np.where(number < 0, seconds, made)

    def window(self, first: int, last: int) -> Window:
        """The window of time from one folded second to another, the last one whole."""
        return Window(self.unfolded(first), self.unfolded(last + 1) - 1)


def fold_of(
    starts: Seconds, ends: Seconds, bounds: tuple[int, int], left_open: Sequence[int] = ()
) -> Fold | None:
    """The fold of the gaps between some events; None where nothing is worth squeezing.

    ``starts`` ascend, ``ends`` are inclusive; none is open. ``bounds`` are the outermost known
    seconds of the data, of events that are not shown too. A gap with a second of ``left_open`` in
    it stays as it is.
    """
    whole = bounds[1] - bounds[0] + 1
    found = [
        (first, last)
        for first, last in _empty(starts, ends, bounds)
        if last - first + 1 > whole * LEAST_SHARE
        and not any(first <= second <= last for second in left_open)
    ]
    longest = sorted(found, key=lambda gap: gap[0] - gap[1])[:MOST_GAPS]
    gaps = _squeezed(sorted(longest), whole)
    return Fold(gaps) if gaps else None


def _empty(starts: Seconds, ends: Seconds, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """All spans within the bounds that no event touches."""
    low, high = bounds
    # As if one event ended just before the bounds, and one began just behind them.
    reach = np.maximum.accumulate(np.concatenate(([low - 1], ends)))
    following = np.concatenate((starts, [high + 1]))
    free = np.flatnonzero(following > reach + 1)
    return [
        (int(last) + 1, int(first) - 1)
        for last, first in zip(reach[free], following[free], strict=True)
    ]


def _squeezed(found: Sequence[tuple[int, int]], whole: int) -> list[Gap]:
    """The gaps with their margins left, as far as squeezing them gains anything."""
    if not found:
        return []
    count = len(found)
    kept = max(whole - sum(last - first + 1 for first, last in found), _SHORTEST)
    margin = round(kept * min(_MARGIN, _ALL_MARGINS / (2 * count)))
    part = min(_PART, _ALL_PARTS / count)
    room = max(round((kept + 2 * count * margin) / (1 - count * part) * part), 1)
    unit = next(unit for unit in _UNITS if unit <= room)
    size = room // unit * unit
    gaps = [_gap(first + margin, last - margin, size, unit) for first, last in found]
    return [gap for gap in gaps if gap is not None]


def _gap(first: int, last: int, size: int, unit: int) -> Gap | None:
    """The longest gap of ``size`` folded seconds between two, beginning at a whole unit."""
    start = -(-first // unit) * unit
    rate = (last + 1 - start) // size
    if rate < 2:
        return None
    start += (last + 1 - start - rate * size) // 2 // unit * unit
    return Gap(start, start + rate * size - 1, rate)


def outside(gaps: Sequence[Gap], first: int, last: int) -> list[tuple[int, int]]:
    """The folded spans from ``first`` to ``last`` that lie in no gap, in order of time."""
    edges = [first, *(edge for gap in gaps for edge in (gap.at, gap.at + gap.folded)), last + 1]
    spans = [(max(low, first), min(high, last + 1) - 1) for low, high in list(pairwise(edges))[::2]]
    return [span for span in spans if span[0] <= span[1]]
