"""A verified copy of a store, also of one that somebody is writing to."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

from db.check import check_store
from db.connection import companion, resolved
from db.creation import sync_file, sync_folder
from db.errors import StoreDamaged, StoreRefused, errors_sorted
from db.file_rights import rights_at
from db.inspection import inspect_file, inspect_name
from db.reading import reading
from db.store import Store

Progress = Callable[[int, int], None]
"""Is told how many pages are left, and how many there are."""

PAGES_AT_ONCE = 4_096
"""So often progress is told: every 16 MiB."""


def backup(
    store: Store | str | os.PathLike[str],
    target: str | os.PathLike[str],
    progress: Progress | None = None,
) -> None:
    """Copy a store to ``target``: written aside, verified, then put in place at once.

    What was at ``target`` stays there until the copy is known to be sound, and for good where the
    store is damaged.

    :raises StoreRefused: where the store cannot be read, or the target cannot be written
    :raises StoreDamaged: where the copy is not sound, because the store is not
    """
    source = store.path if isinstance(store, Store) else resolved(store)
    inspect_file(source)
    place = resolved(target)
    _refuse_target(source, place)
    part = _new_part(place)
    try:
        with errors_sorted(place):
            _copy(source, part, progress)
        _verify(part, source)
        part.chmod(rights_at(place))
        sync_file(part)
        part.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise StoreRefused(
            f"The backup could not be put at “{place}” ({error.strerror}). Choose another place.",
            "read-only",
        ) from error
    finally:
        for left in (part, companion(part, "-wal"), companion(part, "-shm")):
            left.unlink(missing_ok=True)


def _refuse_target(source: Path, place: Path) -> None:
    inspect_name(place)
    if place.is_dir():
        raise StoreRefused(f"“{place}” is a folder. Give the backup a file name.", "folder")
    if place.exists() and not place.is_file():
        raise StoreRefused(f"“{place}” is not a file. Give the backup another name.", "exists")
    if place.exists() and place.samefile(source):
        raise StoreRefused(
            f"“{place}” is the store itself. Give the backup another name.", "exists"
        )
    for ending in ("-wal", "-journal"):
        left = companion(place, ending)
        if left.exists():
            # SQLite would take its content for the backup's.
            raise StoreRefused(
                f"“{place.name}” is open, or was not closed properly: “{left.name}” lies beside "
                "it. Close it first, or give the backup another name.",
                "exists",
            )


def _new_part(place: Path) -> Path:
    try:
        with NamedTemporaryFile(
            dir=place.parent, prefix=".backup-", suffix=".part", delete=False
        ) as file:
            return Path(file.name)
    except OSError as error:
        raise StoreRefused(
            f"No backup can be made at “{place}” ({error.strerror}). Choose a folder that exists "
            "and that you may write to.",
            "missing" if isinstance(error, FileNotFoundError) else "read-only",
        ) from error


def _copy(source: Path, part: Path, progress: Progress | None) -> None:
    def told(_status: int, left: int, total: int) -> None:
        if progress is not None:
            progress(left, total)

    with (
        reading(source) as original,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        # One read transaction: the copy shows one moment, and a writer does not start it over.
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM meta").fetchone()
        original.backup(copy, pages=PAGES_AT_ONCE, progress=told)


def _verify(part: Path, source: Path) -> None:
    broken = [finding for finding in check_store(part) if finding.severity == "error"]
    if broken:
        raise StoreDamaged(
            f"No backup was made, since “{source.name}” is damaged: {broken[0].message} "
            "Keep the earlier backups, and run “check” on the store."
        )
