"""The form of a relation."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.records import STATUSES, Status
from widgets.date_edit import DateEdit
from widgets.editors.drafts import EntityRef, RelationDraft
from widgets.editors.entity_field import EntityField, EntityNames
from widgets.editors.event_form import STATUS_WORDS
from widgets.editors.fields import TickBox
from widgets.editors.form import Form, choice_field, chosen_word, text_field
from widgets.style import Theme


class RelationForm(Form):
    """From whom, what, to whom, when, how sure."""

    def __init__(
        self,
        theme: Theme,
        draft: RelationDraft,
        entities: Sequence[EntityRef],
        types: Sequence[str],
        parent: QWidget | None = None,
        lang: str = "en",
    ) -> None:
        super().__init__(theme, "Edit relation" if draft.id else "New relation", parent)
        self._draft = draft
        self._names = EntityNames(entities)
        self.source = EntityField(self._names, draft.source)
        self.target = EntityField(self._names, draft.target)
        self.type = choice_field(theme, [(each, each) for each in types], draft.type, free=True)
        if not draft.type:
            self.type.setCurrentIndex(-1)
            self.type.setEditText("")
        if (line := self.type.lineEdit()) is not None:
            line.setPlaceholderText("ally of, shareholder of, supplies …")
        self.directed = TickBox(theme, "Goes one way, from the first to the second")
        self.directed.setChecked(draft.directed)
        self.date = DateEdit(theme, draft.valid, lang)
        statuses = [(str(each), STATUS_WORDS[each]) for each in STATUSES]
        self.status = choice_field(theme, statuses, str(draft.status))
        self.description = text_field(draft.description, "In your own words", lines=2)
        self.row("From", self.source)
        self.row("Relation", self.type)
        self.row("To", self.target)
        self.row("Direction", self.directed)
        self.row("Since, until", self.date)
        self.row("Standing", self.status)
        self.row("Description", self.description)
        self.finish_fields()
        self.source.setFocus()

    def draft(self) -> RelationDraft:
        """The relation as the form stands."""
        return RelationDraft(
            id=self._draft.id,
            source=self._names.find(self.source.text()),
            type=line_of(chosen_word(self.type)),
            target=self._names.find(self.target.text()),
            valid=self.date.when(),
            status=Status(chosen_word(self.status)),
            directed=self.directed.isChecked(),
            description=self.description.toPlainText().strip(),
        )

    def problem(self) -> tuple[str, QWidget | None]:
        """A relation needs two different ends and a word for what ties them."""
        if not self.source.text().strip():
            return "Say from whom the relation goes.", self.source
        if not chosen_word(self.type):
            return "Say what the relation is.", self.type
        if not self.target.text().strip():
            return "Say to whom the relation goes.", self.target
        if self._names.find(self.source.text()) == self._names.find(self.target.text()):
            return "The two ends are the same entity.", self.target
        if self.date.error():
            return "The date cannot be read yet. Mend it, or leave it empty.", self.date
        return "", None


def line_of(text: str) -> str:
    """Text on one line, with single blanks."""
    return " ".join(text.split())
