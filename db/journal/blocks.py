"""Ranges of added rows: undone by moving them into a compressed database within the journal.

A range needs no images while its rows stand in their table. Undo copies the rows, in SQLite and
without a detour over Python, into an attached database in memory, keeps that compressed as the
block's ``content``, and deletes them; redo puts them back and drops the content. Anyone can read
the content: zlib-decompressed, it is an SQLite file with one table.
"""

import sqlite3
import zlib
from contextlib import closing

from db.errors import UndoDeclined
from db.layout import TableLayout

RANGE_ROWS = 50_000
"""Rows of a block at most, so that one fits in memory many times over."""

UNKNOWN = -1
"""Stands for the number of rows where a purge took some that the journal cannot count."""

ASIDE = "aside"
"""Name of the attached database in memory."""


def range_digest(
    connection: sqlite3.Connection, layout: TableLayout, first: int, last: int
) -> tuple[int, str]:
    """How many rows a range holds, and a digest of their checksums.

    Sums of the upper and lower halves: they cannot overflow, and the order does not matter.
    """
    row = connection.execute(
        "SELECT count(*), coalesce(sum(checksum >> 32), 0), coalesce(sum(checksum & 4294967295), 0)"
        f' FROM main."{layout.table}" WHERE "{layout.key}" BETWEEN ? AND ?',
        (first, last),
    ).fetchone()
    return row[0], f"{row[1]}:{row[2]}"


def set_aside(connection: sqlite3.Connection, layout: TableLayout, block: sqlite3.Row) -> None:
    """Move the rows of a block into its content. ``ASIDE`` must be attached.

    :raises UndoDeclined: where the rows are not those that were added
    """
    first, last = block["first_row"], block["last_row"]
    if not _as_added(block, range_digest(connection, layout, first, last)):
        raise UndoDeclined(
            "This cannot be undone: rows it added were changed by another program since. "
            "Nothing was changed."
        )
    where = f'WHERE "{layout.key}" BETWEEN {int(first)} AND {int(last)}'
    connection.execute(f'CREATE TABLE {ASIDE}."rows" AS {layout.select} {where}')
    content = zlib.compress(connection.serialize(name=ASIDE), 1)
    connection.execute(f'DROP TABLE {ASIDE}."rows"')
    connection.execute("UPDATE edit_block SET content = ? WHERE id = ?", (content, block["id"]))
    connection.execute(f'DELETE FROM main."{layout.table}" {where}')


def _as_added(block: sqlite3.Row, found: tuple[int, str]) -> bool:
    """Whether the rows are those that were added; after a purge only as far as can be known."""
    rows, digest = found
    return block["rows"] in (rows, UNKNOWN) and block["digest"] in (digest, "")


def put_back(connection: sqlite3.Connection, layout: TableLayout, block: sqlite3.Row) -> None:
    """Put the rows of a block back from its content.

    :raises UndoDeclined: where other rows have taken their place
    """
    taken, _ = range_digest(connection, layout, block["first_row"], block["last_row"])
    if taken:
        raise UndoDeclined(
            "This cannot be redone: another program has put rows in its place. Nothing was changed."
        )
    with closing(opened(block["content"])) as aside:
        rows = aside.execute('SELECT * FROM "rows"')
        names = ", ".join(f'"{column[0]}"' for column in rows.description)
        marks = ", ".join("?" * len(rows.description))
        connection.executemany(
            f'INSERT INTO main."{layout.table}" ({names}) VALUES ({marks})', rows
        )
    connection.execute("UPDATE edit_block SET content = NULL WHERE id = ?", (block["id"],))


def opened(content: bytes) -> sqlite3.Connection:
    """A block's content as a database in memory."""
    aside = sqlite3.connect(":memory:", isolation_level=None)
    aside.deserialize(zlib.decompress(content))
    return aside


def closed(aside: sqlite3.Connection) -> bytes:
    """A block's content from a database in memory, without the rests of deleted rows."""
    aside.execute("VACUUM")
    content = zlib.compress(aside.serialize(), 1)
    aside.close()
    return content
