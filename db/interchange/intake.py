"""What a format hands its rows to while a file is read."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from db.interchange.report import ImportCancelled, ImportReport, Rejection, RowError

if TYPE_CHECKING:
    from db.edits import Edit

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""


def _unwatched(done: int, total: int) -> None:
    """Progress that nobody follows."""


def _wanted() -> bool:
    """Nobody asked to stop."""
    return False


class Intake:
    """One import on its way: where to write, in which language to read dates, what came of it.

    Without an ``edit`` this is a trial: everything is decided as it would be, nothing is written.
    ``seen`` holds the uids of the rows taken so far with what each said and where it stands.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        edit: "Edit | None",
        *,
        language: str = "en",
        progress: Progress = _unwatched,
        cancelled: Cancelled = _wanted,
    ) -> None:
        self.conn = conn
        self.edit = edit
        self.language = language
        self.report = ImportReport()
        self.seen: dict[str, tuple[object, str]] = {}
        self.file = ""
        self._progress = progress
        self._cancelled = cancelled

    def reject(self, line: int, error: RowError, record: Mapping[str, str]) -> None:
        """Note a row that is not taken, with the reason."""
        self.report.rejects.append(
            Rejection(self.file, line, error.column, error.value, error.reason, record)
        )

    def note(self, sentence: str) -> None:
        """Note something about a whole file."""
        self.report.notes.append(sentence)

    def advance(self, done: int, total: int) -> None:
        """Tell how far the file is read.

        :raises ImportCancelled: if the user asked to stop.
        """
        self._progress(done, total)
        if self._cancelled():
            raise ImportCancelled
