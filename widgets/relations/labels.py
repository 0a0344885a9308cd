"""Which labels are shown and where: greedy by priority on a bitmap of what is taken.

Rule (relations.md): an occupancy bitmap, at least 4 slots around a node, no two labels ever
overlap, nor a label and a symbol. What was shown in the last frame counts 1.3 times, so that
labels do not flicker. The cells are 2 px, not 4: names stand 4 px from their symbols. Pure
arithmetic on rectangles in pixels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil, floor, isnan

import numpy as np
from numpy.typing import NDArray

CELL = 2
STAYING = 1.3
"""Factor for what was shown in the last frame."""
CROSSED = 4.0
"""What a strand under a whole slot costs; the next slot costs 0.4 more than the one before."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """A label and the boxes it could stand in, the most wanted first."""

    key: Key
    slots: tuple[Box, ...]
    priority: float
    calm: bool = False
    """True: rather not shown than laid over a strand."""


@dataclass(slots=True)
class Taken:
    """The bitmap: cells nobody may use, and cells with strands that are better left free."""

    width: float
    height: float
    hard: NDArray[np.bool_] = field(init=False)
    soft: NDArray[np.int16] = field(init=False)

    def __post_init__(self) -> None:
        shape = (ceil(self.height / CELL) + 1, ceil(self.width / CELL) + 1)
        self.hard = np.zeros(shape, dtype=np.bool_)
        self.soft = np.zeros(shape, dtype=np.int16)

    def take(self, boxes: Iterable[Box]) -> None:
        """Mark rectangles as used."""
        for box in boxes:
            rows, columns = self._cells(box)
            self.hard[rows, columns] = True

    def cross(self, points: NDArray[np.float64], weight: int = 1) -> None:
        """Mark where strands run: (k, 2) points along them, closer than a cell to each other."""
        rows = (points[:, 1] // CELL).astype(np.int64)
        columns = (points[:, 0] // CELL).astype(np.int64)
        seen = (rows >= 0) & (rows < self.soft.shape[0])
        seen &= (columns >= 0) & (columns < self.soft.shape[1])
        cells = rows[seen], columns[seen]
        self.soft[cells] = np.maximum(self.soft[cells], weight)

    def costs(self, boxes: Sequence[Box]) -> NDArray[np.float64]:
        """Share of each box's width with a strand in it, arrows counting by their weight.

        NaN where the box is taken or outside. All at once: a picture has two thousand slots.
        """
        if not boxes:
            return np.empty(0)
        left, top, width, height = np.array(boxes, np.float64).T
        found = np.full(len(boxes), np.nan)
        inside = (left >= 0) & (top >= 0)
        inside &= (left + width <= self.width) & (top + height <= self.height)
        at = np.flatnonzero(inside)
        low, high = _low(top[at]), _high((top + height)[at])
        first, last = _low(left[at]), _high((left + width)[at])
        sums = np.zeros((self.hard.shape[0] + 1, self.hard.shape[1] + 1), np.int32)
        sums[1:, 1:] = self.hard.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
        used = sums[high, last] - sums[low, last] - sums[high, first] + sums[low, first]
        free = used == 0
        at, low, high, first, last = (one[free] for one in (at, low, high, first, last))
        rows = high - low
        # Labels have few heights: for each the greatest of so many cells below one another.
        for count in np.unique(rows).tolist():
            mine = rows == count
            under = np.zeros((self.soft.shape[0], self.soft.shape[1] + 1), np.int32)
            under[:, 1:] = _greatest_below(self.soft, count).cumsum(axis=1, dtype=np.int32)
            of_row, begin, end = low[mine], first[mine], last[mine]
            found[at[mine]] = (under[of_row, end] - under[of_row, begin]) / np.maximum(
                end - begin, 1
            )
        return found

    def is_free(self, box: Box) -> bool:
        """Whether nothing was taken of a box within the picture."""
        rows, columns = self._cells(box)
        return not self.hard[rows, columns].any()

    def _cells(self, box: Box) -> tuple[slice, slice]:
        left, top, width, height = box
        rows = slice(max(0, floor(top / CELL)), max(0, ceil((top + height) / CELL)))
        columns = slice(max(0, floor(left / CELL)), max(0, ceil((left + width) / CELL)))
        return rows, columns


def _low(pixels: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.floor(pixels / CELL).astype(np.int64)


def _high(pixels: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.ceil(pixels / CELL).astype(np.int64)


def _greatest_below(cells: NDArray[np.int16], count: int) -> NDArray[np.int16]:
    """For each cell the greatest of it and those below it, ``count`` in all."""
    if not count:
        return np.zeros_like(cells)
    found, reach = cells.copy(), 1
    while reach < count:
        # Each turn twice as many, the last as many as are left.
        down = min(reach, count - reach)
        np.maximum(found[:-down], found[down:], out=found[:-down])
        reach += down
    return found


def place(wishes: Sequence[Wish], taken: Taken, before: dict[Key, int]) -> dict[Key, int]:
    """Chosen slot of each label that has room; ``before`` is the choice of the last frame."""
    costs = taken.costs([box for wish in wishes for box in wish.slots]).tolist()
    ends = list(accumulate(len(wish.slots) for wish in wishes))
    open_slots = [
        [one for one in enumerate(costs[end - len(wish.slots) : end]) if not isnan(one[1])]
        for wish, end in zip(wishes, ends, strict=True)
    ]

    def rank(number: int) -> tuple[int, int]:
        """The weightier first; among equals the one that has fewer places to choose from."""
        wish = wishes[number]
        weight = wish.priority * (STAYING if wish.key in before else 1.0)
        return -round(weight), len(open_slots[number])

    chosen: dict[Key, int] = {}
    for number in sorted(range(len(wishes)), key=rank):
        wish = wishes[number]
        slot = _best_slot(wish, open_slots[number], taken, before.get(wish.key))
        if slot is not None:
            chosen[wish.key] = slot
            taken.take([wish.slots[slot]])
    return chosen


def _best_slot(
    wish: Wish, open_slots: Sequence[tuple[int, float]], taken: Taken, last: int | None
) -> int | None:
    """The cheapest of the slots that were open at first and that no other label took since."""
    totals = [
        # A little loyalty to the last slot keeps a name where the eye left it.
        (cost * CROSSED + slot * 0.4 - (0.5 if slot == last else 0.0), slot)
        for slot, cost in open_slots
        if not (wish.calm and cost > 0.15)
    ]
    for _, slot in sorted(totals):
        if taken.is_free(wish.slots[slot]):
            return slot
    return None
