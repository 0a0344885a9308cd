"""The command ``bench``: real figures in the promised form, and the store stays as it was."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.records import Event
from db.store import Store
from tests.bench.made_store import make_store

Run = Callable[..., Any]

EVENTS = 400
SIZE = (1000, 640)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], bool]:
    """What one run on a small store prints, and whether the store and its folder are as before."""
    folder = tmp_path_factory.mktemp("bench")
    store = folder / "small.sequitur"
    make_store(store, EVENTS)
    before = _content(folder)
    done = subprocess.run(
        [sys.executable, "-m", "app", "bench", store, "--size", "1000x640", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "SEQUITUR_HOME": str(folder / "home")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    return json.loads(done.stdout), _content(folder) == before


def test_the_json_has_the_promised_keys(bench: tuple[dict[str, Any], bool]) -> None:
    found, _ = bench
    assert found.keys() >= {"events", "timeline", "memory_mb", "reference", "ratio"}
    assert found["timeline"].keys() == {
        *("open_ms", "first_picture_ms", "pan", "zoom", "filter_ms", "search_ms", "edit_ms"),
    }
    for movement in ("pan", "zoom"):
        assert found["timeline"][movement].keys() == {"p50_ms", "p95_ms", "max_ms"}
    assert found["reference"].keys() == {
        *("frame_copy_ms", "empty_window_ms", "file_read_ms", "numpy_pass_ms"),
    }
    assert found["ratio"].keys() == {"pan_p95", "zoom_p95"}


def test_the_figures_are_of_this_store_and_of_enough_frames(
    bench: tuple[dict[str, Any], bool],
) -> None:
    found, _ = bench
    assert found["events"] == EVENTS
    assert tuple(found["details"]["size"]) == SIZE
    assert found["details"]["pan"]["frames"] >= 150
    assert found["details"]["zoom"]["frames"] >= 100
    assert list(found["details"]["pan_p95_ms_of"]) == ["all", "decade", "year", "week", "day"]


def test_the_figures_hang_together(bench: tuple[dict[str, Any], bool]) -> None:
    found, _ = bench
    timeline, copy = found["timeline"], found["reference"]["frame_copy_ms"]
    for movement in ("pan", "zoom"):
        times = timeline[movement]
        assert 0 < times["p50_ms"] <= times["p95_ms"] <= times["max_ms"]
        # The copy is told to the thousandth of a millisecond.
        ratio = times["p95_ms"] / copy
        assert found["ratio"][f"{movement}_p95"] == pytest.approx(ratio, rel=0.02)
    assert 0 < timeline["open_ms"] <= timeline["first_picture_ms"]
    assert all(timeline[name] > 0 for name in ("filter_ms", "search_ms", "edit_ms"))
    assert found["memory_mb"] is None or -50 < found["memory_mb"] < 500


def test_the_store_and_its_folder_are_not_changed(bench: tuple[dict[str, Any], bool]) -> None:
    _, is_untouched = bench
    assert is_untouched


@pytest.mark.parametrize("size", ["big", "1600", "1600x", "-5x900"])
def test_a_size_is_two_numbers(run: Run, sample: Path, size: str) -> None:
    assert run("bench", sample, "--size", size).failed("1440x900")


@pytest.mark.parametrize("size", ["0x0", "639x900", "900x20000"])
def test_a_size_must_be_one_of_a_window(run: Run, sample: Path, size: str) -> None:
    assert run("bench", sample, "--size", size).failed(size, "cannot be measured")


def test_a_missing_store_is_told(run: Run, tmp_path: Path) -> None:
    assert run("bench", tmp_path / "none.sequitur").failed("none.sequitur")


def test_a_file_that_is_no_store_is_told(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear all")
    assert run("bench", other).failed("letter.txt")


def test_a_store_without_dates_has_no_timeline_to_measure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "undated.sequitur"
    with Store.create(path) as store, store.edit("Add") as edit:
        edit.add(Event(title="Some day"))
    assert run("bench", path).failed("No event of this store has a date")


def _content(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }
