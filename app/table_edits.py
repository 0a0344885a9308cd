"""Several events changed alike: one edit, one step of undo."""

from collections.abc import Callable, Sequence
from typing import Any

from db.edits import Edit
from db.records import Changes
from db.store import Store
from widgets.table.change import EventsChange, events_words

_STRIDE = 64
"""Events between two words about how far the work is."""

Progress = Callable[[int, int], None]
"""Told how many events are done, and of how many."""


def change_events(
    store: Store, events: Sequence[int], change: EventsChange, progress: Progress
) -> Changes:
    """Change events; whatever ``progress`` raises takes all of it back.

    Events of the list that went into the trash meanwhile, and items that are none, are left alone.

    :raises StoreError: where the store cannot be written; nothing has changed then
    """
    verb = "Delete" if change.trash else "Change"
    with store.edit(f"{verb} {events_words(len(events))}") as edit:
        for done, event in enumerate(events):
            if done % _STRIDE == 0:
                progress(done, len(events))
            if _is_there(edit, event):
                _change(edit, event, change)
    return edit.changes


def _is_there(edit: Edit, event: int) -> bool:
    row = edit.connection.execute(
        "SELECT kind FROM item WHERE id = ? AND deleted_at IS NULL", (event,)
    ).fetchone()
    return row is not None and row[0] == "event"


def _change(edit: Edit, event: int, change: EventsChange) -> None:
    if change.trash:
        edit.delete(event)
        return
    wanted: dict[str, Any] = {
        "kind": change.kind,
        "status": change.status,
        "importance": change.importance,
        "confidential": change.confidential,
    }
    fields = {name: value for name, value in wanted.items() if value is not None}
    if fields:
        edit.change(event, **fields)
    for word in change.take_tags:
        edit.untag(event, word)
    for word in change.add_tags:
        edit.tag(event, word)
