"""Reads all events with their memberships: packed arrays where they hold, else the rows."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields

import numpy as np

from db.memberships import (
    FACETS,
    Memberships,
    load_memberships,
    named_memberships,
    patched_memberships,
)
from db.packed.chunks import ChunkError, read_array
from db.packed.state import PACKED_FROM, logged_events, packed_state
from db.pairs import Pairs
from db.records import EventColumns
from db.time_index import Progress, load_columns
from db.time_patch import MOST_PATCHED, patched_columns

KEEP_FROM = 200
"""From so many events touched since the arrays were written on, they are written anew."""

COLUMN_TYPES = {
    "ids": np.int64,
    "earliest": np.int64,
    "latest": np.int64,
    "core_start": np.int64,
    "core_end": np.int64,
    "flags": np.uint16,
    "shape": np.uint8,
    "granularity": np.uint8,
    "status": np.uint8,
    "kind": np.uint16,
    "importance": np.int16,
    "weight": np.uint16,
}
PAIR_TYPES = {"rows": np.int32, "starts": np.int64, "ids": np.int64}
KINDS = "kinds"
"""Name of the array that holds the list of kinds, as the bytes of a JSON text."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """All events of a store at one moment."""

    columns: EventColumns
    members: Memberships
    is_due: bool = False
    """Whether the arrays in the file should be written anew from these."""


def load_events(conn: sqlite3.Connection, progress: Progress | None = None) -> Loaded:
    """Return all events with their memberships, as they stand in one transaction.

    :param progress: is told how many rows are read, and may raise to stop; packed arrays are read
        too quickly to tell
    """
    with _one_moment(conn):
        return _packed(conn) or _from_rows(conn, progress)


def no_events() -> tuple[EventColumns, Memberships]:
    """Columns and memberships of a store without any events, entities, tags and sources."""
    arrays = {name: np.empty(0, kind) for name, kind in COLUMN_TYPES.items()}
    none = Pairs(np.empty(0, np.int32), np.zeros(1, np.int64), np.empty(0, np.int64))
    return EventColumns(**arrays, kinds=()), Memberships(none, none, none, (), (), ())


def array_name(generation: int, name: str) -> str:
    """Under which name an array stands in ``column_chunk``."""
    return f"{generation}.{name}"


def read_packed(conn: sqlite3.Connection, generation: int) -> tuple[EventColumns, dict[str, Pairs]]:
    """Return the arrays of a generation as they were written.

    :raises ChunkError: where one of them is not whole
    """
    arrays = {
        name: read_array(conn, array_name(generation, name), kind)
        for name, kind in COLUMN_TYPES.items()
    }
    kinds = read_array(conn, array_name(generation, KINDS), np.uint8).tobytes()
    columns = EventColumns(**arrays, kinds=tuple(json.loads(kinds)))
    pairs = {
        facet: Pairs(
            **{
                name: read_array(conn, array_name(generation, f"{facet}.{name}"), kind)
                for name, kind in PAIR_TYPES.items()
            }
        )
        for facet in FACETS
    }
    if not _fit(columns, pairs):
        raise ChunkError("The arrays do not fit each other.")
    return columns, pairs


def with_touched(
    conn: sqlite3.Connection, columns: EventColumns, pairs: dict[str, Pairs]
) -> tuple[EventColumns, Memberships]:
    """Return the arrays with the events touched since they were written as they are now."""
    members = named_memberships(conn, pairs)
    touched = logged_events(conn)
    if not touched:
        return columns, members
    columns, splice = patched_columns(conn, columns, touched)
    if splice is None:
        return columns, load_memberships(conn, columns)
    return columns, patched_memberships(conn, columns, members, splice, renamed=False)


def _fit(columns: EventColumns, pairs: dict[str, Pairs]) -> bool:
    """Whether arrays that are whole each belong together."""
    total = len(columns)
    lengths = {len(getattr(columns, one.name)) for one in fields(columns) if one.name != KINDS}
    return lengths == {total} and all(
        len(one.starts) == len(one.ids) + 1 and int(one.starts[-1]) == len(one.rows)
        for one in pairs.values()
    )


def _packed(conn: sqlite3.Connection) -> Loaded | None:
    """The arrays with all that was touched since; None where they do not hold."""
    state = packed_state(conn)
    if state is None or not state.generation:
        return None
    logged = len(logged_events(conn))
    if logged > MOST_PATCHED:
        return None
    try:
        arrays = read_packed(conn, state.generation)
    except (ChunkError, ValueError):
        return None
    columns, members = with_touched(conn, *arrays)
    return Loaded(columns, members, is_due=logged >= KEEP_FROM)


def _from_rows(conn: sqlite3.Connection, progress: Progress | None) -> Loaded:
    columns = load_columns(conn, progress)
    return Loaded(columns, load_memberships(conn, columns), is_due=len(columns) >= PACKED_FROM)


@contextmanager
def _one_moment(conn: sqlite3.Connection) -> Iterator[None]:
    """Let all questions be answered from the same state of the store."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")
