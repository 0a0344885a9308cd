"""Where every event of a scene has its row, ready to be cut: sorted by row and start.

Besides the whole list there are thinner ones for wider views, each with the events of at least a
certain level, so that a frame costs the same whether the store holds a hundred events or a million.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.placing import NO_ROW
from widgets.timeline.splice import Splice
from widgets.timeline.stopping import Check, never_stops

Seconds = NDArray[np.int64]
Rows = NDArray[np.int32]

ENDLESS = 2**62
_FAR = 2**61
"""An end farther off than this is open."""
_TIME_BITS = 44
_ALIKE = 0.6
"""A list is worth keeping from so much less than the next fuller one."""
_STEP = 3
"""Levels between two lists: a list holds at most a few times what the view can show."""


class _List:
    """Events of at least some level: column rows, their levels, and where each row begins."""

    __slots__ = ("_keys", "events", "first", "levels")

    def __init__(self, events: Rows, levels: NDArray[np.int8], first: NDArray[np.int64]) -> None:
        self.events, self.levels, self.first = events, levels, first
        self._keys: _Keys | None = None

    def found(
        self, rows: NDArray[np.int64], first: int, last: int, starts: Seconds, ends: Seconds
    ) -> "Found":
        """As :meth:`Placement.found`, of this list."""
        if self._keys is None:
            self._keys = _Keys(self.events, self.first, starts, ends)
        begin, end = self._keys.between(rows, first, last)
        lengths = np.maximum(end - begin, 0)
        at = np.repeat(begin - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        at += np.arange(len(at))
        return Found(self.events[at], np.repeat(rows, lengths), self.levels[at])

    def patched(
        self,
        moved: Splice,
        come: Sequence[tuple[int, int, int]],
        least: int,
        starts: Seconds,
        ends: Seconds,
    ) -> "_List":
        """As :meth:`Placement.patched`, of this list of events of at least a level."""
        events, levels, first = self.events, self.levels, self.first.copy()
        # Where frames are searched keys are there already: making them takes milliseconds.
        keys = self._keys
        gone = np.flatnonzero(~moved.without(events))
        if len(gone):
            events, levels = np.delete(events, gone), np.delete(levels, gone)
            first -= np.searchsorted(gone, first)
            keys = None if keys is None else keys.without(gone)
        events = moved.numbers(events)
        for place, row, level in come:
            if level >= least:
                low, high = int(first[row]), int(first[row + 1])
                at = low + int(np.searchsorted(starts[events[low:high]], starts[place]))
                events, levels = np.insert(events, at, place), np.insert(levels, at, level)
                first[row + 1 :] += 1
                if keys is not None:
                    keys = keys.with_one(at, row, int(starts[place]), int(ends[place]))
        made = _List(events, levels, first)
        made._keys = keys
        return made

    def in_rows(self, order: Sequence[int | None]) -> "_List":
        """As :meth:`Placement.in_rows`, of this list."""
        held = np.diff(self.first)
        counts = [0 if row is None else int(held[row]) for row in order]
        first = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        return _List(self.events, self.levels, first)

    def thinner(self, level: int) -> "_List":
        """The events of at least a level; the same list where that are most of them."""
        kept = np.flatnonzero(self.levels >= level)
        if len(kept) > len(self.events) * _ALIKE:
            return self
        return _List(self.events[kept], self.levels[kept], np.searchsorted(kept, self.first))


class _Keys:
    """Row and time of each event in one number, so that all rows are searched at once.

    Times are told in steps so coarse that all of them fit; below half a million years in seconds.
    """

    def __init__(
        self, events: Rows, first: NDArray[np.int64], starts: Seconds, ends: Seconds
    ) -> None:
        low = np.clip(starts[events], -_FAR, _FAR)
        high = np.clip(ends[events], -_FAR, _FAR)
        known = low[low > -_FAR], high[high < _FAR]
        self._origin = min((int(some.min()) for some in known if len(some)), default=0)
        self._top = max((int(some.max()) for some in known if len(some)), default=0)
        self._shift = max((self._top - self._origin).bit_length() - _TIME_BITS, 0)
        rows = np.repeat(np.arange(len(first) - 1), np.diff(first))
        self._starts, self._ends = self._told(rows, low), self._told(rows, high)

    def without(self, gone: NDArray[np.int64]) -> "_Keys":
        """The keys of all others but those at some places."""
        return self._like(np.delete(self._starts, gone), np.delete(self._ends, gone))

    def with_one(self, at: int, row: int, start: int, end: int) -> "_Keys | None":
        """With one more event at a place; None where it lies outside the times they can tell."""
        known = (second for second in (start, end) if abs(second) <= _FAR)
        if not all(self._origin <= second <= self._top for second in known):
            return None
        of_row, bounds = np.array([row]), np.clip([start, end], -_FAR, _FAR)
        begin, finish = (self._told(of_row, bounds[n : n + 1]) for n in range(2))
        return self._like(np.insert(self._starts, at, begin), np.insert(self._ends, at, finish))

    def _like(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> "_Keys":
        made = _Keys.__new__(_Keys)
        made._origin, made._top, made._shift = self._origin, self._top, self._shift
        made._starts, made._ends = starts, ends
        return made

    def between(
        self, rows: NDArray[np.int64], first: int, last: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each row the first event that ends after ``first``, and the one after ``last``.

        Where time is told in coarse steps, somewhat more.
        """
        begin = self._told(rows, np.array([max(min(first, _FAR), -_FAR)]))
        end = self._told(rows, np.array([max(min(last, _FAR), -_FAR)]))
        return (
            np.searchsorted(self._ends, begin, side="left"),
            np.searchsorted(self._starts, end, side="right"),
        )

    def _told(self, rows: NDArray[np.int64], times: Seconds) -> NDArray[np.int64]:
        # One step is kept free on either side for what lies beyond all known times.
        steps = np.clip((times - self._origin >> self._shift) + 1, 0, (1 << _TIME_BITS + 1) - 1)
        return rows << _TIME_BITS + 1 | steps


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Drawn events, in order of row and start: column rows, rows of the scene, levels."""

    events: Rows
    rows: NDArray[np.int64]
    levels: NDArray[np.int8]


def joined(parts: list[Found]) -> Found:
    """What was found in several sets of rows, in order of row and start again."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        none = np.empty(0, np.int64)
        return Found(none.astype(np.int32), none, none.astype(np.int8))
    rows = np.concatenate([part.rows for part in parts])
    order = np.argsort(rows, kind="stable")
    return Found(
        np.concatenate([part.events for part in parts])[order],
        rows[order],
        np.concatenate([part.levels for part in parts])[order],
    )


