"""Makes a new store: complete under a temporary name first, then in place, never over anything."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

from db.clock import now_text
from db.connection import companion
from db.errors import StoreRefused, StoreUnavailable, errors_sorted
from db.file_rights import rights_at
from db.inspection import inspect_name
from db.schema import PAGE_SIZE, build


def create_file(path: Path) -> None:
    """Make an empty store at ``path``. A crash on the way leaves nothing under that name.

    :raises StoreRefused: where anything is there, or no file can be made there
    """
    inspect_name(path)
    _refuse_taken(path)
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".new-", suffix=".part", delete=False) as f:
            part = Path(f.name)
    except OSError as error:
        raise StoreRefused(
            f"No store can be made at “{path}” ({error.strerror}). Choose a folder that exists "
            "and that you may write to.",
            "missing" if isinstance(error, FileNotFoundError) else "read-only",
        ) from error
    try:
        with errors_sorted(path):
            _fill(part)
        part.chmod(rights_at(path))
        sync_file(part)
        _move_in_place(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreUnavailable(
            f"The new store could not be put at “{path}” ({error.strerror}). Choose another folder."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise StoreRefused(
            f"There is something at “{path}” already, and it is never overwritten. "
            "Choose another name.",
            "exists",
        )
    for ending in ("-wal", "-journal"):
        left = companion(path, ending)
        if os.path.lexists(left):
            # SQLite would take its content for the new store's.
            raise StoreRefused(
                f"“{left}” was left behind by another store of this name. Move it away first, or "
                "choose another name.",
                "exists",
            )


def _fill(part: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA synchronous = FULL")
        build(connection)
        connection.execute("INSERT INTO meta VALUES ('created', ?)", (now_text(),))
        connection.execute("PRAGMA journal_mode = WAL").fetchone()


def _move_in_place(part: Path, path: Path) -> None:
    try:
        # Unlike a rename, a link never replaces what came there in the meantime.
        os.link(part, path)
    except FileExistsError:
        _refuse_taken(path)
    except OSError:
        # A file system without hard links: take the name first, then replace our own empty file.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        part.replace(path)


def sync_file(path: Path) -> None:
    """Return once the content of a file (not of an open store) is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk, where the system can promise that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
