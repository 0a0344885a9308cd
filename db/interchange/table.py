"""Tables in text files: which delimiter, which columns, and on which line each row begins."""

import csv
import io
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TextIO

from db.interchange.cells import NUL, NUL_REFUSED, restore
from db.interchange.report import FormatError, RowError
from db.interchange.text_file import TextFile, look_through
from db.patterns import quoted

DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 2**27
"""Letters; Python's own limit of 131,072 refuses texts that people do keep in tables."""

_SNIFFED_ROWS = 20


@dataclass(slots=True)
class Row:
    """One row: the physical line on which it begins, and its cells by column name.

    ``surplus`` holds cells beyond the last column. Not frozen: there are millions, and guarding
    each costs four times as much as making it. Nobody changes one.
    """

    line: int
    cells: dict[str, str]
    surplus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table in a text file. ``columns`` are the names in its ``header`` in small letters."""

    file: TextFile
    header: tuple[str, ...]
    delimiter: str
    header_line: int

    @property
    def path(self) -> Path:
        """Where the table is."""
        return self.file.path

    @property
    def lines(self) -> int:
        """About how many lines there are, for progress."""
        return self.file.lines

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in small letters, as they are asked for."""
        return tuple(name.casefold() for name in self.header)

    def original(self, row: Row) -> dict[str, str]:
        """Return a row's cells by the column names as they are written in the header."""
        cells = row.cells
        return {name: cells.get(key, "") for name, key in self._names}

    def original_text(self, row: Row) -> str:
        """Return the same as a JSON object; written by hand, for a table may be long."""
        cells = row.cells
        values: Iterable[str] = cells.values()
        if not len(cells) == len(self._names) == len(self.header):
            values = [cells.get(key, "") for _, key in self._names]
        return self._form % tuple(map(quoted, values))

    @cached_property
    def _form(self) -> str:
        """A row as a JSON object whose values are still missing."""
        names = [quoted(name).replace("%", "%%") for name, _ in self._names]
        return f"{{{','.join(f'{name}:%s' for name in names)}}}"

    @cached_property
    def _names(self) -> tuple[tuple[str, str], ...]:
        """The columns that have names: as they are written, and as they are asked for."""
        return tuple((name, name.casefold()) for name in self.header if name)

    def refuse_surplus_and_nul(self, row: Row) -> None:
        """Check what is the same for the rows of every table.

        :raises RowError: if there are more cells than columns, or a NUL in one of the cells.
        """
        if row.surplus and any(cell.strip() for cell in row.surplus):
            raise RowError("", " ".join(row.surplus).strip(), "There are more cells than columns.")
        if NUL in "".join(row.cells.values()):
            name, cell = next(one for one in row.cells.items() if NUL in one[1])
            raise RowError(name, cell, NUL_REFUSED)

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header; rows of blanks only are passed over.

        :raises FormatError: where a quotation mark is opened and never closed, for then nobody
            knows which rows the cell has swallowed.
        """
        columns = self.columns
        for line, cells in _records(self.file, self.delimiter):
            if line > self.header_line and any(map(str.strip, cells)):
                named = dict(zip(columns, _restored(cells), strict=False))
                yield Row(line, named, tuple(cells[len(columns) :]))


def read_table(path: Path, known: frozenset[str], delimiter: str | None = None) -> Table:
    """Return the table in a UTF-8 file.

    :param known: column names one may expect; they decide between the delimiters.
    :param delimiter: given where the format fixes it; else comma, semicolon or tab is found out.
    :raises FormatError: if the file cannot be read, is empty, or has a column twice.
    """
    file = look_through(path)
    if file.is_blank:
        raise FormatError(f"{path} is empty: there is no header line, hence nothing to import.")
    told, chosen = _delimiters(file, known, delimiter)
    first_line = 1 if told else 0
    with closing(_records(file, chosen)) as records:
        for line, cells in records:
            if line > first_line and any(cells):
                return Table(file, _header(path, line, cells), chosen, line)
    raise FormatError(f"{path} has no header line, hence nothing to import.")


def _delimiters(file: TextFile, known: frozenset[str], given: str | None) -> tuple[str | None, str]:
    """Return the delimiter the file tells, if any, and the one to read it with."""
    with file.open() as stream:
        told = _told_delimiter(stream.read(8))
        return told, told or given or find_delimiter(stream, known)


def find_delimiter(stream: TextIO, known: frozenset[str]) -> str:
    """Return the delimiter that yields most known columns, then the steadiest number of cells."""

    def merit(delimiter: str) -> tuple[int, int, int]:
        rows = _first_rows(stream, delimiter)
        header = [cell.strip().casefold() for cell in rows[0]] if rows else []
        steady = sum(len(row) == len(header) for row in rows) if len(header) > 1 else 0
        return len(known.intersection(header)), steady, len(header)

    return max(DELIMITERS, key=merit)


def sniffed_columns(head: bytes, known: frozenset[str], delimiter: str | None) -> frozenset[str]:
    """Return the known columns in the header of a file that begins so."""
    stream = io.StringIO(head.decode("utf-8-sig", "replace"), newline="")
    rows = _first_rows(stream, delimiter or find_delimiter(stream, known))
    return known.intersection(cell.strip().casefold() for cell in rows[0]) if rows else frozenset()


def _first_rows(stream: TextIO, delimiter: str) -> list[list[str]]:
    """Return the first rows as they come out with a delimiter."""
    stream.seek(0)
    with _long_cells():
        reader = csv.reader(stream, delimiter=delimiter)
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


def _restored(cells: list[str]) -> list[str]:
    """Return the cells as they were before they were made harmless; few ever are."""
    return [restore(cell) if cell[:1] == "'" else cell for cell in cells]


def _records(file: TextFile, delimiter: str) -> Generator[tuple[int, list[str]]]:
    """Yield each record with the physical line on which it begins."""
    held: list[str] = []
    before = 0
    begins = last = 1
    with _long_cells(), file.open() as stream:
        reader = csv.reader(_holding(stream, held), delimiter=delimiter)
        try:
            for cells in reader:
                del held[:before]
                before = len(held)
                last, begins = begins, reader.line_num + 1
                yield last, cells
        except csv.Error as error:
            raise FormatError(f"{file.path}, line {begins}: this is no table ({error}).") from None
        _check_closed(file.path, held, delimiter, last)


def _holding(lines: Iterable[str], held: list[str]) -> Iterator[str]:
    """Yield the lines and keep them in a list, from which the caller takes those he is done with.

    A reader of tables does not tell whether its last record came to an end.
    """
    for line in lines:
        held.append(line)
        yield line


def _check_closed(path: Path, lines: list[str], delimiter: str, line: int) -> None:
    """Refuse a file whose last record, in these lines, is a quoted cell that never ends."""
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
