"""A table of a million rows comes in by the command line, in a process of its own.

Besides the time it is told what memory the process and its children hold at most, and what
Python's own reading of the same table takes.
"""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from db.store import Store
from tests.bench.made_store import kept_table

ROWS = 1_000_000
LOOK_EVERY = 0.1
"""Seconds between two looks at the memory."""


def measure() -> dict[str, float | None]:
    """Seconds, rows a second, MB."""
    table = kept_table(ROWS).absolute()
    with TemporaryDirectory() as folder:
        store = Path(folder) / "made.sequitur"
        Store.create(store).close()
        worked = _worked_by_children()
        seconds, most = _import(table, store)
        worked = _worked_by_children() - worked
        read = _plain_reading(table)
        return {
            "rows": ROWS,
            "import_seconds": seconds,
            "import_worked_seconds": worked,
            "import_rows_per_second": ROWS / seconds,
            "import_peak_mb": most,
            "csv_reader_seconds": read,
            "import_to_csv_reader_ratio": seconds / read,
            "file_mb": store.stat().st_size / 1e6,
        }


def _import(table: Path, store: Path) -> tuple[float, float | None]:
    began, most = perf_counter(), 0.0
    command = [sys.executable, "-m", "app", "import", str(table), "--into", str(store)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(_held_mb(one) for one in _family(process.pid)))
            time.sleep(LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"the import ended with code {process.returncode}")
    return perf_counter() - began, most or None


def _worked_by_children() -> float:
    """Seconds that the processor worked for processes that have ended: busy or not, the same."""
    times = os.times()
    return times.children_user + times.children_system


def _plain_reading(table: Path) -> float:
    began = perf_counter()
    with table.open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            continue
    return perf_counter() - began


def _family(process: int) -> Iterator[int]:
    """A process and all that it started, where the system tells them."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*"):
        try:
            children = (thread / "children").read_text().split()
        except OSError:
            continue  # it ended just now
        for child in children:
            yield from _family(int(child))


def _held_mb(process: int) -> float:
    """MB of a process in memory, with what it shares with others; 0 where it is not told.

    Looking only at this number costs the process nothing.
    """
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576
