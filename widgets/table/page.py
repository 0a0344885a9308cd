"""The page of the event table: how many there are, what can be done, the rows – or why none."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from widgets.editors.fields import TickBox
from widgets.fonts import font
from widgets.parts import beside
from widgets.ports import TableSource
from widgets.shell.buttons import TextButton
from widgets.shell.words import Words
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, Theme
from widgets.table.columns import COLUMNS, column_words, read_columns
from widgets.table.listing import Listing, Sorting, counted_words, empty_words
from widgets.table.menu import ColumnsMenu
from widgets.table.model import EventsModel
from widgets.table.view import MOST_SELECTED, EventsView

_SETTLING = 200
"""Milliseconds after which moved or resized columns are worth remembering."""


class EventTable(QWidget):
    """Shows a :class:`Listing` and asks by signals; decides nothing about order or selection."""

    selection_asked = Signal(object)
    """Event ids, the primary one first."""
    event_activated = Signal(int)
    sorting_asked = Signal(object)
    """A :class:`Sorting`."""
    within_asked = Signal(bool)
    """Whether only the time in view is to be listed."""
    change_asked = Signal()
    """Change all selected events at once."""
    columns_changed = Signal(object)
    """The columns as words to remember."""
    told = Signal(str)
    """A sentence for the person."""

    def __init__(self, source: TableSource, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._listing = Listing(np.empty(0, np.int64), 0, 0, Sorting())
        self._selection: tuple[int, ...] = ()
        self._editable = True
        self._note = ""
        self._remembered: tuple[str, ...] = ()
        self.model = EventsModel(source)
        self.view = EventsView(theme, self.model)
        self.counts = Words(tone="second", face=font(SIZES.row, tabular=True))
        self.within = TickBox(theme, "Only in view")
        self.within.setAccessibleName("Only the time in view")
        self.change = TextButton("Change events …", theme)
        self.columns = TextButton("Columns", theme)
        self._empty = QWidget()
        self._why = Words(face=font(SIZES.body, MEDIUM), wrap=True)
        self._remedy = Words(tone="second", face=font(SIZES.row), wrap=True)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self.setAccessibleName("Events")
        self._lay_out()
        self.show_columns(())
        self._connect()

    def _lay_out(self) -> None:
        title = Words("Events", face=font(SIZES.title, SEMIBOLD))
        head = beside(title, self.counts, None, self.within, self.change, self.columns)
        head.setSpacing(SPACING.medium)
        head.setContentsMargins(SPACING.large, SPACING.small, SPACING.large, SPACING.small)
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(SPACING.large, SPACING.huge, SPACING.large, 0)
        empty.setSpacing(SPACING.tiny)
        empty.addWidget(self._why)
        empty.addWidget(self._remedy)
        empty.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        header = self.view.header
        self.view.selection_asked.connect(self._ask_selection)
        self.view.event_activated.connect(self.event_activated)
        self.view.copy_asked.connect(self.copy)
        self.within.clicked.connect(self.within_asked)
        self.change.clicked.connect(self.change_asked)
        self.columns.clicked.connect(self._open_menu_under_button)
        header.sectionClicked.connect(self._turn_sorting)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionMoved.connect(self._settle_soon)
        header.sectionResized.connect(self._settle_soon)
        self._settling.timeout.connect(self._tell_columns)

    def show_listing(self, listing: Listing) -> None:
        """Show other events or another order; marks and place stay where they can."""
        self._listing = listing
        top = self.view.verticalScrollBar().value()
        if self.model.show_ids(listing.ids):
            self.view.restore_place(top, self._selection)
        header, sorting = self.view.header, listing.sorting
        down = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator([one.key for one in COLUMNS].index(sorting.key), down)
        why, remedy = empty_words(listing)
        self._why.setText(why)
        self._remedy.setText(remedy)
        self._stack.setCurrentIndex(0 if len(listing.ids) else 1)
        self._refresh()

    def show_selection(self, ids: Sequence[int], *, reveal: bool = True) -> None:
        """Mark what is selected everywhere."""
        self._selection = tuple(ids)
        self.view.show_selected(self._selection, reveal=reveal)
        self._refresh()

    def show_columns(self, words: Sequence[str]) -> None:
        """Show columns as they were remembered."""
        shown = read_columns(words)
        self._remembered = column_words(shown)
        self.view.header.show_columns(shown)

    def show_within(self, within: bool) -> None:
        """Say whether only the time in view is listed."""
        self.within.setChecked(within)

    def show_note(self, note: str) -> None:
        """Say what is under way ("Sorting by event …"); an empty note takes it away."""
        self._note = note
        self._refresh()

    def allow_editing(self, allowed: bool) -> None:
        """Whether events can be changed now."""
        self._editable = allowed
        self._refresh()

    def reload(self) -> None:
        """Read the rows again: the data changed."""
        self.model.forget()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.view.set_theme(theme)
        self.change.set_theme(theme)
        self.columns.set_theme(theme)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a table with the columns shown."""
        keys = [one.key for one in self.view.header.shown()]
        columns = [next(one for one in COLUMNS if one.key == key) for key in keys]
        rows = list(self.model.rows(self.view.selected_rows().tolist()))
        if not rows:
            return
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(_cell(column.text(row)) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.told.emit("Copied 1 event." if len(rows) == 1 else f"Copied {len(rows):,} events.")

    def _refresh(self) -> None:
        marked = len(self.view.selected_rows())
        counted = counted_words(self._listing, marked)
        self.counts.setText(f"{counted} · {self._note}" if self._note else counted)
        self.change.setText(f"Change {marked:,} events …" if marked > 1 else "Change …")
        self.change.setAccessibleName(self.change.text())
        self.change.setEnabled(self._editable and marked > 0)

    def _ask_selection(self, ids: tuple[int, ...], meant: int) -> None:
        self.selection_asked.emit(ids)
        if meant > len(ids):
            self.told.emit(
                f"A selection holds {MOST_SELECTED:,} events at most, so the first "
                f"{len(ids):,} of {meant:,} are selected. Narrow the filter to reach the others."
            )

    def _turn_sorting(self, logical: int) -> None:
        """A second click on the same column turns the order round."""
        now, key = self._listing.sorting, COLUMNS[logical].key
        self.sorting_asked.emit(Sorting(key, key == now.key and not now.descending))

    def _open_menu_under_button(self) -> None:
        self._show_menu(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _open_menu(self, place: QPoint) -> None:
        self._show_menu(self.view.header.mapToGlobal(place))

    def _show_menu(self, corner: QPoint) -> None:
        shown = self.view.header.shown()
        menu = ColumnsMenu(self._theme, shown, self._listing.sorting, self)
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)

    def _choose(self, action: QAction) -> None:
        menu = self.sender()
        if not isinstance(menu, ColumnsMenu):
            return
        columns, sorting = menu.columns(action), menu.sorting(action)
        if columns is not None:
            self.view.header.show_columns(columns)
            self._settle_soon()
        if sorting is not None:
            self.sorting_asked.emit(sorting)

    def _settle_soon(self) -> None:
        self._settling.start()

    def _tell_columns(self) -> None:
        words = column_words(self.view.header.shown())
        if words != self._remembered:
            self._remembered = words
            self.columns_changed.emit(words)


def _cell(text: str) -> str:
    """Words that stay within their cell when they are pasted."""
    return " ".join(text.split())
