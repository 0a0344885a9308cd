"""Event columns after an edit: only the touched events are read again.

Reading 100,000 events takes most of a second; after an edit of one, the others are as they were.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from db.records import FLAG_UNDATED, NO_LOWER, NO_UPPER, EventColumns
from db.time_index import load_columns

MOST_PATCHED = 500
"""From so many touched events on, everything is read again."""

SortKey = tuple[bool, int, int]


def patched_columns(
    conn: sqlite3.Connection, before: EventColumns, touched: frozenset[int]
) -> EventColumns:
    """Return the columns as :func:`load_columns` would, given what they were before an edit.

    :param touched: ids of all events the edit may have changed, added or removed
    """
    if not touched:
        return before
    if len(touched) > MOST_PATCHED:
        return load_columns(conn)
    fresh = load_columns(conn, only=touched)
    rest = _without(before, touched)
    kinds = tuple(sorted({*_used_kinds(rest), *fresh.kinds}))
    rest, fresh = _with_kinds(rest, kinds), _with_kinds(fresh, kinds)
    rows, fresh_rows = _Keys(rest), _Keys(fresh)
    places = [
        _place(conn, rest, rows, key, item)
        for key, item in zip(fresh_rows, fresh.ids.tolist(), strict=True)
    ]
    arrays = {
        name: np.insert(getattr(rest, name), places, getattr(fresh, name)) for name in _ARRAYS
    }
    return EventColumns(**arrays, kinds=kinds)


_ARRAYS = tuple(field.name for field in fields(EventColumns) if field.name != "kinds")


def _without(columns: EventColumns, gone: frozenset[int]) -> EventColumns:
    keep = ~np.isin(columns.ids, np.fromiter(gone, np.int64, len(gone)))
    return EventColumns(
        **{name: getattr(columns, name)[keep] for name in _ARRAYS}, kinds=columns.kinds
    )


def _used_kinds(columns: EventColumns) -> list[str]:
    used = np.bincount(columns.kind, minlength=len(columns.kinds))
    return [kind for kind, events in zip(columns.kinds, used.tolist(), strict=True) if events]


def _with_kinds(columns: EventColumns, kinds: tuple[str, ...]) -> EventColumns:
    """The same rows, their kinds numbered by another list that holds all that are in use."""
    number = {kind: place for place, kind in enumerate(kinds)}
    moved = np.array([number.get(kind, 0) for kind in columns.kinds], np.uint16)
    kind = moved[columns.kind] if len(columns) else columns.kind
    return replace(columns, kind=kind, kinds=kinds)


def _place(
    conn: sqlite3.Connection, columns: EventColumns, keys: "_Keys", key: SortKey, item: int
) -> int:
    """Where an event belongs: by its bounds, then by its order within the day, then by id."""
    low, high = bisect_left(keys, key), bisect_right(keys, key)
    if low == high:
        return low
    bounds = (None if key[1] == NO_LOWER else key[1], None if key[2] == NO_UPPER else key[2])
    orders = dict(
        tuple(row)
        for row in conn.execute(
            "SELECT id, day_order FROM event"
            " WHERE when_earliest IS ? AND when_latest IS ? AND day_order != 0",
            bounds,
        )
    )
    mine = (orders.get(item, 0), item)
    return low + sum(
        (orders.get(other, 0), other) < mine for other in columns.ids[low:high].tolist()
    )


class _Keys(Sequence[SortKey]):
    """The bounds of all rows as sort keys, made only where the search looks."""

    def __init__(self, columns: EventColumns) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, row: int) -> SortKey:  # type: ignore[override]
        if row >= len(self._columns):
            raise IndexError(row)
        columns = self._columns
        undated = bool(columns.flags[row] & FLAG_UNDATED)
        return (undated, int(columns.earliest[row]), int(columns.latest[row]))
