"""Events as rows of a table."""

import sqlite3
from collections.abc import Iterator

from db.fetch import batches, fetch_by
from db.hidden import hidden_items
from db.interchange.cells import join_list
from db.interchange.event_rows import COLUMNS
from db.interchange.event_state import citations_of, parts_of, tags_of
from db.interchange.fields import write_citations, write_parts, write_span
from db.records import Event

_ORDER = (
    "SELECT event.id FROM event JOIN item ON item.id = event.id WHERE item.deleted_at IS NULL"
    " ORDER BY event.when_edtf IS NULL, event.when_earliest, event.when_latest,"
    " event.day_order, event.id"
)


def event_cells(conn: sqlite3.Connection) -> Iterator[list[str]]:
    """Yield the cells of every event that is not in the trash, in the order of time."""
    hidden = hidden_items(conn)
    for ids in batches(row[0] for row in conn.execute(_ORDER).fetchall()):
        parts = parts_of(conn, ids, hidden)
        tags = tags_of(conn, ids, hidden)
        citations = citations_of(conn, ids, hidden)
        events = {event.id: event for event in fetch_by(conn, Event, "id", ids)}
        for item in ids:
            told = [(part.name, part.role) for part in parts.get(item, ())]
            yield _cells(events[item], told, tags.get(item, []), citations.get(item, []))


def _cells(
    event: Event, parts: list[tuple[str, str]], tags: list[str], citations: list[tuple[str, str]]
) -> list[str]:
    """Return one row in the order of the columns."""
    date, end = write_span(event.when)
    source, paragraph = write_citations(citations)
    cells = {
        "title": event.title,
        "date": date,
        "end": end,
        "summary": event.summary,
        "kind": event.kind,
        "status": str(event.status),
        "place": event.place,
        "entities": write_parts(parts),
        "tags": join_list(tags, ";|", "; "),
        "source": source,
        "paragraph": paragraph,
        "uid": event.uid,
    }
    return [cells[name] for name in COLUMNS]
