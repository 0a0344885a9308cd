"""All notes of the case in one list."""

from collections.abc import Sequence

from db.records import Annotation
from widgets.annotations.notes_section import note_times
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.style import Theme


class NotesList(ItemList):
    """One row per note, the latest first; it leads to the item the note is on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Notes",
            "No note yet. Select an event, an entity or a relation and write one in its page.",
            "Yours and your colleagues’. They are plain text and never mixed with the facts.",
        )

    def show_notes(self, notes: Sequence[tuple[Annotation, str, str]]) -> None:
        """Replace the list; each note comes with the kind and title of the item it is on."""
        self.show_rows([_row(note, title) for note, _, title in notes])


def _row(note: Annotation, title: str) -> ListRow:
    parts = (f"on {title}" if title else "on a span of time", note_times(note))
    return ListRow(note.id, note.body, " · ".join(part for part in parts if part))
