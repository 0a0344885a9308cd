"""One writer at a time, however it ends; readers always."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.check import check_store
from db.connection import companion
from db.errors import StoreLocked, StoreRefused
from db.records import Event
from db.store import Store

ROOT = Path(__file__).parents[3]

HOLDER = """
import sys
from db.store import Store
from db.records import Event
store = Store.open(sys.argv[1])
with store.edit("Add") as edit:
    edit.add(Event(title="by another"))
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open for writing."""
    Store.create(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_process_may_read_but_not_write(held: subprocess.Popen[str], path: Path) -> None:
    with pytest.raises(StoreLocked, match="open in another window"):
        Store.open(path)
    with Store.open(path, write=False) as store:
        assert [one.title for one in store.all(Event)] == ["by another"]
    assert check_store(path) == []


def test_the_lock_dies_with_its_process(held: subprocess.Popen[str], path: Path) -> None:
    held.kill()
    held.wait()
    assert companion(path, ".lock").exists()
    with Store.open(path) as store:
        assert [one.title for one in store.all(Event)] == ["by another"]
    assert not companion(path, ".lock").exists()


def test_a_second_window_of_one_process_is_locked_out_too(store: Store, path: Path) -> None:
    with pytest.raises(StoreLocked):
        Store.open(path)
    with store.edit("Add") as edit:
        edit.add(Event(title="E"))
    store.close()
    Store.open(path).close()


def test_a_window_that_could_not_open_leaves_the_lock_free(path: Path) -> None:
    Store.create(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(Exception, match="damaged"):
            Store.open(path)
    assert not companion(path, ".lock").exists()


def test_a_lock_about_to_be_freed_is_waited_for(path: Path) -> None:
    Store.create(path).close()
    began = time.monotonic()
    with Store.open(path), pytest.raises(StoreLocked):
        Store.open(path)
    assert time.monotonic() - began < 5


def test_a_store_with_two_names_is_read_but_not_written(path: Path) -> None:
    Store.create(path).close()
    other = path.with_name("other.sequitur")
    os.link(path, other)
    before = path.read_bytes()
    for name in (path, other):
        with pytest.raises(StoreRefused, match=r"2 names .* Copy it"):
            Store.open(name)
        with Store.open(name, write=False) as store:
            assert store.all(Event) == []
    assert path.read_bytes() == before
    assert {one for one in path.parent.iterdir() if one.is_file()} == {path, other}
    other.unlink()
    Store.open(path).close()


def test_a_link_made_while_a_store_is_open_cannot_be_written_through(
    held: subprocess.Popen[str], path: Path
) -> None:
    other = path.with_name("other.sequitur")
    os.link(path, other)
    with pytest.raises(StoreRefused, match="names"):
        Store.open(other)


def test_the_second_name_of_a_store_being_made_is_waited_for(path: Path) -> None:
    Store.create(path).close()
    part = path.with_name("part")
    os.link(path, part)
    timer = threading.Timer(0.1, part.unlink)
    timer.start()
    with Store.open(path) as store:
        assert store.writable
        assert not part.exists()
    timer.join()
