"""Writing a file so that its place holds the old content or the new one, never half of it."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from db.connection import resolved
from db.file_rights import rights_at
from db.interchange.format import Format
from db.interchange.report import FormatError


def export_file(conn: sqlite3.Connection, store: Path, target: Path, chosen: Format) -> None:
    """Write what the store holds to a file, replacing what was there once all is written.

    :raises FormatError: if the target is the store itself, or cannot be written.
    """
    if is_same_file(store, target):
        raise FormatError(f"{target} is the store itself. Name another file to write to.")
    write_file(target, lambda stream: export_to(conn, stream, chosen))


def export_to(conn: sqlite3.Connection, stream: BinaryIO, chosen: Format) -> None:
    """Write what the store holds at this moment, whatever is committed meanwhile."""
    if conn.in_transaction:
        chosen.write(conn, stream)
        return
    conn.execute("BEGIN")
    try:
        chosen.write(conn, stream)
    finally:
        conn.execute("ROLLBACK")


def write_file(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file by a function; what was there stays until everything is on the disk.

    :raises FormatError: if it cannot be written.
    """
    try:
        with replacing(target) as stream:
            write(stream)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FormatError(f"{target} cannot be written: {reason}.") from None


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the target's place when the block ends without an exception.

    A link is followed: the file it points to is replaced, the link stays.

    :raises OSError: if it cannot be written; then the target is as it was.
    """
    place = resolved(target)
    if place.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(target))
    if place.exists() and not place.is_file():
        # A device or a pipe: written to as it is, for a file put in its place would destroy it.
        with place.open("wb") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(rights_at(place))
        part.replace(place)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise
    _sync_folder(place.parent)


def is_same_file(one: Path, other: Path) -> bool:
    """Say whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
