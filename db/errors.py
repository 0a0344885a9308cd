"""Errors of the environment: each carries one sentence for people, with what to do next.

Everything here may happen on a sound program: a full disk, a foreign file, a second window. Our
own mistakes (a wrong column, a broken rule) are ordinary Python exceptions instead.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Something outside the program stands in the way; ``message`` says what and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class StoreRefused(StoreError):
    """The file is no store we may open or make; nothing was changed.

    ``reason`` is one word for programs: ``missing``, ``exists``, ``empty``, ``foreign``,
    ``newer``, ``folder``, ``unreadable``, ``read-only``, ``name``,
    ``linked``.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class StoreDamaged(StoreError):
    """The file is a store of ours, but parts of it are broken or cut off."""


class StoreLocked(StoreError):
    """Another process, or another window of this one, writes to the store."""


class StoreBusy(StoreError):
    """Another thread of this program is in the middle of a change."""


class StoreFull(StoreError):
    """The disk is full; the change was taken back."""


class StoreUnavailable(StoreError):
    """Reading or writing failed below the store: a drive gone, rights lost, an I/O error."""


class RecordRefused(StoreError):
    """A record cannot be stored as it is: half a character, a number too large, a dead end."""


class UndoDeclined(StoreError):
    """Undo or redo would overwrite something it does not know; nothing was changed."""


DAMAGE = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
UNREADABLE_TEXT = "Could not decode to UTF-8"
"""How Python's sqlite3, without a code, names a text whose bytes are no letters."""

UNREADABLE = frozenset({"SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR"})


def primary_name(error: sqlite3.Error) -> str:
    """SQLite's primary result code by name (``SQLITE_IOERR`` for ``SQLITE_IOERR_FSYNC``)."""
    name: str = getattr(error, "sqlite_errorname", "")
    return "_".join(name.split("_")[:2])


def sorted_error(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The environment's error behind an SQLite error; ``None`` where the mistake is ours.

    Only "corrupt" and "not a database" count as damage: an I/O error or a full disk must never
    start a repair.
    """
    code = primary_name(error)
    if code in DAMAGE or UNREADABLE_TEXT in str(error):
        return StoreDamaged(
            f"“{path.name}” is damaged: {error}. Run “check” on it, and go back to a backup."
        )
    if code == "SQLITE_FULL":
        return StoreFull(
            f"The disk that holds “{path.name}” is full. The change was not saved: "
            "make room and do it again."
        )
    if code in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return StoreLocked(
            f"Another program is writing to “{path.name}”. Wait until it is done and try again."
        )
    if code == "SQLITE_READONLY":
        return StoreRefused(
            f"“{path.name}” cannot be written to. Save a copy in a folder of your own.",
            "read-only",
        )
    if code in UNREADABLE:
        return StoreUnavailable(
            f"“{path.name}” could not be read or written ({error}). "
            "Check the drive and your rights, then open the store again."
        )
    if code == "SQLITE_CONSTRAINT":
        return RecordRefused(_constraint_sentence(error))
    if code in {"SQLITE_TOOBIG", "SQLITE_NOMEM"}:
        return RecordRefused("This is too large to be stored. Shorten it and try again.")
    return None


def _constraint_sentence(error: sqlite3.Error) -> str:
    told = str(error)
    if "item.uid" in told:
        return "An item with this uid is in the store already. Leave the uid out, or change that."
    if "FOREIGN KEY" in told:
        return "This refers to something that is not in the store. Add that first."
    return f"The store's rules do not allow this value ({told}). Correct it and try again."


@contextmanager
def errors_sorted(path: Path) -> Iterator[None]:
    """Turn the environment's SQLite errors within the block into sentences.

    :raises StoreError: in place of an ``sqlite3.Error`` that is not our own mistake
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = sorted_error(error, path)
        if sentence is None:
            raise
        raise sentence from error
