"""Columns of density: how they are counted, put together, and mended after an edit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.shares import Grid, Shares, shares_of

Floats = NDArray[np.floating]
Seconds = NDArray[np.int64]
Lanes = NDArray[np.integer]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Mass by lane and column: ``solid`` certainly within the column, ``total`` in it at all.

    The first column is number ``first`` of those of ``width`` seconds.
    """

    width: int
    first: int
    solid: Floats
    total: Floats

    @property
    def last(self) -> int:
        """One past the last column."""
        return self.first + self.total.shape[1]

    def part(self, first: int, last: int) -> "Columns":
        """The columns from ``first`` up to ``last``; empty ones where nothing was summed."""
        shape = self.total.shape[0], max(last - first, 0)
        low, high = max(first, self.first), min(last, self.last)
        if low == first and high == last:
            cut = slice(low - self.first, high - self.first)
            return Columns(self.width, first, self.solid[:, cut], self.total[:, cut])
        solid, total = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        if low < high:
            there, here = (
                slice(low - first, high - first),
                slice(low - self.first, high - self.first),
            )
            solid[:, there], total[:, there] = self.solid[:, here], self.total[:, here]
        return Columns(self.width, first, solid, total)

    def holds(self, width: int, first: int, last: int) -> bool:
        """Whether it has all these columns of this width."""
        return self.width == width and self.first <= first and last <= self.last

    def widened(self, depth: int) -> "Columns":
        """The same mass in columns of the width after so many doublings."""
        first = self.first >> depth
        turns = (np.arange(first + 1, (self.last - 1 >> depth) + 1) << depth) - self.first
        begins = np.concatenate(([0], turns)).astype(np.int64)
        return Columns(
            self.width << depth,
            first,
            np.add.reduceat(self.solid, begins, axis=1),
            np.add.reduceat(self.total, begins, axis=1),
        )


def summed(events: tuple[Lanes, Seconds, Seconds], grid: Grid) -> Columns:
    """The columns of a grid, of events told by lane, start and end; what lies outside is cut."""
    lanes, starts, ends = events
    width, first, last = grid.width, grid.first, grid.last
    # What reaches beyond on both sides has the same share in each: mostly there are many of them.
    across = (starts < first * width) & (ends >= last * width)
    rest = np.flatnonzero(~across)
    over = np.flatnonzero(across)
    rates = width / (ends[over] - starts[over] + 1).astype(np.float64)
    even = np.bincount(lanes[over], rates, grid.lanes).astype(np.float32)
    solid, total = shares_of(grid, lanes[rest], starts[rest], ends[rest]).base(None)
    return Columns(width, first, solid, total + even[:, None])


def joined(base: Columns, shares: Shares, width: int, shown: NDArray[np.bool_] | None) -> Columns:
    """Columns some doublings wider: what lay in two of the narrower ones may lie in one now."""
    depth = (width // base.width).bit_length() - 1
    solid = base.solid + shares.joining(depth, shown).astype(np.float32)
    return replace(base, solid=solid).widened(depth)


class Change(NamedTuple):
    """An event that came (``sign`` 1) or left (-1)."""

    lane: int
    start: int
    end: int
    sign: float


class Level(NamedTuple):
    """Columns, and what has changed since: worked in when they are looked at.

    There are some twenty widths, and a view shows one.
    """

    columns: Columns
    owed: tuple[Change, ...] = ()

    def owing(self, changes: Sequence[Change]) -> "Level":
        """The same after more changes."""
        return Level(self.columns, (*self.owed, *changes))

    def renumbered(self, lanes: NDArray[np.int32]) -> tuple[Change, ...]:
        """What is owed where lanes are numbered otherwise, those below 0 not at all."""
        told = (one._replace(lane=int(lanes[one.lane])) for one in self.owed)
        return tuple(one for one in told if one.lane >= 0)

    def settled(self) -> "Level":
        """With all that is owed worked in."""
        return Level(changed(self.columns, self.owed))


def changed(columns: Columns, changes: Sequence[Change]) -> Columns:
    """Columns with changes worked in; the same ones where none of them reaches there."""
    width, (low, high) = columns.width, (columns.first, columns.last)
    made = columns
    for wanted in (-1.0, 1.0):
        near = [
            change
            for change in changes
            if change.sign == wanted and change.start // width < high and change.end // width >= low
        ]
        if not near:
            continue
        lanes, starts, ends, _ = (np.array(told) for told in zip(*near, strict=True))
        first = max(int(starts.min()) // width, low)
        last = min(int(ends.max()) // width + 1, high)
        if made is columns:
            made = replace(columns, solid=columns.solid.copy(), total=columns.total.copy())
        grid = Grid(len(columns.total), width, first, last)
        some = summed((lanes, starts, ends), grid)
        here = slice(first - low, last - low)
        made.solid[:, here] += wanted * some.solid
        made.total[:, here] += wanted * some.total
    return made
