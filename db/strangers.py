"""Keeps code that somebody put into a store file from running in ours."""

import sqlite3
from pathlib import Path

from db.errors import StoreRefused


def refuse_strange_code(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure the file holds no triggers and no views: a store of ours never does.

    :raises StoreRefused: where it does
    """
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if found is not None:
        raise StoreRefused(
            f"“{path.name}” holds a {found['type']}, “{found['name']}”, that is none of "
            "Sequitur's and could change the store by itself. Open it for reading and export it.",
            "foreign",
        )
