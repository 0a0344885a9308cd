"""The report of `make bench`: complete or not there, readable, and honest about the machine."""

import json
from pathlib import Path

import pytest

from tests.bench import __main__ as bench


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
    assert capsys.readouterr().out == "There is nothing to measure.\n"
