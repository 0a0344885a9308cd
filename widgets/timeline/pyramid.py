"""How much happened when in each lane: columns whose sum is the number of events.

Each event weighs one, spread evenly over its bounds; it counts as solid where it lies in one column
for certain. Wide columns are summed up beforehand, level upon level, over all of time, and narrower
ones where events crowd. Elsewhere a view of narrow ones holds few events: they are counted from
those that touch it, and kept while the view stays near.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.crowds import BLOCK, crowds
from widgets.timeline.density import Change, Columns, Level, changed, joined, summed
from widgets.timeline.grid import WIDTHS, base_width
from widgets.timeline.owed import Owed
from widgets.timeline.shares import Grid, Shares, shares_of
from widgets.timeline.splice import Splice
from widgets.timeline.stopping import Check, never_stops
from widgets.timeline.touching import Touching

_MOST_COLUMNS = 16_384
_MOST_CELLS = 400_000
"""Columns of all lanes together at the finest summed level."""
FINEST_SUMMED = 675
"""Seconds: from here on each column is twice the next finer."""
_ALL_WIDTHS = range(1, sys.maxsize)
_KEPT, _IN_SIGHT = 192, 24
_MOST_CROWDED = 800_000
"""Narrower columns of all lanes together that are summed up where events crowd."""

Floats = NDArray[np.floating]
Seconds = NDArray[np.int64]
Weights = list[tuple[int, int, int]]
"""Lane, first and last second of some events."""


class Pyramid:
    """The density of all lanes at all zooms."""

    def __init__(self, touching: Touching, lanes: int, span: tuple[int, int] | None) -> None:
        """Take the events of the lanes, and the span to which open ends are cut."""
        self._span = span or (0, 0)
        low, high = self._span
        most = max(min(_MOST_COLUMNS, _MOST_CELLS // max(lanes, 1)), 16)
        width = max(base_width(high - low + 1, most), FINEST_SUMMED)
        grid = Grid(lanes, width, low // width, high // width + 1)
        shares = shares_of(grid, *touching.everything(self._span))
        self._start(grid, Owed.known(touching), Owed.known(shares))

    def _start(
        self,
        grid: Grid,
        touching: Owed[Touching],
        shares: Owed[Shares],
        shown: NDArray[np.bool_] | None = None,
    ) -> None:
        self._grid, self._touching, self._shares = grid, touching, shares
        self._levels: dict[int, Level] = {}
        self._blocks: OrderedDict[tuple[int, int], Columns] = OrderedDict()
        self._crowds: list[Level] = []
        """Columns narrower than those of all time, where events crowd."""
        self._peaks: dict[int, Floats] = {}
        self._shown = shown

    def only(self, shown: NDArray[np.bool_]) -> "Pyramid":
        """The density of the column rows that are shown."""
        made, touching = Pyramid.__new__(Pyramid), self.touching
        made._span = self._span
        # Entries are picked out when a narrow column is first asked for.
        few = Owed(lambda: touching.only(shown))
        made._start(self._grid, few, self._shares, shown.take(touching.rows))
        return made

    def columns(self, width: int, first: int, last: int) -> Columns:
        """Columns of a width from number ``first`` up to ``last``, for all lanes."""
        if width >= self._grid.width:
            return self._level(width).part(first, last)
        for place, crowd in enumerate(self._crowds):
            if crowd.columns.holds(width, first, last):
                if crowd.owed:
                    self._crowds[place] = crowd = crowd.settled()
                return crowd.columns.part(first, last)
        blocks = self._blocks_of(width, range(first // BLOCK, (last - 1) // BLOCK + 1))
        if not blocks:
            return Columns(width, first, *(np.zeros((self._grid.lanes, 0), np.float32),) * 2)
        joined = Columns(
            width,
            blocks[0].first,
            np.concatenate([block.solid for block in blocks], axis=1),
            np.concatenate([block.total for block in blocks], axis=1),
        )
        return joined.part(first, last)

    @property
    def touching(self) -> Touching:
        """The entries that are counted."""
        return self._touching.value

    @property
    def base_width(self) -> int:
        """Seconds of the narrowest columns that are summed up beforehand."""
        return self._grid.width

    def peaks(self, width: int) -> Floats:
        """For each lane about the largest mass of a column, the same wherever one looks."""
        if width not in self._peaks:
            if width >= self._grid.width:
                highest = self._level(width).total.max(axis=1, initial=1.0)
            else:
                # Most events that begin in one column: a rare higher one is drawn at full height.
                highest = self.touching.most_at_once(width, self._grid.lanes)
            self._peaks[width] = np.maximum(highest, 1.0)
        return self._peaks[width]

    def prepare(self, check: Check = never_stops) -> None:
        """Sum up all columns and work out all peaks; else each is when it is first needed."""
        self.sum_up(check)
        self._sum_crowds(check)
        for width in WIDTHS[2:]:
            check()
            if width <= self._grid.width:
                self.peaks(width)

    def sum_up(self, check: Check = never_stops, columns: range = _ALL_WIDTHS) -> None:
        """Sum up the columns of all time, and work out their peaks.

        :param columns: of the widths of which so many reach over all events
        """
        _ = self._shares.value
        low, high = self._span
        for width in WIDTHS:
            if width >= self._grid.width and (high - low) // width in columns:
                check()
                self.peaks(width)

    def patched(
        self,
        edited: Callable[[Touching], tuple[Touching, Splice]],
        gone: Weights,
        come: Weights,
    ) -> "Pyramid":
        """This density after an edit.

        What no column in sight needs is left to :meth:`prepare`, or to who first needs it.

        :param edited: makes the entries after the edit, and tells how they came out of those before
        :param gone: lane, start and end of events that left
        :param come: those of events that came
        """
        made, grid = Pyramid.__new__(Pyramid), self._grid
        low, high = made._span = self._span
        lanes, starts, ends = (np.array([one[n] for one in come], np.int64) for n in range(3))
        starts = np.clip(starts, low, high)
        ends = np.maximum(np.clip(ends, low, high), starts)
        before = self._touching, self._shares
        entries = Owed(lambda: edited(before[0].value))

        def shares() -> Shares:
            added = shares_of(grid, lanes.astype(np.int16), starts, ends)
            return before[1].value.patched(entries.value[1], added)

        made._start(grid, Owed(lambda: entries.value[0]), Owed(shares))
        made._peaks = dict(self._peaks)
        changes = [
            Change(lane, *self._within(start, end), sign)
            for weights, sign in ((gone, -1.0), (come, 1.0))
            for lane, start, end in weights
        ]
        # As lists first: a worker may be summing up more of them.
        made._levels = {width: level.owing(changes) for width, level in list(self._levels.items())}
        made._crowds = [level.owing(changes) for level in self._crowds]
        made._blocks = OrderedDict(
            (key, changed(block, changes)) for key, block in list(self._blocks.items())
        )
        return made

    def in_lanes(self, order: Sequence[int | None]) -> "Pyramid":
        """This density where lanes are numbered otherwise: new and left out ones are empty.

        :param order: for each lane what its number was, None for a new one
        """
        kept = [number for number, old in enumerate(order) if old is not None]
        were = [old for old in order if old is not None]
        numbers = np.full(self._grid.lanes, -1, np.int32)
        numbers[were] = kept
        steps: NDArray[np.int32] = (numbers - np.arange(self._grid.lanes)).astype(np.int32)
        before = self._touching, self._shares

        def touching() -> Touching:
            own = before[0].value
            return own.in_lanes(numbers.astype(own.lanes.dtype))

        def shares() -> Shares:
            return before[1].value.in_lanes(before[0].value.lanes, steps, len(order))

        made, grid = Pyramid.__new__(Pyramid), replace(self._grid, lanes=len(order))
        made._span = self._span
        made._start(grid, Owed(touching), Owed(shares))

        def arranged(old: Floats, rest: float) -> Floats:
            new = np.full((len(order), *old.shape[1:]), rest, old.dtype)
            new[kept] = old[were]
            return new

        def told(one: Columns) -> Columns:
            return replace(one, solid=arranged(one.solid, 0.0), total=arranged(one.total, 0.0))

        def level_told(level: Level) -> Level:
            return Level(told(level.columns), level.renumbered(numbers))

        made._levels = {width: level_told(one) for width, one in list(self._levels.items())}
        made._crowds = [level_told(one) for one in self._crowds]
        # The last ones are those in sight.
        last = list(self._blocks.items())[-_IN_SIGHT:]
        made._blocks = OrderedDict((key, told(one)) for key, one in last)
        made._peaks = {width: arranged(one, 1.0) for width, one in list(self._peaks.items())}
        return made

    def _within(self, start: int, end: int) -> tuple[int, int]:
        low, high = self._span
        first = min(max(start, low), high)
        return first, max(min(end, high), first)

    def _level(self, width: int) -> Columns:
        """The columns of a width from the base upwards, summed up from those of the base."""
        if width in self._levels:
            known = self._levels[width]
            if known.owed:
                # Another thread may have been as far: both found the same.
                self._levels[width] = known = known.settled()
            return known.columns
        shares, shown = self._shares.value, self._shown
        if width <= self._grid.width:
            level = Columns(self._grid.width, shares.grid.first, *shares.base(shown))
        else:
            level = joined(self._level(self._grid.width), shares, width, shown)
        # Another thread may have been as far: both found the same.
        self._levels[width] = Level(level)
        return level

    def _sum_crowds(self, check: Check) -> None:
        """Sum up narrower columns where so many events begin that counting takes longer."""
        touching, lanes = self.touching, self._grid.lanes
        if self._crowds or not self._grid.lanes:
            return
        begins = touching.begins()
        found: list[Level] = []
        left = _MOST_CROWDED
        for width in reversed([one for one in WIDTHS if one < self._grid.width]):
            for first, last in crowds(begins, width):
                check()
                left -= (last - first) * lanes
                if left < 0:
                    break
                events = touching.between(first * width, last * width - 1, self._span)
                found.append(Level(summed(events, Grid(lanes, width, first, last))))
        self._crowds = found

    def _blocks_of(self, width: int, numbers: range) -> list[Columns]:
        """Blocks side by side; those that are missing are counted together."""
        missing = [number for number in numbers if (width, number) not in self._blocks]
        if missing:
            first, last = missing[0] * BLOCK, (missing[-1] + 1) * BLOCK
            events = self.touching.between(first * width, last * width - 1, self._span)
            made = summed(events, Grid(self._grid.lanes, width, first, last))
            for number in range(missing[0], missing[-1] + 1):
                self._blocks[width, number] = made.part(number * BLOCK, (number + 1) * BLOCK)
        for number in numbers:
            self._blocks.move_to_end((width, number))
        while len(self._blocks) > max(_KEPT, len(numbers)):
            self._blocks.popitem(last=False)
        return [self._blocks[width, number] for number in numbers]
