"""When the program itself is wrong: a plain dialog and a report on disk; the window lives on.

Exceptions that nobody caught, in slots too, end up here. Edits are transactions, so nothing is
left half-written by them.
"""

import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.places import PlaceError, make_user_folder
from db.errors import StoreError
from widgets.shell.questions import Question, ask
from widgets.style import Theme

REPORT = "crash.txt"


class CrashWatch(QObject):
    """Installed once by :mod:`app.start`; it also takes exceptions of other threads."""

    _caught = Signal(str, bool)

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self.theme = theme
        self._is_telling = False
        # Queued: the dialog opens from the event loop, never inside the broken call.
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take all exceptions that nobody caught from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the report and tell the person; Ctrl+C still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, StoreError):
            self._caught.emit(error.message, False)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        self._caught.emit(write_report(text), True)

    def _take_from_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.take(told.exc_type, told.exc_value, told.exc_traceback)

    @Slot(str, bool)
    def _tell(self, sentence: str, ours: bool) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        title = "Something went wrong in Sequitur" if ours else "That could not be done"
        ask(Question(title, sentence, "Go on", self.theme, refusal=""))
        self._is_telling = False


def write_report(text: str) -> str:
    """Add a report to the file in the user's folder; returns the sentence that says so."""
    start = "What you did last may not have been done; everything saved before is safe."
    try:
        path: Path = make_user_folder() / REPORT
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with path.open("a", encoding="utf-8") as out:
            out.write(
                f"{moment} Python {platform.python_version()} {platform.platform()}\n{text}\n"
            )
    except (OSError, PlaceError):
        return start
    return f"{start} A report for the makers was written to {path}."
