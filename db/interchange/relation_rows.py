"""Rows of a relations table read as what they say, before anybody looks into the store."""

from dataclasses import dataclass, replace

from db.dates import VagueTime
from db.interchange.amounts import Amount, read_amount
from db.interchange.cells import split_list
from db.interchange.fields import DateReader, read_citations, read_status
from db.interchange.report import FormatError, RowError
from db.interchange.table import Row, Table
from db.records import Status

COLUMNS = (
    "from",
    "relation",
    "to",
    "since",
    "until",
    "quantity",
    "status",
    "source",
    "paragraph",
)
KNOWN = frozenset(COLUMNS)

_NEEDED = ("from", "relation", "to")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What one row says."""

    row: Row
    source: str
    type: str
    target: str
    valid: VagueTime | None
    amounts: list[Amount]
    status: Status
    citations: list[tuple[str, str]]


class RelationRowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, language: str) -> None:
        """Look at the header.

        :raises FormatError: if it lacks one of the columns no relation can do without.
        """
        missing = [f"“{name}”" for name in _NEEDED if name not in table.columns]
        if missing:
            raise FormatError(
                f"{table.path}, line {table.header_line}: a relations table needs the columns "
                f"“from”, “relation” and “to”; {' and '.join(missing)} cannot be found. "
                f"Sequitur reads {', '.join(COLUMNS)}."
            )
        self._table = table
        self._dates = DateReader(language)

    def read(self, row: Row) -> RelationRow:
        """Return what the row says.

        :raises RowError: if a cell cannot be read, or one that is needed is empty.
        """
        cells = {name: row.cells.get(name, "").strip() for name in COLUMNS}
        self._table.refuse_surplus_and_nul(row)
        for name in _NEEDED:
            if not cells[name]:
                raise RowError(name, "", f"A relation needs the cell “{name}”; it is empty.")
        return RelationRow(
            row=row,
            source=cells["from"],
            type=cells["relation"],
            target=cells["to"],
            valid=self._validity(cells["since"], cells["until"]),
            amounts=[read_amount(text) for text in split_list(cells["quantity"], "|")],
            status=read_status("status", cells["status"]),
            citations=read_citations("source", cells["source"], "paragraph", cells["paragraph"]),
        )

    def _validity(self, since: str, until: str) -> VagueTime | None:
        """Return the time in which the relation held: from since to until, open where empty."""
        if not since and not until:
            return None
        if since and not until:
            whole = self._dates.span("since", since, "until", "")
            if whole is not None and ("/" in whole.edtf or whole.edtf[0] in "[{"):
                return whole
        told = self._dates.span("since", since or "..", "until", until or "..")
        if told is None or (since and until):
            return told
        return replace(told, text=f"since {since}" if since else f"until {until}")


def write_validity(valid: VagueTime | None) -> tuple[str, str]:
    """Return the since cell and the until cell that are read back as this validity.

    A time that is no span, such as a year, is written as a span over its whole; a span whose end
    is unknown stands whole in the since cell.
    """
    if valid is None:
        return "", ""
    start, bar, end = valid.edtf.partition("/")
    if not bar:
        return (start, "") if start[0] in "[{" else (start, start)
    if not start or not end or (start, end) == ("..", ".."):
        return valid.edtf, ""
    return "" if start == ".." else start, "" if end == ".." else end
