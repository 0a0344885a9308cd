"""Keeping the search index equal to the texts: one row per thing that has words.

The index holds things in the trash too; :mod:`db.search.find` leaves them out, so that moving
something to the trash and back writes nothing here.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from db.fetch import batches, places
from db.search.fold import fold
from db.search.texts import SEARCHED, texts_sql

_INSERT = "INSERT INTO search_index (rowid, title, body, folded) VALUES (?, ?, ?, ?)"
_MOST_LETTERS = 5_000_000
"""Of one text: a source's longer text is found by its first five million letters."""


def index_items(conn: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Bring the index rows of these items up to date; ids that are gone leave the index.

    Runs within the caller's transaction.
    """
    for some in batches(ids):
        conn.executemany("DELETE FROM search_index WHERE rowid = ?", ((item,) for item in some))
        for kind, members in _by_kind(conn, some).items():
            sql = f"{texts_sql(kind)} AND t.id IN ({places(members)})"
            conn.executemany(_INSERT, _entries(conn.execute(sql, members).fetchall()))


def rebuild(conn: sqlite3.Connection) -> None:
    """Make the whole index anew from the texts, within the caller's transaction."""
    conn.execute("DELETE FROM search_index")
    for kind in SEARCHED:
        conn.executemany(_INSERT, _entries(conn.execute(texts_sql(kind))))


def add_entries(conn: sqlite3.Connection, entries: Iterable[tuple[int, str, str, str]]) -> None:
    """Add index rows of new things, made by :func:`entry`, within the caller's transaction."""
    conn.executemany(_INSERT, entries)


def entry(item: int, title: str, body: str) -> tuple[int, str, str, str]:
    """Return the index row of a thing: id, title, the rest, and both folded."""
    title, body = _indexable(title), _indexable(body.removeprefix(" · "))
    return item, title, body, fold(f"{title} {body}" if body else title)


def _entries(rows: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, str, str, str]]:
    return (entry(item, title, body) for item, title, body in rows)


def _by_kind(conn: sqlite3.Connection, ids: list[int]) -> dict[str, list[int]]:
    """Return the ids that are still there and have words, by their kind."""
    found: dict[str, list[int]] = defaultdict(list)
    sql = f"SELECT id, kind FROM item WHERE id IN ({places(ids)})"
    for item, kind in conn.execute(sql, ids):
        if kind in SEARCHED:
            found[kind].append(item)
    return found


def _indexable(text: str) -> str:
    """Return the text without NULs, at which the tokenizer would stop."""
    return text[:_MOST_LETTERS].replace("\0", " ")
