"""Where on the time axis each event's mark begins and ends.

Open ends reach without limit. An unknown end is never invented: the mark stops at what is known
and a question mark of a few pixels follows. An event of which neither end is known has no place
on the axis and counts as undated.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from db.records import (
    FLAG_CORE,
    FLAG_END_UNKNOWN,
    FLAG_START_UNKNOWN,
    FLAG_UNDATED,
    NO_LOWER,
    NO_UPPER,
    EventColumns,
)
from widgets.timeline.fold import Fold
from widgets.timeline.splice import Splice

_ONE_AT_A_TIME = Lock()
_SHORTEST_PART = 12
"""The whole of the data is at least so many times its shortest event."""


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """Inclusive seconds per row of the columns; ``dated`` is False where there is no place."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    dated: NDArray[np.bool_]
    is_sorted: bool
    """Whether the dated starts ascend, as they do but for events of unknown beginning."""
    _spans: list[tuple[int, int] | None] = field(default_factory=list)
    """The span, once it is known: the overview asks in the window's thread what a worker found."""

    def folded(self, fold: Fold | None) -> "Extents":
        """These extents in folded time."""
        if fold is None:
            return self
        return replace(
            self, _spans=[], starts=fold.folded_all(self.starts), ends=fold.folded_all(self.ends)
        )

    def dated_of(self, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """Those of ascending column rows that have a place on the axis."""
        dated = self.dated[rows]
        count = int(np.count_nonzero(dated))
        # Undated events mostly stand last: then no copy is needed.
        return rows[:count] if dated[:count].all() else rows[dated]

    def ordered(self, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """Ascending column rows in order of start: they mostly are, but for unknown starts."""
        if self.is_sorted:
            return rows
        starts = self.starts[rows]
        if (starts[1:] >= starts[:-1]).all():
            return rows
        return rows[np.argsort(starts, kind="stable")]

    def span(self) -> tuple[int, int] | None:
        """The outermost known bounds of all dated events, or None where there are none.

        At least a dozen times the shortest event, so that a lone day is a mark and not the view.
        """
        if not self._spans:
            self._spans.append(self._found_span())
        return self._spans[0]

    def _found_span(self) -> tuple[int, int] | None:
        starts, ends = self.starts, self.ends
        if not self.dated.all():
            starts, ends = starts[self.dated], ends[self.dated]
        if not len(starts):
            return None
        first, last = int(starts.min()), int(ends.max())
        lengths = ends - starts
        if first == NO_LOWER or last == NO_UPPER:
            sides = starts[starts != NO_LOWER], ends[ends != NO_UPPER]
            if not any(len(side) for side in sides):
                return None
            first = min(int(side.min()) for side in sides if len(side))
            last = max(int(side.max()) for side in sides if len(side))
            lengths = lengths[(starts != NO_LOWER) & (ends != NO_UPPER)]
        shortest = int(lengths.min()) + 1 if len(lengths) else 0
        missing = max(_SHORTEST_PART * shortest - (last - first + 1), 0)
        return max(first - missing // 2, NO_LOWER + 1), min(last + missing // 2, NO_UPPER - 1)


def extents_of(columns: EventColumns) -> Extents:
    """The extents of all events; where no end is unknown, the columns themselves.

    The last answer is kept: timeline and overview ask for the same columns, one in a worker and
    one in the window's thread, and a million extents take 16 MB.
    """
    with _ONE_AT_A_TIME:
        kept = _kept(columns)
        if not kept:
            kept.append(_found(columns))
        return kept[0]


def patched_extents(
    before: Extents, old: EventColumns, columns: EventColumns, moved: Splice
) -> Extents:
    """The same, given the extents of the columns before an edit: only what is new is looked at."""
    with _ONE_AT_A_TIME:
        kept = _kept(columns)
        if not kept:
            kept.append(_patched(before, old, columns, moved))
        return kept[0]


@lru_cache(maxsize=1)
def _kept(_columns: EventColumns) -> list[Extents]:
    """Where the extents of the last columns are kept."""
    return []


def _found(columns: EventColumns) -> Extents:
    flags = columns.flags
    starts, ends = columns.earliest, columns.latest
    unknown = np.flatnonzero(flags & (FLAG_START_UNKNOWN | FLAG_END_UNKNOWN))
    if len(unknown):
        starts, ends = starts.copy(), ends.copy()
        starts[unknown], ends[unknown] = _known_part(columns, unknown)
    dated = _dated(flags, starts, ends)
    return Extents(starts, ends, dated, not len(unknown) or _ascend(starts, dated))


def _patched(before: Extents, old: EventColumns, columns: EventColumns, moved: Splice) -> Extents:
    fresh = np.arange(moved.at, moved.at + moved.count)
    flags, starts, ends = columns.flags[fresh], columns.earliest[fresh], columns.latest[fresh]
    unknown = np.flatnonzero(flags & (FLAG_START_UNKNOWN | FLAG_END_UNKNOWN))
    starts[unknown], ends[unknown] = _known_part(columns, fresh[unknown])
    dated = moved.arranged(before.dated, _dated(flags, starts, ends))
    if before.starts is old.earliest and before.ends is old.latest and not len(unknown):
        return Extents(columns.earliest, columns.latest, dated, is_sorted=True)
    starts = moved.arranged(before.starts, starts)
    ends = moved.arranged(before.ends, ends)
    # Once out of order they may be in order again: to be told that they are not is only slower.
    return Extents(starts, ends, dated, before.is_sorted and _ascend(starts, dated))


def _dated(
    flags: NDArray[np.integer], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    return ((flags & FLAG_UNDATED) == 0) & (starts != NO_UPPER) & (ends != NO_LOWER)


def _ascend(starts: NDArray[np.int64], dated: NDArray[np.bool_]) -> bool:
    known = starts if dated.all() else starts[dated]
    return bool((known[1:] >= known[:-1]).all())


def _known_part(
    columns: EventColumns, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the marks of events with an unknown end begin and end."""
    flags = columns.flags[rows]
    has_core = (flags & FLAG_CORE) != 0
    core_start, core_end = columns.core_start[rows], columns.core_end[rows]
    begun, ended = has_core & (core_start != NO_LOWER), has_core & (core_end != NO_UPPER)
    inner_start = np.minimum(columns.latest[rows], np.where(begun, core_start, NO_UPPER))
    inner_end = np.maximum(columns.earliest[rows], np.where(ended, core_end, NO_LOWER))
    no_start, no_end = (flags & FLAG_START_UNKNOWN) != 0, (flags & FLAG_END_UNKNOWN) != 0
    return (
        np.where(no_start, inner_start, columns.earliest[rows]),
        np.where(no_end, inner_end, columns.latest[rows]),
    )
