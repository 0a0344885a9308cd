"""Reading a long table in a process of its own, while this one writes what it comes to.

Reading is Python's work and writing is SQLite's; together they use two cores. The other process
only reads: it shows nothing, writes nothing, and ends when this one goes away.
"""

import gc
import json
import queue
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from db.connection import connect_reader
from db.interchange.event_reading import EventReading
from db.interchange.new_rows import Keys, NewRows
from db.interchange.report import FormatError
from db.interchange.seen import SeenRows
from db.interchange.sheaf import Sheaf, receive, send
from db.interchange.table import Table
from db.interchange.text_file import TextFile

LONG = 4_000_000
"""Bytes of a table from which on a process of its own pays."""

_WAITING = 1
"""Sheaves that may wait to be written."""

_LOOK_UP = 0.1
"""Seconds of waiting between two looks whether to stop."""

_DIED = (
    "The table was not read to its end: the process that read it was ended from outside. "
    "Nothing was imported. Try again."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the other process needs to know."""

    store: Path
    table: Table
    language: str
    keys: Keys

    def as_json(self) -> str:
        """Return it as a line of text."""
        table, file = self.table, self.table.file
        told = {
            "store": str(self.store),
            "file": [str(file.path), file.lines],
            "table": [table.header, table.delimiter, table.header_line],
            "language": self.language,
            "keys": asdict(self.keys),
        }
        return json.dumps(told)


def read_ahead(
    command: Sequence[str], request: Request, watch: Callable[[int], None]
) -> Iterator[Sheaf]:
    """Yield what the rows of a table come to.

    :param watch: told the line reached, also while there is nothing new; raises to stop.
    :raises FormatError: where the table cannot be read to its end.
    """
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    coming: queue.Queue[Sheaf] = queue.Queue(_WAITING)
    receiver = threading.Thread(target=_receive, args=(process.stdout, coming), daemon=True)
    receiver.start()
    try:
        with suppress(BrokenPipeError), process.stdin as stdin:
            stdin.write(f"{request.as_json()}\n".encode())
        yield from _arriving(coming, watch)
    finally:
        process.kill()
        process.wait()
        while receiver.is_alive():
            _next(coming)
        process.stdout.close()


def _arriving(coming: queue.Queue[Sheaf], watch: Callable[[int], None]) -> Iterator[Sheaf]:
    line = 0
    while True:
        watch(line)
        sheaf = _next(coming)
        if sheaf is None:
            continue
        if sheaf.failure:
            raise FormatError(sheaf.failure)
        if sheaf.is_end:
            return
        line = sheaf.line
        yield sheaf


def _receive(stream: BinaryIO, coming: queue.Queue[Sheaf]) -> None:
    """Hand on what arrives, so that the other process need not wait while this one writes."""
    try:
        while True:
            sheaf = receive(stream)
            coming.put(sheaf)
            if sheaf.is_end or sheaf.failure:
                return
    except EOFError:
        coming.put(Sheaf(failure=_DIED))


def _next(coming: queue.Queue[Sheaf]) -> Sheaf | None:
    """The next that arrived, or None where nothing has arrived yet."""
    try:
        return coming.get(timeout=_LOOK_UP)
    except queue.Empty:
        return None


def serve(asked: BinaryIO, stream: BinaryIO) -> None:
    """Read the table that the first line asks for, and write what its rows come to."""
    # Ctrl+C is meant for who started this process; it ends this one when it is ready.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # Millions of rows, and no cycles among them.
    told = json.loads(asked.readline())
    path, lines = told["file"]
    header, delimiter, header_line = told["table"]
    file = TextFile(Path(path), lines, is_blank=False)
    table = Table(file, tuple(header), delimiter, header_line)
    new, seen = NewRows(Keys(**told["keys"])), SeenRows()
    seen.begin_file(path)
    with closing(connect_reader(Path(told["store"]))) as conn:
        try:
            for sheaf in EventReading(table, told["language"], conn, seen, new).sheaves():
                send(sheaf, stream)
            send(Sheaf(is_end=True), stream)
        except FormatError as error:
            send(Sheaf(failure=error.message), stream)
