"""Packed arrays are used only where they hold; else the rows are read."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event as Signal

import numpy as np
import pytest

from db.check import check_store
from db.dates import read
from db.packed import Keeping, head, load_events
from db.packed.state import packed_state
from db.records import Citation, Entity, Event, Participation, Source
from db.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store whose packed arrays hold."""
    path = tmp_path / "case.sequitur"
    with Store.create(path) as store:
        with store.edit("Start") as edit:
            events = edit.add_many(
                [
                    Event(title=f"e{n}", kind=f"k{n % 3}", when=read(f"{1 + n % 28} June 2022"))
                    for n in range(40)
                ]
            )
            entity = edit.add(Entity(name="n"))
            source = edit.add(Source(title="s"))
            edit.add_many([Participation(event=one, entity=entity) for one in events[::2]])
            edit.add_many([Citation(item=one, source=source) for one in events[::3]])
            edit.tag(events[5], "t")
        assert keep(store)
    return path


def keep(store: Store, between=lambda: None) -> bool:
    """Write the packed arrays as the events stand now."""
    at = head(store.connection)
    loaded = load_events(store.connection)
    return store.keep_events(Keeping(loaded.columns, loaded.members, at), between)


def holds(path: Path) -> bool:
    """Whether the arrays count, and are what the rows say."""
    with Store.open(path, write=False) as store:
        state = packed_state(store.connection)
    return state is not None and state.generation > 0 and not packed_words(path)


def packed_words(path: Path) -> list[str]:
    return [one.message for one in check_store(path) if one.table == "column_chunk"]


def titles(store: Store) -> list[str]:
    """All events in the order of the loaded columns."""
    ids = load_events(store.connection).columns.ids.tolist()
    names = dict(tuple(row) for row in store.connection.execute("SELECT id, title FROM event"))
    return [names[item] for item in ids]


