"""Connections to a store, with the rules that were measured (store.md, "Connection rules").

Exactly one connection writes and checkpoints; all others are ``mode=ro`` with ``query_only``.
Connections may be handed from thread to thread, but only one thread uses one at a time.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

LONGEST_NAME = 247
"""Bytes of a store's file name: SQLite's ``-journal`` and our ``.lock`` must fit into 255."""

CACHE = 65_536
"""KiB of pages the writer keeps, so that an import does not write and re-read them again."""

EVERYWHERE = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = ON")
ONLY_READING = ("query_only = ON",)

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
    settings = [
        "journal_mode = WAL",
        "synchronous = FULL",
        "recursive_triggers = ON",
        f"cache_size = -{CACHE}",
    ]
    if sys.platform == "darwin":
        # Only F_FULLFSYNC reaches the disk on macOS.
        settings += ["fullfsync = ON", "checkpoint_fullfsync = ON"]
    return _connect(file_uri(path, mode="rw"), settings)


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read, beside any writer.

    Where no ``-wal`` lies beside the file and none can be made (a read-only folder) or
    could be taken away again (a read-only file), the file is opened as one that does not
    change, which then is true.
    """
    if not lies_beside(path, "-wal") and not _can_keep_companions(path):
        return connect_untouched(path)
    return _connect(file_uri(path, mode="ro"), ONLY_READING)


def connect_untouched(path: Path) -> sqlite3.Connection:
    """A connection that leaves no trace and looks at the main file alone, without its ``-wal``."""
    return _connect(file_uri(path, mode="ro", immutable="1"), ONLY_READING)


def _can_keep_companions(path: Path) -> bool:
    """Whether SQLite can make its files beside the store and take them away in the end."""
    fits = len(os.fsencode(path.name)) <= LONGEST_NAME
    return fits and os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)


def _connect(uri: str, settings: Iterable[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE / 1000
    )
    connection.row_factory = sqlite3.Row
    try:
        for setting in (*EVERYWHERE, *settings):
            connection.execute(f"PRAGMA {setting}").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
