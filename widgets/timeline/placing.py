"""Row and level of each event of a crowded lane, worked out together in the time domain.

From coarse zooms to fine ones the most important event of each stretch of time takes a row where
it has room for its label. What stands at one zoom therefore stands at every closer one, nothing
depends on where the view is, and two events of one row never come closer than a label.

All of it is numpy: a loop of Python over a million events would make the window jerk.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.stopping import Check, never_stops

NO_ROW = -1
FINEST = 2
"""The zoom in which a label's room is 4 seconds: the closest view there is."""
COARSEST = 62
"""What is drawn in the widest view there is is drawn in every one."""
_MANY = 5_000
"""Above so many events a stretch of time offers few of them at each zoom, for speed."""
_FEW_OFFERS = 3
_APART = 3
"""Lanes that are laid end to end stand so many doublings of their span apart."""
_FAR = 2**61
"""An end farther off than this is open."""
_NOTABLE = 0.98
"""Where fewer stay waiting than this share, it pays to look who may still hope."""

Seconds = NDArray[np.int64]
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class _Row:
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


def placed(
    starts: Seconds, ends: Seconds, ranked: Numbers, limit: int, check: Check = never_stops
) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    """The row of each event, or ``NO_ROW``, and its level.

    Events come in order of ``starts``; ``ends`` are inclusive; the highest rank is the most
    important. An event of level n may be drawn wherever a label's room is at most 2**n seconds.
    ``check`` is called now and then; what it raises ends the work.
    """
    return placed_lanes([(starts, ends, ranked)], limit, check)[0]


def placed_lanes(
    lanes: Sequence[tuple[Seconds, Seconds, Numbers]], limit: int, check: Check = never_stops
) -> list[tuple[NDArray[np.int16], NDArray[np.int8]]]:
    """As :func:`placed` for each of several lanes of as many rows.

    Two hundred lanes cost no more than one with all their events: they are laid end to end on one
    long axis, far enough apart that none is in another's way.
    """
    known = [starts[abs(starts) < _FAR] for starts, _, _ in lanes]
    known += [ends[abs(ends) < _FAR] for _, ends, _ in lanes]
    low = min((int(some.min()) for some in known if len(some)), default=0)
    high = max((int(some.max()) for some in known if len(some)), default=0)
    bits = max((high - low).bit_length() + 1, FINEST)
    if len(lanes) > 1 and bits + _APART + len(lanes).bit_length() >= COARSEST:
        return [found for lane in lanes for found in placed_lanes([lane], limit, check)]
    shift, at = 1 << (bits + _APART), 0
    parts: list[list[NDArray[np.int64]]] = [[], [], []]
    for number, (starts, ends, ranked) in enumerate(lanes):
        for part, side in zip(parts, (starts, ends), strict=False):
            # An open end reaches somewhat beyond all others.
            part.append(np.clip(side, low - 1, high + 1) - low + 1 + number * shift)
        parts[2].append(ranked)
    begin, finish, weight = (np.concatenate(part) for part in parts)
    rows, levels = _placed(begin, finish, weight, limit, bits, check)
    found = []
    for starts, _, _ in lanes:
        found.append((rows[at : at + len(starts)], levels[at : at + len(starts)]))
        at += len(starts)
    return found


def _placed(
    starts: Seconds, ends: Seconds, ranked: Numbers, limit: int, bits: int, check: Check
) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    rows = np.full(len(starts), NO_ROW, np.int16)
    levels = np.full(len(starts), -1, np.int8)
    if not len(starts):
        return rows, levels
    taken = [_Row() for _ in range(limit)]
    waiting = np.arange(len(starts))
    offers = limit if len(starts) <= _MANY else _FEW_OFFERS
    # First the lanes as a whole: what wins there is drawn in the widest view there is.
    for step in (_Step(bits + _APART, 1 << bits, COARSEST), *_steps(bits)):
        check()
        asking = waiting
        for offer in range(offers):
            chosen = _foremost(starts[asking] >> step.cell, ranked[asking])
            _seat(asking[chosen], starts, ends, step, taken, rows, levels, offer)
            asking = np.delete(asking, chosen)
            if not len(asking):
                break
        before = len(waiting)
        waiting = waiting[rows[waiting] == NO_ROW]
        if len(waiting) < before * _NOTABLE:
            # What overlaps an event in each row will never find room: it is asked no more.
            waiting = waiting[_hopeful(starts[waiting], ends[waiting], taken)]
        if not len(waiting):
            break
    return rows, levels


class _Step(NamedTuple):
    """One zoom: cells of 2**``cell`` seconds, ``room`` from start to start, the level it makes."""

    cell: int
    room: int
    level: int


def _steps(bits: int) -> list[_Step]:
    """From about the span's own zoom down to the finest."""
    return [_Step(level, 1 << level, level) for level in range(bits, FINEST - 1, -1)]


def _hopeful(starts: Seconds, ends: Seconds, taken: list[_Row]) -> NDArray[np.bool_]:
    """Which events overlap nothing in at least one row."""
    found = np.zeros(len(starts), np.bool_)
    for row in taken:
        left = np.flatnonzero(~found)
        found[left] = row.has_room(starts[left], ends[left], 0)
    return found


def _foremost(cells: Seconds, ranked: Numbers) -> Numbers:
    """Places of the most important event of each cell; cells ascend."""
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1])))
    best = np.maximum.reduceat(ranked, first)
    lengths = np.diff(np.append(first, len(cells)))
    return np.flatnonzero(ranked == np.repeat(best, lengths))


def _seat(
    winners: Numbers,
    starts: Seconds,
    ends: Seconds,
    step: _Step,
    taken: list[_Row],
    rows: NDArray[np.int16],
    levels: NDArray[np.int8],
    offer: int,
) -> None:
    """Give each winner the first row with room for it, even cells before odd ones.

    Two even cells have a whole one between them, so that their events keep their distance.
    """
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
                rows[left[free]] = number
                levels[left[free]] = step.level
                left = left[~free]
