"""Events as numpy columns: loaded once, then every window is counted without asking SQL."""

import sqlite3
from collections.abc import Callable, Collection
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from db.arrays import read_numbers
from db.dates import Certainty, End, Shape
from db.margins import widened
from db.records import (
    FLAG_APPROXIMATE,
    FLAG_CORE,
    FLAG_DOUBTFUL,
    FLAG_END_OPEN,
    FLAG_END_UNKNOWN,
    FLAG_START_OPEN,
    FLAG_START_UNKNOWN,
    FLAG_UNDATED,
    FLAG_UNSOURCED,
    FLAG_ZONED,
    NO_LOWER,
    NO_UPPER,
    STATUSES,
    EventColumns,
    Window,
)

Progress = Callable[[int, int], None]
"""Told how many rows are read, and of how many."""

_CHUNK = 4_096
"""Rows read at once: making numbers of more would keep the window waiting."""
_FEW = 8
"""So many ids are looked for one by one."""
_WIDEST = 2**26
"""Marks, a byte each, for the ids of a store; ids farther apart than that are sorted."""
_INT16 = (-(2**15), 2**15 - 1)
_MOST_WEIGHT = 2**16 - 1

_NUMBERS = {
    "ids": ("id", np.int64),
    "earliest": (f"coalesce(when_earliest, {NO_LOWER})", np.int64),
    "latest": (f"coalesce(when_latest, {NO_UPPER})", np.int64),
    "core_start": (f"coalesce(when_core_start, {NO_LOWER})", np.int64),
    "core_end": (f"coalesce(when_core_end, {NO_UPPER})", np.int64),
    "shape": ("coalesce(when_shape, 0)", np.uint8),
    "granularity": ("coalesce(when_granularity, 0)", np.uint8),
    "importance": (f"max(min(importance, {_INT16[1]}), {_INT16[0]})", np.int16),
    "day_order": ("day_order", np.int64),
}
_FLAGS = {
    FLAG_UNDATED: "when_edtf IS NULL",
    FLAG_CORE: "when_core_start IS NOT NULL",
    FLAG_START_OPEN: f"coalesce(when_start, 0) = {End.OPEN}",
    FLAG_START_UNKNOWN: f"coalesce(when_start, 0) = {End.UNKNOWN}",
    FLAG_END_OPEN: f"coalesce(when_end, 0) = {End.OPEN}",
    FLAG_END_UNKNOWN: f"coalesce(when_end, 0) = {End.UNKNOWN}",
    FLAG_APPROXIMATE: "coalesce(when_approximate, 0) <> 0",
    FLAG_DOUBTFUL: "coalesce(when_doubtful, 0) <> 0",
    FLAG_ZONED: "coalesce(when_zone, '') <> ''",
}
_FIELDS = (
    *(sql for sql, _ in _NUMBERS.values()),
    " + ".join(f"({sql}) * {flag}" for flag, sql in _FLAGS.items()),
)
_TRASH = "(SELECT id FROM item WHERE deleted_at IS NOT NULL)"
"""Little, and found by an index of its own: quicker than to look at the item of each event."""

Arrays = dict[str, NDArray]


def load_columns(
    conn: sqlite3.Connection,
    progress: Progress | None = None,
    only: frozenset[int] | None = None,
) -> EventColumns:
    """Return all events that are not in the trash, in the order of time, undated ones last.

    :param only: read just these events
    """
    total = conn.execute("SELECT count(*) FROM event").fetchone()[0] if progress else 0
    cursor = conn.cursor()
    # Plain tuples: rows that know their names take three times as long.
    cursor.row_factory = None
    cursor.execute(
        f"SELECT kind, status, {', '.join(_FIELDS)} FROM event"
        f" WHERE id NOT IN {_TRASH}{among('id', only)}"
    )
    kinds: dict[str, int] = {}
    parts = [_read_part([], kinds)]
    done = 0
    while rows := cursor.fetchmany(_CHUNK):
        parts.append(_read_part(rows, kinds))
        done += len(rows)
        if progress is not None:
            progress(done, total)
    return _columns(conn, parts, kinds, only)


def _read_part(rows: list[tuple[Any, ...]], kinds: dict[str, int]) -> Arrays:
    """Return some rows as arrays; kinds are numbered as they come."""
    numbers = chain.from_iterable(row[2:] for row in rows)
    table = np.fromiter(numbers, np.int64, len(rows) * len(_FIELDS)).reshape(-1, len(_FIELDS))
    part = {
        name: table[:, place].astype(kind)
        for place, (name, (_, kind)) in enumerate(_NUMBERS.items())
    }
    part["flags"] = table[:, -1].astype(np.uint16)
    found = (kinds.setdefault(row[0], len(kinds)) for row in rows)
    part["kind"] = np.fromiter(found, np.uint16, len(rows))
    part["status"] = np.fromiter((_STATUS[row[1]] for row in rows), np.uint8, len(rows))
    return part


def among(column: str, only: frozenset[int] | None) -> str:
    """Return the condition that a column is one of these ids; empty for all."""
    return "" if only is None else f" AND {column} IN ({', '.join(map(str, sorted(only)))})"


