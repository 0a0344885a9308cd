"""Which items a search finds, before any of them is put into words."""

import sqlite3
from dataclasses import dataclass

from db.arrays import read_numbers
from db.fetch import AT_ONCE, places
from db.hidden import hidden_items
from db.search.query import Term, expression
from db.search.texts import OWNED

_MATCH = "SELECT rowid FROM search_index WHERE search_index MATCH ?"


@dataclass(frozen=True, slots=True)
class Hits:
    """Found items, each with the index row it was found by (its own one where that matched)."""

    question: str
    rows: dict[int, int]


def find_hits(conn: sqlite3.Connection, terms: tuple[Term, ...]) -> Hits:
    """Return the items in which all terms stand; names and quantities count for their item.

    Nothing that is in the trash, or hangs on something there, is found.
    """
    question = expression(terms)
    hidden = hidden_items(conn)
    found = frozenset(read_numbers(conn, _MATCH, 1, (question,))[:, 0].tolist()) - hidden
    owners = _owners(conn, found)
    rows = {owner: row for row, owner in owners.items() if owner not in hidden}
    # An item's own words are shown before those of what hangs on it.
    rows.update((item, item) for item in found if item not in owners)
    return Hits(question, rows)


def events_matching(conn: sqlite3.Connection, terms: tuple[Term, ...]) -> frozenset[int]:
    """Return the events in which all terms stand, in a note on them, or in a citation."""
    rows = find_hits(conn, terms).rows
    question = expression(terms)
    events = {
        row[0] for row in conn.execute(f"SELECT id FROM event WHERE id IN ({_MATCH})", (question,))
    }
    found = events & rows.keys()
    for kind in ("citation", "annotation"):
        pairs = conn.execute(
            f"SELECT t.id, t.item FROM {kind} t JOIN event ON event.id = t.item"
            f" WHERE t.id IN ({_MATCH})",
            (question,),
        )
        found |= {event for item, event in pairs if item in rows}
    owned = conn.execute(
        f"SELECT t.item FROM quantity t JOIN event ON event.id = t.item WHERE t.id IN ({_MATCH})",
        (question,),
    )
    return frozenset(found | {event for (event,) in owned if event in rows})


def _owners(conn: sqlite3.Connection, found: frozenset[int]) -> dict[int, int]:
    """Return, for those of the found rows that are found under another item, that item."""
    owners: dict[int, int] = {}
    for kind, column in OWNED.items():
        sql = f"SELECT id, {column} FROM {kind}"
        if len(found) <= AT_ONCE:
            ids = sorted(found)
            owners.update(conn.execute(f"{sql} WHERE id IN ({places(ids)})", ids).fetchall())
        else:
            # Reading the whole table is quicker than asking for each of very many.
            pairs = read_numbers(conn, f"{sql} WHERE {column} IS NOT NULL", 2).tolist()
            owners.update((item, owner) for item, owner in pairs if item in found)
    return owners
