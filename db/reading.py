"""Reads a store for a while and leaves its folder as it was.

SQLite makes ``-wal`` and ``-shm`` even for a connection that only reads, and only a connection
that may write takes them away again, in its last act, if no other uses them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db.connection import connect_reader, file_uri, lies_beside
from db.errors import StoreLocked, StoreRefused
from db.inspection import has_unmerged_wal
from db.lock import WriterLock


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, closed at the end, with nothing left beside the store."""
    found_alone = is_alone(path)
    try:
        with closing(connect_reader(path)) as connection:
            yield connection
    finally:
        if found_alone:
            remove_litter(path)


def is_alone(path: Path) -> bool:
    """Whether no companion of a running or crashed writer lies beside the store."""
    return not lies_beside(path, "-wal")


def remove_litter(path: Path) -> None:
    """Let SQLite remove an empty ``-wal`` and ``-shm``, unless anybody is at work."""
    if is_alone(path) or has_unmerged_wal(path):
        return
    try:
        lock = WriterLock(path)
    except (StoreLocked, StoreRefused):
        return
    try:
        uri = file_uri(path, mode="rw")
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error:
        # Only tidiness is lost: the next writer takes them away.
        return
    finally:
        lock.release()
