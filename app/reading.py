"""Reads the events of a large store beside the window, which can be used meanwhile."""

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.beside import reader_for
from app.event_index import LARGE
from app.jobs import Job, Jobs
from app.sources import Sources
from db.errors import StoreError
from db.packed import Keeping, Loaded, head, load_events
from db.store import Store


class EventReading(QObject):
    """Brings the events to the sources, when the case is opened and after an import."""

    came = Signal()
    """The events are there: all panes must read again."""
    stopped = Signal()
    """The person cancelled: the case is open without its events."""
    failed = Signal(object)
    """What ended the reading."""

    def __init__(self, store: Store, sources: Sources, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._sources, self._jobs = store, sources, jobs
        self._job: Job | None = None

    def begin(self) -> bool:
        """Begin to read where there are many events; False = few, which are read when needed."""
        if not is_large(self._store):
            self._sources.index.release()
            return False
        self._sources.index.hold()
        self._start()
        return True

    def settle(self) -> None:
        """Have the events now; for pictures and tests."""
        if self._job is not None:
            self._job.cancel()
            with closing(self._store.reader()) as connection:
                loaded = load_events(connection)
            self._took(loaded)

    def _start(self) -> None:
        store, lanes = self._store, self._sources.timeline.lanes

        def work(job: Job) -> tuple[Job, Loaded, Callable[[], None]]:
            with reader_for(job, store) as connection:
                loaded = load_events(connection, job.progress)
            return job, loaded, lanes.sort_rows(loaded.columns)

        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.start("Reading the events", work, self._done, self._fail, aside=True)
        self._job.cancelled.connect(self._cancelled, Qt.ConnectionType.QueuedConnection)

    def _done(self, result: tuple[Job, Loaded, Callable[[], None]]) -> None:
        job, loaded, take_rows = result
        if job is self._job and job.is_cancelled:
            self._job = None
            self.stopped.emit()
        elif job is self._job:
            take_rows()
            self._took(loaded)

    def _took(self, loaded: Loaded) -> None:
        self._job = None
        if not self._sources.index.take(loaded.columns, loaded.members):
            self._start()
            return
        self.came.emit()
        if loaded.is_due and self._store.writable:
            self._keep()

    def _keep(self) -> None:
        """Write the arrays that make the next opening quick; nothing is lost if it fails."""
        store, index = self._store, self._sources.index
        keeping = Keeping(index.columns, index.members, head(store.connection))

        def work(job: Job) -> bool:
            return store.keep_events(keeping, lambda: job.progress(0))

        self._jobs.start("", work, _kept, _not_kept, aside=True)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    @Slot()
    def _cancelled(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.stopped.emit()


def _kept(is_kept: bool) -> None:
    """Where the store has moved on, the next opening writes them."""
    del is_kept


def _not_kept(error: Exception) -> None:
    """As little is lost where an import is under way, or the disk is full.

    :raises Exception: the error itself, where it is our own mistake
    """
    if not isinstance(error, StoreError):
        raise error


def is_large(store: Store) -> bool:
    """Whether a store has so many events that reading them takes long."""
    few = f"SELECT count(*) FROM (SELECT 1 FROM event LIMIT {LARGE + 1})"
    return int(store.connection.execute(few).fetchone()[0]) > LARGE
