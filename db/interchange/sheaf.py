"""What one stretch of a table comes to: rows ready to be written, and what became of the others."""

import marshal
from dataclasses import dataclass, field, fields
from typing import Any, BinaryIO

from db.interchange.report import RowError
from db.interchange.table import Row

AT_ONCE = 2_500
"""Rows of a table in a sheaf: each kind's new rows in it stand in one range of keys, which the
journal keeps as a whole."""

Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class Sheaf:
    """Plain values only, so that it can be handed from process to process."""

    line: int = 0
    """How far the table is read."""
    read: int = 0
    added: int = 0
    skipped: int = 0
    rejects: list[tuple[int, tuple[str, str, str], dict[str, str]]] = field(default_factory=list)
    """Line; column, value and reason; the row as it stood there."""
    rows: list[tuple[str, Rows]] = field(default_factory=list)
    """Name of the pattern and its rows, in the order in which they must be written."""
    texts: Rows = field(default_factory=list)
    """What the search index holds of them."""
    stored: list[tuple[int, dict[str, str], tuple[str, ...]]] = field(default_factory=list)
    """Rows whose uids the store knows, for somebody who can compare: line, cells, surplus."""

    failure: str = ""
    """Why the table cannot be read any further, where it cannot."""
    is_end: bool = False
    """No more follow: so a reader that dies is told apart from one that is done."""

    def reject(self, line: int, error: RowError, record: dict[str, str]) -> None:
        """Note a row that is not taken."""
        self.rejects.append((line, (error.column, error.value, error.reason), record))

    def leave(self, row: Row) -> None:
        """Leave a row to somebody else."""
        self.stored.append((row.line, row.cells, row.surplus))


_SIZE = 8
"""Bytes of the number that stands before each sheaf between two processes."""


def send(sheaf: Sheaf, stream: BinaryIO) -> None:
    """Write a sheaf for another process of this program."""
    content = marshal.dumps([getattr(sheaf, one.name) for one in fields(Sheaf)])
    stream.write(len(content).to_bytes(_SIZE, "big"))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> Sheaf:
    """Read a sheaf.

    :raises EOFError: where the sender ended before the whole of it.
    """
    size = int.from_bytes(_exactly(stream, _SIZE), "big")
    return Sheaf(*marshal.loads(_exactly(stream, size)))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError("the sender ended before the end")
    return content