def changed(path: Path, sql: str, *values: object) -> None:
    """Another program at work."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(sql, values)


def test_arrays_hold_after_edits_and_reopening(path: Path) -> None:
    with Store.open(path) as store:
        with store.edit("Move") as edit:
            edit.change(3, when=read("2 May 2021"), kind="new")
        with store.edit("Add") as edit:
            edit.add(Event(title="first", when=read("1999")))
        store.undo()
        store.redo()
        store.settle()
    assert holds(path)
    with Store.open(path, write=False) as store:
        assert titles(store)[:2] == ["first", "e2"]


def test_a_read_only_store_uses_them(path: Path) -> None:
    with Store.open(path, write=False) as store:
        loaded = load_events(store.connection)
    assert len(loaded.columns) == 40
    assert not loaded.is_due


def test_an_import_lets_them_go(path: Path) -> None:
    with Store.open(path) as store:
        with store.bulk("Import") as edit:
            edit.add_many([Event(title="x", when=read("1999"))])
        assert packed_state(store.connection) is None
        assert titles(store)[0] == "x"
        assert keep(store)
        store.undo()
        assert titles(store)[0] != "x"
    assert not packed_words(path)


def test_an_edit_that_touches_very_many_lets_them_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.packed.state.MOST_LOGGED", 10)
    with Store.open(path) as store:
        with store.edit("Delete") as edit:
            edit.delete(store.all(Entity)[0].id)
        assert packed_state(store.connection) is None
        assert not load_events(store.connection).members.entity_names


def test_a_long_log_is_due_to_be_written_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.packed.load.KEEP_FROM", 2)
    with Store.open(path) as store:
        for item in (3, 4):
            assert not load_events(store.connection).is_due
            with store.edit("Title") as edit:
                edit.change(item, importance=9)
        assert load_events(store.connection).is_due
        monkeypatch.setattr("db.packed.load.MOST_PATCHED", 1)
        assert np.count_nonzero(load_events(store.connection).columns.importance == 9) == 2
        assert keep(store)
        assert not load_events(store.connection).is_due


def test_a_program_that_knows_nothing_of_them_is_found_out(path: Path) -> None:
    changed(
        path, "INSERT INTO edit (label, at, author, state, changes) VALUES ('x','','','done',0)"
    )
    assert "older than the rows" in packed_words(path)[0]
    with Store.open(path) as store:
        assert packed_state(store.connection) is None
        with store.edit("Title") as edit:
            edit.change(3, title="y")
        assert packed_state(store.connection) is None
    assert not packed_words(path)


def test_a_row_changed_by_another_program_is_told(path: Path) -> None:
    changed(path, "UPDATE event SET importance = 7 WHERE id = 4")
    assert "differ from the rows in 1 of the events" in packed_words(path)[0]
    changed(path, "DELETE FROM column_chunk")
    with Store.open(path) as store:
        assert 7 in load_events(store.connection).columns.importance


def test_a_lost_participation_is_told(path: Path) -> None:
    changed(path, "DELETE FROM participation WHERE id = (SELECT min(id) FROM participation)")
    assert "participations" in packed_words(path)[0]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE column_chunk SET content = zeroblob(length(content)) WHERE name LIKE '%.ids'",
        "UPDATE column_chunk SET content = x'00' WHERE name LIKE '%.earliest'",
        "UPDATE column_chunk SET rows = rows + 1 WHERE name LIKE '%.flags'",
        "DELETE FROM column_chunk WHERE name LIKE '%.kinds'",
        "UPDATE column_chunk SET part = 3 WHERE name LIKE '%.weight'",
    ],
)
def test_a_damaged_chunk_is_told_and_not_used(path: Path, damage: str) -> None:
    changed(path, damage)
    assert "damaged" in packed_words(path)[0]
    with Store.open(path) as store:
        assert len(load_events(store.connection).columns) == 40


def test_a_flipped_bit_is_seen(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        row, content = other.execute(
            "SELECT id, content FROM column_chunk WHERE name LIKE '%.latest'"
        ).fetchone()
        broken = bytearray(content)
        broken[100] ^= 1
        other.execute("UPDATE column_chunk SET content = ? WHERE id = ?", (bytes(broken), row))
    assert "damaged" in packed_words(path)[0]


def test_edits_between_the_steps_are_not_lost(path: Path) -> None:
    with Store.open(path) as store:
        number = 0

        def between() -> None:
            nonlocal number
            number += 1
            if number > 1:  # the first step makes sure that nothing has moved since
                with store.edit("Title") as edit:
                    edit.change(2 + number % 30, kind=f"k{number}")

        assert keep(store, between)
    assert number > 3
    assert holds(path)


def test_a_store_that_moved_on_before_is_left_as_it_is(path: Path) -> None:
    with Store.open(path) as store:

        def between() -> None:
            with store.edit("Title") as edit:
                edit.add(Event(title="late"))

        assert not keep(store, between)
    assert holds(path)


def test_an_import_between_the_steps_wins(path: Path) -> None:
    with Store.open(path) as store:
        number = 0

        def between() -> None:
            nonlocal number
            number += 1
            if number == 2:
                with store.bulk("Import") as edit:
                    edit.add(Event(title="late"))

        assert not keep(store, between)
        assert packed_state(store.connection) is None
        assert keep(store)
    assert holds(path)


class Stop(Exception):
    """Somebody cancelled."""


@pytest.mark.parametrize("after", range(1, 8))
def test_stopped_on_the_way_the_old_ones_stay(path: Path, after: int) -> None:
    with Store.open(path) as store:
        number = 0

        def between() -> None:
            nonlocal number
            number += 1
            if number > after:
                raise Stop

        with pytest.raises(Stop):
            keep(store, between)
        with store.edit("Title") as edit:
            edit.change(9, when=read("1950"))
        assert titles(store)[0] == "e8"
    assert holds(path)
    with Store.open(path) as store:
        assert keep(store)
        names = store.connection.execute("SELECT name FROM column_chunk").fetchall()
    generations = {row[0].split(".")[0] for row in names}
    assert len(generations) == 1
    assert holds(path)


def test_a_purge_takes_them_out_of_the_file(path: Path) -> None:
    with Store.open(path) as store:
        with store.edit("Purge") as edit:
            edit.purge(4)
        assert store.connection.execute("SELECT count(*) FROM column_chunk").fetchone()[0] == 0
        assert 4 not in load_events(store.connection).columns.ids


def test_loading_from_rows_tells_how_far_it_is(path: Path) -> None:
    changed(path, "DELETE FROM column_chunk")
    told: list[tuple[int, int]] = []
    with Store.open(path, write=False) as store:
        loaded = load_events(store.connection, lambda done, total: told.append((done, total)))
        assert not store.connection.in_transaction
    assert told[-1] == (40, 40)
    assert np.all(np.diff(loaded.columns.earliest) >= 0)


def test_edits_of_another_thread_wait_for_a_step_and_it_for_them(path: Path) -> None:
    with Store.open(path) as store, ThreadPoolExecutor(1) as worker:
        at = head(store.connection)
        loaded = load_events(store.connection)
        keeping = Keeping(loaded.columns, loaded.members, at)
        started = Signal()
        kept = worker.submit(store.keep_events, keeping, started.set)
        started.wait(5)
        for number in range(30):
            with store.edit("Title") as edit:
                edit.change(3, title=f"t{number}", importance=number)
        kept.result(10)
    assert not packed_words(path)
