"""Which events touch a stretch of time: found by their start within classes of like duration.

An event that touches the stretch began at most its own duration before it. So each class is
searched by start alone, back to its longest, and no tree is needed.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.extents import Extents
from widgets.timeline.picking import picked
from widgets.timeline.splice import Splice

DAY = 86_400
_CLASSES = (DAY, 8 * DAY, 64 * DAY, 512 * DAY, 4096 * DAY, 32_768 * DAY)
"""Longest duration of each class but the last."""

Seconds = NDArray[np.int64]
Lanes = NDArray[np.integer]
"""As narrow as the number of lanes allows."""
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class _Class:
    """Places among the entries of events of like duration, in order of start."""

    number: int
    entries: Rows
    longest: int

    def patched(self, own: Splice, new: Rows, extents: Extents, rows: Rows) -> "_Class":
        """The class after an edit; ``new`` entries are of its duration."""
        entries = self.entries
        if own.removed:
            gone = np.searchsorted(entries, own.removed).tolist()
            gone = [
                at
                for at, place in zip(gone, own.removed, strict=True)
                if at < len(entries) and entries[at] == place
            ]
            entries = np.delete(entries, gone) if gone else entries
        entries = own.numbers(entries, ascending=True)
        longest = self.longest
        if len(new):
            entries = np.insert(entries, np.searchsorted(entries, new[0]), new)
            row = rows[new[0]]
            longest = max(longest, int(extents.ends[row]) - int(extents.starts[row]))
        return _Class(self.number, entries, longest)


def _longest(number: int) -> int:
    return _CLASSES[number] if number < len(_CLASSES) else 0


def _class_of(starts: Seconds, ends: Seconds) -> NDArray[np.int8]:
    """The class of each event by its duration."""
    with np.errstate(over="ignore"):
        length = ends - starts
    # An endless event is longer than int64 tells.
    length[length < 0] = np.iinfo(np.int64).max
    return np.searchsorted(np.array(_CLASSES), length).astype(np.int8)


class Touching:
    """Entries: a column row in a lane. A row of several lanes has several entries."""

    def __init__(self, rows: Rows, lanes: Lanes, starts: Seconds, ends: Seconds) -> None:
        """Take entries in order of start; ``starts`` and ``ends`` are those of all column rows."""
        self.rows, self.lanes = rows, lanes
        self._starts, self._ends = starts, ends
        self._shown: NDArray[np.bool_] | None = None
        begin, finish = starts[rows], ends[rows]
        number = _class_of(begin, finish)
        self._classes = []
        for one in range(len(_CLASSES) + 1):
            found = np.flatnonzero(number == one).astype(np.int32)
            if len(found):
                # As Python integers: from one end of int64 to the other is longer than int64 tells.
                last = int(np.argmax(finish[found].astype(np.float64) - begin[found]))
                place = found[last]
                longest = max(int(finish[place]) - int(begin[place]), _longest(one))
                self._classes.append(_Class(one, found, longest))

    def only(self, shown: NDArray[np.bool_]) -> "Touching":
        """The entries of the column rows that are shown."""
        kept = Touching.__new__(Touching)
        kept.rows, kept.lanes = self.rows, self.lanes
        kept._starts, kept._ends, kept._shown = self._starts, self._ends, shown
        kept._classes = [
            replace(one, entries=picked(one.entries, shown.take(self.rows.take(one.entries))))
            for one in self._classes
        ]
        return kept

    def patched(
        self, moved: Splice, own: Splice, rows: list[int], lanes: list[int], extents: Extents
    ) -> "Touching":
        """These entries after an edit: ``moved`` are the column rows, ``own`` the entries.

        ``rows`` and ``lanes`` are those of the entries put in.
        """
        made = Touching.__new__(Touching)
        made._starts, made._ends, made._shown = extents.starts, extents.ends, None
        # Those that left get any number, and go.
        made.rows = own.arranged(moved.numbers(self.rows, ascending=extents.is_sorted), rows)
        made.lanes = own.arranged(self.lanes, lanes)
        new = np.arange(own.at, own.at + own.count, dtype=np.int32)
        number = int(_class_of(extents.starts[rows[:1]], extents.ends[rows[:1]])[0]) if rows else -1
        classes = {
            one.number: one.patched(own, new[:0], extents, made.rows) for one in self._classes
        }
        if rows:
            old = classes.get(number) or _Class(number, new[:0], _longest(number))
            classes[number] = old.patched(Splice(), new, extents, made.rows)
        made._classes = [classes[one] for one in sorted(classes)]
        return made

    def in_lanes(self, numbers: Lanes) -> "Touching":
        """The same entries where lanes are numbered otherwise; ``numbers`` are the new ones."""
        made = Touching.__new__(Touching)
        made.rows, made.lanes = self.rows, numbers[self.lanes]
        made._starts, made._ends, made._shown = self._starts, self._ends, self._shown
        made._classes = self._classes
        return made

    def everything(self, span: tuple[int, int]) -> tuple[Lanes, Seconds, Seconds]:
        """Lanes, starts and ends of all entries, cut to a span."""
        rows, lanes = self._listed()
        return lanes, *_cut(self._starts[rows], self._ends[rows], span)

    def between(
        self, first: int, last: int, span: tuple[int, int]
    ) -> tuple[Lanes, Seconds, Seconds]:
        """The same of those that touch the seconds from ``first`` to ``last``."""
        parts = []
        for one in self._classes:
            entries = one.entries
            low = bisect_left(_Starts(self, entries), first - one.longest)
            high = bisect_right(_Starts(self, entries), last)
            near = entries[low:high]
            parts.append(near[self._ends[self.rows[near]] >= first])
        found = np.concatenate(parts) if parts else np.empty(0, np.int32)
        rows = self.rows[found]
        return self.lanes[found], *_cut(self._starts[rows], self._ends[rows], span)

    def most_at_once(self, width: int, lanes: int) -> NDArray[np.float64]:
        """For each lane the most events that begin in one column of a width."""
        rows, of_lane = self._listed()
        most = np.ones(lanes)
        if not len(rows):
            return most
        # Lane by lane, each in order of start: equal columns then stand side by side.
        order = np.argsort(of_lane, kind="stable")
        column, lane = self._starts[rows[order]] // width, of_lane[order]
        turns = np.flatnonzero((column[1:] != column[:-1]) | (lane[1:] != lane[:-1])) + 1
        begins = np.concatenate(([0], turns))
        np.maximum.at(most, lane[begins], np.diff(np.append(begins, len(lane))))
        return most

    def _listed(self) -> tuple[Rows, Lanes]:
        """Rows and lanes of all shown entries, in order of start."""
        if self._shown is None:
            return self.rows, self.lanes
        kept = self._shown.take(self.rows)
        return picked(self.rows, kept), picked(self.lanes, kept)

    def begins(self) -> Seconds:
        """When the shown entries begin, ascending."""
        return self._starts[self._listed()[0]]

    def start_of(self, entry: int) -> int:
        """When an entry begins."""
        return int(self._starts[self.rows[entry]])


class _Starts:
    """The starts of some entries as a sequence that is only read where a search looks."""

    def __init__(self, touching: Touching, entries: Rows) -> None:
        self._touching, self._entries = touching, entries

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, place: int) -> int:
        return self._touching.start_of(int(self._entries[place]))


def _cut(starts: Seconds, ends: Seconds, span: tuple[int, int]) -> tuple[Seconds, Seconds]:
    """Bounds within a span: an open end reaches to the edge of the data, not beyond."""
    low, high = span
    starts = np.clip(starts, low, high)
    return starts, np.maximum(np.clip(ends, low, high), starts)
