"""Damaged stores: each command says so in one line, and leaves the file and its folder alone."""

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

READING = (
    ("info",),
    ("events",),
    ("search", "cpc"),
    ("history",),
    ("export", "-o", "out.json"),
    ("render", "--view", "timeline", "-o", "out.png"),
    ("render", "--view", "relations", "-o", "out.svg"),
    ("backup", "-o", "copy.sequitur"),
)
WRITING = (("undo",), ("redo",))


def without_table(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"DROP TABLE {table}")
        connection.commit()


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if one.is_file()}


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder, where the commands write."""
    folder = tmp_path / "outside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_missing_table_is_a_finding_and_a_sentence(run, sample: Path, outside: Path) -> None:
    without_table(sample, "link")
    before = sample.read_bytes()
    answer = run("check", sample)
    assert answer.code == 1
    assert "The table link is missing." in answer.out
    for command, *rest in (*READING[1:2], *READING[4:], *WRITING):
        assert run(command, sample, *rest).failed("damaged", "backup"), command
    assert sample.read_bytes() == before
    assert files(sample.parent) == {sample.name}
    assert files(outside) == set()


@pytest.mark.parametrize("seed", range(6))
def test_overwritten_pages_are_told_and_nothing_is_left(
    run, sample: Path, outside: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(sample.read_bytes())
    for _ in range(4):
        page = chance.randrange(1, len(content) // 4096) * 4096
        content[page : page + 4096] = chance.randbytes(4096)
    sample.write_bytes(content)
    assert run("check", sample).code == 1
    for command, *rest in READING:
        answer = run(command, sample, *rest)
        assert answer.code == 0 or answer.failed("damaged"), command
    assert sample.read_bytes() == bytes(content)
    assert files(sample.parent) == {sample.name}


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bits_in_the_declarations_are_told(
    run, sample: Path, outside: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(sample.read_bytes())
    declared = [one.start() for one in re.finditer(rb"CREATE TABLE", content)]
    for at in chance.sample(declared, 3):
        content[at + chance.randrange(80)] ^= 0x80
    sample.write_bytes(content)
    assert run("check", sample).code == 1
    for command, *rest in READING:
        answer = run(command, sample, *rest)
        assert answer.code == 0 or answer.failed("damaged"), command
    assert files(sample.parent) == {sample.name}


def test_damaged_text_of_the_journal_is_told(run, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute("UPDATE edit_row SET after = '{half' WHERE after IS NOT NULL")
        connection.execute("UPDATE event SET title = CAST(x'ff41' AS TEXT)")
        connection.commit()
    assert run("check", sample).code == 1
    for command in ("history", "events", "search"):
        words = ("cpc",) if command == "search" else ()
        answer = run(command, sample, *words)
        assert answer.code == 0 or answer.failed("damaged"), command


def test_a_mistake_of_our_own_on_a_sound_store_is_not_called_damage(
    run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise ValueError("a wrong turn")

    monkeypatch.setattr("app.cli.asking.load_columns", mistaken)
    assert run("events", sample).failed("a mistake of Sequitur's own", "a wrong turn")