def _columns(
    conn: sqlite3.Connection,
    parts: list[Arrays],
    kinds: dict[str, int],
    only: frozenset[int] | None,
) -> EventColumns:
    """Put the rows in order, and add what other tables say."""
    arrays = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    parts.clear()
    undated = arrays["flags"] & FLAG_UNDATED
    keys = (arrays["ids"], arrays.pop("day_order"), arrays["latest"], arrays["earliest"], undated)
    order = np.lexsort(keys)
    del keys
    for name, array in arrays.items():
        arrays[name] = array[order]
    names = tuple(sorted(kinds))
    number = np.zeros(len(kinds), np.uint16)
    number[[kinds[name] for name in names]] = np.arange(len(names))
    arrays["kind"] = number[arrays["kind"]] if names else arrays["kind"]
    citations = _counted(conn, arrays["ids"], _CITATIONS, only)
    links = sum(_counted(conn, arrays["ids"], question, only) for question in _LINKS)
    arrays["flags"][citations == 0] |= FLAG_UNSOURCED
    weight = (citations + links).clip(max=_MOST_WEIGHT).astype(np.uint16)
    return EventColumns(**arrays, weight=weight, kinds=names)


_STATUS = {str(status): number for number, status in enumerate(STATUSES)}
_LIVE = "{0} NOT IN " + _TRASH
_CITATIONS = (
    "t.item",
    "citation t JOIN event ON event.id = t.item"
    f" WHERE {_LIVE.format('t.id')} AND {_LIVE.format('t.source')}",
)
_LINKS = tuple(
    (f"t.{here}", f"link t WHERE {_LIVE.format('t.id')} AND {_LIVE.format(f't.{there}')}")
    for here, there in (("earlier", "later"), ("later", "earlier"))
)


def _counted(
    conn: sqlite3.Connection,
    ids: NDArray[np.int64],
    question: tuple[str, str],
    only: frozenset[int] | None,
) -> NDArray[np.int32]:
    """Return, for each event, how many rows of ``question`` (event column, rows) stand at it."""
    event, rows = question
    sql = f"SELECT {event}, count(*) FROM {rows}{among(event, only)} GROUP BY {event}"
    counted = read_numbers(conn, sql, 2)
    places = places_of(ids, counted[:, 0])
    known = places >= 0
    numbers = np.zeros(len(ids), np.int32)
    numbers[places[known]] = counted[known, 1]
    return numbers


def certainties(columns: EventColumns, window: Window | None) -> NDArray[np.uint8]:
    """Return for each row how surely it stands in the window, as :class:`Certainty` numbers.

    The same rule as :func:`db.dates.certainty`, for all rows at once. Undated rows are outside;
    without a window every dated row is certainly in.
    """
    dated = (columns.flags & FLAG_UNDATED) == 0
    if window is None:
        return np.where(dated, np.uint8(Certainty.CERTAIN), np.uint8(Certainty.OUTSIDE))
    low, high = widened(columns)
    possible = dated & (low <= window.end) & (high >= window.start)
    core = (columns.flags & FLAG_CORE) != 0
    core_meets = core & (columns.core_start <= window.end) & (columns.core_end >= window.start)
    within = (low >= window.start) & (high <= window.end)
    certain = possible & np.where((columns.shape == Shape.LASTED) & core, core_meets, within)
    found = np.where(possible, np.uint8(Certainty.POSSIBLE), np.uint8(Certainty.OUTSIDE))
    return np.where(certain, np.uint8(Certainty.CERTAIN), found)


def window_counts(
    columns: EventColumns, mask: NDArray[np.bool_], window: Window | None
) -> tuple[int, int, int]:
    """Return how many masked events are certainly in the window, only possibly, and undated."""
    found = certainties(columns, window)[mask]
    undated = int(np.count_nonzero(columns.flags[mask] & FLAG_UNDATED))
    return (
        int(np.count_nonzero(found == Certainty.CERTAIN)),
        int(np.count_nonzero(found == Certainty.POSSIBLE)),
        undated,
    )


def rows_among(known: NDArray[np.int64], ids: Collection[int]) -> NDArray[np.int64]:
    """Return, in ascending order, the rows of ``known`` that hold one of these ids."""
    if len(ids) <= _FEW:
        found = np.zeros(len(known), np.bool_)
        for item in ids:
            found |= known == item
        return np.flatnonzero(found)
    return np.flatnonzero(are_among(known, np.fromiter(ids, np.int64, len(ids))))


def are_among(known: NDArray[np.int64], ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of the known ids are among others.

    Ids of a store lie close together, so that looking each up in a list of marks beats sorting.
    """
    if not len(known) or not len(ids):
        return np.zeros(len(known), np.bool_)
    low, high = int(known.min()), int(known.max())
    if high - low > _WIDEST:
        return np.isin(known, ids)
    marks = np.zeros(high - low + 1, np.bool_)
    marks[ids[(ids >= low) & (ids <= high)] - low] = True
    return marks[known - low]


def rows_of(columns: EventColumns, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the row of each id, -1 where the event is not among the columns."""
    return places_of(columns.ids, ids)


def places_of(known: NDArray[np.int64], ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each id stands among the known ones, -1 where it does not."""
    if not len(known):
        return np.full(len(ids), -1, np.int64)
    order = np.argsort(known, kind="stable")
    rows = order[np.searchsorted(known, ids, sorter=order).clip(max=len(order) - 1)]
    return np.where(known[rows] == ids, rows, -1)
