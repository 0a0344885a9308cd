"""An import from beginning to end: several files, one transaction, one step of undo."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.formats import choose_reader
from db.interchange.intake import Cancelled, Intake, Progress, unwatched, wanted
from db.interchange.report import ImportReport

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
) -> ImportReport:
    """Take files into a store, all in one edit; on any exception the store is as it was.

    :param table: ``events`` or ``relations`` where a table's header does not tell, else None.
    :param language: in which phrases for dates are read: ``en``, ``ru`` or ``kk``.
    :param trial: decide everything and write nothing; the store may be open for reading only.
    :raises FormatError: if one of the files cannot be read at all.
    :raises ImportCancelled: if the user asked to stop.
    :raises StoreError: if the store cannot be written.
    """
    formats = [choose_reader(path, table) for path in paths]
    with _edit(store, paths, trial) as edit:
        intake = Intake(
            store.connection, edit, language=language, progress=progress, cancelled=cancelled
        )
        for path, chosen in zip(paths, formats, strict=True):
            intake.begin_file(str(path), chosen.name)
            before = intake.report.rejected
            chosen.read(path, intake)
            intake.report.sort_rejects(before)
    return intake.report


@contextmanager
def _edit(store: "Store", paths: Sequence[Path], trial: bool) -> "Iterator[Edit | None]":
    """Open the one edit of the import, or none in a trial."""
    if trial:
        yield None
        return
    names = ", ".join(path.name for path in paths[:3]) + (" …" if len(paths) > 3 else "")
    with store.bulk(f"Import {names}") as edit:
        yield edit
