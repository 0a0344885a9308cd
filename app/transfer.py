"""Import, export, backup and pictures: each in a worker, with progress and cancel."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF

from app.acts.edit import undo
from app.desktop import chosen_language
from app.import_process import Order, import_apart
from app.jobs import Job
from app.paper import Case, Request, picture_page
from app.paper.page import leaves_of
from app.pictures import RenderError, check_suffix, save_leaves
from app.status_line import counted
from db.backup import backup
from db.errors import StoreError
from db.formats import FORMATS, by_suffix
from db.interchange.exporting import export_file, write_file
from db.interchange.rejects import write_rejects
from db.interchange.report import FormatError, ImportReport
from db.records import Changes
from widgets.shell.report_page import ReportPage

if TYPE_CHECKING:
    from app.window import MainWindow

_CAUSES = (StoreError, FormatError, RenderError)
"""Errors that carry a sentence for the person in ``message``."""

_FINE = 2.0
"""Pixels of a saved PNG for one on the screen."""


class Transfer:
    """What a window brings in and writes out."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._report = ImportReport()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Import files as one edit; what was left out is listed afterwards."""
        window, store = self._window, self._window.workspace.store
        language = chosen_language(window.settings.values.language)
        order = Order(tuple(paths), language, window.workspace.author)
        names = ", ".join(path.name for path in paths)
        try:
            store.stand_aside()
        except StoreError as error:
            window.fail(error.message)
            return

        def work(job: Job) -> ImportReport | None:
            return import_apart(store, order, job)

        self._window.jobs.start(f"Importing {names}", work, self._brought_in, self._failed)

    def export(self, path: Path) -> None:
        """Write the case in the format that the file's ending names."""
        store = self._window.workspace.store

        def work(job: Job) -> str:
            del job
            with closing(store.reader()) as connection:
                export_file(connection, store.path, path, by_suffix(path))
            return f"Exported to {path.name}."

        self._window.jobs.start(f"Exporting {path.name}", work, self._told, self._failed)

    def back_up(self, path: Path) -> None:
        """Write a verified copy of the store."""
        store = self._window.workspace.store

        def work(job: Job) -> str:
            def progress(left: int, total: int) -> None:
                job.progress(total - left, total)

            backup(store, path, progress)
            return f"Backed up to {path.name}, and checked."

        self._window.jobs.start(f"Backing up to {path.name}", work, self._told, self._failed)

    def save_timeline(self, path: Path) -> None:
        """Save the timeline as it is looked at now, with its caption."""
        self._save_picture("timeline", path, self._window.parts.timeline.size())

    def save_map(self, path: Path) -> None:
        """Save the relation map, whole, with the present focus and its caption."""
        self._save_picture("relations", path, self._window.parts.relations.size())

    def _save_picture(self, picture: str, path: Path, size: QSize) -> None:
        window = self._window
        case = Case(window.workspace.store, window.sources)
        request = Request(
            (picture,), window.workspace.focus, theme=window.theme, lanes=window.workspace.lanes
        )
        try:
            check_suffix(path)
            page = picture_page(case, request, QSizeF(size), grow=True)
            save_leaves(leaves_of((page,)), path, _FINE, picture)
        except RenderError as error:
            window.fail(error.message)
        else:
            window.tell(f"Saved {path.name}.")

    def _brought_in(self, report: ImportReport | None) -> None:
        window = self._window
        if report is None:
            window.workspace.take(Changes("Import", bulk=True))
            window.tell("The import was complete already.", "Undo", undo)
            return
        self._report = report
        if report.added or report.updated:
            label = window.workspace.store.undo_label or "Import"
            window.workspace.take(Changes(label, bulk=True))
        if report.rejects:
            window.tell(report_sentence(report), "Show them", _show_report)
        elif report.added or report.updated:
            window.tell(report_sentence(report), "Undo", undo)
        else:
            window.tell(report_sentence(report))

    def show_report(self) -> None:
        """List the rows that the last import left out, with why."""
        page = ReportPage(
            report_sentence(self._report),
            tuple(
                (
                    f"{Path(one.file).name}, line {one.line}",
                    one.reason,
                    f"{one.column}: {one.value}",
                )
                for one in self._report.rejects
            ),
            self._window.theme,
        )
        page.save_asked.connect(self._save_rejects)
        self._window.parts.sheet.show_content("Rows left out", page)

    def _save_rejects(self) -> None:
        path = self._window.files.save("Save the rows left out", "left out.csv", "Tables (*.csv)")
        if path is None:
            return
        try:
            write_file(path, lambda stream: write_rejects(stream, self._report))
        except FormatError as error:
            self._window.fail(error.message)
        else:
            self._window.tell(f"Saved {path.name}. Mend the rows there and import them again.")

    def _told(self, sentence: str) -> None:
        self._window.tell(sentence)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, _CAUSES):
            self._window.fail(error.message)
        else:
            raise error


def _show_report(window: "MainWindow") -> None:
    window.transfer.show_report()


def report_sentence(report: ImportReport) -> str:
    """What came of an import, in one sentence."""
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (report.added, "added"),
            (report.updated, "updated"),
            (report.skipped, "unchanged"),
            (report.rejected, "left out"),
        )
        if number
    ]
    return f"Read {counted(report.read, 'row')}: {', '.join(parts) or 'nothing to take'}."


def import_kinds() -> str:
    """The kinds of files that can be read, for a file dialog."""
    endings = sorted({f"*{suffix}" for one in FORMATS for suffix in one.suffixes})
    return f"All that can be read ({' '.join(endings)});;All files (*)"


def export_kinds() -> str:
    """The kinds of files that can be written, for a file dialog."""
    return ";;".join(
        f"{one.label} ({' '.join(f'*{suffix}' for suffix in one.suffixes)})" for one in FORMATS
    )
