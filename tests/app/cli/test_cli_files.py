"""import, export and formats; the pictures of render."""

import csv
import json
from pathlib import Path

import pytest

from app.cli import main

REPORT = ["read", "added", "updated", "skipped", "rejected", "rejects"]
TABLE = "title,date,uid\nA,mid-June 2022,a\n,2022,b\nC,2022-13,c\nD,5.7.2022,d\n"


@pytest.fixture
def store(run, tmp_path: Path) -> Path:
    path = tmp_path / "case.sequitur"
    assert run("new", path).code == 0
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(TABLE)
    return path


def test_three_bad_rows(run, store: Path, table: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    answer = run("import", table, "--into", store, "--rejects", rejects, "--json")
    assert answer.code == 3
    told = answer.json
    assert list(told) == REPORT
    assert [told[name] for name in REPORT[:5]] == [4, 1, 0, 0, 3]
    assert [list(one) for one in told["rejects"]] == [
        ["file", "line", "column", "value", "reason"]
    ] * 3
    assert [(one["line"], one["column"]) for one in told["rejects"]] == [
        (3, "title"),
        (4, "date"),
        (5, "date"),
    ]
    rows = list(csv.reader(rejects.read_text().splitlines()))
    assert rows[0] == ["title", "date", "uid", "reason"]
    assert [row[2] for row in rows[1:]] == ["b", "c", "d"]
    assert run("info", store, "--json").json["events"] == 1
    lines = run("import", table, "--into", store)
    assert lines.code == 3
    assert "line 4: date:" in lines.out
    assert "0 added, 0 updated, 1 unchanged, 3 rejected" in lines.out


def test_all_taken_and_a_dry_run(run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text("title;Colour\nA;red\n")
    tried = run("import", path, "--into", store, "--dry-run", "--json")
    assert (tried.code, tried.json["added"]) == (0, 1)
    assert "Colour" in tried.err
    assert run("info", store, "--json").json["events"] == 0
    assert run("import", path, "--into", store).code == 0
    assert run("info", store, "--json").json["events"] == 1


def test_unreadable_files_write_nothing(run, store: Path, table: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"title\n\xff\n")
    assert run("import", table, bad, "--into", store).failed("line 2")
    assert run("import", tmp_path / "none.csv", "--into", store).failed("no such file")
    assert run("import", table, "--into", tmp_path / "none.sequitur").failed("none.sequitur")
    told = run("info", store, "--json").json
    assert (told["events"], told["edits"]) == (0, 0)


def test_rejects_never_overwrite_what_is_read(run, store: Path, table: Path) -> None:
    for target in (table, store):
        assert run("import", table, "--into", store, "--rejects", target).failed("Name another")
    assert table.read_text() == TABLE


def test_rejects_that_cannot_be_written_stop_the_import(
    run, store: Path, table: Path, tmp_path: Path
) -> None:
    """Exit code 2 means that nothing was written: a second try must not double the rows."""
    for target in (tmp_path, tmp_path / "none" / "rejects.csv"):
        answer = run("import", table, "--into", store, "--rejects", target)
        assert answer.failed("Nothing was imported")
    assert run("info", store, "--json").json["events"] == 0


def test_a_link_into_nowhere_stops_the_import(
    run, store: Path, table: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "none" / "rejects.csv")
    assert run("import", table, "--into", store, "--rejects", link).failed("Nothing was imported")
    assert run("info", store, "--json").json["events"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_rejects_that_fail_after_the_import_do_not_hide_it(
    run, store: Path, tmp_path: Path
) -> None:
    """The rows are in the store by then, so the code must not say that nothing was written."""
    good = tmp_path / "good.csv"
    good.write_text("title\nA\n")
    answer = run("import", good, "--into", store, "--rejects", "/dev/full", "--json")
    assert (answer.code, answer.json["added"], answer.json["rejected"]) == (3, 1, 0)
    assert answer.err.count("\n") == 1
    assert "cannot be written" in answer.err
    assert "import itself is done" in answer.err
    assert run("info", store, "--json").json["events"] == 1


def test_relations_by_header_or_by_word(run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("from,relation,to,quantity\nRussia,holds,CPC,31 %\n")
    assert run("import", path, "--into", store).code == 0
    assert run("import", path, "--into", store, "--as", "relations").code == 0
    assert run("import", path, "--into", store, "--as", "events").failed("title")
    assert run("info", store, "--json").json["relations"] == 2


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "relations-csv", "relations-tsv"])
def test_exports_to_a_file_and_to_the_output_are_the_same(
    sample: Path, tmp_path: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = tmp_path / "out"
    assert main(["export", str(sample), "-o", str(target), "--format", name]) == 0
    capfdbinary.readouterr()
    assert main(["export", str(sample), "-o", "-", "--format", name]) == 0
    assert capfdbinary.readouterr().out == target.read_bytes()


def test_the_suffix_tells_the_format(run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert run("export", sample, "-o", target).code == 0
    assert json.loads(target.read_text())["format"] == "sequitur"
    assert run("export", sample, "-o", tmp_path / "out.xyz").failed("suffix")
    assert run("export", sample, "-o", "-").failed("--format")
    assert run("export", sample, "-o", target, "--format", "xyz").failed("xyz")
    assert run("export", sample, "-o", sample, "--format", "csv").failed("store itself")
    assert run("check", sample).code == 0


def test_json_there_and_back(run, sample: Path, store: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    run("export", sample, "-o", one)
    assert run("import", one, "--into", store, "--json").json["rejected"] == 0
    run("export", store, "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_formats(run) -> None:
    told = run("formats", "--json").json["formats"]
    assert {one["name"] for one in told} >= {"csv", "tsv", "json"}
    assert "Lossless JSON" in run("formats").out


@pytest.mark.parametrize(
    ("view", "suffix", "begins"),
    [("timeline", "svg", b"<?xml"), ("relations", "pdf", b"%PDF"), ("window", "png", b"\x89PNG")],
)
def test_pictures(run, sample: Path, tmp_path: Path, view: str, suffix: str, begins: bytes) -> None:
    target = tmp_path / f"out.{suffix}"
    answer = run(
        "render", sample, "--view", view, "-o", target, "--size", "900x600",
        "--window", "2022-06", "--select", "kz22-event-cpc-stop-1", "--theme", "dark",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert target.read_bytes().startswith(begins)


def test_lanes_stand_in_the_order_asked_for_and_empty_time_is_squeezed(
    run, sample: Path, tmp_path: Path
) -> None:
    def drawn(*more: str) -> str:
        target = tmp_path / "timeline.svg"
        assert run("render", sample, "--view", "timeline", "-o", target, *more).code == 0
        return target.read_text("utf-8")

    usual = drawn()
    assert drawn("--order", "name") != usual
    assert drawn("--squeeze") != usual
    assert drawn("--order", "usual") == usual
    assert run("render", sample, "--view", "timeline", "-o", "x.svg", "--order", "hand").code == 2


def test_pictures_that_cannot_be_drawn(run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    for output, *more in (
        (tmp_path / "x.svg", "--view", "window"),
        (tmp_path / "x.gif", "--view", "timeline"),
        (tmp_path / "x.png", "--view", "timeline", "--select", "nobody"),
        (tmp_path / "x.png", "--view", "timeline", "--size", "1x1"),
        (tmp_path / "no" / "x.png", "--view", "timeline"),
        (sample, "--view", "timeline"),
    ):
        assert run("render", sample, "-o", output, *more).failed()
    assert sample.read_bytes() == before
