"""Takes purged items out of the journal: their texts, images and the labels that quote them."""

import sqlite3
from collections.abc import Iterable

from db.journal.blocks import UNKNOWN
from db.journal.images import decoded, packed, unpacked
from db.journal.net import RowChange
from db.journal.recorder import Recorder
from db.journal.writing import forget_redo
from db.schema import FACT_TABLES

SHORTEST_QUOTE = 3
"""Letters of a text that is looked for in labels; shorter ones stand in every sentence."""

OWN_KEY = frozenset({"item", "map_position", *FACT_TABLES})
"""Tables whose key is the item's id."""


def forget_items(
    recorder: Recorder, signature: tuple[str, str, str], items: Iterable[int], changes: int
) -> None:
    """Write the purge itself into the journal, and take these items out of all earlier edits.

    The purge is ``final``: undo passes over it, and over edits nothing is left of.
    """
    connection = recorder.connection
    gone = frozenset(items)
    forget_redo(connection)
    _forget_rows(connection, gone)
    _forget_blocks(connection, gone)
    _forget_ranges(connection, gone)
    _forget_quotes(connection, _texts(recorder, gone))
    connection.execute(
        "INSERT INTO edit (label, at, author, state, changes) VALUES (?, ?, ?, 'final', ?)",
        (*signature, changes),
    )
    connection.execute(
        "UPDATE edit SET state = 'final' WHERE state = 'done' "
        "AND id NOT IN (SELECT edit FROM edit_row) AND id NOT IN (SELECT edit FROM edit_block)"
    )
    # The index keeps deleted words in its older segments until they are merged.
    connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


def sweep_file(connection: sqlite3.Connection) -> None:
    """Rewrite the file, so that nothing deleted is left in its free space or in the ``-wal``."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _concerns(change: RowChange, gone: frozenset[int]) -> bool:
    if change.table in OWN_KEY:
        return change.key in gone
    images = (change.before or {}, change.after or {})
    return any(image.get(column) in gone for image in images for column in ("item", "tag"))


def _forget_rows(connection: sqlite3.Connection, gone: frozenset[int]) -> None:
    found = connection.execute("SELECT id, table_name, row, before, after FROM edit_row")
    forgotten = [
        (row["id"],)
        for row in found
        if _concerns(
            RowChange(row["table_name"], row["row"], decoded(row["before"]), decoded(row["after"])),
            gone,
        )
    ]
    connection.executemany("DELETE FROM edit_row WHERE id = ?", forgotten)


def _forget_blocks(connection: sqlite3.Connection, gone: frozenset[int]) -> None:
    blocks = connection.execute(
        "SELECT id, content FROM edit_block WHERE form = 'images'"
    ).fetchall()
    for block in blocks:
        changes = list(unpacked(block["content"]))
        kept = [change for change in changes if not _concerns(change, gone)]
        if len(kept) < len(changes):
            connection.execute(
                "UPDATE edit_block SET content = ?, rows = ? WHERE id = ?",
                (packed(kept), len(kept), block["id"]),
            )


def _forget_ranges(connection: sqlite3.Connection, gone: frozenset[int]) -> None:
    """Let imports be undone without the purged rows; their digest cannot be known any more."""
    blocks = connection.execute("SELECT * FROM edit_block WHERE form = 'added'").fetchall()
    for block in blocks:
        if block["table_name"] in OWN_KEY:
            lost = sum(block["first_row"] <= item <= block["last_row"] for item in gone)
            if lost:
                connection.execute(
                    "UPDATE edit_block SET rows = rows - ?, digest = '' WHERE id = ?",
                    (lost, block["id"]),
                )
        else:
            # Tags, positions and originals may have gone with the items.
            connection.execute(
                "UPDATE edit_block SET rows = ?, digest = '' WHERE id = ?", (UNKNOWN, block["id"])
            )


def _texts(recorder: Recorder, gone: frozenset[int]) -> list[str]:
    """All texts of the purged rows, the longest first."""
    texts = {
        value
        for (table, key), image in recorder.before.items()
        if table in FACT_TABLES and key in gone and image
        for value in image.values()
        if isinstance(value, str) and len(value) >= SHORTEST_QUOTE
    }
    return sorted(texts, key=len, reverse=True)


def _forget_quotes(connection: sqlite3.Connection, texts: list[str]) -> None:
    labels = connection.execute("SELECT id, label FROM edit").fetchall()
    for number, label in labels:
        rest = label
        for text in texts:
            rest = rest.replace(f"“{text}”", "“…”")
        if rest != label:
            connection.execute("UPDATE edit SET label = ? WHERE id = ?", (rest, number))
