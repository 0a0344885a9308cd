"""The menu of the header: which columns are shown, and by which the rows are sorted."""

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from widgets.fonts import font
from widgets.shell.icons import icon
from widgets.style import SIZES, Theme
from widgets.table.columns import COLUMNS, FIXED, Shown, TableColumn, usual_columns
from widgets.table.listing import Sorting

_SHOW, _SORT, _TURN, _USUAL = "show", "sort", "turn", "usual"


class ColumnsMenu(QMenu):
    """Made when it is opened. What was chosen is read with :meth:`columns` and :meth:`sorting`."""

    def __init__(
        self, theme: Theme, shown: tuple[Shown, ...], sorting: Sorting, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._shown, self._sorting = shown, sorting
        self._tick = icon("check", theme, theme.accent)
        self.setFont(font(SIZES.row))
        sort = self.addMenu("Sort by")
        sort.setFont(font(SIZES.row))
        for column in COLUMNS:
            self._add(sort, column.title, _SORT, column, ticked=column.key == sorting.key)
        sort.addSeparator()
        self._add(sort, "Downwards", _TURN, None, ticked=sorting.descending)
        self.addSeparator()
        keys = {one.key for one in shown}
        for column in COLUMNS:
            action = self._add(self, column.title, _SHOW, column, ticked=column.key in keys)
            action.setEnabled(column.key != FIXED)
        self.addSeparator()
        self._add(self, "The usual columns", _USUAL, None, ticked=False)

    def columns(self, action: QAction) -> tuple[Shown, ...] | None:
        """The columns an action asks for, or None where it asks for something else."""
        does, key = action.data()
        if does == _USUAL:
            return usual_columns()
        if does != _SHOW:
            return None
        if any(one.key == key for one in self._shown):
            return tuple(one for one in self._shown if one.key != key)
        column = next(one for one in COLUMNS if one.key == key)
        return (*self._shown, Shown(column.key, column.width))

    def sorting(self, action: QAction) -> Sorting | None:
        """The order an action asks for, or None where it asks for something else."""
        does, key = action.data()
        if does == _TURN:
            return Sorting(self._sorting.key, not self._sorting.descending)
        return Sorting(key, self._sorting.descending) if does == _SORT else None

    def _add(
        self, menu: QMenu, text: str, does: str, column: TableColumn | None, *, ticked: bool
    ) -> QAction:
        action = menu.addAction(self._tick if ticked else QIcon(), text)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setData((does, column.key if column is not None else ""))
        return action
