"""The list of bookmarks: keep this view under a name, go to one, rename or delete it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedLayout, QVBoxLayout, QWidget

from widgets.editors.form import line_field
from widgets.fonts import font
from widgets.lists.rows import ListRow, RowsDelegate, RowsModel
from widgets.parts import beside
from widgets.shell.buttons import TextButton
from widgets.shell.words import Words
from widgets.style import SIZES, SPACING, Theme

EMPTY = "No bookmarks yet. One keeps the window of time, the selection and the filter."
_GO_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (*_GO_KEYS, Qt.Key.Key_F2, Qt.Key.Key_Delete)
HINT = "Return goes there, F2 renames, Del deletes."


class BookmarkList(QWidget):
    """A field for the name, and the bookmarks by name. Says what is asked by signals."""

    keep_asked = Signal(str)
    """Keep the present view under this name."""
    go_asked = Signal(int)
    rename_asked = Signal(int, str)
    delete_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._renamed = 0
        self.setAccessibleName("Bookmarks")
        self.name = line_field("", "Name of this view")
        self.name.setAccessibleName("Name of the bookmark")
        self.keep = TextButton("Keep", theme)
        self.model = RowsModel()
        self.delegate = RowsDelegate(theme)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName("Bookmarks")
        self.view.installEventFilter(self)
        self.name.returnPressed.connect(self._take)
        self.keep.clicked.connect(self._take)
        self.view.clicked.connect(self._go)
        self._stack = QStackedLayout()
        self._lay_out()
        self.setFocusProxy(self.name)

    def show_bookmarks(self, rows: Sequence[ListRow]) -> None:
        """Replace the list; the one that was current stays so where it is still there."""
        current = self.view.currentIndex()
        chosen = self.model.row_at(current).id if current.isValid() else 0
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        place = self.model.place_of(chosen)
        if place.isValid():
            self.view.setCurrentIndex(place)
        if self._renamed and self._renamed not in {row.id for row in rows}:
            self._begin("", 0)

    def suggest(self, name: str, *, may_keep: bool) -> None:
        """Offer a name for the present view; a case that is only read takes none."""
        for part in (self.name, self.keep):
            part.setEnabled(may_keep)
        self._begin(name, 0)

    def take_keyboard(self) -> None:
        """Let keys walk through the list, from the top where nothing is current."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.delegate.theme = theme
        self.keep.set_theme(theme)
        self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return goes to a bookmark, F2 renames it, Delete deletes it."""
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            # In the window these keys mean the selected event, which nobody means here.
            event.accept()
            return True
        index = self.view.currentIndex()
        if event.type() == QEvent.Type.KeyPress and index.isValid():
            self._press(Qt.Key(event.key()), self.model.row_at(index))
        return True

    def _press(self, key: Qt.Key, row: ListRow) -> None:
        if key in _GO_KEYS:
            self.go_asked.emit(row.id)
        elif not self.keep.isEnabled():
            return
        elif key is Qt.Key.Key_F2:
            self._begin(row.title, row.id)
        else:
            self.delete_asked.emit(row.id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.large, 0, SPACING.large, SPACING.medium)
        column.setSpacing(SPACING.small)
        column.addLayout(beside(self.name, self.keep))
        empty = Words(EMPTY, tone="second", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        column.addLayout(self._stack, 1)
        column.addWidget(Words(HINT, tone="second", face=font(SIZES.caption)))
        self._stack.setCurrentIndex(1)

    def _begin(self, name: str, renamed: int) -> None:
        """Let a name be typed: of the bookmark ``renamed``, or of a new one for 0."""
        self._renamed = renamed
        self.name.setText(name)
        word = "Rename" if renamed else "Keep"
        self.keep.setText(word)
        self.keep.setAccessibleName(word)
        self.name.selectAll()
        if renamed:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        name, renamed = self.name.text().strip(), self._renamed
        if not name:
            return
        self._begin("", 0)
        if renamed:
            self.rename_asked.emit(renamed, name)
        else:
            self.keep_asked.emit(name)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.go_asked.emit(self.model.row_at(index).id)
