"""Taking in very many complete rows within a bulk edit, without what single rows need.

Measured on 1,000,000 events: triggers that call Python, constraints checked row by row and
indexes kept up to date row by row cost more than the rows themselves. The rows come from our own
patterns (db/patterns.py), so their words are those of the closed lists. All of it is within the
caller's transaction, and what the file's schema holds afterwards is what it held before.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import RowWriter

HASH = 16 * 1024 * 1024
"""Bytes of new words the search index gathers before it writes them; SQLite's own is 1 MB."""

SCATTERED = ("event_in_time", "participation_by_entity", "citation_by_source")
"""Indexes in which new rows lie all over: quicker made anew. The others grow at a few ends only,
which costs little, and the process that reads a table ahead leaves time for it."""


@contextmanager
def quick_load(rows: "RowWriter", tables: Iterable[str], *, is_most: bool) -> Iterator[None]:
    """Let :meth:`RowWriter.load` be quick for these tables.

    :param is_most: the store will hold more new rows than old ones, so that it pays to make the
        indexes anew afterwards.
    """
    taken, connection = tuple(tables), rows.connection
    silence = nullcontext() if rows.recorder is None else rows.recorder.unheard(taken)
    later = _indexed_later(connection) if is_most else nullcontext()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        with silence, later:
            yield
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


@contextmanager
def _indexed_later(connection: sqlite3.Connection) -> Iterator[None]:
    """Drop the scattered indexes and make them anew, word by word as they were."""
    marks = ", ".join("?" * len(SCATTERED))
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN ({marks})",
        SCATTERED,
    ).fetchall()
    for one in found:
        connection.execute(f'DROP INDEX main."{one["name"]}"')
    _gather_words(connection, HASH)
    yield
    connection.execute("DELETE FROM search_index_config WHERE k = 'hashsize'")
    for one in found:
        connection.execute(one["sql"])


def _gather_words(connection: sqlite3.Connection, size: int) -> None:
    connection.execute(
        "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', ?)", (size,)
    )
