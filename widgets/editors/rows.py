"""Lists of small rows inside a form: participants, alternative names."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.shell.buttons import IconButton, TextButton
from widgets.style import SPACING, Theme


class RowList(QWidget):
    """Rows of two fields each, with "add" beneath and "remove" at the end of each row.

    ``make`` makes the two fields of a new row.
    """

    def __init__(
        self, theme: Theme, add_words: str, make: Callable[[], tuple[QLineEdit, QLineEdit]]
    ) -> None:
        super().__init__()
        self._theme, self._make = theme, make
        self._rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACING.tiny)
        add = TextButton(add_words, theme, role="link")
        add.setAutoDefault(False)
        add.clicked.connect(self._add_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tiny)
        column.addLayout(self._list)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list["Row"]:
        """The rows that stand, in order."""
        return list(self._rows)

    def add(self, record: int, first: QLineEdit, second: QLineEdit) -> "Row":
        """Append a row for a record (0 = new)."""
        row = Row(self._theme, record, first, second, self)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def remove(self, row: "Row") -> None:
        """Take a row out."""
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _add_empty(self) -> None:
        row = self.add(0, *self._make())
        row.first.setFocus(Qt.FocusReason.OtherFocusReason)


class Row(QWidget):
    """Two fields and a cross."""

    def __init__(
        self, theme: Theme, record: int, first: QLineEdit, second: QLineEdit, owner: RowList
    ) -> None:
        super().__init__()
        self.record, self.first, self.second, self._owner = record, first, second, owner
        cross = IconButton("close", "Remove this row", theme)
        cross.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACING.tiny)
        line.addWidget(first, 3)
        line.addWidget(second, 2)
        line.addWidget(cross)

    def _remove(self) -> None:
        self._owner.remove(self)
