"""Whether the tables of a file are exactly those of its format: none changed, missing or added."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from db.schema import build

INTERNAL = ("sqlite_", "_sqlite_migrations", "idx__sqlite_migrations", "search_index_")
"""Beginnings of names that belong to SQLite, sqlite-utils and FTS5, and differ by their version."""

Declared = dict[tuple[str, str], str]
"""SQL by type and name."""


def schema_findings(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Severity, name and sentence for each difference."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        build(fresh)
        wanted = declared(fresh)
    found = declared(connection)
    for (kind, name), sql in wanted.items():
        if (kind, name) not in found:
            yield "error", name, f"The {kind} {name} is missing."
        elif found[kind, name] != sql:
            yield "error", name, f"The {kind} {name} is not declared as this format says."
    for kind, name in found.keys() - wanted.keys():
        yield "warning", name, f"The {kind} {name} was added by another program."


def declared(connection: sqlite3.Connection) -> Declared:
    """What a file declares, without what is internal."""
    return {
        (kind, name): sql
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
        if not name.startswith(INTERNAL)
    }
