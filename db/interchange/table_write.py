"""Writing a table: UTF-8, CRLF, cells neutralised for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from db.interchange.cells import neutralise

_AT_ONCE = 1_000


def write_table(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str
) -> None:
    """Write a header and rows; without a byte order mark, which other programs trip over."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([neutralise(name) for name in columns])
    for number, row in enumerate(rows, 1):
        writer.writerow([neutralise(cell) for cell in row])
        if number % _AT_ONCE == 0:
            _flush(buffer, stream)
    _flush(buffer, stream)


def _flush(buffer: io.StringIO, stream: BinaryIO) -> None:
    """Hand over what is written so far."""
    stream.write(buffer.getvalue().encode("utf-8"))
    buffer.seek(0)
    buffer.truncate()
