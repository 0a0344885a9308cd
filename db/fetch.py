"""Records read through any connection: the GUI's own or a worker's read-only one."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, cast

from db.mapping import ITEM_FIELDS, VAGUE_PARTS, map_of
from db.records import Record

R = TypeVar("R", bound=Record)
K = TypeVar("K", int, str)

AT_ONCE = 500
"""Ids in one question; SQLite takes more, but its oldest builds stop at 999."""


def columns_of(record: type[Record]) -> str:
    """Return the select list that :meth:`RecordMap.read` takes apart, for tables item and t."""
    own = (f't."{column}"' for column in map_of(record).columns)
    return ", ".join((*(f"item.{name}" for name in ITEM_FIELDS), *own))


def vague_columns(field: str, table: str = "t") -> str:
    """Return the select list of one date, in the order :func:`db.mapping.read_vague` takes."""
    return ", ".join(f"{table}.{field}_{part}" for part in VAGUE_PARTS)


def fetch(
    conn: sqlite3.Connection, record: type[R], rest: str = "", values: Sequence[object] = ()
) -> Iterator[R]:
    """Yield the records of a class; ``rest`` is what follows FROM, with ``item`` and ``t``.

    Things in the trash are among them.
    """
    kind: type[Record] = record
    mapped = map_of(kind)
    sql = f"SELECT {columns_of(kind)} FROM {mapped.table} t JOIN item USING (id) {rest}"
    for row in conn.execute(sql, values):
        yield cast(R, mapped.read(row))


def fetch_by(
    conn: sqlite3.Connection, record: type[R], column: str, ids: Iterable[int]
) -> Iterator[R]:
    """Yield the records of a class whose column (or ``id``) holds one of the ids."""
    for some in batches(ids):
        yield from fetch(conn, record, f"WHERE t.{column} IN ({places(some)}) ORDER BY id", some)


def fetch_one(conn: sqlite3.Connection, record: type[R], item: int) -> R | None:
    """Return one record, or None where there is none of this class by this id."""
    return next(fetch(conn, record, "WHERE id = ?", (item,)), None)


def batches(ids: Iterable[K]) -> Iterator[list[K]]:
    """Yield the ids or uids in lists short enough for one question."""
    rest = iter(ids)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def places(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))
