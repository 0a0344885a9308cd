"""Answers worked out beside the window, latest-wins: for stores too large to count in a frame."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.jobs import FRAME, REST, Cancelled, Job, Jobs, Turn
from db.errors import errors_sorted
from db.store import Store

Work = Callable[[sqlite3.Connection], Any]
"""What is done in the worker, with a connection of its own. It may use nothing that changes."""

_STEPS = 100_000
"""Steps of SQLite's machine between two looks whether to go on: a millisecond or two."""


@contextmanager
def reader_for(job: Job, store: Store) -> Iterator[sqlite3.Connection]:
    """A reading connection for a worker, whose questions stop when the job is cancelled.

    :raises Cancelled: in place of SQLite's own error, where a question was stopped
    """
    with errors_sorted(store.path), closing(store.reader()) as connection:
        connection.set_progress_handler(lambda: job.is_cancelled, _STEPS)
        try:
            yield connection
        except sqlite3.OperationalError:
            if job.is_cancelled:
                raise Cancelled from None
            raise


class Beside(QObject):
    """Like :class:`app.jobs.Latest`, but what takes long is worked out in a thread.

    ``prepare(*asked)`` gathers in the window's thread what the work needs, ``show(answer)`` shows
    the answer there. A light answer comes with the next picture, a heavy one once the hand rests.
    """

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        prepare: Callable[..., Work],
        show: Callable[[Any], None],
        is_heavy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._prepare, self._show, self._is_heavy = prepare, show, is_heavy
        self._asked: tuple[Any, ...] = ()
        self._job: Job | None = None
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def ask(self, *asked: Any) -> None:
        """Ask for an answer to these arguments soon; earlier questions need none any more."""
        self._asked, self._is_wanted = asked, True
        is_heavy = self._is_heavy()
        if is_heavy or not self._timer.isActive():
            self._timer.start(REST if is_heavy else FRAME)

    def now(self, *asked: Any) -> None:
        """Answer at once where that is quick, else soon."""
        if self._is_heavy():
            self.ask(*asked)
        else:
            self._asked = asked
            self._answer()

    def settle(self) -> None:
        """Answer now what was asked; for pictures and tests."""
        if self._is_wanted:
            self._answer()

    def drop(self) -> None:
        """Forget what was asked: nobody is there to hear the answer."""
        self._timer.stop()
        self._is_wanted, self._job = False, None

    def _answer(self) -> None:
        self.drop()
        self._show(self._prepare(*self._asked)(self._store.connection))

    def _run(self) -> None:
        if not self._is_heavy():
            self._answer()
        elif self._job is None:
            self._is_wanted = False
            work = self._prepare(*self._asked)
            self._job = self._jobs.start(
                "",
                lambda job: self._worked(job, work),
                self._done,
                self._failed,
                aside=True,
                turn=Turn.WAITING,
            )

            self._job.cancelled.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def _worked(self, job: Job, work: Work) -> tuple[Job, Any]:
        with reader_for(job, self._store) as connection:
            return job, work(connection)

    @Slot()
    def _forget(self) -> None:
        if self.sender() is self._job:
            self._job = None

    def _done(self, result: tuple[Job, Any]) -> None:
        job, answer = result
        if job is not self._job:
            return  # it was answered meanwhile
        self._job = None
        if self._is_wanted:
            # The hand still moves: what it saw a moment ago is shown to nobody.
            if not self._timer.isActive():
                self._timer.start(0)
        else:
            self._show(answer)

    def _failed(self, error: Exception) -> None:
        self._job = None
        raise error
