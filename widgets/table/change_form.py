"""The form that changes several events at once. Every field begins with leaving it as it is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.records import STATUSES, Status
from widgets.editors.event_form import IMPORTANCE, STATUS_WORDS, split_tags
from widgets.editors.fields import TickBox
from widgets.editors.form import Form, choice_field, chosen_word, line_field
from widgets.kinds import event_kind, known_event_kinds
from widgets.style import Theme
from widgets.table.change import EventsChange, events_words

_LEAVE = ("\u0000", "Leave as it is")
"""No word of a store can be this one."""
_HEIGHT = 560


class ChangeForm(Form):
    """``count`` events; ``kinds`` are those of the case."""

    def __init__(
        self, theme: Theme, count: int, kinds: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, f"Change {events_words(count)}", parent)
        self.resize(self.width(), _HEIGHT)
        known = sorted({*known_event_kinds(), *kinds} - {""}, key=str.casefold)
        entries = [_LEAVE, ("", "No kind"), *((kind, event_kind(kind).one) for kind in known)]
        self.kind = choice_field(theme, entries, _LEAVE[0], free=True)
        statuses = [_LEAVE, *((str(each), STATUS_WORDS[each]) for each in STATUSES)]
        self.status = choice_field(theme, statuses, _LEAVE[0])
        self.importance = choice_field(theme, [_LEAVE, *IMPORTANCE], _LEAVE[0])
        self.add_tags = line_field("", "oil, sanctions")
        self.take_tags = line_field("", "Tags to take away from those that carry them")
        secrecy = [_LEAVE, ("1", "Confidential"), ("0", "Not confidential")]
        self.confidential = choice_field(theme, secrecy, _LEAVE[0])
        self.trash = TickBox(theme, f"Move {_them(count)} to the trash")
        self.trash.toggled.connect(self._show_what_counts)
        self._lay_out()

    def change(self) -> EventsChange:
        """What the form asks for."""
        if self.trash.isChecked():
            return EventsChange(trash=True)
        kind, status = chosen_word(self.kind), chosen_word(self.status)
        importance, secret = chosen_word(self.importance), chosen_word(self.confidential)
        return EventsChange(
            kind=None if kind == _LEAVE[0] else kind,
            status=None if status == _LEAVE[0] else Status(status),
            importance=None if importance == _LEAVE[0] else int(importance),
            confidential=None if secret == _LEAVE[0] else secret == "1",
            add_tags=split_tags(self.add_tags.text()),
            take_tags=split_tags(self.take_tags.text()),
        )

    def problem(self) -> tuple[str, QWidget | None]:
        """Something must be asked for, and no tag both ways."""
        change = self.change()
        both = sorted(set(change.add_tags) & set(change.take_tags))
        if both:
            return f"“{both[0]}” cannot be added and taken away at once.", self.take_tags
        if change.is_empty:
            return "Nothing is to change yet. Choose something, or cancel.", self.status
        return "", None

    def _lay_out(self) -> None:
        self.row("Standing", self.status)
        self.row("Kind", self.kind)
        self.row("Importance", self.importance)
        self.row("Add tags", self.add_tags)
        self.row("Take tags away", self.take_tags)
        self.row("Confidential", self.confidential)
        self.row("Or", self.trash)
        self.trash.setAccessibleName(self.trash.text())
        self.finish_fields()
        self.status.setFocus()

    def _show_what_counts(self, trash: bool) -> None:
        """What goes to the trash is changed no further."""
        for field in (
            self.status,
            self.kind,
            self.importance,
            self.add_tags,
            self.take_tags,
            self.confidential,
        ):
            field.setEnabled(not trash)


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
