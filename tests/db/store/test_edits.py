"""One edit is one transaction and one step of undo; what changes nothing leaves no trace."""

import sqlite3
import threading
from pathlib import Path

import pytest

from db.dates.value import VagueTime
from db.errors import StoreBusy, StoreFull, StoreRefused, StoreUnavailable
from db.records import Annotation, Changes, Entity, Event, Participation, Relation, Tag
from db.search import search
from db.store import Store
from tests.db.store.content import content_of

JUNE = VagueTime(text="mid-June", edtf="2022-06-15", earliest=1655251200, latest=1655337599)
JULY = VagueTime(text="July", edtf="2022-07", earliest=1656633600, latest=1659311999)


def add_event(store: Store, title: str = "Storm") -> int:
    """Add one event in an edit of its own."""
    with store.edit("Add event") as edit:
        return edit.add(Event(title=title, when=JUNE))


def test_an_exception_takes_everything_back(store: Store) -> None:
    add_event(store)
    before = content_of(store.connection)
    with pytest.raises(ZeroDivisionError), store.edit("Add") as edit:
        edit.add(Entity(name="K"))
        raise ZeroDivisionError
    assert content_of(store.connection) == before
    assert store.change_count == 1


def test_changes_tell_what_was_touched(store: Store) -> None:
    with store.edit("Add") as edit:
        event = edit.add(Event(title="E"))
        entity = edit.add(Entity(name="K"))
        part = edit.add(Participation(event=event, entity=entity))
    assert edit.changes.label == "Add"
    assert edit.changes.tables == (
        ("entity", frozenset({entity})),
        ("event", frozenset({event})),
        ("participation", frozenset({part})),
    )
    with store.edit("Delete") as edit:
        edit.delete(entity)
        edit.tag(event, "oil")
    assert edit.changes.ids("entity") == {entity}
    assert edit.changes.ids("item_tag") == {event}
    assert edit.changes.ids("event") == {event}
    undone = store.undo()
    assert undone is not None
    assert (undone.label, undone.tables) == (edit.changes.label, edit.changes.tables)


def test_an_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    item = add_event(store)
    before = content_of(store.connection)
    with store.edit("Nothing") as edit:
        edit.change(item, title="Other", when=None)
        edit.change(item, title="Storm", when=JUNE)
        edit.delete(item)
        edit.restore(item)
        gone = edit.add(Tag(name="brief"))
        edit.tag(item, "brief")
        edit.untag(item, "brief")
        edit.purge(gone)
    assert edit.changes == Changes("Nothing")
    assert content_of(store.connection) == before
    assert [one.label for one in store.history()] == ["Add event"]
    assert store.change_count == 1


def test_modified_moves_with_the_content_only(store: Store) -> None:
    item = add_event(store)
    made = store.get(Event, item)
    assert made is not None
    with store.edit("Place") as edit:
        entity = edit.add(Entity(name="K"))
    known = store.get(Entity, entity)
    with store.edit("Place") as edit:
        edit.place(entity, 1.5, -0.0)
    assert store.get(Entity, entity) == known
    with store.edit("Change") as edit:
        edit.change(item, title="Gale")
    changed = store.get(Event, item)
    assert changed is not None
    assert changed.created == made.created
    assert changed.modified >= made.modified
    with store.edit("Change") as edit:
        edit.change(item, title="Gust", modified="1999-01-01T00:00:00Z")
    dated = store.get(Event, item)
    assert dated is not None
    assert dated.modified == "1999-01-01T00:00:00Z"


def test_tags_places_and_settings(store: Store) -> None:
    with store.edit("Set up") as edit:
        item = edit.add(Event(title="E"))
        entity = edit.add(Entity(name="K"))
        edit.tag(item, "oil")
        edit.tag(item, "oil")
        edit.tag(entity, "oil")
        edit.place(entity, 1, 2)
        edit.set("title", "Case")
    assert [one.name for one in store.all(Tag)] == ["oil"]
    assert store.setting("title") == "Case"
    assert store.setting("other") is None
    with store.edit("Change") as edit:
        edit.untag(item, "oil")
        edit.untag(item, "never")
        edit.place(entity, 3, 4, pinned=False)
        edit.set("title", "The case")
    row = store.connection.execute("SELECT entity, x, y, pinned FROM map_position").fetchone()
    assert tuple(row) == (entity, 3.0, 4.0, 0)
    assert store.setting("title") == "The case"
    with store.edit("Forget") as edit:
        edit.unplace(entity)
    assert store.connection.execute("SELECT count(*) FROM map_position").fetchone()[0] == 0
    store.undo()
    assert store.connection.execute("SELECT count(*) FROM map_position").fetchone()[0] == 1


