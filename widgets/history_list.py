"""The list of edits: what was changed, when, in words; undo and redo up to any of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import HistoryEntry
from widgets.annotations.notes_section import moment_words
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.shell.buttons import TextButton
from widgets.style import Theme


class HistoryList(ItemList):
    """Newest first; undone edits stand back. A double click or Enter goes to that point."""

    undo_asked = Signal(int)
    """Undo this many edits."""
    redo_asked = Signal(int)
    """Redo this many edits."""

    def __init__(self, theme: Theme) -> None:
        self._entries: Sequence[HistoryEntry] = ()
        self._undo = TextButton("Undo last", theme, icon_name="undo")
        self._redo = TextButton("Redo", theme, icon_name="redo")
        super().__init__(
            theme,
            "History",
            "Nothing has been changed yet. Every edit will stand here and can be undone.",
            "Newest first. Double-click an edit to go back to the point just before it.",
        )
        self._undo.clicked.connect(self._undo_one)
        self._redo.clicked.connect(self._redo_one)
        self.item_activated.connect(self._go_to)

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Replace the list. Entries come newest first, undone ones before the done ones."""
        self._entries = entries
        self.show_rows([_row(entry) for entry in entries])
        self._undo.setEnabled(any(_is_done(entry) for entry in entries))
        self._redo.setEnabled(any(entry.undone for entry in entries))

    def extra(self) -> list[QWidget]:
        """The two buttons at the right of the heading."""
        return [self._undo, self._redo]

    def set_theme(self, theme: Theme) -> None:
        """Other colours, also for the icons."""
        self._undo.set_theme(theme)
        self._redo.set_theme(theme)
        super().set_theme(theme)

    def _undo_one(self) -> None:
        self.undo_asked.emit(1)

    def _redo_one(self) -> None:
        self.redo_asked.emit(1)

    def _go_to(self, edit: int) -> None:
        """Undo down to and with a done edit; redo up to and with an undone one."""
        place = next(at for at, entry in enumerate(self._entries) if entry.id == edit)
        if self._entries[place].undone:
            between = [entry for entry in self._entries[place:] if entry.undone]
            self.redo_asked.emit(len(between))
        else:
            between = [entry for entry in self._entries[: place + 1] if _is_done(entry)]
            if between and _is_done(self._entries[place]):
                self.undo_asked.emit(len(between))


def _is_done(entry: HistoryEntry) -> bool:
    """Whether it can be undone."""
    return not entry.undone and not entry.final


def _row(entry: HistoryEntry) -> ListRow:
    parts = [moment_words(entry.at), entry.author, *entry.lines]
    remark = " · ".join(part for part in parts if part)
    if entry.undone:
        remark = f"undone · {remark}"
    return ListRow(entry.id, entry.label, remark, entry.undone)
