"""Notes which rows an edit touches, by TEMP triggers of the writing connection.

The triggers live in the connection, not in the file (db/schema.py says why), and catch every way
a row can change: our own writers, plain SQL within an edit, and foreign key actions.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from db.layout import Layouts, TableLayout

Key = tuple[str, int]
"""Table and primary key."""

Image = dict[str, object]
"""All columns of a row, or the changed ones, by name."""


class Recorder:
    """What the current edit has touched so far: each row as it was before the edit.

    In a bulk edit, rows with new keys are kept as ranges of keys instead of one entry each.
    """

    def __init__(self, connection: sqlite3.Connection, layouts: Layouts) -> None:
        self.connection = connection
        self.layouts = layouts
        self.before: dict[Key, Image | None] = {}
        self.ranges: dict[str, list[list[int]]] = {}
        self._highest: dict[str, int] = {}
        self._listening = False
        connection.create_function("journal_new", 2, self._note_new)
        connection.create_function("journal_old", -1, self._note_old)
        self.listen()

    def begin(self, bulk: bool) -> None:
        """Forget the last edit. In bulk, keys above the present highest become ranges."""
        self.before = {}
        self.ranges = {}
        self._highest = {}
        if bulk:
            for layout in self.layouts.values():
                if layout.key == "id":
                    self._highest[layout.table] = self._highest_key(layout)

    def listen(self) -> None:
        """Make the triggers."""
        if not self._listening:
            for layout in self.layouts.values():
                for statement in _triggers(layout):
                    self.connection.execute(statement)
            self._listening = True

    def rest(self) -> None:
        """Drop the triggers, for a replay. Not within a transaction: a rollback undoes it."""
        if self._listening:
            for layout in self.layouts.values():
                for what in ("new", "changed", "removed"):
                    self.connection.execute(f'DROP TRIGGER temp."{layout.table}_{what}"')
            self._listening = False

    def added_in_range(self, table: str, key: int) -> bool:
        """Whether this edit added the row as part of a range."""
        return any(first <= key <= last for first, last in self.ranges.get(table, ()))

    @contextmanager
    def unheard(self, tables: Iterable[str]) -> Iterator[None]:
        """Let rows be added to these tables in silence; :meth:`note_range` must tell of them.

        For the inside of a transaction: a rollback brings the triggers back.
        """
        names = [name for name in tables if self._listening]
        for name in names:
            self.connection.execute(f'DROP TRIGGER temp."{name}_new"')
        yield
        for name in names:
            self.connection.execute(_new_row_trigger(self.layouts[name]))

    def note_range(self, table: str, first: int, last: int) -> None:
        """Note rows that were added with keys above all others, from the first to the last."""
        known = self.ranges.setdefault(table, [])
        if known and known[-1][1] == first - 1:
            known[-1][1] = last
        else:
            known.append([first, last])

    def _highest_key(self, layout: TableLayout) -> int:
        found = self.connection.execute(f'SELECT max("id") FROM main."{layout.table}"').fetchone()
        return int(found[0] or 0)

    def _is_new_in_bulk(self, table: str, key: int) -> bool:
        return table in self._highest and key > self._highest[table]

    def _note_new(self, table: str, key: int) -> None:
        if not self._is_new_in_bulk(table, key):
            self.before.setdefault((table, key), None)
            return
        self.note_range(table, key, key)

    def _note_old(self, table: str, key: int, *values: object) -> None:
        if not self._is_new_in_bulk(table, key) and (table, key) not in self.before:
            columns = self.layouts[table].all_columns
            self.before[table, key] = dict(zip(columns, values, strict=True))


def _new_row_trigger(layout: TableLayout) -> str:
    table, key = layout.table, layout.key
    return (
        f'CREATE TEMP TRIGGER "{table}_new" AFTER INSERT ON main."{table}" '
        f"BEGIN SELECT journal_new('{table}', NEW.\"{key}\"); END"
    )


def _triggers(layout: TableLayout) -> Iterator[str]:
    table, key = layout.table, layout.key
    olds = ", ".join(f'OLD."{column}"' for column in layout.all_columns)
    yield _new_row_trigger(layout)
    for what, event in (("changed", "UPDATE"), ("removed", "DELETE")):
        yield (
            f'CREATE TEMP TRIGGER "{table}_{what}" AFTER {event} ON main."{table}" '
            f"BEGIN SELECT journal_old('{table}', OLD.\"{key}\", {olds}); END"
        )
