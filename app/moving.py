"""Events moved in time by hand: one edit each, and one undo step."""

from db.dates import VagueTime
from db.records import Changes, Event
from db.store import Store

LABEL_CHARACTERS = 60
"""The history quotes at most this much of a title."""


def move_event(store: Store, event: int, when: VagueTime) -> Changes:
    """Give an event another date.

    :raises KeyError: there is no such event
    """
    record = store.get(Event, event)
    title = "" if record is None else " ".join(record.title.split())
    if len(title) > LABEL_CHARACTERS:
        title = title[: LABEL_CHARACTERS - 1] + "…"
    with store.edit(f"Move event “{title}”") as edit:
        edit.change(event, when=when)
    return edit.changes
