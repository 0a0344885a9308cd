"""What came of an import, and how a file is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST_VALUE = 500
"""A refused value is told up to here; a cell of ten megabytes helps nobody find it."""


class FormatError(Exception):
    """A file cannot be read or written at all; ``message`` is a sentence with what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ImportCancelled(Exception):
    """The user stopped the import; the store is as it was."""


class RowError(Exception):
    """One row or record cannot be taken; the others can."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row that was not taken: where it stands, which cell is wrong, and why.

    ``line`` is the physical line in the file on which the row begins, the header's being 1.
    ``record`` is the whole row as it stood there, by column.
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    record: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, str | int]:
        """Return what the command line prints of it."""
        value = self.value
        if len(value) > LONGEST_VALUE:
            value = value[:LONGEST_VALUE] + "…"
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": value,
            "reason": self.reason,
        }


@dataclass(slots=True)
class ImportReport:
    """How many rows were read and what became of them, over all files of one import.

    ``read`` is the sum of the other four. ``notes`` are sentences about whole files.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0
    rejects: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """Columns of the files read, in order, each once."""

    @property
    def rejected(self) -> int:
        """How many rows were not taken."""
        return len(self.rejects)

    def sort_rejects(self, first: int) -> None:
        """Bring the rejects from number ``first`` on, those of one file, into its order."""
        self.rejects[first:] = sorted(self.rejects[first:], key=lambda one: one.line)

    def as_json(self) -> dict[str, object]:
        """Return what the command line prints."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "skipped": self.skipped,
            "rejected": self.rejected,
            "rejects": [rejection.as_json() for rejection in self.rejects],
        }
