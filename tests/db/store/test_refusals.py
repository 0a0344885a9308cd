"""What is no store of ours gets a sentence, and keeps every byte and its whole folder."""

import gzip
import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import backup
from db.check import check_store
from db.errors import StoreDamaged, StoreError, StoreRefused
from db.records import Event
from db.schema import FORMAT
from db.store import Store

Maker = Callable[[Path], None]


def zip_archive(path: Path) -> None:
    """What a spreadsheet program writes."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def foreign_database(path: Path) -> None:
    """An SQLite file of another program."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")


def newer_store(path: Path) -> None:
    """A store of a format to come."""
    Store.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")


def cut_foreign_database(path: Path) -> None:
    """Another program's file, cut short."""
    foreign_database(path)
    path.write_bytes(path.read_bytes()[:3000])


REFUSED: dict[str, tuple[Maker, str, str]] = {
    "missing": (lambda path: path.unlink(missing_ok=True), "missing", "There is no file"),
    "empty": (lambda path: path.write_bytes(b"") and None, "empty", "is empty"),
    "text": (lambda path: path.write_text("hello") and None, "foreign", "not a Sequitur store"),
    "JSON": (lambda path: path.write_text("{}") and None, "foreign", "a JSON text"),
    "long text": (lambda path: path.write_text("hello\n" * 5000) and None, "foreign", "not a"),
    "gzip": (lambda path: path.write_bytes(gzip.compress(b"x")) and None, "foreign", "gzip"),
    "spreadsheet": (zip_archive, "foreign", "office document"),
    "other SQLite": (foreign_database, "foreign", "not a Sequitur store"),
    "other SQLite, cut": (cut_foreign_database, "foreign", "another program"),
    "newer": (newer_store, "newer", "newer Sequitur"),
    "folder": (lambda path: path.mkdir(), "folder", "is a folder"),
    "pipe": (lambda path: os.mkfifo(path), "foreign", "is not a file"),
    "dangling link": (lambda path: path.symlink_to(path.parent / "none"), "missing", "no file"),
}

DEEDS: dict[str, Callable[[Path], object]] = {
    "write": Store.open,
    "read": lambda path: Store.open(path, write=False),
    "check": check_store,
    "backup": lambda path: backup(path, path.parent / "copy.sequitur"),
}


def snapshot(folder: Path) -> dict[str, tuple[bytes, int] | str]:
    """Names, bytes and times of everything in a folder."""
    found: dict[str, tuple[bytes, int] | str] = {}
    for one in sorted(folder.iterdir()):
        status = one.lstat()
        if stat.S_ISREG(status.st_mode):
            found[one.name] = (one.read_bytes(), status.st_mtime_ns)
        else:
            found[one.name] = stat.filemode(status.st_mode)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("kind", REFUSED)
def test_no_store_is_refused_and_left_alone(folder: Path, kind: str, deed: str) -> None:
    make, reason, words = REFUSED[kind]
    path = folder / "x.sequitur"
    make(path)
    before = snapshot(folder)
    with pytest.raises(StoreRefused, match=words) as refusal:
        DEEDS[deed](path)
    assert refusal.value.reason == reason
    assert snapshot(folder) == before
    assert "\n" not in refusal.value.message
    assert refusal.value.message.endswith(".")


def whole_store(path: Path) -> None:
    """A store with some content, closed."""
    with Store.create(path) as store, store.edit("Add") as edit:
        edit.add_many([Event(title=f"Event {number}") for number in range(200)])


@pytest.mark.parametrize("length", [20, 100, 511, 512, 4096, 20_000, -1])
def test_a_store_cut_short_is_damaged_and_left_alone(folder: Path, length: int) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    path.write_bytes(path.read_bytes()[:length])
    before = snapshot(folder)
    for deed in ("write", "read", "backup"):
        with pytest.raises(StoreError) as refusal:
            DEEDS[deed](path)
        assert isinstance(refusal.value, StoreDamaged) or length == 20
        assert snapshot(folder) == before
    if length != 20:
        (finding,) = check_store(path)
        assert finding.severity == "error"
    assert snapshot(folder) == before


