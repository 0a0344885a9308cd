"""Connections to a store, with the rules that were measured (store.md, "Connection rules").

Exactly one connection writes and checkpoints; all others are ``mode=ro`` with ``query_only``.
Connections may be handed from thread to thread, but only one thread uses one at a time.
"""

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

LONGEST_NAME = 247
"""Bytes of a store's file name: SQLite's ``-journal`` and our ``.lock`` must fit into 255."""

CACHE = 65_536
"""KiB of pages the writer keeps, so that an import does not write and re-read them again."""

PATIENCE = 5000
"""Milliseconds to wait for another connection that is about to finish."""


def resolved(path: str | os.PathLike[str]) -> Path:
    """The file itself, behind any symlinks: companions must lie beside it, not beside a link."""
    return Path(os.path.realpath(path))


def companion(path: Path, ending: str) -> Path:
    """The file that SQLite or we keep beside a store: ``-wal``, ``-shm``, ``.lock`` …"""
    return path.with_name(path.name + ending)


def lies_beside(path: Path, ending: str) -> bool:
    """Whether a companion is there; under a name too long for one, none can be."""
    try:
        return companion(path, ending).exists()
    except OSError:
        return False


def file_uri(path: Path, **parameters: str) -> str:
    """A ``file:`` address in which ``#``, ``?``, ``%`` and all letters mean themselves."""
    address = quote(os.fsencode(path.absolute().as_posix()))
    if not address.startswith("/"):
        address = "/" + address  # a drive letter: file:///C:/…
    query = "&".join(f"{key}={value}" for key, value in parameters.items())
    return f"file://{address}?{query}"


def connect_writer(path: Path) -> sqlite3.Connection:
    """The one writing connection of a store; the caller holds its :class:`WriterLock`."""
    connection = _connect(file_uri(path, mode="rw"))
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    if sys.platform == "darwin":
        # Only F_FULLFSYNC reaches the disk on macOS.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read, beside any writer.

    Where no ``-wal`` lies beside the file and none can be made (a read-only folder), the file is
    opened as one that does not change, which then is true.
    """
    if not lies_beside(path, "-wal") and not _can_make_companions(path):
        return _only_reading(_connect(file_uri(path, mode="ro", immutable="1")))
    return _only_reading(_connect(file_uri(path, mode="ro")))


def connect_untouched(path: Path) -> sqlite3.Connection:
    """A connection that leaves no trace and looks at the main file alone, without its ``-wal``."""
    return _only_reading(_connect(file_uri(path, mode="ro", immutable="1")))


def _can_make_companions(path: Path) -> bool:
    return len(os.fsencode(path.name)) <= LONGEST_NAME and os.access(path.parent, os.W_OK)


def _only_reading(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE / 1000
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
