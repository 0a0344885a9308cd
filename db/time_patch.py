"""Event columns after an edit: only the touched events are read again.

Reading a million events takes seconds; after an edit of one, the others are as they were.
"""

import sqlite3
from bisect import bisect_left
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from db.records import FLAG_UNDATED, NO_LOWER, NO_UPPER, ColumnPatch, EventColumns
from db.splice import Rows, Splice
from db.time_index import load_columns, rows_among

MOST_PATCHED = 50_000
"""From so many touched events on, everything is read again."""

_ARRAYS = tuple(field.name for field in fields(EventColumns) if field.name not in ("kinds", "kind"))


def patched_columns(
    conn: sqlite3.Connection,
    before: EventColumns,
    touched: frozenset[int],
    moved: frozenset[int] | None = None,
) -> tuple[EventColumns, Splice | None]:
    """Return the columns as :func:`load_columns` would, given what they were before an edit.

    With them comes how they came out of those before; None where everything was read again.

    :param touched: ids of all events the edit may have changed, added or removed
    :param moved: those of them that may stand elsewhere now: their own rows changed; None = all
    """
    if len(touched) > MOST_PATCHED:
        return load_columns(conn), None
    fresh = load_columns(conn, only=touched)
    removed = rows_among(before.ids, touched)
    places = _places(conn, before, fresh, removed, touched if moved is None else moved)
    splice = Splice(removed, places)
    kinds = _kinds(before, removed, fresh)
    arrays = {name: splice.apply(getattr(before, name), getattr(fresh, name)) for name in _ARRAYS}
    kind = splice.apply(
        _numbered(before.kind, before.kinds, kinds), _numbered(fresh.kind, fresh.kinds, kinds)
    )
    return EventColumns(**arrays, kind=kind, kinds=kinds), splice


def column_patch(splice: Splice) -> ColumnPatch:
    """The same in the words of the panes."""
    return ColumnPatch(splice.removed.astype(np.int32), splice.inserted.astype(np.int32))


def _kinds(before: EventColumns, removed: Rows, fresh: EventColumns) -> tuple[str, ...]:
    """All kinds in use afterwards, sorted."""
    leaving, counts = np.unique(before.kind[removed], return_counts=True)
    gone = {
        before.kinds[number]
        for number, count in zip(leaving.tolist(), counts.tolist(), strict=True)
        if before.kinds[number] not in fresh.kinds
        and np.count_nonzero(before.kind == number) == count
    }
    if not gone and set(fresh.kinds) <= set(before.kinds):
        return before.kinds
    return tuple(sorted({*before.kinds, *fresh.kinds} - gone))


def _numbered(
    kind: NDArray[np.uint16], known: tuple[str, ...], kinds: tuple[str, ...]
) -> NDArray[np.uint16]:
    """Kinds numbered by another list, which holds all that stay in use."""
    if known == kinds or not len(kind):
        return kind
    number = {name: place for place, name in enumerate(kinds)}
    return np.array([number.get(name, 0) for name in known], np.uint16)[kind]


def _places(
    conn: sqlite3.Connection,
    before: EventColumns,
    fresh: EventColumns,
    removed: Rows,
    moved: frozenset[int],
) -> Rows:
    """Before which row of the columns as they were each fresh event belongs."""
    row = dict(zip(before.ids[removed].tolist(), removed.tolist(), strict=True))
    search = _Search(conn, before, frozenset(row))
    found = [
        search.place(fresh, at) if item in moved or item not in row else row[item]
        for at, item in enumerate(fresh.ids.tolist())
    ]
    # Places between the same two rows that stay are the same place: make them ascend.
    return np.maximum.accumulate(np.array(found, np.int64))


class _Search:
    """Finds the place of an event: by its bounds, then by its order within the day, then by id."""

    def __init__(
        self, conn: sqlite3.Connection, columns: EventColumns, leaving: frozenset[int]
    ) -> None:
        self._conn, self._columns, self._leaving = conn, columns, leaving
        flags = columns.flags
        is_undated = range(len(columns))
        self._dated = bisect_left(is_undated, 1, key=lambda row: bool(flags[row] & FLAG_UNDATED))

    def place(self, fresh: EventColumns, at: int) -> int:
        """Before which row the event of this row of the fresh columns belongs."""
        item, earliest, latest = (int(one[at]) for one in (fresh.ids, fresh.earliest, fresh.latest))
        if fresh.flags[at] & FLAG_UNDATED:
            low, high = self._dated, len(self._columns)
        else:
            low, high = self._equal(self._columns.earliest, earliest, 0, self._dated)
            low, high = self._equal(self._columns.latest, latest, low, high)
        return low if low == high else self._among_equals(low, high, earliest, latest, item)

    @staticmethod
    def _equal(bounds: NDArray[np.int64], value: int, low: int, high: int) -> tuple[int, int]:
        """The span of rows between ``low`` and ``high`` that have this bound."""
        part = bounds[low:high]
        return (
            low + int(np.searchsorted(part, value)),
            low + int(np.searchsorted(part, value, side="right")),
        )

    def _among_equals(self, low: int, high: int, earliest: int, latest: int, item: int) -> int:
        """The place among rows of the same bounds; those that leave may be out of their order."""
        orders: dict[int, int] = dict(
            tuple(row)
            for row in self._conn.execute(
                "SELECT id, day_order FROM event"
                " WHERE when_earliest IS ? AND when_latest IS ? AND day_order != 0",
                (
                    None if earliest == NO_LOWER else earliest,
                    None if latest == NO_UPPER else latest,
                ),
            )
        )
        mine = (orders.get(item, 0), item)
        ids = self._columns.ids[low:high]
        if not orders and not self._leaving.intersection(ids[[0, -1]].tolist()):
            return low + int(np.searchsorted(ids, item))
        place = low
        for row, other in enumerate(ids.tolist(), low):
            if other in self._leaving:
                continue
            if (orders.get(other, 0), other) > mine:
                break
            place = row + 1
        return place
