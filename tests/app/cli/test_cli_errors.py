"""Every error is one line on stderr and exit code 2."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import program
from app.cli.commands import COMMANDS
from app.cli.display import has_display
from db.store import Store

Run = Callable[..., object]


@pytest.mark.parametrize(
    "words",
    [
        ("--bogus",),
        ("date",),
        ("date", "--lang", "de", "2022"),
        ("info",),
        ("info", "none.sequitur"),
        ("info", "none.sequitur", "extra"),
        ("import", "a.csv"),
        ("import", "--into", "x.sequitur"),
        ("export", "none.sequitur", "-o", "x.csv"),
        ("events", "none.sequitur"),
        ("events", "none.sequitur", "--window", "someday"),
        ("render", "none.sequitur", "--view", "cinema", "-o", "x.png"),
        ("render", "none.sequitur", "--view", "timeline", "-o", "x.png", "--size", "big"),
        ("undo", "none.sequitur", "-n", "0"),
        ("check", "none.sequitur"),
        ("backup", "none.sequitur", "-o", "x.sequitur"),
        ("search", "none.sequitur", "word"),
    ],
    ids=" ".join,
)
def test_errors_of_use_are_one_line(
    run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words).failed()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: sequitur {command}")


def test_help_lists_all_commands(run) -> None:
    answer = run("--help")
    assert all(f"\n  {command} " in answer.out for command in COMMANDS)


def test_version(run) -> None:
    assert run("--version").out.startswith("sequitur 0")


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"SQLite format 3\0" + bytes(200), b"\x1f\x8b" + bytes(50)],
    ids=["empty", "text", "torn", "gzip"],
)
@pytest.mark.parametrize("command", ["info", "events", "history", "undo", "check", "search"])
def test_files_that_are_no_stores_are_told_and_left_alone(
    run, tmp_path: Path, content: bytes, command: str
) -> None:
    path = tmp_path / "odd #?% “name”.sequitur"
    path.write_bytes(content)
    answer = run(command, path)
    assert answer.code in ((1, 2) if command == "check" else (2,))
    assert "Traceback" not in answer.err
    if answer.code == 2:
        assert answer.failed(path.name)
    assert path.read_bytes() == content
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [path.name]


def test_a_foreign_database_is_told_and_left_alone(run, tmp_path: Path) -> None:
    path = tmp_path / "other.sequitur"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert run("info", path).failed(path.name)
    assert path.read_bytes() == before


def test_writing_beside_another_writer_is_refused_and_reading_goes_on(run, sample: Path) -> None:
    with Store.open(sample):
        assert run("undo", sample).failed("open in another window")
        assert run("import", sample, "--into", sample).failed()
        assert run("info", sample, "--json").json["events"] == 28
        assert run("events", sample).code == 0


def raising(error: BaseException) -> object:
    class Broken:
        def main(self, *words: object, **more: object) -> None:
            raise error

    return Broken()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), "stopped"),
        (MemoryError(), "memory"),
        (PermissionError(13, "Permission denied", "x"), "x: Permission denied"),
        (ValueError("two\nlines"), "a mistake of Sequitur's own"),
        (RecursionError(), "a mistake"),
    ],
    ids=["stop", "memory", "rights", "ours", "depth"],
)
def test_whatever_happens_is_one_line(
    run, monkeypatch: pytest.MonkeyPatch, error: BaseException, told: str
) -> None:
    monkeypatch.setattr(program, "window", raising(error))
    assert run("a file").failed(told)


def test_the_first_word_is_a_command_if_it_equals_one_else_a_file(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for words in (("./date",), ("Date",), ("--", "date"), ()):
        assert run(*words).failed("no display")
    assert run("a", "b").failed("b")
    assert run("date", "2022").code == 0


def test_a_display_is_only_needed_where_windows_need_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert has_display("win32")
    assert has_display("darwin")
    assert not has_display("linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display("linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display("linux")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_display("linux")
    (tmp_path / "wayland-0").touch()
    assert has_display("linux")


def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left over from a session that is gone: Qt would end the process without a word."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert not has_display("linux")
