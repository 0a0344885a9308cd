"""A model that holds nothing but ids: rows are read a page at a time, when they are looked at.

A million events cost eight megabytes of numbers and a few pages of words.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.records import EventRow
from widgets.ports import TableSource
from widgets.table.columns import COLUMNS
from widgets.table.words import spoken_row, when_tip

PAGE = 64
"""Rows read at once: more than a screen shows, little enough for one picture's time."""
_KEPT = 48
"""Pages remembered."""
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class EventsModel(QAbstractTableModel):
    """Events in a given order. A row whose event is gone meanwhile is empty."""

    def __init__(self, source: TableSource) -> None:
        super().__init__()
        self._source = source
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._pages: OrderedDict[int, tuple[EventRow | None, ...]] = OrderedDict()

    @property
    def ids(self) -> NDArray[np.int64]:
        """The events in the order shown; not to be changed."""
        return self._ids

    def show_ids(self, ids: NDArray[np.int64]) -> bool:
        """Show these events; says whether they are others than before, or in another order."""
        if ids is self._ids or np.array_equal(ids, self._ids):
            return False
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()
        return True

    def forget(self) -> None:
        """Read all rows again when they are looked at: the data changed."""
        self._pages.clear()
        if len(self._ids):
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> EventRow | None:
        """The row of this number from the top; None where its event is gone."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._pages[page] = self._read(page)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return rows[place]

    def rows(self, numbers: Iterable[int]) -> Iterator[EventRow]:
        """The rows of these numbers; those that are gone are left out."""
        for number in numbers:
            row = self.row(number)
            if row is not None:
                yield row

    def places_of(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """Numbers of the rows of these events, from top to bottom; strangers are left out."""
        wanted = np.fromiter(ids, np.int64)
        return np.flatnonzero(np.isin(self._ids, wanted)) if len(wanted) else wanted

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """How many events are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """All columns there are; the header hides those that were not chosen."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Words of a cell; the whole row aloud; a tip that tells how a date was read."""
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_row(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "title":
            return spoken_row(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return when_tip(row.when) if column.key == "when" else column.text(row)
        return column.text(row)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Titles of the columns; rows are counted from 1."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{section + 1:,}"
        return COLUMNS[section].title

    def _read(self, page: int) -> tuple[EventRow | None, ...]:
        ids = self._ids[page * PAGE : (page + 1) * PAGE].tolist()
        found = self._source.rows(ids)
        return tuple(found.get(one) for one in ids)


_ANSWERED = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
