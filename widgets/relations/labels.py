"""Which labels are shown and where: greedy by priority on a bitmap of what is taken.

Rule (relations.md): an occupancy bitmap, at least 4 slots around a node, no two labels ever
overlap, nor a label and a symbol. What was shown in the last frame counts 1.3 times, so that
labels do not flicker. The cells are 2 px, not 4: names stand 4 px from their symbols. Pure
arithmetic on rectangles in pixels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

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

    def cost(self, box: Box) -> float | None:
        """Share of the box's width with a strand in it, arrows counting by their weight.

        None where the box is taken or outside.
        """
        left, top, width, height = box
        if left < 0 or top < 0 or left + width > self.width or top + height > self.height:
            return None
        rows, columns = self._cells(box)
        if self.hard[rows, columns].any():
            return None
        under = self.soft[rows, columns]
        return float(under.max(axis=0).mean()) if under.size else 0.0

    def _cells(self, box: Box) -> tuple[slice, slice]:
        left, top, width, height = box
        rows = slice(max(0, floor(top / CELL)), max(0, ceil((top + height) / CELL)))
        columns = slice(max(0, floor(left / CELL)), max(0, ceil((left + width) / CELL)))
        return rows, columns


def place(wishes: Sequence[Wish], taken: Taken, before: dict[Key, int]) -> dict[Key, int]:
    """Chosen slot of each label that has room; ``before`` is the choice of the last frame."""

    def rank(wish: Wish) -> tuple[int, int]:
        """The weightier first; among equals the one that has fewer places to choose from."""
        weight = wish.priority * (STAYING if wish.key in before else 1.0)
        return -round(weight), sum(taken.cost(box) is not None for box in wish.slots)

    chosen: dict[Key, int] = {}
    for wish in sorted(wishes, key=rank):
        slot = _best_slot(wish, taken, before.get(wish.key))
        if slot is not None:
            chosen[wish.key] = slot
            taken.take([wish.slots[slot]])
    return chosen


def _best_slot(wish: Wish, taken: Taken, last: int | None) -> int | None:
    best: tuple[float, int] | None = None
    for slot, box in enumerate(wish.slots):
        cost = taken.cost(box)
        if cost is None or (wish.calm and cost > 0.15):
            continue
        # A little loyalty to the last slot keeps a name where the eye left it.
        total = cost * CROSSED + slot * 0.4 - (0.5 if slot == last else 0.0)
        if best is None or total < best[0]:
            best = (total, slot)
    return best[1] if best else None
