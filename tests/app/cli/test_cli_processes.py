"""The command line as a process of its own: what it imports, its streams, its exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def sequitur(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
        **more,  # type: ignore[call-overload]
    )


PROBE = """
import sys
from app.cli import main
code = main(sys.argv[1:])
loaded = [name for name in ("PySide6", "pyqtgraph", "numpy") if name in sys.modules]
print("LOADED", code, *loaded)
"""


@pytest.mark.parametrize(
    ("words", "may_load"),
    [
        (["date", "2022"], set()),
        (["--version"], set()),
        (["info", "none.sequitur"], {"numpy"}),
        (["search", "none.sequitur", "word"], {"numpy"}),
        (["export", "none.sequitur", "-o", "x.csv"], {"numpy"}),
        (["import", "none.csv", "--into", "none.sequitur"], {"numpy"}),
        (["check", "none.sequitur"], {"numpy"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_commands_on_data_do_without_qt(
    words: list[str], may_load: set[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=True,
    )
    loaded = done.stdout.splitlines()[-1].split()
    assert loaded[0] == "LOADED"
    assert set(loaded[2:]) <= may_load


def test_the_output_is_utf8_in_any_locale() -> None:
    done = sequitur(
        "date", "--json", "--lang", "ru", "лето 2022",
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert done.returncode == 0
    assert "лето 2022".encode() in done.stdout


def test_words_that_are_no_text_are_an_error_and_not_a_traceback() -> None:
    done = sequitur("date", "--json", os.fsdecode(b"\xff2022"))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"\\udcff" in done.stdout
    assert done.stderr.count(b"\n") == 1


def test_whoever_reads_may_go_away(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text("2022\n" * 20_000)
    with path.open("rb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "date", "-"],
            stdin=lines,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        process.stderr.close()
        assert process.wait(60) == 2
    assert b"Traceback" not in told
    assert told.count(b"\n") == 1


def test_without_a_display_one_line(tmp_path: Path) -> None:
    bare = {key: value for key, value in os.environ.items() if not key.endswith("DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "app"],
        capture_output=True,
        env={**bare, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"no display" in done.stderr


def test_the_program_tests_itself() -> None:
    done = sequitur("--self-test")
    assert done.returncode == 0, done.stdout
    assert b"All is well." in done.stdout
    assert b"FAILED" not in done.stdout
