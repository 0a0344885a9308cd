"""Takes purged items out of the journal: their texts, images and the labels that quote them."""

import re
import sqlite3
from collections.abc import Iterable

from db.journal.blocks import UNKNOWN
from db.journal.images import decoded, packed, unpacked
from db.journal.net import RowChange
from db.journal.recorder import Recorder
from db.journal.writing import forget_redo
from db.schema import FACT_TABLES

QUOTED = re.compile("“([^”]*)”")
"""How labels quote titles."""

SWEEP_DUE = "sweep due"
"""Key in ``meta`` while purged text may still lie in the file's free space."""

OWN_KEY = frozenset({"item", "map_position", *FACT_TABLES})
"""Tables whose key is the item's id."""


def forget_items(
    recorder: Recorder, signature: tuple[str, str, str], items: Iterable[int], changes: int
) -> None:
    """Write the purge itself into the journal, and take these items out of all earlier edits.

    The purge is ``final``: undo passes over it, and over edits nothing is left of. The search
    index must be up to date already.
    """
    connection = recorder.connection
    gone = frozenset(items)
    forget_redo(connection)
    texts = _texts_now(recorder, gone)
    texts |= _forget_rows(connection, gone) | _forget_blocks(connection, gone)
    _forget_ranges(connection, gone)
    connection.execute(
        "INSERT INTO edit (label, at, author, state, changes) VALUES (?, ?, ?, 'final', ?)",
        (*signature, changes),
    )
    _forget_quotes(connection, texts)
    connection.execute(
        "UPDATE edit SET state = 'final' WHERE state = 'done' "
        "AND id NOT IN (SELECT edit FROM edit_row) AND id NOT IN (SELECT edit FROM edit_block)"
    )
    # The index keeps deleted words in its older segments until they are merged.
    connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, 'yes')", (SWEEP_DUE,))


def sweep_file(connection: sqlite3.Connection) -> None:
    """Rewrite the file, so that nothing deleted is left in its free space or in the ``-wal``."""
    connection.execute("VACUUM")
    connection.execute("DELETE FROM meta WHERE key = ?", (SWEEP_DUE,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def sweep_if_due(connection: sqlite3.Connection) -> None:
    """Finish a purge that a crash cut off between its COMMIT and its sweep."""
    if connection.execute("SELECT 1 FROM meta WHERE key = ?", (SWEEP_DUE,)).fetchone():
        sweep_file(connection)


def _concerns(change: RowChange, gone: frozenset[int]) -> bool:
    if change.table in OWN_KEY:
        return change.key in gone
    images = (change.before or {}, change.after or {})
    return any(image.get(column) in gone for image in images for column in ("item", "tag"))


def _forget_rows(connection: sqlite3.Connection, gone: frozenset[int]) -> set[str]:
    """Forget single differences; returns the texts that stood in them."""
    texts: set[str] = set()
    forgotten = []
    for row in connection.execute("SELECT id, table_name, row, before, after FROM edit_row"):
        images = decoded(row["before"]), decoded(row["after"])
        change = RowChange(row["table_name"], row["row"], *images)
        if _concerns(change, gone):
            texts |= _texts(change)
            forgotten.append((row["id"],))
    connection.executemany("DELETE FROM edit_row WHERE id = ?", forgotten)
    return texts


def _forget_blocks(connection: sqlite3.Connection, gone: frozenset[int]) -> set[str]:
    """Forget differences in blocks; returns the texts that stood in them."""
    texts: set[str] = set()
    blocks = connection.execute(
        "SELECT id, content FROM edit_block WHERE form = 'images'"
    ).fetchall()
    for block in blocks:
        changes = list(unpacked(block["content"]))
        kept = [change for change in changes if not _concerns(change, gone)]
        if len(kept) < len(changes):
            texts |= {
                text for change in changes if _concerns(change, gone) for text in _texts(change)
            }
            connection.execute(
                "UPDATE edit_block SET content = ?, rows = ? WHERE id = ?",
                (packed(kept), len(kept), block["id"]),
            )
    return texts


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


def _texts_now(recorder: Recorder, gone: frozenset[int]) -> set[str]:
    """The texts of the purged rows as this edit found them."""
    return {
        text
        for (table, key), image in recorder.before.items()
        if table in FACT_TABLES and key in gone
        for text in _texts(RowChange(table, key, image, None))
    }


def _texts(change: RowChange) -> set[str]:
    images = (change.before or {}, change.after or {})
    return {value for image in images for value in image.values() if isinstance(value, str)}


def _forget_quotes(connection: sqlite3.Connection, texts: set[str]) -> None:
    """Empty the quotations of purged texts, whole or cut, in all labels."""

    def emptied(quote: re.Match[str]) -> str:
        quoted = quote.group(1).removesuffix("…").rstrip()
        if quoted and any(text.startswith(quoted) for text in texts):
            return "“…”"
        return quote.group()

    for number, label in connection.execute("SELECT id, label FROM edit").fetchall():
        rest = QUOTED.sub(emptied, label)
        if rest != label:
            connection.execute("UPDATE edit SET label = ? WHERE id = ?", (rest, number))
