"""An import from beginning to end: several files, one transaction, one step of undo."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import primary_name
from db.formats import choose_reader
from db.interchange.intake import Ahead, Cancelled, Intake, Progress, unwatched, wanted
from db.interchange.report import ImportCancelled, ImportReport

_STEPS = 100_000
"""Steps of SQLite between two questions whether to stop: some milliseconds."""

if TYPE_CHECKING:
    from db.edits import Edit
    from db.store import Store


def import_files(
    store: "Store",
    paths: Sequence[Path],
    *,
    table: str | None = None,
    language: str = "en",
    trial: bool = False,
    progress: Progress = unwatched,
    cancelled: Cancelled = wanted,
    ahead: Ahead | None = None,
) -> ImportReport:
    """Take files into a store, all in one edit; on any exception the store is as it was.

    :param table: ``events`` or ``relations`` where a table's header does not tell, else None.
    :param language: in which phrases for dates are read: ``en``, ``ru`` or ``kk``.
    :param trial: decide everything and write nothing; the store may be open for reading only.
    :param ahead: the command for a process that may read a long table while this one writes.
    :raises FormatError: if one of the files cannot be read at all.
    :raises ImportCancelled: if the user asked to stop.
    :raises StoreError: if the store cannot be written.
    """
    formats = [choose_reader(path, table) for path in paths]
    with _stopping(cancelled), _edit(store, paths, trial) as edit:
        if edit is not None:
            edit.connection.set_progress_handler(cancelled, _STEPS)
        intake = Intake(
            store.connection,
            edit,
            store=store.path,
            language=language,
            progress=progress,
            cancelled=cancelled,
            ahead=ahead if len(paths) == 1 else None,
        )
        for path, chosen in zip(paths, formats, strict=True):
            intake.begin_file(str(path), chosen.name)
            before = intake.report.rejected
            chosen.read(path, intake)
            intake.report.sort_rejects(before)
    return intake.report


@contextmanager
def _stopping(cancelled: Cancelled) -> Iterator[None]:
    """Tell a statement that was stopped in its middle as what it is.

    :raises ImportCancelled: in place of SQLite's word for it.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if primary_name(error) != "SQLITE_INTERRUPT" or not cancelled():
            raise
        raise ImportCancelled from error


@contextmanager
def _edit(store: "Store", paths: Sequence[Path], trial: bool) -> "Iterator[Edit | None]":
    """Open the one edit of the import, or none in a trial."""
    if trial:
        yield None
        return
    names = ", ".join(path.name for path in paths[:3]) + (" …" if len(paths) > 3 else "")
    with store.bulk(f"Import {names}") as edit:
        try:
            yield edit
        finally:
            edit.connection.set_progress_handler(None, 0)