@pytest.mark.parametrize(("at", "count"), [(16, 2), (20, 1), (44, 4), (60, 4)])
def test_a_broken_beginning_is_damage(folder: Path, at: int, count: int) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    content = bytearray(path.read_bytes())
    content[at : at + count] = b"\x00" * count if at == 60 else b"\xff" * count
    path.write_bytes(content)
    before = snapshot(folder)
    assert [one.severity for one in check_store(path)][:1] == ["error"]
    with pytest.raises(StoreDamaged):
        Store.open(path)
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "strange",
    [
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_a_file_with_code_of_its_own_is_not_written_to(folder: Path, strange: str) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(strange)
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="none of Sequitur's") as refusal:
        Store.open(path)
    assert refusal.value.reason == "foreign"
    assert path.read_bytes() == before
    with Store.open(path, write=False) as store:
        assert len(store.all(Event)) == 200


def test_an_old_page_count_does_not_hide_a_whole_wal(folder: Path) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    with Store.open(path) as store:
        with store.edit("Add") as edit:
            edit.add_many([Event(title=f"More {number}" * 50) for number in range(500)])
        companions = {
            one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("lock")
        }
    crashed = folder.parent / "crashed"
    crashed.mkdir()
    for name, content in companions.items():
        (crashed / name).write_bytes(content)
    # A crash in a checkpoint: the first page is in place already, the later ones are not.
    merged = path.read_bytes()
    main = crashed / "x.sequitur"
    main.write_bytes(merged[:4096] + main.read_bytes()[4096:])
    with Store.open(main) as store:
        assert len(store.all(Event)) == 700
    assert check_store(main) == []


def test_creating_never_overwrites(folder: Path) -> None:
    for name, (make, _, _) in REFUSED.items():
        if name == "missing":
            continue
        path = folder / f"{name}.sequitur"
        make(path)
        before = snapshot(folder)
        with pytest.raises(StoreRefused) as refusal:
            Store.create(path)
        assert refusal.value.reason == "exists"
        assert snapshot(folder) == before


def test_creating_beside_a_stale_wal_is_refused(folder: Path) -> None:
    (folder / "x.sequitur-wal").write_bytes(b"old")
    with pytest.raises(StoreRefused, match="left behind"):
        Store.create(folder / "x.sequitur")
    assert [one.name for one in folder.iterdir()] == ["x.sequitur-wal"]


def test_creating_in_no_folder_is_refused(folder: Path) -> None:
    with pytest.raises(StoreRefused, match="Choose a folder that exists"):
        Store.create(folder / "none" / "x.sequitur")
    assert list(folder.iterdir()) == []


def test_a_name_too_long_for_companions(folder: Path) -> None:
    longest = folder / ("ә" * 119 + ".sequitur")
    assert len(os.fsencode(longest.name)) == 247
    whole_store(longest)
    assert [one.name for one in folder.iterdir()] == [longest.name]
    with pytest.raises(StoreRefused, match="too long"):
        Store.create(folder / ("x" * 248))
    renamed = folder / ("x" * 255)
    longest.rename(renamed)
    with pytest.raises(StoreRefused, match="too long"):
        Store.open(renamed)
    with Store.open(renamed, write=False) as store:
        assert len(store.all(Event)) == 200
    assert check_store(renamed) == []
    assert [one.name for one in folder.iterdir()] == [renamed.name]


def test_reading_leaves_the_folder_as_it_was(folder: Path) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    before = snapshot(folder)
    with Store.open(path, write=False) as store:
        assert store.info().events == 200
        reader = store.reader()
        reader.close()
    assert check_store(path) == []
    assert snapshot(folder) == before


def test_a_link_is_followed_to_the_file(folder: Path, tmp_path: Path) -> None:
    path = folder / "x.sequitur"
    whole_store(path)
    link = tmp_path / "link.sequitur"
    link.symlink_to(path)
    with Store.open(link) as store:
        assert store.path == path.resolve()
        with store.edit("Add") as edit:
            edit.add(Event(title="E"))
        assert not (tmp_path / "link.sequitur-wal").exists()
    with Store.open(path, write=False) as store:
        assert len(store.all(Event)) == 201
