"""How each event's weight falls on the columns of a grid, kept so that any selection sums quickly.

An event within one column weighs one there. One that reaches over several leaves a share in the
first and in the last, and the same share in each between them.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.picking import picked
from widgets.timeline.splice import Splice

Seconds = NDArray[np.int64]
Places = NDArray[np.int32]
Shares32 = NDArray[np.float32]
Mask = NDArray[np.bool_]

_NEVER = 100
"""Stands for doublings after which two columns are one, where there are none."""
_SPREAD = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of ``width`` seconds, numbers ``first`` up to ``last``, in each of some lanes."""

    lanes: int
    width: int
    first: int
    last: int

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return self.last - self.first


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """The events of a grid, in the order they were given.

    ``cell`` is lane and column of those within one column, counted from 1, and 0 of those spread
    over several. The other arrays tell of these: which they are, their first and last cell, their
    shares at both ends and between.
    ``depth`` is the number of doublings after which they lie within one column, ascending.
    """

    grid: Grid
    cell: Places
    depth: NDArray[np.int8]
    spread: Places
    begin: Places
    finish: Places
    at_begin: Shares32
    at_finish: Shares32
    between: Shares32

    def base(self, shown: Mask | None) -> tuple[Shares32, Shares32]:
        """Solid and total of each lane and column, of all events or of the shown ones."""
        grid = self.grid
        shape, cells = (grid.lanes, grid.columns), grid.lanes * grid.columns
        inside, begin, finish = self.cell, self.begin, self.finish
        at_begin, at_finish, between = self.at_begin, self.at_finish, self.between
        if shown is not None:
            inside = picked(inside, shown)
            over = np.flatnonzero(shown.take(self.spread))
            begin, finish = begin.take(over), finish.take(over)
            at_begin, at_finish = at_begin.take(over), at_finish.take(over)
            between = between.take(over)
        solid = np.bincount(inside, minlength=cells + 1)[1:].reshape(shape)
        # Padded by a column on either side for what begins before or ends behind the grid.
        stride = grid.columns + 2
        padded = grid.lanes * stride
        ends = np.bincount(begin, at_begin, padded)
        ends += np.bincount(finish, at_finish, padded)
        # What is crossed from side to side: a step up behind the first column, down at the last.
        steps = np.bincount(begin + 1, between, padded + 1)[:padded]
        steps -= np.bincount(finish, between, padded)
        total = ends.reshape(-1, stride) + np.cumsum(steps.reshape(-1, stride), axis=1)
        total = np.maximum(total[:, 1:-1], 0.0) + solid
        return solid.astype(np.float32), total.astype(np.float32)

    def patched(self, own: Splice, come: "Shares") -> "Shares":
        """The shares after an edit; ``come`` are those of the entries put in, on the same grid."""
        kept = own.without(self.spread)
        spread, new = own.numbers(self.spread[kept]), come.spread + np.int32(own.at)
        at = int(np.searchsorted(self.depth[kept], come.depth[0])) if len(new) else 0

        def arranged(old: NDArray[Any], added: NDArray[Any]) -> NDArray[Any]:
            return np.insert(old[kept], at, added) if len(added) else old[kept]

        return Shares(
            self.grid,
            own.arranged(self.cell, come.cell),
            arranged(self.depth, come.depth),
            np.insert(spread, at, new) if len(new) else spread,
            arranged(self.begin, come.begin),
            arranged(self.finish, come.finish),
            arranged(self.at_begin, come.at_begin),
            arranged(self.at_finish, come.at_finish),
            arranged(self.between, come.between),
        )

    def in_lanes(
        self, lanes: NDArray[np.integer], steps: NDArray[np.integer], count: int
    ) -> "Shares":
        """The same where lanes are numbered otherwise.

        :param lanes: the lane of each entry as it was
        :param steps: for each lane as it was by how much its number grows
        :param count: how many lanes there are now
        """
        grid = self.grid
        step = steps[lanes].astype(np.int32)
        cell = np.where(self.cell == _SPREAD, _SPREAD, self.cell + step * np.int32(grid.columns))
        over = step[self.spread] * np.int32(grid.columns + 2)
        return replace(
            self,
            grid=replace(grid, lanes=count),
            cell=cell.astype(np.int32),
            begin=self.begin + over,
            finish=self.finish + over,
        )

    def joining(self, depth: int, shown: Mask | None) -> NDArray[np.int64]:
        """How many begin where, of the spread ones that ``depth`` doublings bring into one column.

        By lane and column of the grid, as it is before any doubling.
        """
        count = int(np.searchsorted(self.depth, depth, side="right"))
        begin = self.begin[:count]
        if shown is not None:
            begin = picked(begin, shown.take(self.spread[:count]))
        stride = self.grid.columns + 2
        begun = np.bincount(begin, minlength=self.grid.lanes * stride)
        return begun.reshape(-1, stride)[:, 1:-1]


def shares_of(grid: Grid, lanes: NDArray[np.integer], starts: Seconds, ends: Seconds) -> Shares:
    """The shares of events, told by lane and inclusive bounds; what lies outside is cut off."""
    width = grid.width
    column, until = starts // width, ends // width
    within = column == until
    known = within & (column >= grid.first) & (column < grid.last)
    cell = np.where(known, lanes * np.int64(grid.columns) + column - grid.first + 1, _SPREAD)
    spread = np.flatnonzero(~within)
    # The lowest level at which both ends stand in one column.
    apart = column[spread] ^ until[spread]
    # Either side of the year 1970 no doubling joins them: their signs differ.
    depth = np.where(apart < 0, _NEVER, np.frexp(apart.astype(np.float64))[1]).astype(np.int8)
    order = np.argsort(depth, kind="stable")
    spread, depth = spread[order], depth[order]
    start, end = starts[spread], ends[spread]
    column, until = column[spread], until[spread]
    rate = 1.0 / (end - start + 1).astype(np.float64)
    row = lanes[spread] * np.int64(grid.columns + 2) + 1 - grid.first
    low, high = grid.first - 1, grid.last
    return Shares(
        grid,
        cell.astype(np.int32),
        depth,
        spread.astype(np.int32),
        (row + np.clip(column, low, high)).astype(np.int32),
        (row + np.clip(until, low, high)).astype(np.int32),
        (((column + 1) * width - start) * rate).astype(np.float32),
        ((end + 1 - until * width) * rate).astype(np.float32),
        (rate * width).astype(np.float32),
    )
