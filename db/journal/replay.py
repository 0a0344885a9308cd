"""Undoes and redoes an edit by writing its images back, after making sure they still fit."""

import sqlite3
from collections.abc import Iterable, Iterator

from db.checksums import checksum
from db.errors import UndoDeclined
from db.journal.blocks import put_back, set_aside
from db.journal.images import decoded, unpacked
from db.journal.net import RowChange
from db.journal.recorder import Image
from db.layout import Layouts
from db.rows import RowWriter, same
from db.titles import titled

OUTSIDE = "was changed by another program since. Nothing was changed."


def next_undo(connection: sqlite3.Connection) -> sqlite3.Row | None:
    """The newest edit that can be undone: id and label."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, label FROM edit WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return row


def next_redo(connection: sqlite3.Connection) -> sqlite3.Row | None:
    """The oldest undone edit that can be redone: id and label."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, label FROM edit WHERE state = 'undone' ORDER BY id LIMIT 1"
    ).fetchone()
    return row


def has_ranges(connection: sqlite3.Connection, edit: int) -> bool:
    """Whether an edit added whole ranges of rows (an import)."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM edit_block WHERE edit = ? AND form = 'added')", (edit,)
        ).fetchone()[0]
    )


def reversed_change(change: RowChange) -> RowChange:
    """The change that takes another one back."""
    return RowChange(change.table, change.key, change.after, change.before)


def changes_of(connection: sqlite3.Connection, edit: int) -> Iterator[RowChange]:
    """The differences of an edit that are told row by row, in their order."""
    for row in connection.execute(
        "SELECT table_name, row, before, after FROM edit_row WHERE edit = ? ORDER BY id", (edit,)
    ):
        yield RowChange(
            row["table_name"], row["row"], decoded(row["before"]), decoded(row["after"])
        )
    for (content,) in connection.execute(
        "SELECT content FROM edit_block WHERE edit = ? AND form = 'images' ORDER BY id", (edit,)
    ):
        yield from unpacked(content)


class Replay:
    """Replays one edit on the writing connection, within the caller's transaction.

    Foreign keys must be deferred, or off where the edit has ranges; db/journal/references.py then
    looks for what the missing checks would have found.
    """

    def __init__(self, rows: RowWriter, edit: int) -> None:
        self._rows = rows
        self._connection = rows.connection
        self._layouts: Layouts = rows.layouts
        self._edit = edit
        self.ranges: list[sqlite3.Row] = self._connection.execute(
            "SELECT * FROM edit_block WHERE edit = ? AND form = 'added' ORDER BY id", (edit,)
        ).fetchall()
        """The blocks of rows the edit added."""

    def undo(self) -> list[RowChange]:
        """Put everything back as it was before the edit; returns what changed row by row.

        :raises UndoDeclined: where a row is not as the edit left it
        """
        changes = [reversed_change(one) for one in changes_of(self._connection, self._edit)]
        changes.reverse()
        self._write(changes)
        for block in reversed(self.ranges):
            set_aside(self._connection, self._layouts[block["table_name"]], block)
        self._mark("undone")
        return changes

    def redo(self) -> list[RowChange]:
        """Do the edit again; returns what changed row by row.

        :raises UndoDeclined: where a row is not as it was before the edit
        """
        for block in self.ranges:
            put_back(self._connection, self._layouts[block["table_name"]], block)
        changes = list(changes_of(self._connection, self._edit))
        self._write(changes)
        self._mark("done")
        return changes

    def _mark(self, state: str) -> None:
        self._connection.execute("UPDATE edit SET state = ? WHERE id = ?", (state, self._edit))

    def _write(self, changes: Iterable[RowChange]) -> None:
        # Removing before adding frees the values that must be unique.
        listed = list(changes)
        for change in listed:
            self._verify(change)
        for change in listed:
            if change.after is None:
                self._rows.delete(change.table, change.key)
        for change in listed:
            if change.after is not None and change.before is None:
                self._insert(change.table, change.after)
            elif change.after is not None:
                self._update(change.table, change.key, change.after)

    def _verify(self, change: RowChange) -> None:
        present = self._rows.row(change.table, change.key)
        if change.before is None:
            if present is not None:
                raise UndoDeclined(f"The place of {self._naming(change)} {OUTSIDE}")
            return
        if present is None:
            raise UndoDeclined(
                f"{_sentence_start(self._naming(change))} is gone: another program took it away. "
                "Nothing was changed."
            )
        fits = all(same(present.get(name), value) for name, value in change.before.items())
        if not fits or not self._is_sound(change.table, present):
            raise UndoDeclined(f"{_sentence_start(self._naming(change))} {OUTSIDE}")

    def _is_sound(self, table: str, row: Image) -> bool:
        """Whether nobody changed the row without its checksum, as other programs do."""
        values = [row[column] for column in self._layouts[table].columns]
        return checksum(table, values) == row["checksum"]

    def _naming(self, change: RowChange) -> str:
        title = titled(self._connection, [change.key]).get(change.key)
        if title is not None and change.table not in ("setting", "import_batch", "import_row"):
            return f"“{title.title}”"
        return f"the row {change.key} of {change.table}"

    def _insert(self, table: str, image: Image) -> None:
        names = ", ".join(f'"{column}"' for column in image)
        marks = ", ".join("?" * len(image))
        self._connection.execute(
            f'INSERT INTO main."{table}" ({names}) VALUES ({marks})', tuple(image.values())
        )

    def _update(self, table: str, key: int, image: Image) -> None:
        statement = self._layouts[table].update(tuple(image))
        self._connection.execute(statement, (*image.values(), key))


def _sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]
