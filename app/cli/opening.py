"""How commands open a store: whatever damage does to them is told as damage, in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.check import check_store
from db.errors import StoreDamaged, StoreError, errors_sorted
from db.store import Store


@contextmanager
def opened_store(path: Path, *, write: bool = False) -> Iterator[Store]:
    """A store for one command, closed at the end.

    :raises StoreError: where it cannot be opened or read
    """
    with damage_told(path), errors_sorted(path), Store.open(path, write=write) as store:
        yield store


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Tell the errors that a damaged store causes apart from mistakes of our own.

    A missing column or a text that is none looks like either, so the file itself is asked.

    :raises StoreDamaged: in place of such an error, where the check finds the store damaged
    """
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError) as error:
        if not _is_damaged(path):
            raise
        raise StoreDamaged(
            f"“{path.name}” is damaged, and part of it cannot be read. Run “check” on it, and go "
            "back to a backup."
        ) from error


def _is_damaged(path: Path) -> bool:
    try:
        return any(one.severity == "error" for one in check_store(path))
    except StoreError:
        return False
