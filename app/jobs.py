"""Work beside the window: in a thread of its own, with progress and cancel, and latest-wins.

Only SQLite and numpy work belongs in a thread; long loops of Python would make the window jerk.
"""

import gc
import sys
from collections.abc import Callable
from enum import Enum
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

_USUAL_TURN, _SHORT_TURN = sys.getswitchinterval(), 0.0005
"""Seconds for which a thread may hold Python's lock while others wait for it."""
SLOW = 500
"""Milliseconds after which work shows its progress."""
FRAME = 16
"""Milliseconds between two quick answers of :class:`Latest`: one picture of the screen."""
QUICK = 8
"""Milliseconds an answer may take to come while the hand moves."""
REST = 90
"""Milliseconds without a question before a slow answer is given."""


class Turn(Enum):
    """When a thread begins. Several that work side by side leave the window few turns."""

    NOW = "whatever else is under way"
    AFTER_PICTURE = "when the window has painted"
    FIRST = "now, and those that wait wait for it"
    WAITING = "when no other of these works, nor one that goes first"


class Cancelled(Exception):
    """Raised within the work when the person cancelled."""


class Job(QThread):
    """One piece of work. ``work(job)`` runs in the thread and calls :meth:`progress`."""

    progressed = Signal(int, object)
    """Done so far, and of how many (None = not known)."""
    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended it."""
    cancelled = Signal()

    def __init__(
        self, label: str, work: "Callable[[Job], Any]", parent: QObject, *, aside: bool = False
    ) -> None:
        super().__init__(parent)
        self.label, self._work, self._is_cancelled = label, work, False
        self.is_aside = aside

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next :meth:`progress`."""
        self._is_cancelled = True

    @property
    def is_waiting(self) -> bool:
        """Whether it has not begun."""
        return not (self.isRunning() or self.isFinished())

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._is_cancelled

    def stop_if_cancelled(self) -> None:
        """Called between the steps of work that tells no progress.

        :raises Cancelled: the work is to stop
        """
        if self._is_cancelled:
            raise Cancelled

    def progress(self, done: int, total: int | None = None) -> None:
        """Tell how far the work is.

        :raises Cancelled: the work is to stop; whatever it wrote must be taken back
        """
        if self._is_cancelled:
            raise Cancelled
        self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work (called by Qt in the new thread)."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # every failure reaches the window, which sorts it
            self.failed.emit(error)
        else:
            self.done.emit(result)


def _rest() -> None:
    """No work is under way any more."""
    gc.enable()
    sys.setswitchinterval(_USUAL_TURN)


class Jobs(QObject):
    """All work under way. One is shown at a time: the one that began first."""

    shown = Signal(str, int, object)
    """A job takes long: its label, done, total."""
    ended = Signal()
    """Nothing is shown any more."""
    changed = Signal()
    """A job began or ended, other than those aside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._slow: set[Job] = set()
        self._answers: dict[Job, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._is_closed = False
        self._waiting: list[Job] = []
        self._turns: dict[Job, Turn] = {}
        """Of those that wait for others, or that others wait for."""
        # Without a pause, but after all that is due already: the picture is painted before.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._begin_waiting)

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that have not ended, oldest first."""
        return tuple(self._running)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way during which nothing may be changed."""
        return any(not job.is_aside for job in self._running)

    def start(
        self,
        label: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        aside: bool = False,
        turn: Turn = Turn.NOW,
    ) -> Job:
        """Begin work; ``done`` or ``failed`` is called in this thread, neither if cancelled.

        :param label: tells people what is being done; without one the work is never shown
        :param aside: the store may be changed meanwhile
        :param turn: when to begin
        """
        job = Job(label, work, self, aside=aside)
        queued = Qt.ConnectionType.QueuedConnection
        self._answers[job] = (done, failed)
        job.done.connect(self._done, queued)
        job.failed.connect(self._failed, queued)
        job.progressed.connect(self._show, queued)
        job.finished.connect(self._forget, queued)
        self._running.append(job)
        if label:
            timer = QTimer(job)
            timer.setSingleShot(True)
            timer.timeout.connect(self._call_slow)
            timer.start(SLOW)
        # Python's collector runs in whatever thread happens to allocate, and would there destroy
        # what is left of closed windows: Qt's objects may only die in their own thread.
        gc.disable()
        # The window asks for its turn twenty times as often while others work beside it.
        sys.setswitchinterval(_SHORT_TURN)
        self._begin(job, turn)
        if not aside:
            self.changed.emit()
        return job

    def _begin(self, job: Job, turn: Turn) -> None:
        match turn:
            case Turn.NOW:
                job.start()
            case Turn.FIRST:
                self._turns[job] = turn
                job.start()
            case Turn.AFTER_PICTURE:
                self._waiting.append(job)
                self._turn.start(0)
            case Turn.WAITING:
                self._turns[job] = turn
                self._begin_next()

    def _begin_next(self) -> None:
        """Let the oldest of those that wait begin, unless it has to wait on."""
        if self._is_closed or any(
            turn is Turn.FIRST or not job.is_waiting for job, turn in self._turns.items()
        ):
            return
        job = next(iter(self._turns), None)
        if job is not None:
            job.start()

    def cancel(self) -> None:
        """Ask all work to stop."""
        for job in self._running:
            job.cancel()

    def close(self) -> None:
        """Stop all work and wait for it: the store may be closed afterwards.

        What the work still had to say is not heard any more.
        """
        self._is_closed = True
        self._turn.stop()
        self.cancel()
        for job in self._running:
            job.wait()
        _rest()

    @Slot()
    def _begin_waiting(self) -> None:
        for job in self._waiting:
            job.start()
        self._waiting.clear()

    @Slot()
    def _call_slow(self) -> None:
        job = self.sender().parent()
        if isinstance(job, Job) and job in self._running:
            self._slow.add(job)
            self.shown.emit(job.label, 0, None)

    @Slot(int, object)
    def _show(self, done: int, total: int | None) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._slow and job is self._running[0]:
            self.shown.emit(job.label, done, total)

    @Slot(object)
    def _done(self, result: Any) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._answers and not self._is_closed:
            self._answers[job][0](result)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._answers and not self._is_closed:
            self._answers[job][1](error)

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if not isinstance(job, Job) or job not in self._running:
            return
        self._running.remove(job)
        del self._answers[job]
        if self._turns.pop(job, None) is not None:
            self._begin_next()
        if not self._running:
            _rest()
        if job in self._slow:
            self._slow.discard(job)
            self.ended.emit()
        if not self._is_closed and not job.is_aside:
            self.changed.emit()
        job.deleteLater()


class Latest(QObject):
    """Calls a function with the newest arguments; older ones are dropped.

    A quick answer comes with each picture of the screen. One that took long would make a drag
    jerk, so the next is given only once the hand rests. Each pane has one of its own.
    """

    def __init__(self, answer: Callable[..., None], parent: QObject) -> None:
        super().__init__(parent)
        self._answer, self._asked = answer, ()
        self._took = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def ask(self, *asked: Any) -> None:
        """Ask for an answer to these arguments soon."""
        self._asked = asked
        is_slow = self._took > QUICK
        if is_slow or not self._timer.isActive():
            self._timer.start(REST if is_slow else FRAME)

    def settle(self) -> None:
        """Answer now what was asked; for pictures and tests."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def drop(self) -> None:
        """Forget what was asked: nobody is there to hear the answer."""
        self._timer.stop()

    def _run(self) -> None:
        began = perf_counter()
        self._answer(*self._asked)
        self._took = (perf_counter() - began) * 1000
