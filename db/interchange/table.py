"""Tables in text files: which delimiter, which columns, and on which line each row begins."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from db.interchange.cells import NUL, NUL_REFUSED, restore
from db.interchange.report import FormatError, RowError
from db.interchange.text_file import read_text

DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 2**27
"""Letters; Python's own limit of 131,072 refuses texts that people do keep in tables."""

_SNIFFED_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line on which it begins, and its cells by column name.

    ``surplus`` holds cells beyond the last column.
    """

    line: int
    cells: dict[str, str]
    surplus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text file. ``columns`` are the names in its ``header`` in small letters."""

    path: Path
    header: tuple[str, ...]
    text: str
    delimiter: str
    header_line: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in small letters, as they are asked for."""
        return tuple(name.casefold() for name in self.header)

    def original(self, row: Row) -> dict[str, str]:
        """Return a row's cells by the column names as they are written in the header."""
        return {name: row.cells.get(name.casefold(), "") for name in self.header if name}

    def refuse_surplus_and_nul(self, row: Row) -> None:
        """Check what is the same for the rows of every table.

        :raises RowError: if there are more cells than columns, or a NUL in one of the cells.
        """
        if any(cell.strip() for cell in row.surplus):
            raise RowError("", " ".join(row.surplus).strip(), "There are more cells than columns.")
        for name, cell in row.cells.items():
            if NUL in cell:
                raise RowError(name, cell, NUL_REFUSED)

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header; rows of blanks only are passed over.

        :raises FormatError: where a quotation mark is opened and never closed, for then nobody
            knows which rows the cell has swallowed.
        """
        columns = self.columns
        for line, cells in _records(self.path, self.text, self.delimiter):
            if line > self.header_line and any(map(str.strip, cells)):
                named = dict(zip(columns, map(restore, cells), strict=False))
                yield Row(line, named, tuple(cells[len(columns) :]))

    @property
    def lines(self) -> int:
        """About how many lines there are, for progress."""
        return self.text.count("\n") + 1


def read_table(path: Path, known: frozenset[str], delimiter: str | None = None) -> Table:
    """Return the table in a UTF-8 file.

    :param known: column names one may expect; they decide between the delimiters.
    :param delimiter: given where the format fixes it; else comma, semicolon or tab is found out.
    :raises FormatError: if the file cannot be read, is empty, or has a column twice.
    """
    text = read_text(path)
    if not text.strip():
        raise FormatError(f"{path} is empty: there is no header line, hence nothing to import.")
    told = _told_delimiter(text)
    chosen = told or delimiter or find_delimiter(text, known)
    first_line = 1 if told else 0
    for line, cells in _records(path, text, chosen):
        if line > first_line and any(cells):
            return Table(path, _header(path, line, cells), text, chosen, line)
    raise FormatError(f"{path} has no header line, hence nothing to import.")


def find_delimiter(text: str, known: frozenset[str]) -> str:
    """Return the delimiter that yields most known columns, then the steadiest number of cells."""

    def merit(delimiter: str) -> tuple[int, int, int]:
        rows = _first_rows(text, delimiter)
        header = [cell.strip().casefold() for cell in rows[0]] if rows else []
        steady = sum(len(row) == len(header) for row in rows) if len(header) > 1 else 0
        return len(known.intersection(header)), steady, len(header)

    return max(DELIMITERS, key=merit)


def sniffed_columns(head: bytes, known: frozenset[str], delimiter: str | None) -> frozenset[str]:
    """Return the known columns in the header of a file that begins so."""
    text = head.decode("utf-8-sig", "replace")
    rows = _first_rows(text, delimiter or find_delimiter(text, known))
    return known.intersection(cell.strip().casefold() for cell in rows[0]) if rows else frozenset()


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the first rows as they come out with a delimiter."""
    with _long_cells():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = (row for row in reader if any(row) and not row[0].startswith("sep="))
        return list(islice(rows, _SNIFFED_ROWS))


def _told_delimiter(text: str) -> str | None:
    """Return the delimiter from a first line ``sep=;``, which some spreadsheets write."""
    line = text[:8].splitlines()[0] if text[:8].strip() else ""
    return line[4] if len(line) == 5 and line.startswith("sep=") else None


def _header(path: Path, line: int, cells: list[str]) -> tuple[str, ...]:
    """Return the column names, which must differ."""
    names = tuple(restore(cell).strip() for cell in cells)
    while names and not names[-1]:
        names = names[:-1]
    alike = [name.casefold() for name in names]
    for name in names:
        if name and alike.count(name.casefold()) > 1:
            raise FormatError(
                f"{path}, line {line}: the column “{name}” stands there twice. Rename one of them."
            )
    return names


def _records(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the physical line on which it begins."""
    with _long_cells():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        begins = 1
        last = 1
        try:
            for cells in reader:
                last, begins = begins, reader.line_num + 1
                yield last, cells
        except csv.Error as error:
            raise FormatError(f"{path}, line {begins}: this is no table ({error}).") from None
    _check_closed(path, text, delimiter, last)


def _check_closed(path: Path, text: str, delimiter: str, line: int) -> None:
    """Refuse a file whose last record is a quoted cell that never ends."""
    lines = io.StringIO(text, newline="")
    for _ in range(line - 1):
        lines.readline()
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise FormatError(
                f"{path}, line {line}: a quotation mark is opened there and never closed, so the "
                "rows after it cannot be told apart. Close it and import the file again."
            ) from None


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be long while the table is read; Python keeps this limit for the whole process."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
