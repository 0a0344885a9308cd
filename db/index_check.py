"""Whether the search index says the same as the texts, and is whole in itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from db.search.index import entry
from db.search.texts import SEARCHED, texts_sql

SHADOWS = ("data", "idx", "content", "docsize", "config")
"""FTS5 keeps the index in these tables of its own."""


def index_findings(connection: sqlite3.Connection) -> Iterator[str]:
    """Sentences about the index; it can be made anew from the texts at any time."""
    yield from _content_findings(connection)
    yield from _structure_findings(connection)


def _content_findings(connection: sqlite3.Connection) -> Iterator[str]:
    wrong = 0
    indexed = 0
    for kind in SEARCHED:
        for item, title, body in connection.execute(texts_sql(kind)):
            row = connection.execute(
                "SELECT rowid, title, body, folded FROM search_index WHERE rowid = ?", (item,)
            ).fetchone()
            indexed += row is not None
            wrong += row is None or tuple(row) != entry(item, title, body)
    if wrong:
        yield f"The search index is behind in {wrong} of the texts. Searching may miss them."
    total = connection.execute("SELECT count(*) FROM search_index").fetchone()[0]
    if total > indexed:
        yield f"The search index holds {total - indexed} texts that are gone."


def _structure_findings(connection: sqlite3.Connection) -> Iterator[str]:
    """Let FTS5 check a copy of its tables: on a connection that only reads it cannot."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        declared = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'search_index'"
        ).fetchone()[0]
        copy.execute(declared)
        try:
            for shadow in SHADOWS:
                _copy_table(connection, copy, f"search_index_{shadow}")
            copy.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        except (sqlite3.DatabaseError, UnicodeEncodeError):
            yield "The search index is broken in itself. Searching may miss something."


def _copy_table(connection: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    copy.execute(f"DELETE FROM {table}")
    rows = connection.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    copy.executemany(f"INSERT INTO {table} VALUES ({marks})", map(tuple, rows))
