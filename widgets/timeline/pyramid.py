"""How much happened when in each lane: columns whose sum is the number of events.

Each event weighs one, spread evenly over its bounds; it counts as solid where it lies in one column
for certain. Wide columns are summed up beforehand, level upon level; narrow ones, of which a view
holds few events, are counted from the events that touch it, and kept while the view stays near.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.grid import WIDTHS, base_width
from widgets.timeline.shares import Grid, shares_of
from widgets.timeline.splice import Splice
from widgets.timeline.touching import Touching

_MOST_COLUMNS = 16_384
_MOST_CELLS = 400_000
"""Columns of all lanes together at the finest summed level."""
FINEST_SUMMED = 675
"""Seconds: from here on each column is twice the next finer."""
_BLOCK = 64
"""Narrow columns are counted and kept by so many."""
_KEPT = 192

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


class Pyramid:
    """The density of all lanes at all zooms."""

    def __init__(self, touching: Touching, lanes: int, span: tuple[int, int] | None) -> None:
        """Take the events of the lanes, and the span to which open ends are cut."""
        self._span = span or (0, 0)
        low, high = self._span
        most = max(min(_MOST_COLUMNS, _MOST_CELLS // max(lanes, 1)), 16)
        width = max(base_width(high - low + 1, most), FINEST_SUMMED)
        grid = Grid(lanes, width, low // width, high // width + 1)
        self._shares = shares_of(grid, *touching.everything(self._span))
        self._start(touching)

    def _start(self, touching: Touching, shown: NDArray[np.bool_] | None = None) -> None:
        self._entries, self._lanes = touching, self._shares.grid.lanes
        self._wanted: NDArray[np.bool_] | None = None
        """Of which column rows the entries still have to be picked out."""
        self._base = self._shares.grid.width
        self._levels: dict[int, Columns] = {}
        self._blocks: OrderedDict[tuple[int, int], Columns] = OrderedDict()
        self._peaks: dict[int, Floats] = {}
        self._shown = shown

    def only(self, shown: NDArray[np.bool_]) -> "Pyramid":
        """The density of the column rows that are shown."""
        made = Pyramid.__new__(Pyramid)
        made._span, made._shares = self._span, self._shares
        made._start(self._entries, shown.take(self._entries.rows))
        made._wanted = shown
        return made

    def columns(self, width: int, first: int, last: int) -> Columns:
        """Columns of a width from number ``first`` up to ``last``, for all lanes."""
        if width >= self._base:
            return self._level(width).part(first, last)
        blocks = self._blocks_of(width, range(first // _BLOCK, (last - 1) // _BLOCK + 1))
        if not blocks:
            return Columns(width, first, *(np.zeros((self._lanes, 0), np.float32),) * 2)
        joined = Columns(
            width,
            blocks[0].first,
            np.concatenate([block.solid for block in blocks], axis=1),
            np.concatenate([block.total for block in blocks], axis=1),
        )
        return joined.part(first, last)

    @property
    def touching(self) -> Touching:
        """The entries that are counted; picked out when a narrow column is first asked for."""
        wanted = self._wanted
        if wanted is not None:
            self._entries, self._wanted = self._entries.only(wanted), None
        return self._entries

    @property
    def base_width(self) -> int:
        """Seconds of the narrowest columns that are summed up beforehand."""
        return self._base

    def peaks(self, width: int) -> Floats:
        """For each lane about the largest mass of a column, the same wherever one looks."""
        if width not in self._peaks:
            if width >= self._base:
                highest = self._level(width).total.max(axis=1, initial=1.0)
            else:
                # Most events that begin in one column: a rare higher one is drawn at full height.
                highest = self.touching.most_at_once(width, self._lanes)
            self._peaks[width] = np.maximum(highest, 1.0)
        return self._peaks[width]

    def prepare(self) -> None:
        """Sum up all columns and work out all peaks; else each is when it is first needed."""
        for width in WIDTHS:
            if width >= self._base:
                self._level(width)
        for width in WIDTHS[2:]:
            if width <= self._base:
                self.peaks(width)

    def patched(
        self, touching: Touching, own: Splice, gone: "Weights", come: "Weights"
    ) -> "Pyramid":
        """This density after an edit; events that left and came are told as (lane, start, end)."""
        made = Pyramid.__new__(Pyramid)
        made._entries, made._lanes, made._span = touching, self._lanes, self._span
        made._wanted = None
        made._base, made._peaks = self._base, dict(self._peaks)
        made._blocks, made._shown = OrderedDict(), None
        lanes, starts, ends = (np.array([one[n] for one in come], np.int64) for n in range(3))
        low, high = self._span
        starts = np.clip(starts, low, high)
        ends = np.maximum(np.clip(ends, low, high), starts)
        added = shares_of(self._shares.grid, lanes.astype(np.int16), starts, ends)
        made._shares = self._shares.patched(own, added)
        # As a list first: a worker may be summing up more of them.
        made._levels = {
            width: Columns(width, old.first, old.solid.copy(), old.total.copy())
            for width, old in list(self._levels.items())
        }
        for weights, sign in ((gone, -1.0), (come, 1.0)):
            for lane, start, end in weights:
                for level in made._levels.values():
                    _add(level, lane, *self._within(start, end), sign)
        return made

    def in_lanes(self, order: Sequence[int | None]) -> "Pyramid":
        """This density where lanes are numbered otherwise: new and left out ones are empty.

        :param order: for each lane what its number was, None for a new one
        """
        touching, kept = self.touching, [n for n, old in enumerate(order) if old is not None]
        were = [old for old in order if old is not None]
        numbers = np.zeros(self._lanes, np.int32)
        numbers[were] = kept
        made = Pyramid.__new__(Pyramid)
        made._span, made._base, made._lanes = self._span, self._base, len(order)
        narrow = touching.lanes.dtype
        made._entries, made._wanted = touching.in_lanes(numbers.astype(narrow)), None
        steps: NDArray[np.int32] = (numbers - np.arange(self._lanes)).astype(np.int32)
        made._shares = self._shares.in_lanes(touching.lanes, steps, len(order))
        made._blocks, made._shown = OrderedDict(), None

        def arranged(old: Floats, rest: float) -> Floats:
            new = np.full((len(order), *old.shape[1:]), rest, old.dtype)
            new[kept] = old[were]
            return new

        made._levels = {
            width: replace(one, solid=arranged(one.solid, 0.0), total=arranged(one.total, 0.0))
            for width, one in list(self._levels.items())
        }
        made._peaks = {width: arranged(one, 1.0) for width, one in list(self._peaks.items())}
        return made

    def _within(self, start: int, end: int) -> tuple[int, int]:
        low, high = self._span
        first = min(max(start, low), high)
        return first, max(min(end, high), first)

    def _level(self, width: int) -> Columns:
        """The columns of a width from the base upwards, summed up from those of the base."""
        if width in self._levels:
            return self._levels[width]
        shares, shown = self._shares, self._shown
        if width <= self._base:
            level = Columns(self._base, shares.grid.first, *shares.base(shown))
        else:
            depth = (width // self._base).bit_length() - 1
            base = self._level(self._base)
            solid = base.solid + shares.joining(depth, shown).astype(np.float32)
            level = replace(base, solid=solid).widened(depth)
        # Another thread may have been as far: both found the same.
        self._levels[width] = level
        return level

    def _blocks_of(self, width: int, numbers: range) -> list[Columns]:
        """Blocks side by side; those that are missing are counted together."""
        missing = [number for number in numbers if (width, number) not in self._blocks]
        if missing:
            first, last = missing[0] * _BLOCK, (missing[-1] + 1) * _BLOCK
            lanes, starts, ends = self.touching.between(first * width, last * width - 1, self._span)
            made = _counted(lanes, self._lanes, starts, ends, width, first, last)
            for number in range(missing[0], missing[-1] + 1):
                self._blocks[width, number] = made.part(number * _BLOCK, (number + 1) * _BLOCK)
        for number in numbers:
            self._blocks.move_to_end((width, number))
        while len(self._blocks) > max(_KEPT, len(numbers)):
            self._blocks.popitem(last=False)
        return [self._blocks[width, number] for number in numbers]


Weights = list[tuple[int, int, int]]
"""Lane, first and last second of some events."""


def _counted(
    lanes: Lanes, lane_count: int, starts: Seconds, ends: Seconds, width: int, first: int, last: int
) -> Columns:
    """Columns ``first`` up to ``last`` of some events; parts that lie outside are left out."""
    solid, total = shares_of(Grid(lane_count, width, first, last), lanes, starts, ends).base(None)
    return Columns(width, first, solid, total)


def _add(level: Columns, lane: int, start: int, end: int, sign: float) -> None:
    """Add one event to columns, or take it away."""
    one = _counted(
        np.zeros(1, np.int16),
        1,
        np.array([start]),
        np.array([end]),
        level.width,
        start // level.width,
        end // level.width + 1,
    )
    low, high = max(one.first, level.first), min(one.last, level.last)
    if low < high:
        there, here = (
            slice(low - level.first, high - level.first),
            slice(low - one.first, high - one.first),
        )
        level.solid[lane, there] += sign * one.solid[0, here]
        level.total[lane, there] += sign * one.total[0, here]
