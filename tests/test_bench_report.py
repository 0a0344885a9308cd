"""The report of `make bench`: complete or not there, readable, and honest about the machine."""

import json
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench.targets import judged


def test_a_report_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    report = tmp_path / "build" / "bench.json"
    bench.write_atomically(report, "old")
    bench.write_atomically(report, "new")
    assert report.read_text(encoding="utf-8") == "new"
    assert list(report.parent.iterdir()) == [report]


def test_the_table_has_a_line_for_each_number() -> None:
    lines = bench.table({"open": {"events": 100_000, "open_seconds": 1.23456}}).splitlines()
    assert [line.split() for line in lines] == [
        ["open", "events", "100000"],
        ["open", "open_seconds", "1.235"],
    ]


def test_measurements_are_found_by_their_file_names() -> None:
    files = {path.stem for path in Path(bench.__file__).parent.glob("bench_*.py")}
    assert {f"bench_{name}" for name in bench.measurement_names()} == files


def test_the_report_names_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "HERE", tmp_path)
    assert bench.main([str(tmp_path / "bench.json")]) == 0
    content = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert content["machine"]["cores"] >= 1
    assert content["results"] == {}
    assert content["targets"] == []
    assert capsys.readouterr().out == "There is nothing to measure.\n"


def test_numbers_within_numbers_are_told_by_the_names_that_lead_to_them() -> None:
    lines = bench.table({"journey": {"1000": {"pan": {"p95_ms": 4.5}}, "events": 3}}).splitlines()
    assert [line.split() for line in lines] == [
        ["journey", "1000", "pan", "p95_ms", "4.500"],
        ["journey", "events", "3"],
    ]


def test_targets_are_judged_by_what_was_measured_in_the_same_run() -> None:
    runs = {name: _journey(pan) for name, pan in (("100000", 4.0), ("1000000", 5.0))}
    found = {one["quantity"]: one for one in judged({"journey": runs})}
    assert found["pan p95, 1M to 100k"]["measured"] == 1.25
    assert found["pan p95, 1M to 100k"]["met"] == "must"
    assert found["first picture at 1M"]["met"] == "no"
    assert found["memory added at 1M"]["met"] == "aim"
    # Never measured, so not judged.
    assert "import of 1M rows" not in found
    assert "worst frame while loading 1M" not in found
    assert "pan p95, 10M to 100k" not in found


def test_the_long_run_is_judged_beside_the_short_ones() -> None:
    results = {
        "journey": {"100000": _journey(4.0), "1000000": _journey(4.0)},
        "full_journey": {"10000000": _journey(6.0), "3840x2160": _journey(20.0)},
    }
    found = {one["quantity"]: one["measured"] for one in judged(results)}
    assert found["pan p95, 10M to 100k"] == 1.5
    assert found["pan p95 at 1M, 3840×2160"] == 20.0


def test_each_verdict_is_a_line() -> None:
    found = judged({"journey": {"1000000": _journey(5.0)}})
    lines = bench.verdicts(found).splitlines()
    assert len(lines) == len(found)
    assert any(line.endswith("must 3, aim 2 readings of the file: NOT MET") for line in lines)


def _journey(pan: float) -> dict[str, object]:
    """The parts of one run's JSON that targets read."""
    frame = {"p50_ms": pan / 2, "p95_ms": pan, "max_ms": 2 * pan}
    acts = {"filter_ms": 10.0, "search_ms": 10.0, "edit_ms": 10.0}
    return {
        "timeline": {"pan": frame, "zoom": frame, "first_picture_ms": 1000.0, **acts},
        "memory_mb": 90.0,
        "reference": {"file_read_ms": 200.0},
        "ratio": {"pan_p95": pan * 4, "zoom_p95": pan * 4},
        "details": {
            "worst_frame_while_loading_ms": None,
            "filters_ms": {"kind": 10.0, "tag": 40.0},
            "searches_ms": {"word": 10.0},
            "edits_ms": {"title": 10.0},
        },
    }
