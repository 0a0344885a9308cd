"""Pages on a printer, by the dialog of the desktop.

Qt's part for printers is loaded only when somebody prints.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from app.paper.formats import PAPERS, Paper
from app.paper.page import Page
from app.pictures import RenderError, painter_on

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PX_PER_INCH = 96


def printer_for(paper: Paper, title: str) -> "QPrinter":
    """A printer set up for this paper; pages bring their own margins."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    size = QPageSize(QSizeF(*PAPERS[paper.name]), QPageSize.Unit.Millimeter, paper.name)
    turn = QPageLayout.Orientation
    printer.setPageLayout(
        QPageLayout(size, turn.Landscape if paper.landscape else turn.Portrait, QMarginsF())
    )
    return printer


def choose_printer(printer: "QPrinter", pages: int, window: QWidget) -> bool:
    """Let a person choose printer, copies and pages; False where they think better of it."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    dialog.setMinMax(1, pages)
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed


def print_pages(pages: Sequence[Page], printer: "QPrinter") -> None:
    """Print the pages that the printer was asked for.

    :raises RenderError: the printer takes nothing
    """
    if not printer.isValid() and not printer.outputFileName():
        raise RenderError("No printer can be reached. Save the pages as a PDF instead.")
    wanted = _asked_for(pages, printer)
    scale = printer.resolution() / _PX_PER_INCH
    with painter_on(printer) as painter:
        if not painter.isActive():
            raise RenderError("The printer did not begin. Save the pages as a PDF instead.")
        painter.scale(scale, scale)
        for number, page in enumerate(wanted):
            if number and not printer.newPage():
                raise RenderError("The printer stopped before the last page.")
            page.paint(painter)


def _asked_for(pages: Sequence[Page], printer: "QPrinter") -> Sequence[Page]:
    """The pages of the range that was chosen; 0 stands for all."""
    first, last = printer.fromPage(), printer.toPage()
    return pages[first - 1 : last] if first else pages
