"""The writing side of an open store: its one writing connection, turns and transactions.

The connection may pass from thread to thread (an import borrows it in a worker), but only one
thread has its turn at a time; a second one is told so at once instead of waiting.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.connection import connect_writer
from db.errors import StoreBusy, StoreUnavailable, errors_sorted, primary_name
from db.journal.purge import sweep_if_due
from db.journal.recorder import Recorder
from db.layout import read_layouts
from db.rows import RowWriter
from db.strangers import refuse_strange_code

MOMENT = 0.02
"""Seconds between two looks whether the turn is free."""

PATIENCE = 1.0
"""Seconds to wait for a change that takes but a moment."""


class Session:
    """Owns the writing connection of the store at ``path`` (resolved)."""

    def __init__(self, path: Path, author: str) -> None:
        self.path = path
        self.author = author
        self.connection = connect_writer(path)
        try:
            refuse_strange_code(self.connection, path)
            sweep_if_due(self.connection)
            layouts = read_layouts(self.connection)
            self.recorder = Recorder(self.connection, layouts)
            self.rows = RowWriter(self.connection, layouts, self.recorder)
        except BaseException:
            self.connection.close()
            raise
        self.failed = False
        """True once a write failed below SQLite: what reached the disk is not known any more."""
        self._turn = threading.Lock()
        self._thread: int | None = None
        self._is_brief = False
        self._identity = self._identify()

    @property
    def is_mine(self) -> bool:
        """Whether the calling thread is in the middle of a change."""
        return self._thread == threading.get_ident()

    def close(self) -> None:
        """Close the connection; SQLite merges the ``-wal`` and removes it."""
        self.connection.close()

    @contextmanager
    def turn(self, *, brief: bool = False) -> Iterator[None]:
        """Hold the session for one change.

        :param brief: it takes no longer than a moment, so that others wait for it, as it does
            for them
        :raises StoreBusy: where another change is under way
        :raises StoreError: in place of an SQLite error of the environment
        """
        if self.failed:
            raise StoreUnavailable(
                f"An earlier write to “{self.path.name}” failed, so nothing more is written. "
                "Close the store and open it again; what was saved is still there."
            )
        self._wait(patiently=brief)
        self._thread, self._is_brief = threading.get_ident(), brief
        try:
            with errors_sorted(self.path):
                yield
        finally:
            self._thread, self._is_brief = None, False
            self._turn.release()

    def _wait(self, *, patiently: bool) -> None:
        """Take the turn; wait for those that take but a moment, or for anybody."""
        until = time.monotonic() + PATIENCE
        while not self._turn.acquire(timeout=MOMENT):
            # Whoever has just taken the turn needs that moment to say whether it is a brief one.
            if not (patiently or self._is_brief) or time.monotonic() > until:
                raise StoreBusy(
                    "Another change is being written to this store. Wait until it is done."
                )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN to COMMIT; whatever goes wrong within, nothing has changed.

        The block may end the transaction itself with ROLLBACK.
        """
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            if self.connection.in_transaction:
                self._commit()
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def _commit(self) -> None:
        # A deleted or replaced file still takes writes through an open handle, into nowhere.
        if self._identify() != self._identity:
            raise StoreUnavailable(
                f"“{self.path}” was moved, replaced or deleted while it was open. The change was "
                "not saved. Put the file back, or open it where it is now."
            )
        try:
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            # After a failed fsync the system may have dropped pages: asking again proves nothing.
            self.failed = primary_name(error) == "SQLITE_IOERR"
            raise

    def _identify(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
