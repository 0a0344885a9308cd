"""A list that takes the centre: heading, a field to narrow it, the rows, or why it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedLayout, QVBoxLayout, QWidget

from widgets.editors.form import line_field
from widgets.lists.rows import ListRow, RowsDelegate, RowsModel
from widgets.parts import Text, beside
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, Theme

_FIELD_WIDTH = 220


class ItemList(QWidget):
    """Selecting a row by mouse or arrow keys asks to look at its item."""

    item_asked = Signal(int)
    item_activated = Signal(int)

    def __init__(self, theme: Theme, heading: str, empty: str, remark: str = "") -> None:
        super().__init__()
        self._heading, self._empty_words, self._remark = heading, empty, remark
        self.setAccessibleName(heading)
        self.model = RowsModel()
        self.delegate = RowsDelegate(theme)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(heading)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Emit on gestures only: a list selects its first row by itself when it gets the keyboard.
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._activated)
        self.view.installEventFilter(self)
        self.field = line_field("", "Narrow the list")
        self.field.setAccessibleName(f"Narrow: {heading}")
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.textChanged.connect(self._narrow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = QWidget()
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.view)
        self._column.addWidget(self._head)
        self._column.addWidget(self._body, 1)
        self.set_theme(theme)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Replace the rows; what is selected stays selected where it is still there."""
        current = self.view.currentIndex()
        chosen = self.model.row_at(current).id if current.isValid() else 0
        self.model.show_rows(rows)
        self._settle()
        place = self.model.place_of(chosen)
        if place.isValid():
            self.view.setCurrentIndex(place)

    def show_selected(self, item: int | None) -> None:
        """Mark the row of what is selected elsewhere; no row where it is not in the list."""
        place = self.model.place_of(item) if item is not None else QModelIndex()
        if place.isValid():
            self.view.setCurrentIndex(place)
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.delegate.theme = theme
        self._fill_head(theme)
        self._fill_empty(theme)
        self._settle()
        self.view.viewport().update()

    def extra(self) -> list[QWidget]:
        """What stands at the right of the heading besides the field; a subclass may add."""
        return []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys select as they go."""
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
            if event.key() in (*keys, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._clicked(self.view.currentIndex())
        return super().eventFilter(watched, event)

    def _fill_head(self, theme: Theme) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        top = SPACING.medium if self._heading else 0
        column.setContentsMargins(SPACING.large, top, SPACING.large, SPACING.small)
        column.setSpacing(2)
        title = Text(self._heading, theme.text, SIZES.title, SEMIBOLD, wrap=False)
        named = [title] if self._heading else []
        column.addLayout(beside(*named, None, *self.extra(), self.field))
        if self._remark:
            column.addWidget(Text(self._remark, theme.second_text, SIZES.row))
        self._column.replaceWidget(self._head, head)
        self._head.hide()
        self._head.deleteLater()
        self._head = head

    def _fill_empty(self, theme: Theme) -> None:
        before = self._stack.widget(1)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(SPACING.large, SPACING.huge, SPACING.large, 0)
        column.addWidget(Text(self._empty_words, theme.second_text, SIZES.body, MEDIUM))
        column.addStretch(1)
        self._stack.addWidget(box)

    def _settle(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._settle()

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.item_asked.emit(self.model.row_at(index).id)

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.item_activated.emit(self.model.row_at(index).id)
