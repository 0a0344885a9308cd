"""What a row changes of an event that is in the store already."""

from dataclasses import dataclass, field
from typing import Any

from db.dates import VagueTime
from db.interchange.books import EntityBook
from db.interchange.event_rows import EventRow
from db.interchange.event_state import EventState
from db.interchange.fields import Part


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
    """Note who is new in the event and who is no longer named.

    The name as it is written comes first, for several entities may share it; then the entity
    counts, by whichever of its names the row calls it.
    """
    named = {(part.name, part.role): part.entity for part in reversed(state.parts)}
    present = {(part.entity, part.role) for part in state.parts}
    kept: set[tuple[int, str]] = set()
    for part in row.parts or ():
        as_told = _as_told(part, named)
        if as_told is None:
            name, role = book.resolve("entities", part)
            entity = book.find("entities", name)
            if entity is None or (entity, role) not in present:
                update.new_parts.append((name, role))
                continue
            as_told = entity, role
        kept.add(as_told)
    update.old_parts = [
        part.item
        for part in state.parts
        if (part.entity, part.role) not in kept
        and (named[part.name, part.role], part.role) not in kept
    ]


def _as_told(part: Part, named: dict[tuple[str, str], int]) -> tuple[int, str] | None:
    """Return the stored entity and role that the row tells in the very words of the store."""
    for name, role in ((part.name, part.role), (part.whole, "")):
        if (name, role) in named:
            return named[name, role], role
    return None


def _same(old: object, new: object) -> bool:
    """Say whether a cell tells what is stored; of dates, only the EDTF counts."""
    if isinstance(old, VagueTime) and isinstance(new, VagueTime):
        return old.edtf == new.edtf
    return old == new or (isinstance(old, str) and old.strip() == new)
