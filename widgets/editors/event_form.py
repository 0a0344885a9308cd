"""The form of an event."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import STATUSES, Status
from widgets.date_edit import DateEdit
from widgets.editors.drafts import EntityRef, EventDraft, ParticipantDraft
from widgets.editors.entity_field import EntityField, EntityNames
from widgets.editors.form import Form, choice_field, chosen_word, line_field, text_field
from widgets.editors.rows import RowList
from widgets.kinds import event_kind, known_event_kinds
from widgets.style import Theme

STATUS_WORDS = {
    Status.REPORTED: "Reported – told as fact",
    Status.ASSESSED: "Assessed – somebody's inference",
    Status.POSSIBLE: "Possible – may happen or have happened",
    Status.DISPUTED: "Disputed – told and denied",
}
IMPORTANCE = [("0", "Normal"), ("1", "High"), ("2", "Highest")]


class EventForm(Form):
    """What, when, how sure, where, who. ``entities`` and ``kinds`` are those of the case."""

    def __init__(
        self,
        theme: Theme,
        draft: EventDraft,
        entities: Sequence[EntityRef],
        kinds: Sequence[str],
        parent: QWidget | None = None,
        lang: str = "en",
    ) -> None:
        super().__init__(theme, "Edit event" if draft.id else "New event", parent)
        self._draft = draft
        self._names = EntityNames(entities)
        self.title_field = line_field(draft.title, "What happened, in a few words")
        self.date = DateEdit(theme, draft.when, lang)
        known = sorted({*known_event_kinds(), *kinds} - {""}, key=str.casefold)
        entries = [("", "No kind"), *((kind, event_kind(kind).one) for kind in known)]
        self.kind = choice_field(theme, entries, draft.kind, free=True)
        statuses = [(str(each), STATUS_WORDS[each]) for each in STATUSES]
        self.status = choice_field(theme, statuses, str(draft.status))
        self.summary = text_field(draft.summary, "A sentence or two, in your own words")
        self.place = line_field(draft.place)
        self.tags = line_field(", ".join(draft.tags), "oil, sanctions")
        levels = [*IMPORTANCE]
        if str(draft.importance) not in dict(levels):
            levels.append((str(draft.importance), f"Level {draft.importance}"))
        self.importance = choice_field(theme, levels, str(draft.importance))
        self.participants = RowList(theme, "+ add somebody", self._fields_of_new)
        for each in draft.participants:
            self.participants.add(
                each.id, EntityField(self._names, each.entity), line_field(each.role, "Role")
            )
        self._lay_out()

    def draft(self) -> EventDraft:
        """The event as the form stands."""
        return EventDraft(
            id=self._draft.id,
            title=" ".join(self.title_field.text().split()),
            summary=self.summary.toPlainText().strip(),
            kind=chosen_word(self.kind),
            status=Status(chosen_word(self.status)),
            when=self.date.when(),
            place=self.place.text().strip(),
            importance=int(chosen_word(self.importance)),
            tags=split_tags(self.tags.text()),
            participants=tuple(self._participants()),
        )

    def problem(self) -> tuple[str, QWidget | None]:
        """An event needs a title; a date must be readable or left empty."""
        if not self.title_field.text().strip():
            return "The event needs a title.", self.title_field
        if self.date.error():
            return "The date cannot be read yet. Mend it, or leave it empty.", self.date
        return "", None

    def _lay_out(self) -> None:
        self.row("What", self.title_field)
        self.row("When", self.date)
        self.row("Standing", self.status)
        self.row("Kind", self.kind)
        self.row("Summary", self.summary)
        self.row("Who, in which role", self.participants)
        self.row("Where", self.place)
        self.row("Tags", self.tags)
        self.row("Importance", self.importance)
        self.finish_fields()
        self.title_field.setFocus()

    def _participants(self) -> Iterator[ParticipantDraft]:
        for row in self.participants.rows():
            if row.first.text().strip():
                entity = self._names.find(row.first.text())
                yield ParticipantDraft(row.record, entity, row.second.text().strip())

    def _fields_of_new(self) -> tuple[QLineEdit, QLineEdit]:
        return EntityField(self._names), line_field("", "Role")


def split_tags(text: str) -> tuple[str, ...]:
    """``oil, sanctions`` as its words, each once."""
    words = (part.strip() for part in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
