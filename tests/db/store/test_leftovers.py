"""Reading leaves the folder as it was, also where it fails or the file may not be written."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.check import check_store
from db.records import Event
from db.store import Store


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed store with a few events."""
    with Store.create(path) as store, store.edit("Add") as edit:
        for number in range(20):
            edit.add(Event(title=f"E {number}"))
    return path


def files(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir() if one.is_file()]


def rows(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("SELECT title FROM event"):
        yield row["title"]


def fails_half_way(store: Store) -> None:
    for number, title in enumerate(rows(store.connection)):
        if number == 3:
            raise ValueError(f"broken at {title}")


def fails_behind_another_error(store: Store) -> None:
    try:
        fails_half_way(store)
    except ValueError as error:
        raise LookupError("told otherwise") from error


@pytest.mark.parametrize("fails", [fails_half_way, fails_behind_another_error])
def test_a_reading_that_fails_half_way_leaves_nothing(filled: Path, fails) -> None:
    with pytest.raises((ValueError, LookupError)), Store.open(filled, write=False) as store:
        fails(store)
    assert files(filled) == [filled.name]


def test_a_failed_reading_beside_a_writer_leaves_the_writer_its_files(filled: Path) -> None:
    with Store.open(filled) as writer:
        with pytest.raises(ValueError), Store.open(filled, write=False) as store:
            fails_half_way(store)
        assert f"{filled.name}-wal" in files(filled)
        with writer.edit("Add") as edit:
            edit.add(Event(title="later"))
    with Store.open(filled, write=False) as store:
        assert len(store.all(Event)) == 21


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights bind only ordinary users"
)
def test_reading_a_read_only_file_leaves_nothing(filled: Path) -> None:
    filled.chmod(0o444)
    with Store.open(filled, write=False) as store:
        assert len(store.all(Event)) == 20
    assert check_store(filled) == []
    assert files(filled) == [filled.name]
