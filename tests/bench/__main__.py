"""Run every measurement and keep the numbers: `python -m tests.bench [--full] [OUT.json]`.

A measurement is a module `bench_NAME.py` of this folder with `measure() -> dict`, whose values
are plain JSON; names end in their unit (`open_seconds`, `frame_ms`). Those in `full_NAME.py` take
long and run with `--full` only. The file tells about the machine too, for a number without its
machine says little, and sets what was measured beside what is asked (targets.py).
"""

import importlib
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.targets import judged

HERE = Path(__file__).parent
DEFAULT_REPORT = Path("build/bench.json")
PREFIX = "bench_"
FULL = "full_"


def measurement_names(prefix: str = PREFIX) -> list[str]:
    """Return the names of the measurements in this folder, sorted."""
    return sorted(path.stem.removeprefix(prefix) for path in HERE.glob(f"{prefix}*.py"))


def run_measurement(name: str, prefix: str = PREFIX) -> dict[str, object]:
    """Run one measurement and return its numbers and, as `total_seconds`, what it took in all."""
    module = importlib.import_module(f"tests.bench.{prefix}{name}")
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
        for what, value in _flat(numbers)
    ]
    if not rows:
        return "There is nothing to measure."
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    return "\n".join(f"{a:<{first}}  {b:<{second}}  {c:>{third}}" for a, b, c in rows)


def _flat(numbers: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """The numbers within numbers, under the names that lead to them."""
    for name, value in numbers.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name} ")
        else:
            yield f"{before}{name}", value


def verdicts(found: Sequence[Mapping[str, Any]]) -> str:
    """Return a line for each target: what it is, what was measured, what is asked, and whether."""
    words = {"aim": "as aimed at", "must": "as it must be", "no": "NOT MET"}
    width = max((len(one["quantity"]) for one in found), default=0)
    return "\n".join(
        f"{one['quantity']:<{width}}  {one['measured']:>10,.2f}   must {one['must']:g}, "
        f"aim {one['aim']:g} {one['unit']}: {words[one['met']]}"
        for one in found
    )


def main(arguments: list[str]) -> int:
    """Measure, write the report, print the table; the exit code is 0 when all could be measured."""
    full = "--full" in arguments
    paths = [one for one in arguments if one != "--full"]
    report = Path(paths[0]) if paths else DEFAULT_REPORT
    results = {name: run_measurement(name) for name in measurement_names()}
    if full:
        for name in measurement_names(FULL):
            results[f"{FULL}{name}"] = run_measurement(name, FULL)
    targets = judged(results)
    content = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine_facts(),
        "targets": targets,
        "results": results,
    }
    write_atomically(report, json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    print(table(results))
    if targets:
        print(f"\n{verdicts(targets)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
