"""The columns of the tables as they stand in the open file, and the statements made from them."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from db.errors import StoreDamaged
from db.schema import JOURNALLED


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One journalled table. ``columns`` holds all but ``checksum``, which may stand anywhere."""

    table: str
    key: str
    columns: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    """(column, table it refers to)."""

    @property
    def all_columns(self) -> tuple[str, ...]:
        """All columns, ``checksum`` last."""
        return (*self.columns, "checksum")

    @property
    def insert(self) -> str:
        """INSERT of :attr:`all_columns`."""
        names = ", ".join(f'"{column}"' for column in self.all_columns)
        marks = ", ".join("?" * len(self.all_columns))
        return f'INSERT INTO main."{self.table}" ({names}) VALUES ({marks})'

    @property
    def select(self) -> str:
        """SELECT of :attr:`all_columns`; a WHERE may follow."""
        names = ", ".join(f'"{column}"' for column in self.all_columns)
        return f'SELECT {names} FROM main."{self.table}"'

    @property
    def delete(self) -> str:
        """DELETE of one row by key."""
        return f'DELETE FROM main."{self.table}" WHERE "{self.key}" = ?'

    def update(self, columns: tuple[str, ...]) -> str:
        """UPDATE of some columns of one row by key."""
        parts = ", ".join(f'"{column}" = ?' for column in columns)
        return f'UPDATE main."{self.table}" SET {parts} WHERE "{self.key}" = ?'


Layouts = Mapping[str, TableLayout]


def read_layouts(connection: sqlite3.Connection) -> Layouts:
    """The layout of each journalled table.

    :raises StoreDamaged: where one of them is gone
    """
    return {table: _layout(connection, table) for table in JOURNALLED}


def _layout(connection: sqlite3.Connection, table: str) -> TableLayout:
    found = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    key = next((row["name"] for row in found if row["pk"]), None)
    if key is None:
        raise StoreDamaged(
            f"The store is damaged: its table {table} is missing. Run “check” on it, and go back "
            "to a backup."
        )
    references = connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall()
    return TableLayout(
        table=table,
        key=key,
        columns=tuple(row["name"] for row in found if row["name"] != "checksum"),
        references=tuple((row["from"], row["table"]) for row in references),
    )
