"""Purged means gone: from the tables, the journal, the index, the file and its WAL."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.check import check_store
from db.connection import companion
from db.records import Annotation, Citation, Event, Link, Participation, Reading, Source, Tag
from db.search import search
from db.store import Store

SECRET = "Zhanar Informant"


def bytes_of(path: Path) -> bytes:
    """Everything SQLite keeps of the store."""
    found = path.read_bytes()
    wal = companion(path, "-wal")
    return found + (wal.read_bytes() if wal.exists() else b"")


def holds_secret(content: bytes) -> bool:
    """Whether a word of the secret stands in the bytes, as written or folded."""
    return b"Zhanar" in content or b"zhanar" in content


def test_the_text_is_nowhere_any_more(store: Store, path: Path) -> None:
    with store.edit(f"Add event “{SECRET}”") as edit:
        item = edit.add(Event(title=SECRET, summary=SECRET * 100))
        edit.add(Annotation(item=item, body=f"Met {SECRET}"))
        edit.tag(item, "oil")
    with store.edit("Change") as edit:
        edit.change(item, title=f"{SECRET} again")
    with store.edit("Trash") as edit:
        edit.delete(item)
    assert holds_secret(bytes_of(path))
    with store.edit(f"Purge “{SECRET}”") as edit:
        edit.purge(item)
    assert edit.changes.touches("event")
    assert not holds_secret(bytes_of(path))
    assert search(store.connection, "zhanar", 5).total == 0
    assert [one.name for one in store.all(Tag)] == ["oil"]
    store.close()
    assert not holds_secret(bytes_of(path))
    assert check_store(path) == []


def test_what_hangs_on_it_goes_too_and_loose_ties_are_cut(store: Store) -> None:
    with store.edit("Add") as edit:
        item = edit.add(Event(title="E"))
        other = edit.add(Event(title="F", offset_event=item))
        edit.add(Link(earlier=item, type="followed by", later=other))
        source = edit.add(Source(title="S"))
        citation = edit.add(Citation(item=item, source=source))
        reading = edit.add(Reading(item=other, field="when", written="June", citation=citation))
        edit.add(Annotation(item=citation, body="a note on the citation"))
    with store.edit("Purge") as edit:
        edit.purge(item)
    assert [one.id for one in store.all(Event)] == [other]
    left = store.get(Event, other)
    assert left is not None
    assert left.offset_event is None
    kept = store.get(Reading, reading)
    assert kept is not None
    assert kept.citation is None
    for record in (Link, Citation, Annotation, Participation):
        assert store.all(record) == []


def test_undo_passes_over_a_purge(store: Store) -> None:
    with store.edit("Add first") as edit:
        first = edit.add(Event(title="First"))
    with store.edit("Add second") as edit:
        second = edit.add(Event(title="Second"))
    with store.edit("Purge") as edit:
        edit.purge(second)
    assert store.history(limit=1)[0].lines == (
        "Cannot be undone: what it was about has been purged",
    )
    assert store.undo_label == "Add first"
    store.undo()
    assert store.get(Event, first) is None
    assert store.undo() is None
    store.redo()
    assert [one.id for one in store.all(Event)] == [first]


def test_an_import_can_still_be_undone_without_what_was_purged(store: Store, path: Path) -> None:
    with store.bulk("Import") as edit:
        ids = edit.add_many([Event(title=f"E{number}") for number in range(20)])
        batch = edit.import_batch("a.csv", "csv")
        edit.keep_originals(batch, [(line, item, SECRET) for line, item in enumerate(ids)])
    with store.edit("Change all") as edit:
        for item in ids:
            edit.change(item, summary="x")
    with store.edit("Purge") as edit:
        edit.purge(ids[3])
    assert len(store.all(Event)) == 19
    store.undo()
    store.undo()
    assert store.all(Event) == []
    store.redo()
    assert len(store.all(Event)) == 19
    store.close()
    assert check_store(path) == []


def test_a_purge_in_a_bulk_edit_with_new_rows_is_our_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="edit of its own"), store.bulk("Import") as edit:
        edit.add(Event(title="E"))
        edit.purge(edit.add(Event(title="F")))
    assert store.all(Event) == []


def test_a_purge_cut_off_before_its_sweep_is_finished_at_the_next_opening(
    store: Store, path: Path
) -> None:
    with store.edit("Add") as edit:
        item = edit.add(Event(title="E", summary=SECRET * 100))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as crashed:
        # As a crash leaves it: the row is gone, its text still lies in the file's free space.
        crashed.execute("PRAGMA secure_delete = OFF")
        crashed.execute("DELETE FROM event")
        crashed.execute("DELETE FROM item")
        crashed.execute("DELETE FROM edit_row")
        crashed.execute("DELETE FROM search_index WHERE rowid = ?", (item,))
        crashed.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
        crashed.execute("INSERT INTO meta VALUES ('sweep due', 'yes')")
    assert holds_secret(bytes_of(path))
    Store.open(path).close()
    assert not holds_secret(bytes_of(path))
    with Store.open(path, write=False) as again:
        assert again.connection.execute("SELECT key FROM meta").fetchone()["key"] == "created"
