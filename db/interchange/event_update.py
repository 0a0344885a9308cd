"""What a row changes of an event that is in the store already."""

from dataclasses import dataclass, field
from typing import Any

from db.dates import VagueTime
from db.interchange.books import EntityBook
from db.interchange.event_rows import EventRow
from db.interchange.event_state import EventState


@dataclass(slots=True)
class EventUpdate:
    """The differences between a row and the stored event; empty where there are none."""

    fields: dict[str, Any] = field(default_factory=dict)
    new_parts: list[tuple[str, str]] = field(default_factory=list)
    old_parts: list[int] = field(default_factory=list)
    new_tags: list[str] = field(default_factory=list)
    old_tags: list[str] = field(default_factory=list)
    citations: list[tuple[str, str]] = field(default_factory=list)
    restored: bool = False

    @property
    def is_empty(self) -> bool:
        """True where the row says just what the store holds."""
        return self == EventUpdate()


def compare(row: EventRow, state: EventState, book: EntityBook) -> EventUpdate:
    """Return what the row changes: each cell is the new value, and an empty cell empties.

    Columns the table lacks change nothing. Citations are only ever added, for they carry more
    (paraphrase, grade) than a table can tell.

    :raises RowError: if a new name belongs to several entities.
    """
    update = EventUpdate(
        fields={
            name: value
            for name, value in row.fields.items()
            if not _same(getattr(state.event, name), value)
        },
        citations=[pair for pair in row.citations if pair not in state.citations],
        restored=state.event.deleted_at is not None,
    )
    if row.tags is not None:
        update.new_tags = [word for word in row.tags if word not in state.tags]
        update.old_tags = sorted(word for word in state.tags if word.strip() not in row.tags)
    if row.parts is not None:
        _compare_parts(row, state, book, update)
    return update


def _compare_parts(row: EventRow, state: EventState, book: EntityBook, update: EventUpdate) -> None:
    """Note who is new in the event and who is no longer named."""
    left = {(name.strip(), role.strip()): item for item, name, role in reversed(state.parts)}
    kept: set[int] = set()
    for part in row.parts or ():
        as_told = left.get((part.name, part.role)) or left.get((part.whole, ""))
        if as_told is None:
            update.new_parts.append(book.resolve("entities", part))
        else:
            kept.add(as_told)
    update.old_parts = [
        item
        for item, name, role in state.parts
        if item not in kept and left[name.strip(), role.strip()] not in kept
    ]


def _same(old: object, new: object) -> bool:
    """Say whether a cell tells what is stored; of dates, only the EDTF counts."""
    if isinstance(old, VagueTime) and isinstance(new, VagueTime):
        return old.edtf == new.edtf
    return old == new or (isinstance(old, str) and old.strip() == new)
