"""The content of a store as plain values, to compare before and after."""

import sqlite3

from db.schema import JOURNALLED

Content = dict[str, list[tuple[object, ...]]]


def content_of(connection: sqlite3.Connection) -> Content:
    """Every row of every table that undo brings back, and of the search index."""
    found = {
        table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]
        for table in JOURNALLED
    }
    found["search_index"] = [
        tuple(row)
        for row in connection.execute(
            "SELECT rowid, title, body, folded FROM search_index ORDER BY rowid"
        )
    ]
    return found
