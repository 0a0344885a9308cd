"""Reads where events happened, beside the window, when lanes by place are asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.beside import reader_for
from app.jobs import Job, Jobs
from app.lane_reader import LaneReader, Places
from db.store import Store


class PlaceReading(QObject):
    """Brings the places of a large store to the reader of its lanes."""

    came = Signal()
    """The places are there: lanes by place must be made anew."""

    def __init__(
        self,
        store: Store,
        lanes: LaneReader,
        jobs: Jobs,
        fail: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._lanes, self._jobs, self._fail = store, lanes, jobs, fail
        self._job: Job | None = None
        # Not at once: lanes are asked for while the window is being painted.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._start)
        lanes.ask_for_places = self.ask

    def ask(self) -> None:
        """Read them soon, unless that is under way."""
        if self._job is None:
            self._soon.start()

    def stop(self) -> None:
        """Ask the store nothing more: it is about to be closed."""
        self._soon.stop()
        self._job = None

    def _start(self) -> None:
        store, read = self._store, self._lanes.work()

        def work(job: Job) -> tuple[Job, Places]:
            with reader_for(job, store) as connection:
                return job, read(connection, job.progress)

        self._job = self._jobs.start("", work, self._done, self._failed, aside=True)
        self._job.cancelled.connect(self._cancelled, Qt.ConnectionType.QueuedConnection)

    def _done(self, result: tuple[Job, Places]) -> None:
        if result[0] is self._job:
            self._job = None
            self._lanes.take(result[1])
            self.came.emit()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._fail(error)

    @Slot()
    def _cancelled(self) -> None:
        if self.sender() is self._job:
            self._job = None
