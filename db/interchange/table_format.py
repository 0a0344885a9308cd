"""The four table formats have one shape: what the rows are, and what stands between the cells."""

import sqlite3
from pathlib import Path
from typing import BinaryIO

from db.interchange import event_rows, relation_rows
from db.interchange.event_export import event_cells
from db.interchange.event_import import EventImport
from db.interchange.format import Format
from db.interchange.intake import Intake
from db.interchange.relation_export import relation_cells
from db.interchange.relation_import import RelationImport
from db.interchange.table import read_table, sniffed_columns
from db.interchange.table_write import write_table

_RELATION_MARKS = frozenset({"from", "to", "relation"})


def events_format(name: str, label: str, suffix: str, delimiter: str) -> Format:
    """Return the format of an events table."""

    def read(path: Path, intake: Intake) -> None:
        EventImport(read_table(path, event_rows.KNOWN, _fixed(delimiter)), intake).run()

    def write(conn: sqlite3.Connection, stream: BinaryIO) -> None:
        write_table(stream, event_rows.COLUMNS, event_cells(conn), delimiter)

    def sniff(head: bytes) -> bool:
        return "title" in sniffed_columns(head, event_rows.KNOWN, _fixed(delimiter))

    return Format(name, label, (suffix,), sniff, read, write, table="events")


def relations_format(name: str, label: str, suffix: str, delimiter: str) -> Format:
    """Return the format of a relations table."""

    def read(path: Path, intake: Intake) -> None:
        RelationImport(read_table(path, relation_rows.KNOWN, _fixed(delimiter)), intake).run()

    def write(conn: sqlite3.Connection, stream: BinaryIO) -> None:
        write_table(stream, relation_rows.COLUMNS, relation_cells(conn), delimiter)

    def sniff(head: bytes) -> bool:
        columns = sniffed_columns(head, relation_rows.KNOWN, _fixed(delimiter))
        return "title" not in columns and len(columns & _RELATION_MARKS) >= 2

    return Format(name, label, (suffix,), sniff, read, write, table="relations")


def _fixed(delimiter: str) -> str | None:
    """Return the delimiter where the format fixes it; files called CSV come with three."""
    return delimiter if delimiter == "\t" else None
