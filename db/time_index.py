"""Events as numpy columns: loaded once, then every window is counted without asking SQL."""

import sqlite3
from collections.abc import Callable, Collection
from itertools import chain

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
    NO_LOWER,
    NO_UPPER,
    STATUSES,
    EventColumns,
    Window,
)

Progress = Callable[[int, int], None]
"""Told how many rows are read, and of how many."""

_CHUNK = 16_384
_FEW = 8
"""So many ids are looked for one by one."""
_WIDEST = 2**26
"""Marks, a byte each, for the ids of a store; ids farther apart than that are sorted."""
_INT16 = (-(2**15), 2**15 - 1)
_MOST_WEIGHT = 2**16 - 1
_FIELDS = (
    "id",
    "when_edtf IS NULL",
    f"coalesce(when_earliest, {NO_LOWER})",
    f"coalesce(when_latest, {NO_UPPER})",
    f"coalesce(when_core_start, {NO_LOWER})",
    f"coalesce(when_core_end, {NO_UPPER})",
    "when_core_start IS NOT NULL",
    "coalesce(when_start, 0)",
    "coalesce(when_end, 0)",
    "coalesce(when_shape, 0)",
    "coalesce(when_granularity, 0)",
    "coalesce(when_approximate, 0)",
    "coalesce(when_doubtful, 0)",
    "day_order",
    "importance",
)
_WORDS = ("kind", "status")


def load_columns(
    conn: sqlite3.Connection,
    progress: Progress | None = None,
    only: frozenset[int] | None = None,
) -> EventColumns:
    """Return all events that are not in the trash, in the order of time, undated ones last.

    :param only: read just these events, a few hundred at most
    """
    total = conn.execute("SELECT count(*) FROM event").fetchone()[0] if progress else 0
    names = ", ".join(f"event.{word}" for word in _WORDS)
    cursor = conn.cursor()
    # Plain tuples: rows that know their names take three times as long.
    cursor.row_factory = None
    cursor.execute(
        f"SELECT {', '.join(_qualified(field) for field in _FIELDS)}, {names} FROM event"
        f" JOIN item ON item.id = event.id WHERE item.deleted_at IS NULL{among('event.id', only)}"
    )
    parts: list[NDArray[np.int64]] = []
    words: list[tuple[str, str]] = []
    while rows := cursor.fetchmany(_CHUNK):
        numbers = chain.from_iterable(row[: len(_FIELDS)] for row in rows)
        part = np.fromiter(numbers, np.int64, len(rows) * len(_FIELDS))
        parts.append(part.reshape(len(rows), len(_FIELDS)))
        words.extend((row[-2], row[-1]) for row in rows)
        if progress is not None:
            progress(len(words), total)
    table = np.concatenate(parts) if parts else np.empty((0, len(_FIELDS)), np.int64)
    return _columns(conn, table, words, only)


def _qualified(field: str) -> str:
    """Return the field with its id told apart from the item's."""
    return "event.id" if field == "id" else field


def among(column: str, only: frozenset[int] | None) -> str:
    """Return the condition that a column is one of these ids; empty for all."""
    return "" if only is None else f" AND {column} IN ({', '.join(map(str, sorted(only)))})"


def _columns(
    conn: sqlite3.Connection,
    table: NDArray[np.int64],
    words: list[tuple[str, str]],
    only: frozenset[int] | None,
) -> EventColumns:
    """Sort the rows and give each column its name and type."""
    undated, earliest, latest, day_order = table[:, 1], table[:, 2], table[:, 3], table[:, 13]
    order = np.lexsort((table[:, 0], day_order, latest, earliest, undated))
    table = table[order]
    kinds = tuple(sorted({kind for kind, _ in words}))
    kind_number = {kind: number for number, kind in enumerate(kinds)}
    status_number = {str(status): number for number, status in enumerate(STATUSES)}
    kind = np.fromiter((kind_number[kind] for kind, _ in words), np.uint16, len(words))
    status = np.fromiter((status_number[word] for _, word in words), np.uint8, len(words))
    ids = np.ascontiguousarray(table[:, 0])
    citations = _counted(conn, ids, _CITATIONS, only)
    links = sum(_counted(conn, ids, question, only) for question in _LINKS)
    return EventColumns(
        ids=ids,
        earliest=np.ascontiguousarray(table[:, 2]),
        latest=np.ascontiguousarray(table[:, 3]),
        core_start=np.ascontiguousarray(table[:, 4]),
        core_end=np.ascontiguousarray(table[:, 5]),
        flags=_flags(table, citations),
        shape=table[:, 9].astype(np.uint8),
        granularity=table[:, 10].astype(np.uint8),
        status=status[order],
        kind=kind[order],
        importance=table[:, 14].clip(*_INT16).astype(np.int16),
        weight=(citations + links).clip(max=_MOST_WEIGHT).astype(np.uint16),
        kinds=kinds,
    )


_LIVE = "(SELECT deleted_at FROM item WHERE item.id = {0}) IS NULL"
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


def _flags(table: NDArray[np.int64], citations: NDArray[np.int32]) -> NDArray[np.uint16]:
    """Return the flag bits of each row."""
    bits = (
        (FLAG_UNDATED, table[:, 1] != 0),
        (FLAG_CORE, table[:, 6] != 0),
        (FLAG_START_OPEN, table[:, 7] == End.OPEN),
        (FLAG_START_UNKNOWN, table[:, 7] == End.UNKNOWN),
        (FLAG_END_OPEN, table[:, 8] == End.OPEN),
        (FLAG_END_UNKNOWN, table[:, 8] == End.UNKNOWN),
        (FLAG_APPROXIMATE, table[:, 11] != 0),
        (FLAG_DOUBTFUL, table[:, 12] != 0),
        (FLAG_UNSOURCED, citations == 0),
    )
    flags = np.zeros(len(table), np.uint16)
    for bit, rows in bits:
        flags[rows] |= bit
    return flags


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
