"""Looks at a file before it is opened as a store, and refuses with a sentence; changes nothing.

All looking goes through SQLite with ``immutable``: it makes no companions, takes no locks, and
(unlike a plain ``open``) does not drop the locks of a store this process has open already.
"""

import os
import sqlite3
import stat
import time
from pathlib import Path

from db.connection import LONGEST_NAME, companion, connect_untouched
from db.errors import StoreDamaged, StoreRefused, StoreUnavailable, primary_name
from db.schema import APPLICATION_ID, FORMAT

MAGIC = b"SQLite format 3\x00"
SMALLEST = 512
"""Bytes of SQLite's smallest page: a shorter file cannot be whole."""

UNSUPPORTED = "SQLITE_ERROR"
"""How SQLite answers "unsupported file format", which a broken header looks like."""

LOOK_AGAIN = 0.02
"""Seconds between two looks at how many names a file has."""

KNOWN_BEGINNINGS = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"{", "a JSON text; import it instead"),
)


def inspect_file(path: Path) -> None:
    """Make sure that ``path`` (resolved) is a store of a format we know.

    :raises StoreRefused: where it is missing, empty, no store, newer, or not readable
    :raises StoreDamaged: where it is a store that is cut short or broken at its beginning
    """
    _inspect_kind(path)
    try:
        connection = connect_untouched(path)
    except sqlite3.OperationalError as error:
        raise StoreUnavailable(
            f"“{path}” could not be opened ({error}). Check the drive and your rights."
        ) from error
    try:
        _inspect_marks(path, connection)
    except sqlite3.DatabaseError as error:
        _sort_unreadable(path, error)
    finally:
        connection.close()


def _inspect_kind(path: Path) -> None:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise StoreRefused(
            f"There is no file “{path}”. Check the name, or make a new store there.", "missing"
        ) from error
    except OSError as error:
        raise StoreRefused(
            f"“{path}” cannot be reached ({error.strerror}). Check the name and the drive.",
            "unreadable",
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreRefused(f"“{path}” is a folder. Choose a .sequitur file in it.", "folder")
    if not stat.S_ISREG(found.st_mode):
        raise StoreRefused(f"“{path}” is not a file. Choose a .sequitur file.", "foreign")
    if not os.access(path, os.R_OK):
        raise StoreRefused(
            f"You have no right to read “{path}”. Ask its owner, or change its rights.",
            "unreadable",
        )
    if found.st_size == 0:
        raise StoreRefused(
            f"“{path}” is empty: 0 bytes, so it holds no store. If it once did, go back to a "
            "backup; otherwise remove it and make a new store.",
            "empty",
        )


def _inspect_marks(path: Path, connection: sqlite3.Connection) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        raise StoreRefused(
            f"“{path}” is an SQLite database, but not a Sequitur store. Choose a .sequitur file.",
            "foreign",
        )
    if version > FORMAT:
        raise StoreRefused(
            f"“{path}” was written by a newer Sequitur (format {version}; this one knows "
            f"{FORMAT}). Update Sequitur to open it; the file was not touched.",
            "newer",
        )
    if version < 1:
        raise StoreDamaged(
            f"“{path}” does not tell its format, so its beginning is damaged. Go back to a backup."
        )
    _inspect_length(path, connection)


def _inspect_length(path: Path, connection: sqlite3.Connection) -> None:
    """Compare the pages that the header counts with the file's size.

    After a crash in a checkpoint the main file may be shorter than its first page says; then the
    ``-wal`` still holds all pages, and opening the store puts them in place.
    """
    if has_unmerged_wal(path):
        return
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    found = path.stat().st_size
    if found < pages * size:
        raise StoreDamaged(_cut_short(path, found, pages * size))


def has_unmerged_wal(path: Path) -> bool:
    """Whether a ``-wal`` with content lies beside the store: it is open, or was not closed."""
    try:
        return companion(path, "-wal").stat().st_size > 0
    except OSError:
        return False


def _sort_unreadable(path: Path, error: sqlite3.DatabaseError) -> None:
    # SQLite found no database in it, so no store of this process is behind this path, and a plain
    # read is safe.
    code = primary_name(error)
    if code not in {"SQLITE_NOTADB", "SQLITE_CORRUPT", UNSUPPORTED}:
        raise StoreUnavailable(
            f"“{path}” could not be read ({error}). Check the drive and your rights."
        ) from error
    if has_unmerged_wal(path) and code == "SQLITE_CORRUPT":
        return
    with path.open("rb") as file:
        beginning = file.read(100)
    if beginning.startswith(MAGIC):
        _sort_database(path, beginning, error)
    for known, what in KNOWN_BEGINNINGS:
        if beginning.startswith(known):
            raise StoreRefused(f"“{path}” is not a Sequitur store but {what}.", "foreign")
    raise StoreRefused(
        f"“{path}” is not a Sequitur store, nor any SQLite database. Choose a .sequitur file.",
        "foreign",
    )


def _sort_database(path: Path, beginning: bytes, error: sqlite3.DatabaseError) -> None:
    if len(beginning) == 100 and int.from_bytes(beginning[68:72], "big") != APPLICATION_ID:
        raise StoreRefused(
            f"“{path}” is a damaged SQLite database of another program ({error}).", "foreign"
        ) from error
    found = path.stat().st_size
    size = int.from_bytes(beginning[16:18], "big")
    size = 65536 if size == 1 else size
    pages = int.from_bytes(beginning[28:32], "big")
    if found < max(pages * size, SMALLEST):
        raise StoreDamaged(_cut_short(path, found, pages * size)) from error
    raise StoreDamaged(
        f"“{path}” is damaged at its beginning ({error}). Go back to a backup; keep this file."
    ) from error


def _cut_short(path: Path, found: int, wanted: int) -> str:
    return (
        f"“{path}” is cut short: it has {found} bytes of {wanted}. Go back to a backup, or copy "
        "it again from where it came."
    )


def inspect_name(path: Path) -> None:
    """Make sure the name leaves room for the companions a writer needs.

    :raises StoreRefused: where it is too long
    """
    length = len(os.fsencode(path.name))
    if length > LONGEST_NAME:
        raise StoreRefused(
            f"The name “{path.name[:40]}…” is too long to be written to: it has {length} bytes, "
            f"and at most {LONGEST_NAME} leave room for the files kept beside it. Shorten it.",
            "name",
        )


def inspect_links(path: Path, patience: float) -> None:
    """Make sure the file has one name only: the lock and the ``-wal`` lie beside a name.

    Two programs that write through two hard links would each have their own, and the one would
    overwrite what the other saved.

    :param patience: seconds to look again: a store just made has a second name for a moment
    :raises StoreRefused: where it has another name
    """
    until = time.monotonic() + patience
    while (names := path.stat().st_nlink) > 1:
        if time.monotonic() >= until:
            raise StoreRefused(
                f"“{path}” has {names} names (hard links), and what is saved under one could be "
                "lost under another. Copy it and open the copy, or remove the other names; "
                "reading it is possible.",
                "linked",
            )
        time.sleep(LOOK_AGAIN)
