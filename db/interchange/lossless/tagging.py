"""Which tags stand on which items, by the tags' ids."""

import sqlite3
from collections import defaultdict
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
        self._put: dict[int, list[int]] = defaultdict(list)
        self._taken: dict[int, list[int]] = defaultdict(list)

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
            self._put[tag].append(item)
        for tag in sorted(present - wanted):
            self._taken[tag].append(item)

    def write(self, edit: "Edit") -> None:
        """Put tags on and take them off as was noted."""
        for tag in sorted({*self._put, *self._taken}):
            word, deleted_at, modified = self._conn.execute(
                "SELECT tag.name, item.deleted_at, item.modified FROM tag JOIN item USING (id)"
                " WHERE tag.id = ?",
                (tag,),
            ).fetchone()
            if self.stored(word) == tag:
                self._write_one(edit, tag, word)
                continue
            # The store knows tags by their word. One that is in the trash, or shares its word
            # with another, goes by its number while it is put on and taken off.
            alias = f"\0{tag}"
            edit.change(tag, name=alias, deleted_at=None, modified=modified)
            self._write_one(edit, tag, alias)
            edit.change(tag, name=word, deleted_at=deleted_at, modified=modified)

    def _write_one(self, edit: "Edit", tag: int, word: str) -> None:
        for item in self._put[tag]:
            edit.tag(item, word)
        for item in self._taken[tag]:
            edit.untag(item, word)
