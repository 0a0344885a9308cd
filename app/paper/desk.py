"""Where a window prints and saves its pictures: the sheet, the pages, the printer or the file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.paper.case import Case
from app.paper.page import Page, leaves_of
from app.paper.pages import pages_of
from app.paper.printing import choose_printer, print_pages, printer_for
from app.paper.sheet import PaperSheet
from app.pictures import RenderError, check_suffix, save_leaves
from db.dates.calendar import DAY_SECONDS, days_from_civil
from db.dates.spans import day_text

if TYPE_CHECKING:
    from app.window import MainWindow

_FINE = 2.0
"""Pixels of a saved PNG for one of the page."""
_KINDS = "Pages (*.pdf *.png *.svg)"


class PaperDesk(QObject):
    """One sheet at a time; several choices made at once are laid out once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._case = Case(window.workspace.store, window.sources)
        self._sheet: PaperSheet | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.lay_out)
        window.parts.sheet.closed.connect(self.close)

    def open(self) -> PaperSheet:
        """Show a sheet over the window that begins with what is looked at now."""
        before, window = self._sheet, self._window
        sheet = PaperSheet(window.theme, window.workspace.focus, _today())
        sheet.changed.connect(self._soon.start)
        sheet.print_asked.connect(self.print)
        sheet.save_asked.connect(self.save)
        self._sheet = sheet
        window.parts.sheet.show_content("Print", sheet)
        if before is not None:
            before.deleteLater()
        self._soon.start()
        return sheet

    @property
    def sheet(self) -> PaperSheet:
        """The sheet; it is opened where none was opened yet."""
        return self._sheet or self.open()

    def close(self) -> None:
        """Lay nothing out any more, and let go of what was kept for it."""
        self._soon.stop()
        self._case.scenes.forget()

    def lay_out(self) -> Sequence[Page]:
        """Lay the pages out as chosen now, and show them in small."""
        self._soon.stop()
        request = replace(self.sheet.request, lanes=self._window.workspace.lanes)
        pages = pages_of(self._case, request)
        self.sheet.preview.show_pages(pages)
        return pages

    def print(self) -> None:
        """Ask for a printer, and print."""
        pages, window = self.lay_out(), self._window
        printer = printer_for(self.sheet.request.paper, self._case.title)
        if not choose_printer(printer, len(pages), window):
            return
        try:
            print_pages(pages, printer)
        except RenderError as error:
            window.fail(error.message)
        else:
            window.parts.sheet.shut()
            window.tell(f"Printed {_counted(len(pages))}.")

    def save(self) -> None:
        """Ask for a name, and write the pages there."""
        path = self._window.files.save("Save the pages", f"{self._case.title}.pdf", _KINDS)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the pages: one PDF, or a PNG or SVG for each."""
        window, leaves = self._window, leaves_of(self.lay_out())
        try:
            check_suffix(path)
            files = save_leaves(leaves, path, _FINE, self._case.title)
        except RenderError as error:
            window.fail(error.message)
        else:
            window.parts.sheet.shut()
            names = files[0].name if len(files) == 1 else f"{files[0].name} to {files[-1].name}"
            window.tell(f"Saved {names}.")


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _today() -> str:
    """The day in words, by the clock on the wall."""
    now = datetime.now()
    return day_text(days_from_civil(now.year, now.month, now.day) * DAY_SECONDS)
