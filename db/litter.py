"""Takes away the empty companions that a reader leaves beside a store it found alone.

SQLite makes ``-wal`` and ``-shm`` even for a connection that only reads, and only a connection
that may write takes them away again, in its last act, if no other uses them.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.connection import companion, file_uri
from db.errors import StoreLocked, StoreRefused
from db.inspection import has_unmerged_wal
from db.lock import WriterLock


def remove_litter(path: Path) -> None:
    """Let SQLite remove an empty ``-wal`` and ``-shm``, unless anybody is at work."""
    if has_unmerged_wal(path) or not companion(path, "-wal").exists():
        return
    try:
        lock = WriterLock(path)
    except (StoreLocked, StoreRefused):
        return
    try:
        uri = file_uri(path, mode="rw")
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        # Only tidiness is lost: the next writer takes them away.
        return
    finally:
        lock.release()
