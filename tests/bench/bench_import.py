"""How fast a large table comes in, is taken back, and how fast its store opens."""

import csv
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from db.interchange.importing import import_files
from db.store import Store
from db.time_index import load_columns
from tests.bench.made_table import write_table

ROWS = 100_000


def measure() -> dict[str, float]:
    """Return seconds and rows a second; the reference is Python's own reading of the table."""
    with TemporaryDirectory() as folder:
        table, path = Path(folder) / "made.csv", Path(folder) / "made.sequitur"
        write_table(table, ROWS)
        began = perf_counter()
        with table.open(encoding="utf-8", newline="") as stream:
            rows = sum(1 for _ in csv.reader(stream))
        reference = perf_counter() - began
        with Store.create(path) as store:
            trial = _seconds(lambda: import_files(store, [table], trial=True))
            real = _seconds(lambda: import_files(store, [table]))
            undo = _seconds(store.undo)
            redo = _seconds(store.redo)
        with Store.open(path) as store:
            opened = _seconds(lambda: load_columns(store.connection))
        return {
            "rows": rows - 1,
            "csv_reader_seconds": reference,
            "trial_seconds": trial,
            "import_seconds": real,
            "import_rows_per_second": ROWS / real,
            "import_to_csv_reader_ratio": real / reference,
            "undo_seconds": undo,
            "redo_seconds": redo,
            "load_columns_seconds": opened,
            "file_megabytes": path.stat().st_size / 1e6,
        }


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
