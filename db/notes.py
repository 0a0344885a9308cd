"""The analyst's notes as one list."""

import sqlite3

from db.fetch import fetch
from db.hidden import hidden_items
from db.records import Annotation
from db.search import fold
from db.titles import titled


def annotations(conn: sqlite3.Connection, text: str = "") -> list[tuple[Annotation, str, str]]:
    """Return the notes that hold all words of the text, the latest first.

    Each comes with the kind and the title of the item it is on; both are empty for a note on a
    span of time. Letters are folded as in search.
    """
    hidden = hidden_items(conn)
    wanted = fold(text).split()
    found = [
        note
        for note in fetch(conn, Annotation, "ORDER BY item.modified DESC, id DESC")
        if note.id not in hidden and all(word in fold(note.body) for word in wanted)
    ]
    names = titled(conn, {note.item for note in found if note.item is not None})
    rows = []
    for note in found:
        named = names.get(note.item) if note.item is not None else None
        rows.append((note, named.kind if named else "", named.title if named else ""))
    return rows
