"""Looks through a store for damage and tells each finding in a sentence; changes nothing.

SQLite's own check sees the shape of pages and indexes; the checksum of each row sees what people
wrote; the rest makes sure that rows, search index and journal belong together.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.checksums import checksum
from db.connection import resolved
from db.errors import RecordRefused, StoreDamaged, sorted_error
from db.index_check import index_findings
from db.inspection import inspect_file
from db.journal_check import journal_findings
from db.layout import Layouts, TableLayout, read_layouts
from db.packed_check import packed_findings
from db.reading import reading
from db.schema import FACT_TABLES
from db.schema_check import schema_findings

Progress = Callable[[str], None]
"""Is told which part is looked at now."""

MOST_SHAPES = 100
"""Findings of SQLite's own check at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    ``severity`` is ``error`` (content is broken or lost) or ``warning`` (the program can mend it
    by itself, or another program changed something). ``item`` is the id of the row, where known.
    """

    severity: str
    table: str
    item: int | None
    message: str


Check = Callable[[sqlite3.Connection], Iterator[Finding]]
"""Looks through one part of a store."""


def check_store(path: str | os.PathLike[str], progress: Progress | None = None) -> list[Finding]:
    """Everything found in the store at ``path``; an empty list means it is sound.

    :raises StoreRefused: where it is no store, or cannot be read
    """
    found = resolved(path)
    try:
        inspect_file(found)
    except StoreDamaged as error:
        return [Finding("error", "", None, error.message)]
    except UnicodeDecodeError as error:
        return [_unreadable("beginning of the file", error)]
    findings: list[Finding] = []
    try:
        with reading(found) as connection:
            # Broken letters must be found, not end the search.
            connection.text_factory = _lenient
            for part, check in PARTS:
                if progress is not None:
                    progress(part)
                findings.extend(_looked_through(part, check, connection, found))
    except (sqlite3.Error, UnicodeError) as error:
        _raise_if_environment(error, found)
        findings.append(_unreadable("file", error))
    return findings


def _looked_through(
    part: str, check: Check, connection: sqlite3.Connection, path: Path
) -> Iterator[Finding]:
    """The findings of one part; that it cannot be looked through is one, and the next follows."""
    try:
        yield from check(connection)
    except StoreDamaged as error:
        yield Finding("error", "", None, error.message)
    except (sqlite3.Error, ValueError, TypeError) as error:
        _raise_if_environment(error, path)
        yield _unreadable(part, error)


def _raise_if_environment(error: Exception, path: Path) -> None:
    """A drive that is gone or memory that is short says nothing about the file."""
    if isinstance(error, sqlite3.Error):
        sentence = sorted_error(error, path)
        if sentence is not None and not isinstance(sentence, StoreDamaged):
            raise sentence from error


def _unreadable(part: str, error: Exception) -> Finding:
    return Finding("error", "", None, f"The {part} cannot be read in whole ({error}).")


def _lenient(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _shape(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({MOST_SHAPES})"):
        if line != "ok":
            yield Finding("error", "", None, f"SQLite: {' '.join(line.split())}")


def _declarations(connection: sqlite3.Connection) -> Iterator[Finding]:
    for severity, table, message in schema_findings(connection):
        yield Finding(severity, table, None, message)


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(
            "error", table, row, f"Row {row} of {table} refers to a row of {target} that is gone."
        )


def _checksums(connection: sqlite3.Connection) -> Iterator[Finding]:
    layouts: Layouts = read_layouts(connection)
    for layout in layouts.values():
        yield from _table_checksums(connection, layout)


def _table_checksums(connection: sqlite3.Connection, layout: TableLayout) -> Iterator[Finding]:
    at = layout.all_columns.index(layout.key)
    try:
        for row in connection.execute(layout.select):
            *values, kept = row
            if not _is_sound(layout.table, values, kept):
                yield Finding(
                    "error",
                    layout.table,
                    row[at],
                    f"Row {row[at]} of {layout.table} is not as it was written: the file was "
                    "damaged, or another program changed it.",
                )
    except sqlite3.DatabaseError as error:
        yield Finding(
            "error", layout.table, None, f"The table {layout.table} cannot be read ({error})."
        )


def _is_sound(table: str, values: list[object], kept: object) -> bool:
    try:
        return checksum(table, values) == kept
    except RecordRefused:
        return False  # bytes that are no letters


def _items(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Every item has its row in the table of its kind, and every such row its item."""
    known = ", ".join(f"'{table}'" for table in FACT_TABLES)
    for item, kind in connection.execute(f"SELECT id, kind FROM item WHERE kind NOT IN ({known})"):
        yield Finding("error", "item", item, f"Item {item} is of an unknown kind, “{kind}”.")
    for table in FACT_TABLES:
        for (item,) in connection.execute(
            f"SELECT id FROM item WHERE kind = '{table}' AND id NOT IN (SELECT id FROM {table})"
        ):
            yield Finding("error", table, item, f"Item {item} has lost its row in {table}.")
        for item, kind in connection.execute(
            f"SELECT item.id, item.kind FROM {table} AS t JOIN item ON item.id = t.id "
            f"WHERE item.kind <> '{table}'"
        ):
            yield Finding("error", table, item, f"Row {item} of {table} is said to be a {kind}.")


def _index(connection: sqlite3.Connection) -> Iterator[Finding]:
    for message in index_findings(connection):
        yield Finding("warning", "search_index", None, message)


def _packed(connection: sqlite3.Connection) -> Iterator[Finding]:
    for message in packed_findings(connection):
        yield Finding("warning", "column_chunk", None, message)


def _journal(connection: sqlite3.Connection) -> Iterator[Finding]:
    for edit, message in journal_findings(connection):
        yield Finding("error", "edit", edit, message)


PARTS: tuple[tuple[str, Check], ...] = (
    ("shape of the file", _shape),
    ("tables", _declarations),
    ("references", _references),
    ("content of the rows", _checksums),
    ("items", _items),
    ("search index", _index),
    ("packed columns", _packed),
    ("journal", _journal),
)
"""What is looked at, in this order, with its name for the progress bar."""
