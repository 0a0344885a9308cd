"""Notes on one item: listed, added, edited in place, deleted. Plain text, shown as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from db.records import Annotation
from widgets.annotations.note_field import NoteField
from widgets.parts import Section, Text, TextLink, beside
from widgets.style import SIZES, SPACING, Theme


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A note being written: which (0 = a new one), the text so far, where the caret stands."""

    note: int
    text: str
    caret: int


class NotesSection(Section):
    """The last section of every page."""

    saved = Signal(int, int, str)
    """Item, note (0 = a new one), text."""
    deleted = Signal(int)
    drafted = Signal(int, int, str)
    """Item, note, text so far; an empty text drops the draft."""

    def __init__(self, theme: Theme, item: int, notes: Sequence[Annotation]) -> None:
        add = TextLink("+ add", theme.second_text, theme.accent, SIZES.caption, wrap=False)
        add.setAccessibleName("Add a note")
        super().__init__(theme, "Notes", add)
        self._theme, self._item = theme, item
        self._field: NoteField | None = None
        self._note = 0
        self._cards: dict[int, NoteCard] = {}
        add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACING.small)
        self.body.addLayout(self._list)
        for note in notes:
            card = NoteCard(theme, note)
            card.edit_asked.connect(self._edit)
            card.delete_asked.connect(self.deleted)
            self._cards[note.id] = card
            self._list.addWidget(card)

    def hand_over(self) -> PendingNote | None:
        """The note being written, or None. The field goes without saving: another takes it up."""
        if self._field is None:
            return None
        self._field.give_up()
        return PendingNote(self._note, self._field.text(), self._field.caret())

    def finish(self) -> None:
        """Hand over what is being written, as if the field had been left."""
        if self._field is not None:
            self._field.finish()

    def write(self, pending: PendingNote) -> None:
        """Open the field for a new note or an existing one, with this text."""
        self.finish()
        card = self._cards.get(pending.note)
        self._note = pending.note if card is not None else 0
        field = NoteField(self._theme, pending.text, pending.caret)
        field.saved.connect(self._save)
        field.left.connect(self._leave)
        field.drafted.connect(self._draft)
        self._field = field
        if card is None:
            self._list.addWidget(field)
        else:
            card.hide()
            self._list.insertWidget(self._list.indexOf(card), field)
        field.start()

    def _add(self) -> None:
        self.write(PendingNote(0, "", 0))

    def _edit(self, note: Annotation) -> None:
        self.write(PendingNote(note.id, note.body, len(note.body)))

    def _save(self, text: str) -> None:
        note, before = self._note, self._cards.get(self._note)
        self._close()
        if before is not None and not text.strip():
            self.deleted.emit(note)
        elif text.strip() and (before is None or before.note.body != text):
            self.saved.emit(self._item, note, text)
        else:
            self.drafted.emit(self._item, note, "")

    def _leave(self) -> None:
        note = self._note
        self._close()
        self.drafted.emit(self._item, note, "")

    def _draft(self, text: str) -> None:
        self.drafted.emit(self._item, self._note, text)

    def _close(self) -> None:
        if self._field is not None:
            self._field.hide()
            self._field.deleteLater()
        self._field = None
        card = self._cards.get(self._note)
        if card is not None:
            card.show()


class NoteCard(QFrame):
    """One note: its text, who wrote it and when, and what can be done with it."""

    edit_asked = Signal(object)
    """Turn this :class:`~db.records.Annotation` into a field, in place."""
    delete_asked = Signal(int)

    def __init__(self, theme: Theme, note: Annotation) -> None:
        super().__init__()
        self.note = note
        self.setObjectName("note")
        self.setStyleSheet(
            f"QFrame#note {{ background: {theme.raised}; border: 1px solid {theme.line};"
            f" border-radius: {SIZES.radius}px; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        column.setSpacing(SPACING.tiny)
        column.addWidget(Text(note.body, theme.text))
        told = Text(note_times(note), theme.third_text, SIZES.caption)
        style = (theme.second_text, theme.accent, SIZES.caption)
        self.edit = TextLink("Edit", *style, wrap=False)
        self.delete = TextLink("Delete", *style, wrap=False)
        self.edit.setAccessibleName(f"Edit note: {note.body[:40]}")
        self.delete.setAccessibleName(f"Delete note: {note.body[:40]}")
        self.edit.clicked.connect(self._ask_edit)
        self.delete.clicked.connect(self._ask_delete)
        row = beside(told, self.edit, self.delete)
        row.setStretch(0, 1)
        column.addLayout(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits, too."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask_edit()

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.note)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.note.id)


def note_times(note: Annotation) -> str:
    """``Ainur · 14:02 today · edited 15:10 today``."""
    parts = [note.author] if note.author else []
    parts.append(moment_words(note.created))
    if note.modified and note.modified != note.created:
        parts.append(f"edited {moment_words(note.modified)}")
    return " · ".join(part for part in parts if part)


def moment_words(stamp: str, now: datetime | None = None) -> str:
    """A stored UTC stamp in the reader's own time: ``14:02 today`` or ``12 June 2026, 14:02``."""
    if not stamp:
        return ""
    at = datetime.fromisoformat(stamp).astimezone()
    today = (now or datetime.now().astimezone()).date()
    clock = at.strftime("%H:%M")
    if at.date() == today:
        return f"{clock} today"
    return f"{at.day} {at.strftime('%B %Y')}, {clock}"
