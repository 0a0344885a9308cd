"""Run every measurement and keep the numbers: `python -m tests.bench [OUT.json]`.

A measurement is a module `bench_NAME.py` of this folder with `measure() -> dict`, whose values
are plain JSON; names end in their unit (`open_seconds`, `frame_ms`). The file tells about the
machine too, for a number without its machine says little.
"""

import importlib
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent
DEFAULT_REPORT = Path("build/bench.json")
PREFIX = "bench_"


def measurement_names() -> list[str]:
    """Return the names of the measurements in this folder, sorted."""
    return sorted(path.stem.removeprefix(PREFIX) for path in HERE.glob(f"{PREFIX}*.py"))


def run_measurement(name: str) -> dict[str, object]:
    """Run one measurement and return its numbers and, as `total_seconds`, what it took in all."""
    module = importlib.import_module(f"tests.bench.{PREFIX}{name}")
    began = perf_counter()
    numbers = dict(module.measure())
    return {**numbers, "total_seconds": round(perf_counter() - began, 3)}


def machine_facts() -> dict[str, object]:
    """Return what the numbers depend on: processor, system and the versions that did the work."""
    return {
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pyside6": version("PySide6-Essentials"),
        "numpy": version("numpy"),
    }


def write_atomically(path: Path, text: str) -> None:
    """Put the text at the path so that a reader finds the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
    ) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def table(results: Mapping[str, Mapping[str, object]]) -> str:
    """Return the numbers as lines for people: measurement, what, value."""
    rows = [
        (name, what, f"{value:,.3f}" if isinstance(value, float) else str(value))
        for name, numbers in results.items()
        for what, value in numbers.items()
    ]
    if not rows:
        return "There is nothing to measure."
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    return "\n".join(f"{a:<{first}}  {b:<{second}}  {c:>{third}}" for a, b, c in rows)


def main(arguments: list[str]) -> int:
    """Measure, write the report, print the table; the exit code is 0 when all could be measured."""
    report = Path(arguments[0]) if arguments else DEFAULT_REPORT
    results = {name: run_measurement(name) for name in measurement_names()}
    content = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine_facts(),
        "results": results,
    }
    write_atomically(report, json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
