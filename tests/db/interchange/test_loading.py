"""Loading complete rows: the same as adding things one by one, all or nothing, and undone."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.check import check_store
from db.checksums import checksum
from db.edits import Edit
from db.interchange.event_patterns import TABLES, event_patterns
from db.interchange.importing import import_files
from db.interchange.new_rows import Keys, NewRows
from db.interchange.report import FormatError, ImportCancelled
from db.interchange.seen import SeenRows
from db.interchange.sheaf import Sheaf
from db.patterns import fact_pattern
from db.records import Citation, Entity, Event, Source
from db.search import search
from db.store import Store
from tests.db.store.content import content_of

TABLE = """title,date,summary,kind,status,place,entities,tags,source,paragraph,uid
Stoppage,mid-June 2022,"a ""no"", 9 %",stop,disputed,Порт,CPC (asset); Russia,oil;oil;gas,Log,7|8,e1
Қазақстан,2022-06-15/..,,,,,Russia,oil,,,
"%s",,,,,,,,,,
"""
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


def schema_of(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    columns = "type, name, tbl_name, sql"
    found = {tuple(row) for row in connection.execute(f"SELECT {columns} FROM sqlite_master")}
    return found | {tuple(row) for row in connection.execute("SELECT * FROM search_index_config")}


def load_entities(edit: Edit, names: list[str], *, is_most: bool) -> None:
    sheaf, keys = Sheaf(), Keys(edit.next_key("item"), 1, 1, 1)
    new = NewRows(keys)
    new.begin(sheaf)
    for name in names:
        new.add(Entity(name=name))
    with edit.loading(TABLES, is_most=is_most) as load:
        for name, rows in sheaf.rows:
            pattern = event_patterns(edit.now)[name]
            load(pattern, pattern.completed(rows))


@given(title=ANY_TEXT, end=st.none() | st.integers(), key=st.integers(1))
def test_a_pattern_has_the_checksum_of_the_row(title: str, end: int | None, key: int) -> None:
    example = Citation(item=0, source=0, quote_exact="100 % 'sure'")
    pattern = fact_pattern(example, "paragraph", "position_end")
    ((*gaps, total),) = pattern.completed([(key, title, end)])
    row = (key, 0, "", 0, title, "", "supports", "", "100 % 'sure'", "", "", None, end)
    assert gaps == [key, title, end]
    assert total == checksum("citation", row)


def test_imported_rows_are_sound_and_found(store: Store, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert import_files(store, [table]).added == 3
    assert check_store(store.path) == []
    assert [hit.title for hit in search(store.connection, "казахстан").results] == ["Қазақстан"]
    assert [one.title for one in store.all(Source)] == ["Log"]
    assert len(store.where(Citation, paragraph="8")) == 1
    store.undo()
    assert check_store(store.path) == []
    assert search(store.connection, "казахстан").total == 0
    store.redo()
    assert check_store(store.path) == []
    assert search(store.connection, "казахстан").total == 1


@pytest.mark.parametrize("is_most", [True, False])
def test_a_load_leaves_the_schema_as_it_was(store: Store, is_most: bool) -> None:
    before = schema_of(store.connection)
    with store.bulk("Load") as edit:
        load_entities(edit, ["A", "B"], is_most=is_most)
        edit.add(Event(title="After the load"))
    assert schema_of(store.connection) == before
    assert check_store(store.path) == []
    with store.edit("Journalled again") as edit:
        edit.add(Event(title="Later"))
    store.undo()
    store.undo()
    assert store.all(Event) == [] and store.all(Entity) == []


def test_a_load_that_fails_leaves_nothing(store: Store) -> None:
    before, schema = content_of(store.connection), schema_of(store.connection)
    with pytest.raises(ZeroDivisionError), store.bulk("Load") as edit:
        load_entities(edit, ["A"], is_most=True)
        raise ZeroDivisionError
    assert content_of(store.connection) == before
    assert schema_of(store.connection) == schema
    with store.edit("Journalled again") as edit:
        edit.add(Event(title="Later"))
    store.undo()
    assert store.all(Event) == []


def test_an_import_stopped_in_its_middle_leaves_nothing(store: Store, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("title\n" + "".join(f"Event {n}\n" for n in range(12_000)), encoding="utf-8")
    before = content_of(store.connection)
    lines: list[int] = []
    with pytest.raises(ImportCancelled):
        import_files(
            store,
            [table],
            progress=lambda done, _: lines.append(done),
            cancelled=lambda: bool(lines) and lines[-1] > 7_000,
        )
    assert content_of(store.connection) == before
    assert store.undo_label is None


def test_a_reader_that_dies_leaves_nothing_and_a_sentence(store: Store, tmp_path: Path) -> None:
    table = tmp_path / "long.csv"
    table.write_text("title\n" + "x" * 80 + ("\n" + "y" * 80) * 60_000, encoding="utf-8")
    with pytest.raises(FormatError, match="ended from outside"):
        import_files(store, [table], ahead=[sys.executable, "-c", "pass"])
    assert store.all(Event) == []


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=3),
        st.tuples(st.integers(0, (1 << 64) - 1), st.integers(1, 1 << 40)),
        max_size=30,
    )
)
def test_seen_rows_remember_what_was_noted(rows: dict[str, tuple[int, int]]) -> None:
    seen = SeenRows()
    seen.begin_file("a.csv")
    seen.begin_file("b.csv")
    for uid, (content, line) in rows.items():
        assert seen.find(uid) is None
        seen.note(uid, content, line)
    for uid, (content, line) in rows.items():
        assert seen.find(uid) == (content, f"line {line} of b.csv")


def test_very_many_seen_rows_are_found_in_the_arrays_too() -> None:
    seen, count = SeenRows(), 150_000
    seen.begin_file("a.csv")
    for number in range(count):
        seen.note(f"u{number}", number, number + 2)
    asked = [*range(0, count, 997), count + 1]
    seen.expect(f"u{number}" for number in asked)
    found = [seen.find(f"u{number}") for number in asked]
    assert found == [*((number, f"line {number + 2} of a.csv") for number in asked[:-1]), None]


@pytest.fixture
def reader(store: Store) -> Iterator[sqlite3.Connection]:
    with closing(store.reader()) as connection:
        yield connection


def test_readers_see_the_state_before_until_the_end(
    store: Store, reader: sqlite3.Connection
) -> None:
    with store.bulk("Load") as edit:
        load_entities(edit, ["A"], is_most=True)
        assert reader.execute("SELECT count(*) FROM entity").fetchone()[0] == 0
    assert reader.execute("SELECT name FROM entity").fetchone()[0] == "A"
