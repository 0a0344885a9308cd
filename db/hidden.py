"""What is out of sight because it is in the trash, or hangs on something that is."""

import sqlite3

#: Table, its column, and what that column points at having been deleted does: the row goes too.
#: Only the column that a row cannot do without counts: an event told relative to a deleted one
#: keeps standing.
_HANGS_ON = (
    ("name", "entity"),
    ("participation", "event"),
    ("participation", "entity"),
    ("relation", "source_entity"),
    ("relation", "target_entity"),
    ("link", "earlier"),
    ("link", "later"),
    ("quantity", "item"),
    ("citation", "item"),
    ("citation", "source"),
    ("reading", "item"),
    ("assessment_evidence", "assessment"),
    ("assessment_evidence", "item"),
    ("annotation", "item"),
    ("attachment", "item"),
    ("fact_check", "item"),
)

_CLOSURE = (
    "WITH RECURSIVE hidden(id) AS ("
    "SELECT id FROM item WHERE deleted_at IS NOT NULL"
    + "".join(
        f" UNION SELECT {table}.id FROM hidden JOIN {table} ON {table}.{column} = hidden.id"
        for table, column in _HANGS_ON
    )
    + ") SELECT id FROM hidden"
)

NO_ITEMS: frozenset[int] = frozenset()


def hidden_items(conn: sqlite3.Connection) -> frozenset[int]:
    """Return the ids of everything that is not shown: the trash and what hangs on it.

    A citation hangs on the item it supports and on its source, a relation on both ends, and so
    on to the end of the chain. Restoring the item brings all of it back, for nothing is written.
    """
    if not conn.execute(
        "SELECT EXISTS(SELECT 1 FROM item WHERE deleted_at IS NOT NULL)"
    ).fetchone()[0]:
        return NO_ITEMS
    return frozenset(row[0] for row in conn.execute(_CLOSURE))
