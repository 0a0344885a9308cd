"""Whether the journal is whole, so that undo and redo will work."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing

from db.journal.blocks import opened
from db.journal.images import decoded, unpacked
from db.schema import JOURNALLED


def journal_findings(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Edits that are not whole, with a sentence each."""
    for edit, label in connection.execute(
        "SELECT id, label FROM edit AS late WHERE state = 'done' AND EXISTS "
        "(SELECT 1 FROM edit AS early WHERE early.state = 'undone' AND early.id < late.id)"
    ):
        yield edit, f"The edit “{label}” stands after one that is undone."
    yield from _broken_rows(connection)
    yield from _broken_blocks(connection)


def _broken_rows(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for edit, table, before, after in connection.execute(
        "SELECT edit, table_name, before, after FROM edit_row"
    ):
        try:
            images = (decoded(before), decoded(after))
        except (ValueError, AttributeError, TypeError):
            yield edit, f"An image of edit {edit} cannot be read; it cannot be undone."
            continue
        if images == (None, None) or table not in JOURNALLED:
            yield edit, f"A line of edit {edit} says nothing that could be undone."


def _broken_blocks(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for edit, form, rows, state, content in connection.execute(
        "SELECT edit, form, rows, state, content FROM edit_block "
        "JOIN edit ON edit.id = edit_block.edit"
    ):
        try:
            fits = _fits(form, rows, state, content)
        except (ValueError, KeyError, zlib.error, sqlite3.DatabaseError, json.JSONDecodeError):
            fits = False
        if not fits:
            yield edit, f"A block of edit {edit} is not whole; it cannot be undone or redone."


def _fits(form: str, rows: int, state: str, content: bytes | None) -> bool:
    if form == "images":
        return content is not None and sum(1 for _ in unpacked(content)) == rows
    if (state == "undone") != (content is not None):
        return False
    if content is None:
        return True
    with closing(opened(content)) as aside:
        kept: int = aside.execute('SELECT count(*) FROM "rows"').fetchone()[0]
    return rows < 0 or kept == rows
