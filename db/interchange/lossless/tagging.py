"""Which tags stand on which items, by the tags' ids."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.edits import Edit

_BY_WORD = (
    "SELECT tag.id FROM tag JOIN item USING (id)"
    " WHERE tag.name = ? AND item.deleted_at IS NULL ORDER BY tag.id"
)


class Tagging:
    """Compares the tags that items have with those a file gives them, and writes what differs."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._put: list[tuple[int, int]] = []
        self._taken: list[tuple[int, int]] = []

    def stored(self, word: str) -> int | None:
        """Return the tag that a word stands for in the store, or None."""
        row = self._conn.execute(_BY_WORD, (word,)).fetchone()
        return None if row is None else int(row[0])

    def of(self, item: int) -> frozenset[int]:
        """Return the tags an item has."""
        rows = self._conn.execute("SELECT tag FROM item_tag WHERE item = ?", (item,))
        return frozenset(row[0] for row in rows)

    def want(self, item: int, tags: Iterable[int]) -> None:
        """Note that an item is to have these tags and no others."""
        wanted, present = frozenset(tags), self.of(item)
        for tag in sorted(wanted - present):
            self._put.append((item, tag))
        for tag in sorted(present - wanted):
            self._taken.append((item, tag))

    def write(self, edit: "Edit") -> None:
        """Put tags on and take them off as was noted."""
        for item, tag in self._put:
            edit.put_tag(item, tag)
        for item, tag in self._taken:
            edit.take_tag(item, tag)
