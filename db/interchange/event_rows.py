"""Rows of an events table read as what they say, before anybody looks into the store."""

from dataclasses import dataclass
from typing import Any

from db.interchange.cells import split_short
from db.interchange.fields import DateReader, Part, read_citations, read_parts, read_status
from db.interchange.report import FormatError, RowError
from db.interchange.table import Row, Table

COLUMNS = (
    "title",
    "date",
    "end",
    "summary",
    "kind",
    "status",
    "place",
    "entities",
    "tags",
    "source",
    "paragraph",
    "uid",
)
KNOWN = frozenset(COLUMNS)

_TEXTS = ("summary", "kind", "place")


@dataclass(slots=True)
class EventRow:
    """What one row says. ``None`` or a field left out: the table has no such column.

    Not frozen, as :class:`~db.interchange.table.Row` is not.
    """

    row: Row
    uid: str
    fields: dict[str, Any]
    parts: list[Part] | None
    tags: list[str] | None
    citations: list[tuple[str, str]]

    @property
    def content(self) -> int:
        """A number of 64 bits for all that two rows with one uid must agree in."""
        return hash(frozenset(self.row.cells.items())) & ((1 << 64) - 1)


class EventRowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, language: str) -> None:
        """Look at the header.

        :raises FormatError: if there is no column for the title.
        """
        refuse_without_title(table)
        self.columns = KNOWN.intersection(table.columns)
        self._table = table
        self._dates = DateReader(language)
        self._has_date = bool(self.columns & {"date", "end"})

    def read(self, row: Row) -> EventRow:
        """Return what the row says.

        :raises RowError: if a cell cannot be read.
        """
        cells = row.cells
        self._table.refuse_surplus_and_nul(row)
        title = cells["title"].strip() if "title" in cells else ""
        if not title:
            raise RowError("title", cells.get("title", ""), "The title is empty.")
        fields: dict[str, Any] = {"title": title}
        if self._has_date:
            date, end = cells.get("date", ""), cells.get("end", "")
            fields["when"] = self._dates.span("date", date, "end", end) if date or end else None
        if "status" in self.columns:
            fields["status"] = read_status("status", cells.get("status", ""))
        for name in _TEXTS:
            if name in self.columns:
                fields[name] = cells.get(name, "").strip()
        return EventRow(
            row=row,
            uid=cells.get("uid", "").strip(),
            fields=fields,
            parts=read_parts(cells.get("entities", "")) if "entities" in self.columns else None,
            tags=list(split_short(cells.get("tags", ""), ";|")) if "tags" in self.columns else None,
            citations=read_citations(
                "source", cells.get("source", ""), "paragraph", cells.get("paragraph", "")
            ),
        )


def refuse_without_title(table: Table) -> None:
    """Look at the header of an events table.

    :raises FormatError: if there is no column for the title.
    """
    if "title" not in table.columns:
        told = ", ".join(f"“{name}”" for name in table.header[:12] if name)
        raise FormatError(
            f"{table.path}, line {table.header_line}: an events table needs a column “title”; "
            f"this one has {told or 'none'}. Sequitur reads {', '.join(COLUMNS)}."
        )
