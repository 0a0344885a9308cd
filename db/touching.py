"""Which events an edit touches, through whatever row: what panes that hold events must read again.

A participation, a citation, a link or a tag changes its event; an entity, a source or a tag that
comes or goes changes every event it stands at.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from db.journal.net import RowChange
from db.records import NO_EVENTS

_EVENT_COLUMNS = {
    "participation": ("event",),
    "citation": ("item",),
    "link": ("earlier", "later"),
    "item_tag": ("item",),
}
_STANDING_AT = {
    "entity": "SELECT event FROM participation WHERE entity = ?",
    "source": "SELECT item FROM citation WHERE source = ?",
    "tag": "SELECT item FROM item_tag WHERE tag = ?",
}

_LINKED = "SELECT earlier, later FROM link WHERE earlier = ? OR later = ?"


def touched_events(
    connection: sqlite3.Connection, changes: Iterable[RowChange], kinds: dict[int, str]
) -> frozenset[int]:
    """Return the ids of the events; ids of other cited or tagged items may be among them.

    :param kinds: the table of the facts whose row in ``item`` changed, by id
    """
    found: set[int] = set()
    for change in changes:
        table = kinds.get(change.key, "") if change.table == "item" else change.table
        if table == "event":
            found.add(change.key)
            if _comes_or_goes(change):
                # Links to it count at the other end.
                for ends in connection.execute(_LINKED, (change.key, change.key)):
                    found.update(ends)
        elif table in _EVENT_COLUMNS:
            found.update(_owners(connection, table, change))
        elif table in _STANDING_AT and _comes_or_goes(change):
            found.update(row[0] for row in connection.execute(_STANDING_AT[table], (change.key,)))
    return frozenset(found) or NO_EVENTS


def _owners(connection: sqlite3.Connection, table: str, change: RowChange) -> Iterator[int]:
    """The events a row stands at, before and after: images of changed rows hold only changes."""
    columns = _EVENT_COLUMNS[table]
    for image in (change.before, change.after):
        for column in columns:
            if image is not None and isinstance(item := image.get(column), int):
                yield item
    if table != "item_tag":
        names = ", ".join(columns)
        row = connection.execute(f"SELECT {names} FROM {table} WHERE id = ?", (change.key,))
        for found in row:
            yield from found


def _comes_or_goes(change: RowChange) -> bool:
    """Whether an item was added, removed, deleted or restored, rather than reworded."""
    if change.before is None or change.after is None:
        return True
    return "deleted_at" in change.after
