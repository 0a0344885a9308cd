"""What a format hands its rows to while a file is read."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.interchange.books import SourceBook
from db.interchange.report import ImportCancelled, ImportReport, Rejection, RowError
from db.interchange.seen import SeenRows

if TYPE_CHECKING:
    from db.edits import Edit

_MOST_NAMED = 10
"""Columns named in a note; a table may have thousands."""

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""

Ahead = Sequence[str]
"""The command that starts :func:`db.interchange.ahead.serve` in a process of its own."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody follows."""


def wanted() -> bool:
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
        store: Path,
        language: str = "en",
        progress: Progress = unwatched,
        cancelled: Cancelled = wanted,
        ahead: Ahead | None = None,
    ) -> None:
        """Begin.

        :param ahead: how another process is started that reads a long table, where it is the
            only file: what that process sees of the store is what was there before.
        """
        self.conn = conn
        self.store = store
        self.ahead = ahead
        self.edit = edit
        self.language = language
        self.report = ImportReport()
        self.seen = SeenRows()
        self.file = ""
        self._format_name = ""
        self._batch: int | None = None
        self._sources: SourceBook | None = None
        self._progress = progress
        self._cancelled = cancelled

    def begin_file(self, file: str, format_name: str) -> None:
        """Go on with another file."""
        self.file = file
        self._format_name = format_name
        self._batch = None
        self._sources = None
        self.seen.begin_file(file)

    @property
    def writing(self) -> "Edit":
        """The edit; only to be asked for where this is no trial."""
        assert self.edit is not None
        return self.edit

    @property
    def sources(self) -> SourceBook:
        """The sources by title, made where they are new; looked up anew for each file."""
        if self._sources is None:
            self._sources = SourceBook(self.conn, self.writing)
        return self._sources

    def reject(self, line: int, error: RowError, record: Mapping[str, str]) -> None:
        """Note a row that is not taken, with the reason."""
        self.report.rejects.append(
            Rejection(self.file, line, error.column, error.value, error.reason, record)
        )

    @property
    def batch(self) -> int:
        """The batch that the rows kept of this file belong to, noted when first asked for."""
        if self._batch is None:
            self._batch = self.writing.import_batch(self.file, self._format_name)
        return self._batch

    def keep_originals(self, originals: Iterable[tuple[int, int | None, str]]) -> None:
        """Keep rows as they stood in the file: (physical line, item made of it, JSON text)."""
        self.writing.keep_originals(self.batch, originals)

    def note_columns(self, columns: Iterable[str], known: frozenset[str]) -> None:
        """Remember a table's columns, and say which of them tell Sequitur nothing."""
        named = [name for name in columns if name]
        self.report.columns += [name for name in named if name not in self.report.columns]
        strange = [f"“{name}”" for name in named if name.casefold() not in known]
        if len(strange) > _MOST_NAMED:
            strange[_MOST_NAMED:] = [f"and {len(strange) - _MOST_NAMED} more columns"]
        if strange:
            self.report.notes.append(
                f"{self.file}: Sequitur does not read {', '.join(strange)}; "
                "these cells are only kept with the original rows."
            )

    def advance(self, done: int, total: int) -> None:
        """Tell how far the file is read.

        :raises ImportCancelled: if the user asked to stop.
        """
        self._progress(done, total)
        if self._cancelled():
            raise ImportCancelled
