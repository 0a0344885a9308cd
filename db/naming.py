"""Entities by what somebody calls them."""

import sqlite3

from db.hidden import hidden_items
from db.search import fold


def entities_named(conn: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """Return id and preferred name of the entities that go by a name, in any case of letters.

    Preferred names win over other names, and those over letters folded as in search: «Казахстан»
    finds Kazakhstan, and so does «Қазақстан». Several entities are returned where several have it.
    """
    hidden = hidden_items(conn)
    preferred = {
        item: text
        for item, text in conn.execute("SELECT id, name FROM entity ORDER BY id")
        if item not in hidden
    }
    others = [
        (entity, text)
        for item, entity, text in conn.execute("SELECT id, entity, text FROM name ORDER BY id")
        if item not in hidden
    ]
    for alike in (_casefolded, _folded):
        wanted = alike(name)
        for names in (list(preferred.items()), others):
            found = dict.fromkeys(item for item, text in names if alike(text) == wanted)
            if found:
                return [(item, preferred[item]) for item in found]
    return []


def _casefolded(text: str) -> str:
    return " ".join(text.casefold().split())


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
