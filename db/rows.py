"""Writes single rows, each with its checksum. Every change people make goes through here."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from db.checksums import checksum
from db.errors import RecordRefused
from db.journal.recorder import Recorder
from db.layout import Layouts
from db.patterns import RowPattern


class RowWriter:
    """Inserts, updates and deletes rows of the journalled tables on the writing connection."""

    def __init__(
        self, connection: sqlite3.Connection, layouts: Layouts, recorder: Recorder | None = None
    ) -> None:
        """Write rows; ``recorder`` is told what :meth:`load` adds where there is a journal."""
        self.connection = connection
        self.layouts = layouts
        self.recorder = recorder

    def insert(self, table: str, values: Sequence[object]) -> int:
        """Add a row of all columns but ``checksum``, in the table's order; returns its key.

        Tables that count their own keys take ``None`` for the key: it is found beforehand, since
        the checksum covers it.
        """
        if values[0] is None:
            values = (self.next_key(table), *values[1:])
        self.insert_all(table, [values])
        key = values[0]
        assert isinstance(key, int)
        return key

    def insert_all(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add many rows with their keys given."""
        with _numbers_fit(table):
            self.connection.executemany(
                self.layouts[table].insert, ((*row, checksum(table, row)) for row in rows)
            )

    def load(self, pattern: RowPattern, rows: Sequence[tuple[object, ...]]) -> None:
        """Add many complete rows, checksums last, whose keys follow one another.

        To be called within :func:`db.loading.quick_load`, where no trigger sees them.
        """
        if rows:
            self.connection.executemany(pattern.insert, rows)
            first = rows[0][0]
            assert isinstance(first, int)
            if self.recorder is not None:
                self.recorder.note_range(pattern.table, first, first + len(rows) - 1)

    def update(self, table: str, key: int, changes: Mapping[str, object]) -> bool:
        """Change columns of one row; ``False`` where all had these values already."""
        before = self.row(table, key)
        if before is None:
            raise KeyError(f"{table} {key}")
        if all(same(before[column], value) for column, value in changes.items()):
            return False
        after = {**before, **changes}
        layout = self.layouts[table]
        total = checksum(table, [after[column] for column in layout.columns])
        with _numbers_fit(table):
            self.connection.execute(
                layout.update((*changes, "checksum")), (*changes.values(), total, key)
            )
        return True

    def delete(self, table: str, key: int) -> None:
        """Take one row away."""
        self.connection.execute(self.layouts[table].delete, (key,))

    def row(self, table: str, key: int) -> dict[str, object] | None:
        """All columns of one row, or ``None``."""
        layout = self.layouts[table]
        found = self.connection.execute(
            f'{layout.select} WHERE "{layout.key}" = ?', (key,)
        ).fetchone()
        return None if found is None else dict(found)

    def next_key(self, table: str) -> int:
        """The key the next row of a table gets; item ids are never given twice."""
        layout = self.layouts[table]
        highest = self.connection.execute(
            f'SELECT max("{layout.key}") FROM main."{table}"'
        ).fetchone()[0]
        if table == "item":
            used = self.connection.execute(
                "SELECT seq FROM main.sqlite_sequence WHERE name = 'item'"
            ).fetchone()
            highest = max(highest or 0, used[0] if used else 0)
        return int(highest or 0) + 1


@contextmanager
def _numbers_fit(table: str) -> Iterator[None]:
    try:
        yield
    except OverflowError as error:
        raise RecordRefused(
            f"A whole number of this {table} is too large: 64 bits are kept. Give a smaller one."
        ) from error


def same(left: object, right: object) -> bool:
    """Whether two column values are the same to SQLite's eye: 1 and 1.0 are not."""
    return left == right and type(left) is type(right)
