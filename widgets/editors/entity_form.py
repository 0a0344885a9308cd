"""The form of an entity."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.editors.drafts import EntityDraft, NameDraft
from widgets.editors.form import Form, choice_field, chosen_word, line_field, text_field
from widgets.editors.rows import RowList
from widgets.kinds import known_entity_kinds
from widgets.style import Theme


class EntityForm(Form):
    """Name, kind, description, other names with their language."""

    def __init__(
        self,
        theme: Theme,
        draft: EntityDraft,
        kinds: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Edit entity" if draft.id else "New entity", parent)
        self._draft = draft
        self.name = line_field(draft.name, "Person, state, company, place …")
        known = sorted({*known_entity_kinds(), *kinds} - {""})
        entries = [("", "No kind"), *((kind, kind[:1].upper() + kind[1:]) for kind in known)]
        self.kind = choice_field(theme, entries, draft.kind, free=True)
        self.description = text_field(draft.description, "Who or what it is, in a sentence")
        self.names = RowList(theme, "+ add a name", _fields_of_new)
        for each in draft.names:
            self.names.add(each.id, line_field(each.text), line_field(each.language, "Language"))
        self.row("Name", self.name)
        self.row("Kind", self.kind)
        self.row("Description", self.description)
        self.row("Other names, with their language (en, ru, kk …)", self.names)
        self.finish_fields()
        self.name.setFocus()

    def draft(self) -> EntityDraft:
        """The entity as the form stands."""
        return EntityDraft(
            id=self._draft.id,
            name=" ".join(self.name.text().split()),
            kind=chosen_word(self.kind),
            description=self.description.toPlainText().strip(),
            names=tuple(
                NameDraft(row.record, " ".join(row.first.text().split()), row.second.text().strip())
                for row in self.names.rows()
                if row.first.text().strip()
            ),
        )

    def problem(self) -> tuple[str, QWidget | None]:
        """An entity needs a name."""
        if not self.name.text().strip():
            return "The entity needs a name.", self.name
        return "", None


def _fields_of_new() -> tuple[QLineEdit, QLineEdit]:
    return line_field("", "Name"), line_field("", "Language")
