"""Keeps what an edit changed: one row in ``edit``, its differences in rows or in blocks."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from db.journal.blocks import RANGE_ROWS, range_digest
from db.journal.images import encoded, packed
from db.journal.net import RowChange
from db.layout import Layouts

MOST_ROWS = 2_000
"""Above so many differences an edit keeps them compressed, in blocks of so many."""


def keep_edit(
    connection: sqlite3.Connection,
    edit: tuple[str, str, str],
    changes: Sequence[RowChange],
    ranges: dict[str, list[list[int]]],
    layouts: Layouts,
) -> int:
    """Write an edit (label, time, author) into the journal; undone edits can no more be redone.

    :returns: the edit's id
    """
    forget_redo(connection)
    added = sum(last - first + 1 for spans in ranges.values() for first, last in spans)
    cursor = connection.execute(
        "INSERT INTO edit (label, at, author, state, changes) VALUES (?, ?, ?, 'done', ?)",
        (*edit, len(changes) + added),
    )
    number = cursor.lastrowid
    assert number is not None
    for table, spans in ranges.items():
        _keep_ranges(connection, number, layouts, table, spans)
    if len(changes) > MOST_ROWS:
        _keep_blocks(connection, number, changes)
    else:
        keep_rows(connection, number, changes)
    return number


def forget_redo(connection: sqlite3.Connection) -> None:
    """Mark undone edits as replaced; what only a redo of them would need is dropped."""
    replaced = "SELECT id FROM edit WHERE state = 'undone'"
    connection.execute(
        f"UPDATE edit_block SET content = NULL WHERE form = 'added' AND edit IN ({replaced})"
    )
    connection.execute("UPDATE edit SET state = 'replaced' WHERE state = 'undone'")


def keep_rows(connection: sqlite3.Connection, edit: int, changes: Iterable[RowChange]) -> None:
    """Write differences one by one, readable to any SQLite tool."""
    connection.executemany(
        "INSERT INTO edit_row (edit, table_name, row, before, after) VALUES (?, ?, ?, ?, ?)",
        ((edit, one.table, one.key, encoded(one.before), encoded(one.after)) for one in changes),
    )


def _keep_blocks(connection: sqlite3.Connection, edit: int, changes: Sequence[RowChange]) -> None:
    for start in range(0, len(changes), MOST_ROWS):
        part = changes[start : start + MOST_ROWS]
        tables = Counter(one.table for one in part)
        connection.execute(
            "INSERT INTO edit_block (edit, form, table_name, first_row, last_row, rows, digest, "
            "content) VALUES (?, 'images', ?, 0, 0, ?, '', ?)",
            (edit, " ".join(sorted(tables)), len(part), packed(part)),
        )


def _keep_ranges(
    connection: sqlite3.Connection,
    edit: int,
    layouts: Layouts,
    table: str,
    spans: list[list[int]],
) -> None:
    for first, last in spans:
        for start in range(first, last + 1, RANGE_ROWS):
            end = min(start + RANGE_ROWS - 1, last)
            rows, digest = range_digest(connection, layouts[table], start, end)
            connection.execute(
                "INSERT INTO edit_block (edit, form, table_name, first_row, last_row, rows, "
                "digest, content) VALUES (?, 'added', ?, ?, ?, ?, ?, NULL)",
                (edit, table, start, end, rows, digest),
            )
