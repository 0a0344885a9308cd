"""The event table's orders and rows: complete, blanks last, every script folded, no trash."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import parse_edtf
from db.listing import (
    IN_COLUMNS,
    Ordering,
    event_rows,
    in_window,
    order_in_columns,
    order_in_store,
)
from db.records import (
    Citation,
    Entity,
    Event,
    EventColumns,
    EventRow,
    Participation,
    Source,
    Status,
    Window,
)
from db.store import Store
from db.time_index import load_columns

IN_STORE = ("title", "place", "modified", "confidential", "entities", "tags", "sources")
words = st.text(st.sampled_from("abcABCÄäёЁқҚіІ 1'\""), min_size=1, max_size=6)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        yield made


def add(store: Store, *events: Event) -> list[int]:
    with store.edit("Add") as edit:
        return edit.add_many(events)


def titles(store: Store, ids: np.ndarray) -> list[str]:
    rows = event_rows(store.connection, ids.tolist())
    return [rows[one].title for one in ids.tolist()]


def ordered(store: Store, key: str, *, descending: bool = False) -> list[str]:
    columns = load_columns(store.connection)
    order = (
        order_in_columns(columns, key, str)
        if key in IN_COLUMNS
        else order_in_store(store.connection, columns, key)
    )
    return titles(store, columns.ids[order.directed(descending=descending)])


def test_titles_stand_in_alphabetical_order_in_every_script(store: Store) -> None:
    add(
        store, *(Event(title=one) for one in ("қазан", "beta", "Ärger", "Alpha", "ҚАҢТАР", "ärmel"))
    )
    assert ordered(store, "title") == ["Alpha", "beta", "Ärger", "ärmel", "қазан", "ҚАҢТАР"]
    assert ordered(store, "title", descending=True)[0] == "ҚАҢТАР"


def test_time_is_the_columns_own_order_and_undated_ones_are_last_both_ways(store: Store) -> None:
    add(
        store,
        Event(title="never told"),
        Event(title="June", when=parse_edtf("2022-06")),
        Event(title="May", when=parse_edtf("2022-05")),
    )
    assert ordered(store, "when") == ["May", "June", "never told"]
    assert ordered(store, "when", descending=True) == ["June", "May", "never told"]


def test_kinds_stand_as_people_read_them_and_none_is_last(store: Store) -> None:
    add(store, Event(title="n"), Event(title="z", kind="aid"), Event(title="a", kind="war"))
    columns = load_columns(store.connection)
    labels = {"aid": "Zeal", "war": "Anger", "": "Other"}
    order = order_in_columns(columns, "kind", labels.__getitem__)
    assert titles(store, columns.ids[order.directed(descending=False)]) == ["a", "z", "n"]
    assert titles(store, columns.ids[order.directed(descending=True)]) == ["z", "a", "n"]


def test_standing_and_importance_keep_the_order_of_time_among_equals(store: Store) -> None:
    late, early = parse_edtf("2022-08"), parse_edtf("2022-02")
    add(
        store,
        Event(title="late", when=late, importance=1),
        Event(title="early", when=early, importance=1),
        Event(title="doubt", when=early, status=Status.DISPUTED),
    )
    assert ordered(store, "status") == ["early", "late", "doubt"]
    assert ordered(store, "importance") == ["doubt", "early", "late"]
    assert ordered(store, "place") == ["early", "doubt", "late"]


def test_who_tags_and_sources_sort_by_what_stands_first(store: Store) -> None:
    first, second, bare = add(store, Event(title="1"), Event(title="2"), Event(title="3"))
    with store.edit("More") as edit:
        zoe, adam = edit.add_many([Entity(name="Zoe"), Entity(name="adam")])
        book, paper = edit.add_many([Source(title="Book"), Source(title="Paper")])
        edit.add_many(
            [
                Participation(event=first, entity=zoe),
                Participation(event=second, entity=zoe),
                Participation(event=second, entity=adam),
                Citation(item=first, source=book),
                Citation(item=first, source=book, paragraph="2"),
                Citation(item=first, source=paper),
                Citation(item=second, source=book),
            ]
        )
        edit.tag(second, "oil")
        edit.tag(first, "Grain")
    assert ordered(store, "entities") == ["2", "1", "3"]
    assert ordered(store, "tags") == ["1", "2", "3"]
    assert ordered(store, "sources") == ["2", "1", "3"]
    assert ordered(store, "sources", descending=True) == ["1", "2", "3"]
    row = event_rows(store.connection, [first, second, bare])
    assert (row[first].sources, row[second].sources, row[bare].sources) == (2, 1, 0)
    assert row[second].entities == ("Zoe", "adam")
    assert row[first].tags == ("Grain",)


def test_the_trash_is_neither_listed_nor_counted(store: Store) -> None:
    kept, gone = add(store, Event(title="kept"), Event(title="gone"))
    with store.edit("More") as edit:
        somebody, source = edit.add(Entity(name="Somebody")), edit.add(Source(title="Book"))
        edit.add_many(
            [Participation(event=kept, entity=somebody), Citation(item=kept, source=source)]
        )
        edit.tag(kept, "oil")
    with store.edit("Delete") as edit:
        for item in (gone, somebody, source):
            edit.delete(item)
    for key in (*IN_COLUMNS, *IN_STORE):
        assert ordered(store, key) == ["kept"]
    row = event_rows(store.connection, [kept, gone])
    assert list(row) == [kept]
    assert (row[kept].entities, row[kept].sources, row[kept].tags) == ((), 0, ("oil",))


def test_a_row_tells_all_there_is(store: Store) -> None:
    when = parse_edtf("2022-06-11/2022-06-20")
    (event,) = add(
        store,
        Event(
            title="First stoppage",
            kind="stoppage",
            status=Status.ASSESSED,
            when=when,
            place="Novorossiysk",
            importance=2,
            confidential=True,
            modified="2026-11-24T10:00:00Z",
        ),
    )
    assert event_rows(store.connection, [event])[event] == EventRow(
        id=event,
        title="First stoppage",
        kind="stoppage",
        status=Status.ASSESSED,
        when=when,
        place="Novorossiysk",
        importance=2,
        sources=0,
        entities=(),
        tags=(),
        modified="2026-11-24T10:00:00Z",
        confidential=True,
    )


def test_a_window_takes_what_may_lie_in_it_and_leaves_what_has_no_date(store: Store) -> None:
    add(
        store,
        Event(title="in", when=parse_edtf("2022-06-15")),
        Event(title="perhaps", when=parse_edtf("2022")),
        Event(title="out", when=parse_edtf("2023-01")),
        Event(title="undated"),
    )
    columns = load_columns(store.connection)
    june = parse_edtf("2022-06")
    assert june.earliest is not None
    assert june.latest is not None
    seen = in_window(columns, Window(june.earliest, june.latest))
    assert set(titles(store, columns.ids[seen])) == {"in", "perhaps"}
    assert in_window(columns, None).all()


def test_events_the_store_lost_meanwhile_stand_last_and_new_ones_wait(store: Store) -> None:
    lost, kept = add(store, Event(title="a lost"), Event(title="b kept"))
    columns = load_columns(store.connection)
    with store.edit("Delete") as edit:
        edit.delete(lost)
    add(store, Event(title="a new"))
    order = order_in_store(store.connection, columns, "title")
    assert columns.ids[order.rows].tolist() == [kept, lost]
    assert order.blank == 1


def test_a_sort_can_be_interrupted(store: Store) -> None:
    add(store, *(Event(title=str(number)) for number in range(500)))
    columns: EventColumns = load_columns(store.connection)
    reader = store.reader()
    reader.set_progress_handler(lambda: 1, 100)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        order_in_store(reader, columns, "title")
    reader.close()


def test_an_empty_store_has_an_empty_order(store: Store) -> None:
    for key in (*IN_COLUMNS, *IN_STORE):
        assert ordered(store, key) == []
    assert event_rows(store.connection, []) == {}


@settings(deadline=None, max_examples=30)
@given(st.lists(words, max_size=12))
def test_any_titles_and_places_are_sorted_as_python_would(names: list[str]) -> None:
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "case.sequitur") as store:
        add(store, *(Event(title=one, place=one.strip("a")) for one in names))
        assert [one.casefold() for one in ordered(store, "title")] == sorted(
            one.casefold() for one in names
        )
        places = [one.strip("a").casefold() for one in ordered(store, "place")]
        assert places == sorted(places, key=lambda one: (not one, one))


@given(st.integers(0, 30), st.integers(0, 30))
def test_turning_an_order_round_keeps_the_blanks_last(keyed: int, blank: int) -> None:
    order = Ordering(np.arange(keyed + blank), blank)
    turned = order.directed(descending=True).tolist()
    assert turned[:keyed] == list(range(keyed))[::-1]
    assert turned[keyed:] == list(range(keyed, keyed + blank))
