"""Undo and redo without end, over restarts, and never over somebody else's change."""

import sqlite3
from pathlib import Path

import pytest

from db.check import check_store
from db.errors import UndoDeclined
from db.records import Entity, Event, Link, Participation
from db.store import Store
from tests.db.store.content import content_of


def add_events(store: Store, *titles: str) -> list[int]:
    """Add events, each in an edit of its own."""
    ids = []
    for title in titles:
        with store.edit(f"Add “{title}”") as edit:
            ids.append(edit.add(Event(title=title)))
    return ids


def change_outside(path: Path, statement: str, *values: object) -> None:
    """Change the file as another program would."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(statement, values)
    other.close()


def test_many_steps_back_and_forth_over_a_restart(store: Store, path: Path) -> None:
    states = [content_of(store.connection)]
    for number in range(20):
        add_events(store, f"E{number}")
        states.append(content_of(store.connection))
    for state in reversed(states[10:-1]):
        assert store.undo() is not None
        assert content_of(store.connection) == state
    store.close()
    with Store.open(path) as again:
        for state in reversed(states[:10]):
            again.undo()
            assert content_of(again.connection) == state
        assert again.undo() is None
        assert again.undo_label is None
        for state in states[1:]:
            again.redo()
            assert content_of(again.connection) == state
        assert again.redo() is None
        assert again.redo_label is None


def test_a_new_edit_replaces_what_was_undone(store: Store) -> None:
    add_events(store, "A", "B")
    store.undo()
    assert store.redo_label == "Add “B”"
    add_events(store, "C")
    assert store.redo_label is None
    assert store.redo() is None
    third, second, first = store.history()
    assert (first.undone, second.undone, third.undone) == (False, False, False)
    assert second.lines[0] == "Undone, and replaced by a later edit"
    assert store.info().edits == 2
    assert [one.title for one in store.all(Event)] == ["A", "C"]


def test_ids_are_never_given_twice(store: Store) -> None:
    (first,) = add_events(store, "A")
    store.undo()
    (second,) = add_events(store, "B")
    assert second > first


@pytest.mark.parametrize("order", [("event", "entity"), ("entity", "event")])
def test_things_that_refer_to_each_other_go_and_come_together(
    store: Store, order: tuple[str, str]
) -> None:
    with store.edit("Add") as edit:
        ids = {}
        for kind in order:
            ids[kind] = edit.add(Event(title="E") if kind == "event" else Entity(name="K"))
        edit.add(Participation(event=ids["event"], entity=ids["entity"]))
        edit.add(Link(earlier=ids["event"], type="part of", later=ids["event"]))
        edit.change(ids["event"], offset_event=ids["event"])
        edit.tag(ids["event"], "oil")
    there = content_of(store.connection)
    store.undo()
    assert all(not rows for rows in content_of(store.connection).values())
    store.redo()
    assert content_of(store.connection) == there


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE event SET title = 'Other'", "was changed by another program"),
        ("UPDATE event SET summary = 'Other'", "was changed by another program"),
        ("DELETE FROM event", "is gone"),
    ],
)
def test_undo_after_an_outside_change_is_declined(
    store: Store, path: Path, statement: str, words: str
) -> None:
    (item,) = add_events(store, "A")
    with store.edit("Change") as edit:
        edit.change(item, title="B")
    change_outside(path, statement)
    before = content_of(store.connection)
    with pytest.raises(UndoDeclined, match=words):
        store.undo()
    assert content_of(store.connection) == before
    assert store.undo_label == "Change"


def test_undo_declines_to_leave_an_outside_reference_dangling(store: Store, path: Path) -> None:
    (item,) = add_events(store, "A")
    change_outside(
        path,
        "INSERT INTO import_batch VALUES (1, '', '', '', 0)",
    )
    change_outside(path, "INSERT INTO import_row VALUES (1, 1, 1, ?, '', 0)", item)
    with pytest.raises(UndoDeclined, match="refers to something that is gone"):
        store.undo()
    assert [one.title for one in store.all(Event)] == ["A"]


def test_redo_does_not_write_over_an_outside_row(store: Store, path: Path) -> None:
    (item,) = add_events(store, "A")
    store.undo()
    change_outside(path, "INSERT INTO item VALUES (?, 'u', 'event', '', '', NULL, 0, 0)", item)
    with pytest.raises(UndoDeclined, match="The place of"):
        store.redo()


def import_events(store: Store, count: int) -> list[int]:
    """Add events, participations and originals in bulk, and change one thing that was there."""
    with store.bulk("Import many.csv") as edit:
        batch = edit.import_batch("many.csv", "csv")
        ids = edit.add_many([Event(title=f"Event {number}") for number in range(count)])
        entity = edit.add(Entity(name="K"))
        edit.add_many([Participation(event=item, entity=entity) for item in ids])
        edit.keep_originals(batch, [(line, item, "{}") for line, item in enumerate(ids, 2)])
        edit.change(ids[0], title="Changed within")
        edit.place(entity, 1, 2)
        edit.tag(ids[1], "new")
    return ids


def test_an_import_is_one_step(store: Store, path: Path) -> None:
    (old,) = add_events(store, "Old")
    before = content_of(store.connection)
    import_events(store, 300)
    with store.bulk("Update") as edit:
        edit.change(old, title="Newer")
    after = content_of(store.connection)
    assert store.undo() is not None
    undone = store.undo()
    assert undone is not None
    assert undone.bulk
    assert content_of(store.connection) == before
    store.close()
    with Store.open(path) as again:
        again.redo()
        again.redo()
        assert content_of(again.connection) == after
        assert again.history(1)[0].label == "Update"
        assert "Added 300 events" in again.history(2)[1].lines
        with again.edit("Add") as edit:
            edit.add(Event(title="E"))
    assert check_store(path) == []


def test_a_row_removed_within_its_import_is_not_missed(store: Store) -> None:
    with store.bulk("Import") as edit:
        batch = edit.import_batch("a.csv", "csv")
        edit.keep_originals(batch, [(line, None, "{}") for line in range(5)])
        edit.connection.execute("DELETE FROM import_row WHERE line = 2")
    store.undo()
    assert all(not rows for rows in content_of(store.connection).values())
    store.redo()
    rows = store.connection.execute("SELECT line FROM import_row ORDER BY id").fetchall()
    assert [row["line"] for row in rows] == [0, 1, 3, 4]


def test_many_changes_are_kept_in_blocks(store: Store) -> None:
    ids = import_events(store, 2500)
    before = content_of(store.connection)
    with store.edit("Change all") as edit:
        for item in ids:
            edit.change(item, summary="x")
    assert edit.changes.bulk
    assert store.connection.execute("SELECT count(*) FROM edit_row").fetchone()[0] < 100
    store.undo()
    assert content_of(store.connection) == before


def test_undo_of_an_import_after_an_outside_change_is_declined(store: Store, path: Path) -> None:
    ids = import_events(store, 50)
    change_outside(path, "UPDATE event SET checksum = checksum + 1 WHERE id = ?", ids[5])
    before = content_of(store.connection)
    with pytest.raises(UndoDeclined, match="changed by another program"):
        store.undo()
    assert content_of(store.connection) == before
    with store.edit("Still works") as edit:
        edit.add(Event(title="E"))
    assert store.undo() is not None
    assert content_of(store.connection) == before


def test_undo_of_an_import_that_others_refer_to_is_declined(store: Store, path: Path) -> None:
    (old,) = add_events(store, "Old")
    ids = import_events(store, 50)
    change_outside(path, "UPDATE event SET offset_event = ? WHERE id = ?", ids[5], old)
    with pytest.raises(UndoDeclined, match="refers to it"):
        store.undo()
    assert len(store.all(Event)) == 51
