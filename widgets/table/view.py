"""The rows themselves: a table without a grid, that stays quick with a million of them."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from widgets.style import SIZES, Theme, colour
from widgets.table.cells import CellsDelegate
from widgets.table.columns import COLUMNS, FIXED
from widgets.table.header import TableHeader
from widgets.table.model import EventsModel

MOST_SELECTED = 10_000
"""Events a selection holds at most: everything that follows the selection reads all of it."""

_Index = QModelIndex | QPersistentModelIndex
_TITLE = [column.key for column in COLUMNS].index(FIXED)


class EventsView(QTableView):
    """Asks for selections and keeps none: what is selected is shown by :meth:`show_selected`."""

    selection_asked = Signal(object, int)
    """Event ids, the one under the cursor first, and how many rows were meant."""
    event_activated = Signal(int)
    copy_asked = Signal()

    def __init__(self, theme: Theme, model: EventsModel) -> None:
        super().__init__()
        self._theme, self._events = theme, model
        self.delegate = CellsDelegate(theme, model)
        self.header = TableHeader(theme)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(self.header)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # Where the two scroll bars meet Qt would draw a frame of its own.
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Events")
        # What was drawn is moved when the rows scroll, instead of being drawn again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(SIZES.list_row)
        rows.setDefaultSectionSize(SIZES.list_row)
        rows.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = self.delegate.theme = self.header.theme = theme
        self.viewport().update()
        self.header.viewport().update()

    def selected_rows(self) -> NDArray[np.int64]:
        """Numbers of the selected rows from top to bottom, without naming each to Qt."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(place) for place in range(chosen.count()))
        parts = [np.arange(one.top(), one.bottom() + 1) for one in ranges]
        return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)

    def show_selected(self, ids: Sequence[int], *, reveal: bool) -> None:
        """Mark these events; strangers have no row. The first of them is where the keys stand.

        :param reveal: scroll to the first where it is out of sight
        """
        rows = self._events.places_of(ids)
        if not np.array_equal(rows, self.selected_rows()):
            with QSignalBlocker(self.selectionModel()):
                self._mark(rows)
            self.viewport().update()
        first = self._events.places_of(ids[:1])
        if len(first) and self.currentIndex().row() != first[0]:
            place = self._events.index(int(first[0]), _TITLE)
            self._stand_on(place)
            if reveal:
                self.scrollTo(place)

    def restore_place(self, top: int, ids: Sequence[int]) -> None:
        """After other rows came: the same distance from the top, the same events marked."""
        self.verticalScrollBar().setValue(top)
        self.show_selected(ids, reveal=False)

    def selectAll(self) -> None:
        """Ask for all rows, as many as a selection holds, in the order shown."""
        self._ask(np.arange(len(self._events.ids)))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A person, or somebody's aid, marked other rows."""
        rows = self.selected_rows()
        if len(rows) <= MOST_SELECTED:
            # Qt would name each cell to a screen reader, a million of them one by one.
            super().selectionChanged(selected, deselected)
        self.viewport().update()
        self._ask(rows)

    def keyboardSearch(self, search: str) -> None:
        """Typing searches nothing here: Qt would walk through all rows. There is Ctrl+F."""
        del search

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End mean the first and the last row."""
        number = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: len(self._events.ids) - 1,
        }.get(action)
        if number is None or number < 0:
            return super().moveCursor(action, keys)
        return self._events.index(number, max(self.currentIndex().column(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Escape selects nothing, copying copies rows."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.selection_asked.emit((), 0)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._activate(self.indexAt(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the rows, then a frame round the one the keys stand on."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(self._theme.panel))
        painter.end()
        super().paintEvent(event)
        current = self.currentIndex()
        if not (self.hasFocus() and current.isValid()):
            return
        top = self.rowViewportPosition(current.row())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(colour(self._theme.accent), 1))
        width = min(self.viewport().width(), self.header.length()) - 1
        painter.drawRect(0, top, width, SIZES.list_row - 2)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The frame moves as well."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _mark(self, rows: NDArray[np.int64]) -> None:
        """Select rows, neighbours together."""
        chosen = QItemSelection()
        last = len(COLUMNS) - 1
        for run in np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1):
            if len(run):
                first = self._events.index(int(run[0]), 0)
                chosen.select(first, self._events.index(int(run[-1]), last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flag)

    def _stand_on(self, place: QModelIndex) -> None:
        with QSignalBlocker(self.selectionModel()):
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(place, flag)
        self.viewport().update()

    def _ask(self, rows: NDArray[np.int64]) -> None:
        ids = self._events.ids
        current = self.currentIndex().row()
        chosen = ids[rows[:MOST_SELECTED]].tolist()
        if 0 <= current < len(ids) and np.any(rows == current):
            chosen = _with_first(int(ids[current]), chosen)
        self.selection_asked.emit(tuple(chosen), len(rows))

    def _activate(self, place: QModelIndex) -> None:
        if place.isValid():
            self.event_activated.emit(int(self._events.ids[place.row()]))


def _with_first(first: int, ids: Iterable[int]) -> list[int]:
    """The ids with one of them put before the others."""
    return [first, *(one for one in ids if one != first)][:MOST_SELECTED]
