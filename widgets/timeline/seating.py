"""Who sits where: the rows of a lane, and how events of one zoom are given theirs.

Many events are seated together, by numpy; few ones each for itself, which fills rows better.
"""

from bisect import bisect
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
Numbers = NDArray[np.int64]


class Step(NamedTuple):
    """One zoom: cells of 2**``cell`` seconds, ``room`` from start to start, the level it makes."""

    cell: int
    room: int
    level: int


@dataclass(slots=True)
class Row:
    """What stands in a row: sorted, and nothing overlaps."""

    starts: Seconds = field(default_factory=lambda: np.empty(0, np.int64))
    ends: Seconds = field(default_factory=lambda: np.empty(0, np.int64))

    def has_room(self, starts: Seconds, ends: Seconds, room: int) -> NDArray[np.bool_]:
        """Which events could stand here, each for itself, with ``room`` seconds from start to
        start on either side."""
        after = np.searchsorted(self.starts, starts, side="right")
        free = np.ones(len(starts), np.bool_)
        has = after > 0
        before = after[has] - 1
        free[has] = (self.ends[before] < starts[has]) & (starts[has] - self.starts[before] >= room)
        has = after < len(self.starts)
        following = self.starts[after[has]]
        free[has] &= (ends[has] < following) & (following - starts[has] >= room)
        return free

    def take(self, starts: Seconds, ends: Seconds) -> None:
        """Place events that have room."""
        at = np.searchsorted(self.starts, starts)
        self.starts = np.insert(self.starts, at, starts)
        self.ends = np.insert(self.ends, at, ends)


class Seats(NamedTuple):
    """What is to be seated, in order of ``starts``, and the rows and levels to be filled in."""

    starts: Seconds
    ends: Seconds
    taken: list[Row]
    rows: NDArray[np.int16]
    levels: NDArray[np.int8]


def hopeful(seats: Seats, waiting: Numbers) -> NDArray[np.bool_]:
    """Which events overlap nothing in at least one row."""
    starts, ends = seats.starts[waiting], seats.ends[waiting]
    found = np.zeros(len(starts), np.bool_)
    for row in seats.taken:
        left = np.flatnonzero(~found)
        found[left] = row.has_room(starts[left], ends[left], 0)
    return found


def seat_together(seats: Seats, winners: Numbers, step: Step, offer: int) -> None:
    """Give each winner the first row with room for it, even cells before odd ones.

    Two even cells have a whole one between them, so that their events keep their distance.
    """
    starts, ends, taken = seats.starts, seats.ends, seats.taken
    odd = (starts[winners] >> step.cell) & 1
    for parity in (0, 1):
        left = winners[odd == parity]
        for turn in range(len(taken)):
            if not len(left):
                break
            number = (turn + step.level + offer + parity * (len(taken) // 2)) % len(taken)
            row = taken[number]
            begin, finish = starts[left], ends[left]
            free = row.has_room(begin, finish, step.room)
            # Among those that come at once, none may reach into the next.
            reach = np.maximum.accumulate(np.where(free, finish, begin[0] - 1))
            free[1:] &= reach[:-1] < begin[1:]
            if free.any():
                row.take(begin[free], finish[free])
                seats.rows[left[free]] = number
                seats.levels[left[free]] = step.level
                left = left[~free]


def seat_singly(seats: Seats, asking: Numbers, step: Step) -> None:
    """Give each event, in this order, a row with room for it, if there is one."""
    starts, ends = seats.starts[asking], seats.ends[asking]
    free = np.array([row.has_room(starts, ends, step.room) for row in seats.taken])
    hoping = np.flatnonzero(free.any(axis=0))
    come: list[list[tuple[int, int]]] = [[] for _ in seats.taken]
    # As Python integers: comparing a few of them is much quicker than asking numpy.
    for turn, (place, start, end) in enumerate(
        zip(hoping.tolist(), starts[hoping].tolist(), ends[hoping].tolist(), strict=True)
    ):
        open_rows = np.flatnonzero(free[:, place])
        first = int(np.searchsorted(open_rows, (turn + step.level) % len(come)))
        for number in (*open_rows[first:].tolist(), *open_rows[:first].tolist()):
            others = come[number]
            at = bisect(others, (start, end))
            if _is_free(others, at, start, end, step.room):
                others.insert(at, (start, end))
                seats.rows[asking[place]] = number
                seats.levels[asking[place]] = step.level
                break
    for row, new in zip(seats.taken, come, strict=True):
        if new:
            row.take(*np.array(new, np.int64).T)


def _is_free(others: list[tuple[int, int]], at: int, start: int, end: int, room: int) -> bool:
    """Whether an event can come to place ``at`` in a row.

    What is there overlaps in nothing, so that only the two neighbours can be in its way.
    """
    if at and not (others[at - 1][1] < start and start - others[at - 1][0] >= room):
        return False
    return at == len(others) or (end < others[at][0] and others[at][0] - start >= room)
