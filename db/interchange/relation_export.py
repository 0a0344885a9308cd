"""Relations as rows of a table."""

import sqlite3
from collections.abc import Iterator

from db.fetch import fetch
from db.hidden import hidden_items
from db.interchange.cells import join_list
from db.interchange.event_state import citations_of
from db.interchange.fields import write_citations
from db.interchange.relation_rows import COLUMNS, write_validity
from db.records import Quantity, Relation


def relation_cells(conn: sqlite3.Connection) -> Iterator[list[str]]:
    """Yield the cells of every relation that is not in the trash, in the order they were added."""
    hidden = hidden_items(conn)
    names = dict(tuple(row) for row in conn.execute("SELECT id, name FROM entity"))
    relations = [one for one in fetch(conn, Relation, "ORDER BY id") if one.id not in hidden]
    written: dict[int, list[str]] = {}
    for quantity in fetch(conn, Quantity, "ORDER BY id"):
        if quantity.id not in hidden:
            written.setdefault(quantity.item, []).append(_words(quantity))
    citations = citations_of(conn, [relation.id for relation in relations], hidden)
    for relation in relations:
        since, until = write_validity(relation.valid)
        source, paragraph = write_citations(citations.get(relation.id, []))
        cells = {
            "from": names[relation.source_entity],
            "relation": relation.type,
            "to": names[relation.target_entity],
            "since": since,
            "until": until,
            "quantity": join_list(written.get(relation.id, []), "|", " | "),
            "status": str(relation.status),
            "source": source,
            "paragraph": paragraph,
        }
        yield [cells[name] for name in COLUMNS]


def _words(quantity: Quantity) -> str:
    """Return a quantity as it was written, or its number where nobody wrote it down."""
    if quantity.written:
        return quantity.written
    number = "" if quantity.value is None else f"{quantity.value:g}"
    words = (number, quantity.unit, f"of {quantity.of_what}" if quantity.of_what else "")
    return " ".join(word for word in words if word)
