"""A private copy of a store to measure on, so that the store itself is never changed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.places import OVERRIDE
from db.connection import resolved
from db.errors import errors_sorted
from db.inspection import inspect_file
from db.packed import Keeping, head, load_events
from db.reading import reading
from db.store import Store


class BenchError(Exception):
    """Nothing could be measured. ``message`` is a sentence for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; the program keeps what belongs to the user there too."""
    before = os.environ.get(OVERRIDE)
    with TemporaryDirectory(prefix="sequitur-bench-") as folder:
        os.environ[OVERRIDE] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ[OVERRIDE]
            else:
                os.environ[OVERRIDE] = before


def copy_store(store: Path, folder: Path) -> Path:
    """Copy a store as it stands at one moment, also while somebody writes to it.

    :raises StoreRefused: where it is no store, or cannot be read
    :raises StoreError: where there is no room for the copy
    """
    source, target = resolved(store), folder / "copy.sequitur"
    inspect_file(source)
    with (
        errors_sorted(target),
        reading(source) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
    keep_packed(target)
    return target


def keep_packed(path: Path) -> None:
    """Let a store keep its events packed, as the program leaves it after the first opening.

    :raises StoreError: where it cannot be opened or written
    """
    with errors_sorted(path), Store.open(path) as store:
        at, loaded = head(store.connection), load_events(store.connection)
        if loaded.is_due:
            store.keep_events(Keeping(loaded.columns, loaded.members, at), lambda: None)


def count_events(store: Path) -> int:
    """How many events there are, asked of the file so that nothing is loaded beforehand.

    :raises BenchError: where none has a date
    """
    with errors_sorted(store), reading(store) as connection:
        events, dated = connection.execute(
            "SELECT count(*), count(when_edtf) FROM event JOIN item USING (id) "
            "WHERE deleted_at IS NULL"
        ).fetchone()
    if not dated:
        raise BenchError("No event of this store has a date, so there is no timeline to measure.")
    return int(events)
