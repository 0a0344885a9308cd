"""Damage is found, told and not made worse; backups are made of sound stores only."""

import random
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import backup
from db.check import Finding, check_store
from db.errors import StoreDamaged, StoreRefused
from db.records import Entity, Event, Participation
from db.schema import JOURNALLED
from db.store import Store
from tests.db.store.content import content_of


def fill(store: Store, count: int = 300) -> None:
    """Some edits, an import, and something undone."""
    with store.edit("Add") as edit:
        entity = edit.add(Entity(name="Qazaqstan", description="d" * 300))
    with store.bulk("Import") as edit:
        ids = edit.add_many([Event(title=f"Event {n}", summary="s" * 80) for n in range(count)])
        edit.add_many([Participation(event=item, entity=entity) for item in ids])
    with store.bulk("Import more") as edit:
        edit.add_many([Event(title=f"Late {n}") for n in range(10)])
    store.undo()


def outside(path: Path, statement: str) -> None:
    """Change the file as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)


def test_a_sound_store_has_no_findings_also_while_it_is_written(store: Store, path: Path) -> None:
    fill(store)
    told: list[str] = []
    assert check_store(path, told.append) == []
    assert told[0] == "shape of the file"
    with store.edit("Add") as edit:
        edit.add(Event(title="not yet"))
        assert check_store(path) == []


@pytest.mark.parametrize(
    ("statement", "table", "words"),
    [
        ("UPDATE event SET title = 'x' WHERE id = 5", "event", "not as it was written"),
        ("UPDATE item SET uid = 'x' WHERE id = 5", "item", "not as it was written"),
        ("DELETE FROM event WHERE id = 5", "event", "lost its row"),
        ("DELETE FROM event WHERE id = 5", "participation", "refers to a row of event"),
        ("UPDATE item SET kind = 'dream' WHERE id = 5", "item", "unknown kind"),
        ("UPDATE item SET kind = 'tag' WHERE id = 5", "event", "is said to be a tag"),
        ("UPDATE edit_row SET after = '{'", "edit", "cannot be read"),
        ("UPDATE edit_row SET after = NULL, before = NULL", "edit", "says nothing"),
        ("UPDATE edit_block SET content = x'00' WHERE edit = 3", "edit", "not whole"),
        ("UPDATE edit SET state = 'undone' WHERE id = 1", "edit", "stands after"),
        ("DELETE FROM search_index WHERE rowid = 5", "search_index", "behind in 1"),
        (
            "INSERT INTO search_index (rowid, title, body, folded) VALUES (9999, 'x', '', 'x')",
            "search_index",
            "1 texts that are gone",
        ),
        ("CREATE TABLE mine (a)", "mine", "added by another program"),
        ("DROP INDEX event_in_time", "event_in_time", "is missing"),
        ("ALTER TABLE tag ADD COLUMN colour TEXT", "tag", "not declared"),
        ("DELETE FROM search_index_data WHERE id > 10", "search_index", "broken in itself"),
    ],
)
def test_each_kind_of_damage_is_told(
    store: Store, path: Path, statement: str, table: str, words: str
) -> None:
    fill(store)
    store.close()
    outside(path, statement)
    before = path.read_bytes()
    findings = check_store(path)
    assert any(one.table == table and words in one.message for one in findings)
    assert all(one.message.endswith(".") for one in findings)
    assert path.read_bytes() == before


def test_a_changed_text_is_found_by_its_checksum(store: Store, path: Path) -> None:
    fill(store)
    store.close()
    outside(path, "UPDATE entity SET description = 'other'")
    findings = check_store(path)
    assert (
        Finding(
            "error",
            "entity",
            1,
            "Row 1 of entity is not as it was written: the file was damaged, or another program "
            "changed it.",
        )
        in findings
    )


def facts_as_bytes(path: Path) -> list[list[tuple[object, ...]]] | None:
    """All rows that undo brings back, letters as bytes; ``None`` where they cannot be read."""
    with closing(sqlite3.connect(path)) as reading:
        reading.text_factory = bytes
        try:
            return [
                reading.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                for table in JOURNALLED
            ]
        except sqlite3.DatabaseError:
            return None


def test_flipped_bits_are_found_where_they_change_a_fact(store: Store, path: Path) -> None:
    fill(store)
    store.close()
    sound = path.read_bytes()
    before = facts_as_bytes(path)
    assert before
    chance = random.Random(7)
    changed = found = 0
    for _ in range(60):
        content = bytearray(sound)
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        if facts_as_bytes(path) != before:
            changed += 1
            found += any(one.severity == "error" for one in check_store(path))
    assert changed > 5
    assert found == changed


def test_pages_overwritten_are_findings_not_exceptions(store: Store, path: Path) -> None:
    fill(store)
    store.close()
    sound = path.read_bytes()
    chance = random.Random(3)
    for _ in range(25):
        content = bytearray(sound)
        page = chance.randrange(1, len(content) // 4096) * 4096
        content[page : page + 4096] = chance.randbytes(4096)
        path.write_bytes(content)
        assert check_store(path)


def test_a_backup_is_whole_and_alone(store: Store, path: Path, tmp_path: Path) -> None:
    fill(store)
    folder = tmp_path / "backups"
    folder.mkdir()
    told: list[tuple[int, int]] = []
    backup(store, folder / "b.sequitur", lambda left, total: told.append((left, total)))
    assert [one.name for one in folder.iterdir()] == ["b.sequitur"]
    assert told[-1][0] == 0
    with Store.open(folder / "b.sequitur") as copy:
        assert content_of(copy.connection) == content_of(store.connection)
        assert copy.redo_label == "Import more"
    backup(path, folder / "b.sequitur")
    assert check_store(folder / "b.sequitur") == []


def test_a_backup_works_while_another_thread_writes(store: Store, tmp_path: Path) -> None:
    fill(store, 3000)
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with store.edit("Add") as edit:
                edit.add(Event(title=f"Meanwhile {number}"))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for _ in range(3):
            backup(store.path, tmp_path / "b.sequitur")
            assert check_store(tmp_path / "b.sequitur") == []
    finally:
        stop.set()
        worker.join()


def test_a_damaged_store_does_not_replace_a_good_backup(
    store: Store, path: Path, tmp_path: Path
) -> None:
    fill(store)
    target = tmp_path / "b.sequitur"
    backup(store, target)
    good = target.read_bytes()
    store.close()
    outside(path, "UPDATE event SET title = 'x' WHERE id = 5")
    with pytest.raises(StoreDamaged, match="No backup was made"):
        backup(path, target)
    assert target.read_bytes() == good
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [
        "b.sequitur",
        "case.sequitur",
    ]


def test_backups_to_impossible_places(store: Store, path: Path, tmp_path: Path) -> None:
    fill(store)
    other = tmp_path / "other.sequitur"
    with Store.create(other) as opened:
        with opened.edit("Add") as edit:
            edit.add(Event(title="E"))
        for target, words in (
            (path, "the store itself"),
            (tmp_path, "is a folder"),
            (tmp_path / "none" / "b.sequitur", "folder that exists"),
            (other, "is open"),
            (tmp_path / ("x" * 250), "too long"),
        ):
            with pytest.raises(StoreRefused, match=words):
                backup(store, target)
    with Store.open(other, write=False) as again:
        assert len(again.all(Event)) == 1
