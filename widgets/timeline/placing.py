"""Row and level of each event of a crowded lane, worked out together in the time domain.

From coarse zooms to fine ones the most important event of each stretch of time takes a row where
it has room for its label. What stands at one zoom therefore stands at every closer one, nothing
depends on where the view is, and two events of one row never come closer than a label.

All of it is numpy: a loop of Python over a million events would make the window jerk.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.seating import (
    Numbers,
    Row,
    Seats,
    Seconds,
    Step,
    hopeful,
    seat_singly,
    seat_together,
)
from widgets.timeline.stopping import Check, never_stops

NO_ROW = -1
FINEST = 2
"""The zoom in which a label's room is 4 seconds: the closest view there is."""
COARSEST = 62
"""What is drawn in the widest view there is is drawn in every one."""
_MANY = 5_000
"""Above so many events a stretch of time offers few of them at each zoom, for speed."""
_OFFERS = 3
_APART = 3
"""Lanes that are laid end to end stand so many doublings of their span apart."""
_FAR = 2**61
"""An end farther off than this is open."""
_NOTABLE = 0.98
"""Where fewer stay waiting than this share, it pays to look who may still hope."""


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
    seats = Seats(starts, ends, [Row() for _ in range(limit)], rows, levels)
    waiting = np.arange(len(starts))
    few = len(starts) <= _MANY
    # First the lanes as a whole: what wins there is drawn in the widest view there is.
    for step in (Step(bits + _APART, 1 << bits, COARSEST), *_steps(bits)):
        check()
        if few:
            seat_singly(
                seats,
                waiting[_by_rank_in_cells(starts[waiting] >> step.cell, ranked[waiting])],
                step,
            )
        else:
            _offer(seats, waiting, ranked, step)
        before = len(waiting)
        waiting = waiting[rows[waiting] == NO_ROW]
        if len(waiting) < before * _NOTABLE:
            # What overlaps an event in each row will never find room: it is asked no more.
            waiting = waiting[hopeful(seats, waiting)]
        if not len(waiting):
            break
    return rows, levels


def _steps(bits: int) -> list[Step]:
    """From about the span's own zoom down to the finest."""
    return [Step(level, 1 << level, level) for level in range(bits, FINEST - 1, -1)]


def _offer(seats: Seats, waiting: Numbers, ranked: Numbers, step: Step) -> None:
    """Let the few most important ones of each cell take a row."""
    asking = waiting
    for offer in range(_OFFERS):
        chosen = _foremost(seats.starts[asking] >> step.cell, ranked[asking])
        seat_together(seats, asking[chosen], step, offer)
        asking = np.delete(asking, chosen)
        if not len(asking):
            break


def _by_rank_in_cells(cells: Seconds, ranked: Numbers) -> Numbers:
    """Places in the order of asking: first the most important of each cell, then the second."""
    order = np.lexsort((-ranked, cells))
    own = cells[order]
    first = np.flatnonzero(np.concatenate(([True], own[1:] != own[:-1])))
    turns = np.arange(len(own)) - np.repeat(first, np.diff(np.append(first, len(own))))
    return order[np.argsort(turns, kind="stable")]


def _foremost(cells: Seconds, ranked: Numbers) -> Numbers:
    """Places of the most important event of each cell; cells ascend."""
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1])))
    best = np.maximum.reduceat(ranked, first)
    lengths = np.diff(np.append(first, len(cells)))
    return np.flatnonzero(ranked == np.repeat(best, lengths))