def test_tags_known_by_their_id_may_share_a_word(store: Store) -> None:
    with store.edit("Set up") as edit:
        item = edit.add(Event(title="E"))
        tags = edit.add_many([Tag(name="oil"), Tag(name="oil")])
        edit.put_tag(item, tags[1])
        edit.put_tag(item, tags[1])
    on = "SELECT tag FROM item_tag WHERE item = ?"
    assert [row["tag"] for row in store.connection.execute(on, (item,))] == [tags[1]]
    with store.edit("Take off") as edit:
        edit.take_tag(item, tags[0])
        edit.take_tag(item, tags[1])
    assert store.connection.execute(on, (item,)).fetchall() == []


def test_a_full_disk_takes_the_edit_back_and_says_so(store: Store, path: Path) -> None:
    add_event(store)
    before = content_of(store.connection)
    with pytest.raises(StoreFull, match="is full"), store.edit("Add") as edit:
        pages = edit.connection.execute("PRAGMA page_count").fetchone()[0]
        edit.connection.execute(f"PRAGMA max_page_count = {pages}")
        edit.add_many([Event(title=f"E{number}" * 100) for number in range(1000)])
    assert content_of(store.connection) == before
    store.close()
    with Store.open(path) as again:
        add_event(again, "There is room again")


def test_the_trash_keeps_and_gives_back(store: Store) -> None:
    item = add_event(store)
    with store.edit("Delete event") as edit:
        edit.delete(item)
    assert store.all(Event) == []
    trashed = store.get(Event, item)
    assert trashed is not None
    assert trashed.deleted_at
    with store.edit("Restore event") as edit:
        edit.restore(item)
    assert [one.id for one in store.all(Event)] == [item]


def test_search_follows_edit_undo_and_redo(store: Store) -> None:
    add_event(store, "Шторм в Новороссийске")
    assert search(store.connection, "шторм", 10).total == 1
    store.undo()
    assert search(store.connection, "шторм", 10).total == 0
    store.redo()
    assert search(store.connection, "шторм", 10).total == 1


def test_unknown_items_are_our_mistake(store: Store) -> None:
    for name in ("delete", "restore", "purge", "kind_of"):
        with pytest.raises(KeyError), store.edit("Try") as edit:
            getattr(edit, name)(77)
    with pytest.raises(TypeError, match="uid never changes"), store.edit("Try") as edit:
        edit.change(edit.add(Event(title="E")), uid="x")
    with pytest.raises(ValueError, match="stored already"), store.edit("Try") as edit:
        edit.add(Event(id=5, title="E"))


def test_an_edit_sees_its_own_work_and_others_the_state_before(store: Store) -> None:
    seen: list[int] = []

    def count() -> None:
        seen.append(store.connection.execute("SELECT count(*) FROM event").fetchone()[0])

    with store.edit("Add") as edit:
        edit.add(Event(title="E"))
        count()
        other = threading.Thread(target=count)
        other.start()
        other.join()
    count()
    assert seen == [1, 0, 1]


def test_a_bulk_edit_works_in_a_worker_and_keeps_others_out(store: Store) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work() -> None:
        with store.bulk("Import") as edit:
            edit.add_many([Event(title=f"E{number}") for number in range(100)])
            begun.set()
            may_end.wait(10)

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(10)
    with pytest.raises(StoreBusy, match="Another change"), store.edit("Add"):
        pass
    with pytest.raises(StoreBusy):
        store.undo()
    assert store.all(Event) == []
    may_end.set()
    worker.join()
    assert len(store.all(Event)) == 100
    assert store.undo_label == "Import"