class Placement:
    """All rows of a scene from top to bottom, numbered through all lanes."""

    def __init__(
        self, events: Rows, rows: NDArray[np.int64], levels: NDArray[np.int8], row_count: int
    ) -> None:
        """Take events in order of row and start; those without a row are left out."""
        self.row_count = row_count
        first = np.searchsorted(rows, np.arange(row_count + 1))
        self._lists: dict[int, _List] = {0: _List(events, levels, first)}

    @classmethod
    def of_lists(cls, lists: dict[int, _List], row_count: int) -> "Placement":
        """A placement of lists that are made already."""
        made = cls.__new__(cls)
        made._lists, made.row_count = lists, row_count
        return made

    @property
    def events(self) -> Rows:
        """All placed events, in order of row and start."""
        return self._lists[0].events

    def prepare(self, check: Check = never_stops) -> None:
        """Make all thinner lists; else each is made when it is first needed."""
        for level in range(0, 64, _STEP):
            check()
            self._thinned(level)

    def row_of(self, event: int) -> tuple[int, ...]:
        """The rows in which a column row stands; several where it belongs to several lanes."""
        at = np.flatnonzero(self.events == event)
        return tuple((np.searchsorted(self._lists[0].first, at, side="right") - 1).tolist())

    def counts_of(self, shown: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many shown events each row holds."""
        sums = np.concatenate(([0], np.cumsum(shown[self.events])))
        return np.diff(sums[self._lists[0].first])

    def of_rows(self, rows: range) -> tuple[Rows, NDArray[np.int64], NDArray[np.int8]]:
        """The events of some rows: column rows, rows, levels; in order of row and start."""
        whole = self._lists[0]
        first = whole.first[rows.start : rows.stop + 1]
        if not len(rows):
            return whole.events[:0], np.empty(0, np.int64), whole.levels[:0]
        low, high = int(first[0]), int(first[-1])
        numbers = np.repeat(np.arange(rows.start, rows.stop), np.diff(first))
        return whole.events[low:high], numbers, whole.levels[low:high]

    def found(
        self,
        rows: NDArray[np.int64],
        level: int,
        first: int,
        last: int,
        starts: Seconds,
        ends: Seconds,
    ) -> Found:
        """Events of some rows with at least a level that touch ``first`` to ``last``.

        ``starts`` and ``ends`` are those of all column rows.
        """
        found = self._thinned(max(level, 0)).found(rows, first, last, starts, ends)
        kept = found.levels >= level
        return Found(found.events[kept], found.rows[kept], found.levels[kept])

    def patched(
        self,
        moved: Splice,
        come: Sequence[tuple[int, int, int]],
        starts: Seconds,
        ends: Seconds,
    ) -> "Placement":
        """This placement after an edit; events that came are told as (column row, row, level).

        ``moved`` are the column rows, ``starts`` and ``ends`` are those of all afterwards.
        """
        lists: dict[int, _List] = {}
        made: dict[int, _List] = {}
        for least in sorted(self._lists):
            old = self._lists[least]
            # One list may serve several levels: it holds the events of the lowest.
            if id(old) not in made:
                made[id(old)] = old.patched(moved, come, least, starts, ends)
            lists[least] = made[id(old)]
        return Placement.of_lists(lists, self.row_count)

    def in_rows(self, order: Sequence[int | None]) -> "Placement":
        """The same events where rows are numbered otherwise: new and left out ones are empty.

        :param order: for each row what its number was, None for a new one
        """
        made: dict[int, _List] = {}
        for old in self._lists.values():
            if id(old) not in made:
                made[id(old)] = old.in_rows(order)
        lists = {level: made[id(old)] for level, old in self._lists.items()}
        return Placement.of_lists(lists, len(order))

    def room_beside(
        self, row: int, start: int, end: int, moved: Splice, starts: Seconds, ends: Seconds
    ) -> int | None:
        """Seconds from start to start to the nearest event in a row; None where one overlaps.

        ``moved`` are the column rows since; ``starts`` and ``ends`` are those of all afterwards.
        """
        whole = self._lists[0]
        events = whole.events[int(whole.first[row]) : int(whole.first[row + 1])]
        events = moved.numbers(events[moved.without(events)])
        at = int(np.searchsorted(starts[events], start))
        room = ENDLESS
        if at > 0:
            before = events[at - 1]
            if ends[before] >= start:
                return None
            room = min(room, start - int(starts[before]))
        if at < len(events):
            after = int(starts[events[at]])
            if after <= end:
                return None
            room = min(room, after - start)
        return room

    def _thinned(self, level: int) -> _List:
        step = level // _STEP * _STEP
        if step not in self._lists:
            self._lists[step] = self._thinned(step - _STEP).thinner(step)
        return self._lists[step]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The events of one lane in order of start: column rows, rows of the lane, levels.

    ``base`` is the number of the lane's first row among the scene's.
    """

    events: Rows
    rows: NDArray[np.int16]
    levels: NDArray[np.int8]
    base: int


def placement_of(parts: list[Part], row_count: int) -> Placement:
    """Join the lanes, from top to bottom; events without a row are left out."""
    events, numbers, levels = [], [], []
    for part in parts:
        kept = np.flatnonzero(part.rows != NO_ROW)
        # Stable: within a row the order of time stays.
        kept = kept[np.argsort(part.rows[kept], kind="stable")]
        events.append(part.events[kept])
        numbers.append(part.rows[kept].astype(np.int64) + part.base)
        levels.append(part.levels[kept])
    if not events:
        none = np.empty(0, np.int32)
        return Placement(none, none.astype(np.int64), none.astype(np.int8), row_count)
    return Placement(
        np.concatenate(events), np.concatenate(numbers), np.concatenate(levels), row_count
    )
