"""docs/file-format.md names every table and column of the real file, with its type."""

import re
import sqlite3
from pathlib import Path

import pytest

from db.connection import connect_reader
from db.schema import APPLICATION_ID, FORMAT
from db.schema_check import schema_findings
from db.store import Store

DOCUMENT = Path(__file__).parents[3] / "docs" / "file-format.md"
INTERNAL = re.compile("sqlite_|_sqlite_migrations|search_index")


def documented() -> dict[str, list[tuple[str, str]]]:
    """Columns and types by table, as the document tells them."""
    found: dict[str, list[tuple[str, str]]] = {}
    table = ""
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"### `(\w+)`", line):
            table = heading[1]
            found[table] = []
        elif line.startswith("#"):
            table = ""
        elif table and (row := re.fullmatch(r"\| `(\w+)` \| (.+?) \| .+ \|", line)):
            found[table].append((row[1], row[2]))
    return found


def real(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """The same from the file."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not INTERNAL.match(name)
    ]
    return {table: _columns(connection, table) for table in tables}


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    targets = {
        row["from"]: row["table"] for row in connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    found = []
    for row in connection.execute(f"PRAGMA table_info({table})"):
        told = row["type"]
        if not row["notnull"] and not row["pk"]:
            told += ", may be NULL"
        if row["name"] in targets:
            told += f", → `{targets[row['name']]}`"
        found.append((row["name"], told))
    return found


def test_every_table_and_column_is_documented(store: Store) -> None:
    assert documented() == real(store.connection)


def test_the_file_is_marked_and_holds_no_code(store: Store, path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert str(APPLICATION_ID) in text
    assert f"format {FORMAT}" in text
    connection = store.connection
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT
    kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT type FROM sqlite_master")}
    assert kinds == {"table", "index"}
    assert list(schema_findings(connection)) == []
    store.close()
    closed = connect_reader(path)
    assert closed.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    closed.close()


def test_all_tables_are_strict_and_all_references_indexed(store: Store) -> None:
    connection = store.connection
    for row in connection.execute("PRAGMA table_list"):
        if row["schema"] == "main" and not INTERNAL.match(row["name"]):
            assert row["strict"], row["name"]
    for table in real(connection):
        indexed = {
            connection.execute(f"PRAGMA index_info({index['name']})").fetchone()["name"]
            for index in connection.execute(f"PRAGMA index_list({table})")
        }
        described = connection.execute(f"PRAGMA table_info({table})").fetchall()
        keys = {row["name"] for row in described if row["pk"]}
        for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
            assert row["from"] in indexed | keys, (table, row["from"])


@pytest.mark.parametrize(
    ("pragma", "reading", "writing"),
    [
        ("journal_mode", "wal", "wal"),
        ("synchronous", None, 2),
        ("foreign_keys", 1, 1),
        ("recursive_triggers", None, 1),
        ("trusted_schema", 0, 0),
        ("cell_size_check", 1, 1),
        ("query_only", 1, 0),
    ],
)
def test_connections_keep_the_rules(
    store: Store, pragma: str, reading: object, writing: object
) -> None:
    if reading is not None:
        assert store.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == reading
    with store.edit("Look") as edit:
        assert edit.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == writing