def test_a_worker_reads_through_a_connection_of_its_own(store: Store) -> None:
    add_event(store)
    reader = store.reader()
    assert reader.execute("SELECT title FROM event").fetchone()["title"] == "Storm"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM event")
    reader.close()


def test_a_store_open_for_reading_is_not_written(store: Store, path: Path) -> None:
    add_event(store)
    with Store.open(path, write=False) as looking:
        assert not looking.writable
        assert len(looking.all(Event)) == 1
        with pytest.raises(StoreRefused, match="for reading only"), looking.edit("Add"):
            pass
        with pytest.raises(StoreRefused):
            looking.undo()
        add_event(store, "Second")
        assert len(looking.all(Event)) == 2


@pytest.mark.parametrize("deed", ["unlink", "replace"])
def test_a_file_taken_away_is_noticed_before_a_commit(
    store: Store, path: Path, tmp_path: Path, deed: str
) -> None:
    add_event(store)
    if deed == "unlink":
        path.unlink()
    else:
        other = tmp_path / "other.sequitur"
        Store.create(other).close()
        other.replace(path)
    with pytest.raises(StoreUnavailable, match="moved, replaced or deleted"):
        add_event(store)
    assert store.change_count == 1


def test_saved_means_committed(store: Store) -> None:
    assert store.last_saved is None
    item = add_event(store)
    first = store.last_saved
    assert first is not None
    with store.edit("Nothing") as edit:
        edit.change(item, title="Storm")
    assert store.last_saved == first


def test_notes_survive_reopening_with_their_undo(store: Store, path: Path) -> None:
    item = add_event(store)
    with store.edit("Write note") as edit:
        edit.add(Annotation(item=item, body="Ask who reported it"))
    store.close()
    store.close()
    with Store.open(path) as again:
        assert [one.body for one in again.all(Annotation)] == ["Ask who reported it"]
        assert again.undo_label == "Write note"
        again.undo()
        assert again.all(Annotation) == []


def test_history_is_told_in_words(store: Store) -> None:
    item = add_event(store)
    with store.edit("Change event") as edit:
        edit.change(item, title="Gale", when=JULY, importance=2)
    with store.edit("Delete event") as edit:
        edit.delete(item)
    store.undo()
    deleted, changed, added = store.history()
    assert (deleted.undone, changed.undone, added.undone) == (True, False, False)
    assert added.lines == ("Added event “Storm”",)
    assert set(changed.lines) == {
        "Title: “Storm” → “Gale”",
        "When: “mid-June” → “July”",
        "Importance: 0 → 2",
    }
    assert deleted.lines == ("Deleted event “Gale”",)
    assert changed.author == "Aigerim"
    assert [one.label for one in store.history(limit=1)] == ["Delete event"]


def test_history_names_what_is_referred_to(store: Store) -> None:
    with store.edit("Add") as edit:
        event = edit.add(Event(title="Storm"))
        kazakhstan, russia = edit.add_many([Entity(name="Kazakhstan"), Entity(name="Russia")])
        part = edit.add(Participation(event=event, entity=kazakhstan, role="host"))
        relation = edit.add(
            Relation(source_entity=russia, type="transit for", target_entity=kazakhstan)
        )
    with store.edit("Correct") as edit:
        edit.change(part, entity=russia)
        edit.change(relation, directed=False)
        edit.change(event, offset_event=event)
    corrected, added = store.history()
    assert set(corrected.lines) == {
        "Entity: “Kazakhstan” → “Russia”",
        "Directed: yes → no",
        "Offset from event: nothing → “Storm”",
    }
    assert "Added relation “Russia transit for Kazakhstan”" in added.lines
    with store.edit("Purge") as edit:
        edit.purge(kazakhstan)
    assert "Entity: something that is gone → “Russia”" in store.history()[1].lines


def test_a_long_history_entry_is_cut(store: Store) -> None:
    with store.edit("Add many") as edit:
        edit.add_many([Event(title=f"E{number}") for number in range(50)])
    (entry,) = store.history()
    assert len(entry.lines) == 12
    assert entry.lines[-1] == "and more"
