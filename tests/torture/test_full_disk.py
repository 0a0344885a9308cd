"""A disk that fills up: every failure is a sentence, and what was acknowledged stays."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.backup import backup
from db.check import check_store
from db.errors import StoreError
from db.records import Event
from db.store import Store

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux may mount a disk"
    ),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
        # Refused while anything is still open: a connection that was forgotten.
        subprocess.run(["umount", str(folder)], check=True)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)


def fill_up(disk: Path) -> Path:
    """Leave no room on the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk is not small")


def add_until_full(store: Store) -> set[str]:
    """Add events until the disk refuses; return the acknowledged titles."""
    saved: set[str] = set()
    for number in range(100_000):
        title = f"Event {number}"
        try:
            with store.edit("Add") as edit:
                edit.add(Event(title=title, summary="x" * 2000))
        except StoreError:
            return saved
        saved.add(title)
    raise AssertionError("the disk is not small")


def test_commits_until_the_disk_is_full(disk: Path) -> None:
    path = disk / "case.sequitur"
    ballast = disk / "ballast"
    with Store.create(path) as store:
        ballast.write_bytes(b"x" * 500_000)
        saved = add_until_full(store)
        assert len(saved) > 20
        assert {one.title for one in store.all(Event)} == saved
    ballast.unlink()
    assert check_store(path) == []
    with Store.open(path) as again:
        assert {one.title for one in again.all(Event)} == saved
        with again.edit("Add") as edit:
            edit.add(Event(title="There is room again"))
        again.undo()
        again.undo()
        assert len(again.all(Event)) == len(saved) - 1


def test_opening_creating_and_backing_up_on_a_full_disk(disk: Path) -> None:
    path = disk / "case.sequitur"
    with Store.create(path) as store, store.edit("Add") as edit:
        edit.add(Event(title="E"))
    fill_up(disk)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is full"):
        Store.create(disk / "new.sequitur")
    with pytest.raises(StoreError) as failure:
        backup(path, disk / "backup.sequitur")
    assert failure.value.message.endswith(".")
    with (
        pytest.raises(StoreError) as failure,
        Store.open(path) as store,
        store.edit("Add") as edit,
    ):
        edit.add(Event(title="No room"))
    assert failure.value.message.endswith(".")
    assert path.read_bytes() == before
    assert sorted(one.name for one in disk.iterdir() if "case" not in one.name) == ["ballast"]
