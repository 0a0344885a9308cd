"""What any item is called: for search hits, evidence, notes and history."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.fetch import batches, places

LONGEST = 80
"""Letters of a title made from a longer text."""

#: Each kind's title in SQL over its row ``t``.
_TITLES = {
    "event": "t.title",
    "entity": "t.name",
    "name": "t.text",
    "participation": (
        "(SELECT name FROM entity WHERE id = t.entity)"
        " || CASE t.role WHEN '' THEN '' ELSE ' (' || t.role || ')' END"
    ),
    "relation": (
        "(SELECT name FROM entity WHERE id = t.source_entity) || ' ' || t.type || ' '"
        " || (SELECT name FROM entity WHERE id = t.target_entity)"
    ),
    "link": (
        "(SELECT title FROM event WHERE id = t.earlier) || ' – ' || t.type || ' – '"
        " || (SELECT title FROM event WHERE id = t.later)"
    ),
    "quantity": "t.written",
    "source": "t.title",
    "citation": (
        "(SELECT title FROM source WHERE id = t.source)"
        " || CASE t.paragraph WHEN '' THEN '' ELSE ' ¶ ' || t.paragraph END"
    ),
    "reading": "t.written",
    "assessment": "t.claim",
    "assessment_evidence": "t.reason",
    "annotation": "t.body",
    "tag": "t.name",
    "attachment": "t.name",
    "bookmark": "t.name",
    "fact_check": "t.checker",
    "named_window": "t.name",
}

_DATES = {"event": "when", "relation": "valid", "annotation": "span", "named_window": "span"}

#: Things that are looked at as part of another item: their kind, and the column that names it.
STANDS_ON = {
    "name": "entity",
    "participation": "event",
    "link": "later",
    "quantity": "item",
    "citation": "item",
    "reading": "item",
    "assessment_evidence": "assessment",
    "annotation": "item",
    "attachment": "item",
    "fact_check": "item",
}


@dataclass(frozen=True, slots=True)
class Titled:
    """An item with what it is called and, where it has a date, the date as it was written."""

    id: int
    uid: str
    kind: str
    title: str
    when: str = ""


def titled(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Titled]:
    """Return what the items are called, by id; those that are gone are left out."""
    found: dict[int, Titled] = {}
    for some in batches(ids):
        kinds = conn.execute(
            f"SELECT kind, group_concat(id) FROM item WHERE id IN ({places(some)}) GROUP BY kind",
            some,
        ).fetchall()
        for kind, members in kinds:
            date = f"t.{_DATES[kind]}_text" if kind in _DATES else "NULL"
            rows = conn.execute(
                f"SELECT id, item.uid, {_TITLES[kind]}, {date} FROM {kind} t JOIN item USING (id)"
                f" WHERE id IN ({members})"
            )
            for item, uid, title, when in rows:
                found[item] = Titled(item, uid, kind, one_line(title or ""), when or "")
    return found


def stands_on(conn: sqlite3.Connection, item: int) -> int | None:
    """Return the event, entity, relation, assessment or source an item is looked at with.

    A quantity is looked at with its relation, a citation with what it supports, a link with the
    later event. None where the item is gone, or stands on nothing (a note on a span of time).
    """
    seen: set[int] = set()
    here: int | None = item
    while here is not None and here not in seen:
        seen.add(here)
        row = conn.execute("SELECT kind FROM item WHERE id = ?", (here,)).fetchone()
        if row is None:
            return None
        if row[0] not in STANDS_ON:
            return here
        column = STANDS_ON[row[0]]
        row = conn.execute(f"SELECT {column} FROM {row[0]} WHERE id = ?", (here,)).fetchone()
        here = row[0] if row else None
    return None


def one_line(text: str) -> str:
    """Return a text as one line short enough for a title."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
