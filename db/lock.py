"""The lock that makes one process, and one window of it, the writer of a store.

A file ``NAME.lock`` beside the store is locked by the operating system, which frees it when the
process dies, however it dies: a file left over from a crash locks nobody out. The window and the
command line take the same lock. The store file itself is never opened for this: on POSIX, closing
any other handle of it would drop SQLite's own locks.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from db.connection import companion
from db.errors import StoreLocked, StoreRefused

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        # Far behind the end, so that the process number stays readable.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
"""A link planted under the lock's name is not followed to somebody's file."""

PAUSE = 0.02
"""Seconds between two attempts to take the lock."""


def _sign(handle: int) -> None:
    """Write who holds the lock, for curious people; on a full disk it holds all the same."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())


class WriterLock:
    """Held from opening a store for writing until it is closed."""

    def __init__(self, store: Path, patience: float = 0.0) -> None:
        """Take the lock.

        :param patience: seconds to try again: a reader that tidies up holds it for a moment
        :raises StoreLocked: where another window or process holds it
        :raises StoreRefused: where no file can be made beside the store
        """
        self._path = companion(store, ".lock")
        self._handle: int | None = self._acquire(store, time.monotonic() + patience)

    def _acquire(self, store: Path, until: float) -> int:
        while True:
            try:
                handle = os.open(self._path, _FLAGS, 0o644)
            except OSError as error:
                raise StoreRefused(
                    f"“{store.name}” cannot be written to: nothing can be made in its folder "
                    f"({error.strerror}). Save a copy in a folder of your own.",
                    "read-only",
                ) from error
            try:
                _take(handle)
            except OSError as error:
                os.close(handle)
                if time.monotonic() < until:
                    time.sleep(PAUSE)
                    continue
                raise StoreLocked(
                    f"“{store.name}” is open in another window or program. "
                    "Close it there first; reading it is possible meanwhile."
                ) from error
            if self._is_current(handle):
                _sign(handle)
                return handle
            # The last holder removed the file between our opening and locking it.
            os.close(handle)

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back and take its file away; a second call does nothing."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            # Removed while still held: nobody can lock the name we are about to leave.
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
