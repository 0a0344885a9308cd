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


@contextmanager
def quick_load(rows: "RowWriter", tables: Iterable[str], *, is_most: bool) -> Iterator[None]:
    """Let :meth:`RowWriter.load` be quick for these tables.

    :param is_most: the store will hold more new rows than old ones, so that it pays to make the
        indexes anew afterwards.
    """
    taken, connection = tuple(tables), rows.connection
    silence = nullcontext() if rows.recorder is None else rows.recorder.unheard(taken)
    later = _without_indexes(connection, taken) if is_most else nullcontext()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        with silence, later:
            yield
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")


@contextmanager
def _without_indexes(connection: sqlite3.Connection, tables: tuple[str, ...]) -> Iterator[None]:
    """Drop the indexes of these tables and make them anew, word by word as they were.

    Those that SQLite made for UNIQUE have no words and stay.
    """
    marks = ", ".join("?" * len(tables))
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        f"AND tbl_name IN ({marks})",
        tables,
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
