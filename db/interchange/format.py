"""What a file format is to the rest of the program."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.interchange.intake import Intake

Reader = Callable[[Path, Intake], None]
"""Reads a file into the store. :raises FormatError: where nothing of the file can be taken."""

Writer = Callable[[sqlite3.Connection, BinaryIO], None]
"""Writes what the store holds."""

Sniffer = Callable[[bytes], bool]
"""Says from a file's first kilobytes whether it is of this format."""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its name on the command line, its label for people, how to read and write.

    ``suffixes`` are in small letters, with the dot; of several formats with one suffix, the first
    by ``sniff`` reads a file and the first by name writes one.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Sniffer
    read: Reader
    write: Writer
    table: str = ""
    """What its rows are, ``events`` or ``relations``, where it is a table."""
