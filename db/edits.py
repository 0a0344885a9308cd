"""What can be done within one edit: add, change, delete, tag, place, set. See :meth:`Store.edit`.

An Edit lives from BEGIN to COMMIT. Everything it does is one step of undo.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from db.errors import RecordRefused
from db.hanging import hanging_on
from db.loading import quick_load
from db.mapping import ITEM_FIELDS, map_of, map_of_kind
from db.records import Changes, Record, Tag
from db.rows import RowWriter
from db.uid import new_uid

FIXED_FIELDS = ("id", "uid")
"""Fields of an item that never change, since others know it by them."""


class Edit:
    """The open transaction, in the words of the case. ``changes`` is set once it is committed."""

    def __init__(self, rows: RowWriter, label: str, now: str) -> None:
        self.label = label
        self.now = now
        self.changes = Changes(label)
        self.purged: list[int] = []
        """Items taken away for good; the journal forgets them when the edit ends."""
        self.dated: set[int] = set()
        """Items whose ``modified`` was given, so that it must not be moved."""
        self._rows = rows
        self._next_item = 0
        """Nobody else adds items while the edit lasts; 0 = not looked up yet."""

    @property
    def connection(self) -> sqlite3.Connection:
        """The writing connection, for reading what this edit has done so far."""
        return self._rows.connection

    def add(self, record: Record) -> int:
        """Add one record and return its id. Empty ``uid`` and times are filled in.

        :raises RecordRefused: where it refers to nothing, or its uid is there already
        """
        return self.add_many([record])[0]

    def add_many(self, records: Sequence[Record]) -> list[int]:
        """Add records, of one class or several, and return their ids in the same order."""
        first = self._next_item or self._rows.next_key("item")
        by_class: dict[type[Record], list[tuple[int, Record]]] = {}
        for at, record in enumerate(records):
            if record.id:
                raise ValueError(f"{type(record).__name__} {record.id} is stored already")
            by_class.setdefault(type(record), []).append((first + at, record))
        self._rows.insert_all(
            "item", (self._item_values(first + at, one) for at, one in enumerate(records))
        )
        for kind, members in by_class.items():
            mapped = map_of(kind)
            self._rows.insert_all(
                mapped.table, ((key, *mapped.values(record)) for key, record in members)
            )
        self._next_item = first + len(records)
        return list(range(first, self._next_item))

    def _item_values(self, key: int, record: Record) -> tuple[object, ...]:
        created = record.created or self.now
        return (
            key,
            record.uid or new_uid(),
            map_of(type(record)).table,
            created,
            record.modified or created,
            record.deleted_at,
            int(record.confidential),
        )

    def next_key(self, table: str) -> int:
        """The key the next row of a table gets, for rows that are made ready beforehand."""
        return self._rows.next_key(table)

    @contextmanager
    def loading(self, tables: Iterable[str], *, is_most: bool) -> Iterator[Callable[..., None]]:
        """Take in complete rows of these tables by ``load(pattern, rows)``, as quickly as can be.

        Their keys begin at :meth:`next_key`. Nothing else is added meanwhile.

        :param is_most: the store will hold more new rows than old ones.
        """
        with quick_load(self._rows, tables, is_most=is_most):
            yield self._rows.load
        self._next_item = 0

    def change(self, item: int, **fields: Any) -> None:
        """Give fields of an item new values; equal values change nothing.

        ``modified`` moves by itself unless it is given (an import knows better).

        :raises KeyError: where there is no such item
        :raises TypeError: for a field its kind does not have, or that never changes
        """
        mapped = map_of_kind(self.kind_of(item))
        own: dict[str, object] = {}
        general: dict[str, object] = {}
        for name, value in fields.items():
            if name in FIXED_FIELDS:
                raise TypeError(f"{name} never changes")
            if name in ITEM_FIELDS:
                general[name] = int(value) if name == "confidential" else value
            else:
                own.update(mapped.changed(name, value))
        if "modified" in general:
            self.dated.add(item)
        if own:
            self._rows.update(mapped.table, item, own)
        if general:
            self._rows.update("item", item, general)

    def delete(self, item: int) -> None:
        """Move an item to the trash; what hangs on it is hidden with it."""
        if self._item(item)["deleted_at"] is None:
            self._rows.update("item", item, {"deleted_at": self.now})

    def restore(self, item: int) -> None:
        """Take an item out of the trash."""
        self._item(item)
        self._rows.update("item", item, {"deleted_at": None})

    def purge(self, item: int) -> None:
        """Take an item and all that hangs on it away for good, from the journal too.

        This cannot be undone: its text is gone from the file.
        """
        self._item(item)
        self.purged.extend(hanging_on(self._rows, item))

    def tag(self, item: int, word: str) -> None:
        """Put a tag on an item; the tag is made where it is new."""
        self._item(item)
        tag = self._tag(word)
        self.put_tag(item, self.add(Tag(name=word)) if tag is None else tag)

    def untag(self, item: int, word: str) -> None:
        """Take a tag off an item."""
        tag = self._tag(word)
        if tag is not None:
            self.take_tag(item, tag)

    def put_tag(self, item: int, tag: int) -> None:
        """Put a tag, known by its id, on an item."""
        if self._tagging(item, tag) is None:
            self._rows.insert("item_tag", (None, item, tag))

    def take_tag(self, item: int, tag: int) -> None:
        """Take a tag, known by its id, off an item."""
        tagging = self._tagging(item, tag)
        if tagging is not None:
            self._rows.delete("item_tag", tagging)

    def _tag(self, word: str) -> int | None:
        return self._number(
            "SELECT tag.id FROM tag JOIN item USING (id) "
            "WHERE tag.name = ? AND item.deleted_at IS NULL ORDER BY tag.id",
            word,
        )

    def _tagging(self, item: int, tag: int) -> int | None:
        return self._number("SELECT id FROM item_tag WHERE item = ? AND tag = ?", item, tag)

    def place(self, entity: int, x: float, y: float, pinned: bool = True) -> None:
        """Keep where an entity stands on the map, in map units."""
        values = {"x": float(x) + 0.0, "y": float(y) + 0.0, "pinned": int(pinned)}
        if self._rows.row("map_position", entity) is None:
            self._rows.insert("map_position", (entity, *values.values()))
        else:
            self._rows.update("map_position", entity, values)

    def unplace(self, entity: int) -> None:
        """Forget where an entity stands on the map."""
        self._rows.delete("map_position", entity)

    def set(self, key: str, value: str) -> None:
        """Give a setting of the case a value, such as ``title``."""
        found = self._number("SELECT id FROM setting WHERE key = ?", key)
        if found is None:
            self._rows.insert("setting", (None, key, value))
        else:
            self._rows.update("setting", found, {"value": value})

    def import_batch(self, file_name: str, format_name: str) -> int:
        """Note that this edit imports a file; returns the batch for :meth:`keep_originals`."""
        return self._rows.insert("import_batch", (None, self.now, file_name, format_name))

    def keep_originals(self, batch: int, originals: Iterable[tuple[int, int | None, str]]) -> None:
        """Keep imported records as they were: (physical line, item made of it, JSON text)."""
        first = self._rows.next_key("import_row")
        self._rows.insert_all(
            "import_row",
            ((first + at, batch, *original) for at, original in enumerate(originals)),
        )

    def kind_of(self, item: int) -> str:
        """The kind of an item, also of one in the trash.

        :raises KeyError: where there is no such item
        """
        return str(self._item(item)["kind"])

    def _item(self, item: int) -> dict[str, object]:
        found = self._rows.row("item", item)
        if found is None:
            raise KeyError(f"item {item}")
        return found

    def _number(self, sql: str, *values: object) -> int | None:
        try:
            found = self.connection.execute(sql, values).fetchone()
        except UnicodeEncodeError as error:
            raise RecordRefused(
                "This word holds half a character, which no file can keep. Type it anew."
            ) from error
        return None if found is None else int(found[0])
