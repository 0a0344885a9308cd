"""What is asked of the program, beside what was measured in the same run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.journeys import p95

Results = Mapping[str, Mapping[str, Any]]

MILLION, HUNDRED, MOST, WIDE = "1000000", "100000", "10000000", "3840x2160"


@dataclass(frozen=True, slots=True)
class Target:
    """One quantity: what it must not exceed, and what we aim at."""

    quantity: str
    must: float
    aim: float
    unit: str
    read: Callable[[Results], float | None]
    """Takes it out of the results; None or a KeyError where it was not measured."""


def judged(results: Results) -> list[dict[str, Any]]:
    """All targets whose quantity was measured, with what was measured and whether that is met."""
    found = []
    for target in TARGETS:
        try:
            value = target.read(results)
        except KeyError:
            continue
        if value is None:
            continue
        found.append(
            {
                "quantity": target.quantity,
                "measured": round(value, 2),
                "must": target.must,
                "aim": target.aim,
                "unit": target.unit,
                "met": "aim" if value <= target.aim else "must" if value <= target.must else "no",
            }
        )
    return found


def _run(results: Results, name: str) -> Mapping[str, Any]:
    """The journey of so many events, or of that window."""
    where = "journey" if name in results.get("journey", {}) else "full_journey"
    found: Mapping[str, Any] = results[where][name]
    return found


def _p95(movement: str, name: str) -> Callable[[Results], float]:
    return lambda results: p95(_run(results, name), movement)


def _copies(movement: str) -> Callable[[Results], float]:
    return lambda results: float(_run(results, MILLION)["ratio"][f"{movement}_p95"])


def _grown(movement: str, many: str, few: str) -> Callable[[Results], float]:
    return lambda results: p95(_run(results, many), movement) / p95(_run(results, few), movement)


def _timeline(name: str) -> Callable[[Results], float]:
    return lambda results: float(_run(results, MILLION)["timeline"][name])


def _detail(name: str) -> Callable[[Results], float | None]:
    return lambda results: _run(results, MILLION)["details"][name]


def _worst(name: str) -> Callable[[Results], float]:
    return lambda results: max(_run(results, MILLION)["details"][name].values())


def _opening(results: Results) -> float:
    run = _run(results, MILLION)
    return float(run["timeline"]["first_picture_ms"] / run["reference"]["file_read_ms"])


def _memory(results: Results) -> float | None:
    return _run(results, MILLION)["memory_mb"]


def _import(name: str) -> Callable[[Results], float | None]:
    return lambda results: results["import"][name]


def _while_importing(results: Results) -> float:
    return float(results["meanwhile"]["frames_while_importing"]["max_ms"])


def _cancelled(name: str) -> Callable[[Results], float | None]:
    """Nothing where the import was over before it could be cancelled."""
    return lambda results: results["meanwhile"].get(name)


TARGETS = (
    Target("pan p95 at 1M", 20, 12, "frame copies", _copies("pan")),
    Target("zoom p95 at 1M", 20, 12, "frame copies", _copies("zoom")),
    Target("pan p95 at 1M", 16, 16, "ms", _p95("pan", MILLION)),
    Target("zoom p95 at 1M", 16, 16, "ms", _p95("zoom", MILLION)),
    Target("pan p95, 1M to 100k", 1.5, 1.1, "times", _grown("pan", MILLION, HUNDRED)),
    Target("zoom p95, 1M to 100k", 1.5, 1.1, "times", _grown("zoom", MILLION, HUNDRED)),
    Target("pan p95, 10M to 100k", 2, 1.3, "times", _grown("pan", MOST, HUNDRED)),
    Target("zoom p95, 10M to 100k", 2, 1.3, "times", _grown("zoom", MOST, HUNDRED)),
    Target("pan p95 at 1M, 3840×2160", 33, 16, "ms", _p95("pan", WIDE)),
    Target("worst frame while loading 1M", 33, 16, "ms", _detail("worst_frame_while_loading_ms")),
    Target("worst frame while importing", 33, 16, "ms", _while_importing),
    Target("first picture at 1M", 3, 2, "readings of the file", _opening),
    Target("memory added at 1M", 150, 100, "MB", _memory),
    Target("search at 1M", 50, 16, "ms", _timeline("search_ms")),
    Target("search at 1M, the worst", 50, 16, "ms", _worst("searches_ms")),
    Target("filter at 1M", 30, 16, "ms", _timeline("filter_ms")),
    Target("filter at 1M, the worst", 30, 16, "ms", _worst("filters_ms")),
    Target("edit at 1M", 30, 16, "ms", _timeline("edit_ms")),
    Target("edit at 1M, the worst", 30, 16, "ms", _worst("edits_ms")),
    Target("import of 1M rows", 60, 30, "s", _import("import_seconds")),
    Target("memory of the import", 400, 400, "MB", _import("import_peak_mb")),
    Target("cancelling the import", 300, 300, "ms", _cancelled("cancel_ms")),
    Target("left behind by it", 0, 0, "events", _cancelled("events_left_behind")),
)
