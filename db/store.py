"""The store as the rest of the program sees it: one file, open for reading or for writing.

    with Store.open(path) as store:
        with store.edit("Add event") as edit:
            edit.add(Event(title="…"))
        store.undo()

Threads: a Store belongs to the thread that opened it, with two exceptions. ``edit`` and ``bulk``
may run in a worker, while the first thread goes on reading through ``connection`` (it sees the
state before). A worker that reads takes a ``reader()`` of its own.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import clear_frames
from types import TracebackType
from typing import Self, TypeVar

from db import stepping
from db.connection import connect_reader, resolved
from db.creation import create_file
from db.editing import editing
from db.edits import Edit
from db.errors import StoreBusy, StoreError, StoreRefused, errors_sorted
from db.fetch import fetch, fetch_one
from db.information import read_info
from db.inspection import inspect_file, inspect_links, inspect_name
from db.journal.replay import next_redo, next_undo
from db.journal.telling import read_history
from db.lock import WriterLock
from db.mapping import map_of
from db.packed.keep import Keeping
from db.packed.state import follow, packed_state
from db.reading import is_alone, remove_litter
from db.records import Changes, HistoryEntry, Record, StoreInfo
from db.session import Session

__all__ = ["Edit", "Store", "StoreError"]

R = TypeVar("R", bound=Record)

PATIENCE = 0.4
"""Seconds to wait for somebody who is about to give the lock back."""


class Store:
    """An open store; use :meth:`create` or :meth:`open`, and :meth:`close` it in the end."""

    def __init__(self, path: Path, *, write: bool, author: str) -> None:
        self.path = path
        self.change_count = 0
        """Grows with each commit, undo and redo of ours."""
        self.last_saved: datetime | None = None
        """When the last COMMIT returned, in UTC."""
        self._lock = WriterLock(path, PATIENCE) if write else None
        self._session: Session | None = None
        self._author = author
        self._is_aside = False
        """True while another process of ours writes in our place."""
        self._found_alone = is_alone(path)
        try:
            with errors_sorted(path):
                if write:
                    inspect_links(path, PATIENCE)
                    self._session = Session(path, author)
                self._reading = connect_reader(path)
                # The first question makes SQLite read the file, and a WAL beside it.
                self._reading.execute("SELECT count(*) FROM meta").fetchone()
        except BaseException:
            self._release()
            raise

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, author: str = "") -> Self:
        """Make a new store and open it for writing.

        :raises StoreRefused: where anything is at ``path``, or nothing can be made there
        """
        given = Path(path).absolute()
        create_file(given)
        return cls.open(given, author=author)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, write: bool = True, author: str = "") -> Self:
        """Open a store; ``write=False`` works beside a writer and in read-only folders.

        :raises StoreRefused: where it is not a store we can open; not a byte is changed
        :raises StoreDamaged: where it is a store, but a broken one
        :raises StoreLocked: where another window or process writes to it
        """
        found = resolved(path)
        # Before anything, even a lock, is made beside a file that may be none of ours.
        inspect_file(found)
        if write:
            inspect_name(found)
            if not os.access(found, os.W_OK):
                raise StoreRefused(
                    f"“{found.name}” may not be written to. Save a copy in a folder of your own.",
                    "read-only",
                )
        return cls(found, write=write, author=author)

    @property
    def writable(self) -> bool:
        """Whether edits are possible."""
        return self._session is not None and not self._session.failed

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection to read through: rows are :class:`sqlite3.Row`.

        Within an edit, in its thread, it shows what the edit has done; elsewhere the state before.
        """
        if self._session is not None and self._session.is_mine:
            return self._session.connection
        return self._reading

    def reader(self) -> sqlite3.Connection:
        """A reading connection of its own for a worker, who closes it."""
        with errors_sorted(self.path):
            return connect_reader(self.path)

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """One transaction, one undo step; on an exception nothing has changed.

        :raises StoreRefused: where the store is open for reading only
        """
        with editing(self._writing(), label, bulk=False) as edit:
            yield edit
        self._count(edit.changes)

    @contextmanager
    def bulk(self, label: str) -> Iterator[Edit]:
        """As :meth:`edit`, for thousands of new rows: journalled as ranges, one undo step."""
        with editing(self._writing(), label, bulk=True) as edit:
            yield edit
        self._count(edit.changes)

    def undo(self) -> Changes | None:
        """Take the last edit back; ``None`` where there is none.

        :raises UndoDeclined: where another program changed the same rows
        """
        return self._count(stepping.undo(self._writing()))

    def redo(self) -> Changes | None:
        """Do what was undone last again; ``None`` where there is nothing.

        :raises UndoDeclined: where another program changed the same rows
        """
        return self._count(stepping.redo(self._writing()))

    def settle(self) -> None:
        """Make what stands now the beginning: undo does not go back behind it.

        For a store that is made with content, like the sample: one undo too many must not empty it.
        """
        session = self._writing()
        with session.turn(), session.transaction():
            packed = packed_state(session.connection)
            session.connection.execute("UPDATE edit SET state = 'final' WHERE state = 'done'")
            follow(session.connection, packed, None)

    def keep_events(self, keeping: Keeping, progress: Callable[[], None]) -> bool:
        """Write the packed arrays, in a worker, so that edits come between; no step of undo.

        :param progress: is called now and then, and may raise to stop
        :returns: False where the store has moved on: read the events again
        """
        session = self._writing()
        for step in keeping.steps():
            progress()
            with session.turn(brief=True), session.transaction():
                if not step(session.connection):
                    return False
        # What was written need not stay in memory.
        with session.turn(brief=True):
            session.connection.execute("PRAGMA shrink_memory")
        return True

    def stand_aside(self) -> None:
        """Let another process of ours write until :meth:`step_in`; reading goes on.

        :raises StoreBusy: where a change is under way
        """
        session = self._writing()
        with session.turn():
            self._session, self._is_aside = None, True
        session.close()
        if self._lock is not None:
            self._lock.release()

    def step_in(self) -> None:
        """Take the writing back from another process, which has ended.

        :raises StoreLocked: where somebody else was quicker
        """
        if self._is_aside:
            self._lock = WriterLock(self.path, PATIENCE)
            with errors_sorted(self.path):
                self._session = Session(self.path, self._author)
            self._is_aside = False

    @property
    def undo_label(self) -> str | None:
        """What :meth:`undo` would take back."""
        found = next_undo(self.connection)
        return None if found is None else str(found["label"])

    @property
    def redo_label(self) -> str | None:
        """What :meth:`redo` would do again."""
        found = next_redo(self.connection)
        return None if found is None else str(found["label"])

    def history(self, limit: int = 500) -> list[HistoryEntry]:
        """The edits, newest first, with what they changed in words."""
        with errors_sorted(self.path):
            return read_history(self.connection, limit)

    def get(self, record: type[R], item: int) -> R | None:
        """One record by id, also from the trash; ``None`` where there is none of that class."""
        with errors_sorted(self.path):
            return fetch_one(self.connection, record, item)

    def all(self, record: type[R], trash: bool = False) -> list[R]:
        """All records of a class by id; with ``trash`` those in the trash too."""
        rest = "" if trash else "WHERE item.deleted_at IS NULL "
        with errors_sorted(self.path):
            return list(fetch(self.connection, record, rest + "ORDER BY item.id"))

    def where(self, record: type[R], **values: object) -> list[R]:
        """Records of a class, not in the trash, whose columns have these values (None = NULL).

        :raises ValueError: for a column the table does not have
        """
        unknown = values.keys() - set(map_of(record).columns)
        if unknown:
            raise ValueError(f"{record.__name__} has no column {', '.join(sorted(unknown))}")
        parts = "".join(f' AND t."{column}" IS ?' for column in values)
        rest = f"WHERE item.deleted_at IS NULL{parts} ORDER BY item.id"
        with errors_sorted(self.path):
            return list(fetch(self.connection, record, rest, tuple(values.values())))

    def kind_of(self, item: int) -> str | None:
        """The kind (table name) of an item, also of one in the trash."""
        row = self.connection.execute("SELECT kind FROM item WHERE id = ?", (item,)).fetchone()
        return None if row is None else str(row[0])

    def by_uid(self, uid: str) -> int | None:
        """The id of the item with this uid, also of one in the trash."""
        try:
            row = self.connection.execute("SELECT id FROM item WHERE uid = ?", (uid,)).fetchone()
        except UnicodeEncodeError:
            return None  # half a character, which no uid in the store can hold
        return None if row is None else int(row[0])

    def setting(self, key: str) -> str | None:
        """A setting of the case, such as ``title``."""
        row = self.connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def info(self) -> StoreInfo:
        """Counts without the trash, and the span of all dated events."""
        with errors_sorted(self.path):
            return read_info(self.connection)

    def close(self) -> None:
        """Close all connections and give the lock back; a second call does nothing."""
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Cursors in the frames of a failure would keep the file open, and SQLite's files beside it.
        while error is not None:
            clear_frames(error.__traceback__)
            error = error.__cause__ or error.__context__
        self.close()

    def _writing(self) -> Session:
        if self._is_aside:
            raise StoreBusy(
                f"“{self.path.name}” is being written to by an import. Wait until it is done, or "
                "cancel it."
            )
        if self._session is None:
            raise StoreRefused(
                f"“{self.path.name}” is open for reading only. Open it for writing to change it.",
                "read-only",
            )
        return self._session

    def _count(self, changes: Changes | None) -> Changes | None:
        if changes is not None and (changes.tables or changes.bulk):
            self.change_count += 1
            self.last_saved = datetime.now(UTC)
        return changes

    def _release(self) -> None:
        reading: sqlite3.Connection | None = getattr(self, "_reading", None)
        if reading is not None:
            reading.close()
        if self._session is not None:
            self._session.close()
        elif self._found_alone:
            remove_litter(self.path)
        if self._lock is not None:
            self._lock.release()
