"""What is found, under which item, and what is not found any more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.arrays import read_ids
from db.dates import parse_edtf
from db.records import Event, Name
from db.search import InTime, events_matching, read_terms, rebuild, search
from db.search.find import MOST_RANKED
from db.store import Store
from db.time_index import load_columns

Case = dict[str, int]


def ids_of_events(store: Store) -> np.ndarray:
    return read_ids(store.connection, "SELECT id FROM event ORDER BY when_earliest")


def found(store: Store, text: str) -> list[tuple[str, int]]:
    page = search(store.connection, text)
    assert page.total == len(page.results)
    return [(hit.kind, hit.id) for hit in page.results]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("first stop", "event", "stop"),
        ("novoross", "event", "stop"),
        ("казахстан", "entity", "kazakhstan"),
        ("Қазақ", "entity", "kazakhstan"),
        ("consortium", "entity", "cpc"),
        ("exports", "relation", "relation"),
        ("31 %", "relation", "relation"),
        ("followed", "link", "link"),
        ("елка", "source", "source"),
        ("veiled", "assessment", "claim"),
        ("uncanny", "assessment", "claim"),
        ("tankers", "citation", "citation"),
        ("master", "annotation", "note"),
        ('"loading halts"', "event", "stop"),
    ],
)
def test_everything_that_people_wrote_is_found(
    store: Store, case: Case, text: str, kind: str, key: str
) -> None:
    assert (kind, case[key]) in found(store, text)


def test_a_phrase_must_stand_as_it_is(store: Store, case: Case) -> None:
    assert found(store, '"halts loading"') == []
    assert found(store, "halts loading") == [("event", case["stop"])]


def test_all_words_are_needed(store: Store, case: Case) -> None:
    assert found(store, "first zebra") == []


def test_an_item_is_found_once_however_many_of_its_names_match(store: Store, case: Case) -> None:
    with store.edit("Names") as edit:
        edit.add(Name(entity=case["kazakhstan"], text="Kazakhstan Republic"))
        edit.add(Name(entity=case["kazakhstan"], text="Kazakhstani state"))
    assert found(store, "kazakhstan") == [("entity", case["kazakhstan"])]


def test_a_hit_tells_title_date_and_words(store: Store, case: Case) -> None:
    hit = search(store.connection, "novoross").results[0]
    assert (hit.title, hit.when) == ("First stoppage", "2022-06-15")
    assert hit.snippet == "Loading halts near «Novorossiysk»"
    assert hit.uid


def test_notes_and_citations_bear_the_title_of_what_they_stand_on(store: Store, case: Case) -> None:
    for text in ("tankers", "master"):
        assert search(store.connection, text).results[0].title == "First stoppage"
    relation = search(store.connection, "exports").results[0]
    assert relation.title == "Kazakhstan exports through CPC"


def test_titles_come_before_texts_and_earlier_before_later(store: Store, case: Case) -> None:
    with store.edit("More") as edit:
        text_only = edit.add(Event(title="Another", summary="A stoppage is feared"))
    assert found(store, "stoppage") == [
        ("event", case["stop"]),
        ("event", case["later"]),
        ("event", text_only),
    ]


def test_the_trash_is_not_found_nor_what_hangs_on_it(store: Store, case: Case) -> None:
    with store.edit("Delete") as edit:
        edit.delete(case["stop"])
    assert found(store, "first") == []
    assert found(store, "tankers") == []
    assert found(store, "master") == []
    assert found(store, "followed") == []
    store.undo()
    assert found(store, "tankers") == [("citation", case["citation"])]


def test_a_deleted_relation_takes_its_quantity_along(store: Store, case: Case) -> None:
    with store.edit("Delete") as edit:
        edit.delete(case["cpc"])
    assert found(store, "31") == []


def test_changes_undo_and_redo_reach_the_index(store: Store, case: Case) -> None:
    with store.edit("Rename") as edit:
        edit.change(case["stop"], title="Pause of loading")
    assert found(store, "pause") == [("event", case["stop"])]
    assert found(store, "first") == []
    store.undo()
    assert found(store, "pause") == []
    store.redo()
    assert found(store, "pause") == [("event", case["stop"])]


def test_an_undone_addition_leaves_the_index(store: Store, case: Case) -> None:
    with store.edit("Add") as edit:
        edit.add(Name(entity=case["cpc"], text="Каспийский консорциум"))
    assert found(store, "каспий") == [("entity", case["cpc"])]
    store.undo()
    assert found(store, "каспий") == []


def test_rebuilding_changes_nothing(store: Store, case: Case) -> None:
    def rows() -> list[tuple[object, ...]]:
        sql = "SELECT rowid, title, body, folded FROM search_index ORDER BY rowid"
        return [tuple(row) for row in store.connection.execute(sql)]

    before = rows()
    with store.edit("Rebuild") as edit:
        rebuild(edit.connection)
        assert rows() == before


def test_of_very_many_hits_the_earliest_events_are_shown(store: Store) -> None:
    with store.bulk("Many") as edit:
        edit.add_many(
            [
                Event(title=f"Report {year}", when=parse_edtf(f"{year:04}"))
                for year in range(3000, 3000 - MOST_RANKED - 200, -1)
            ]
        )
        edit.add(Event(title="Report without a date"))
    page = search(store.connection, "report", 3)
    assert page.total == MOST_RANKED + 201
    assert [hit.title for hit in page.results] == ["Report 1801", "Report 1802", "Report 1803"]
    in_time = InTime(load_columns(store.connection).ids)
    assert search(store.connection, "report", 3, in_time) == page
    everything = search(store.connection, "report", 2000, in_time)
    assert len(everything.results) == page.total
    assert everything.results[-1].title == "Report without a date"


@given(
    st.lists(st.integers(1, 2**53), unique=True) | st.lists(st.integers(1, 200), unique=True),
    st.lists(st.integers(1, 210)),
)
def test_events_are_told_from_other_items(events: list[int], found: list[int]) -> None:
    asked = np.array([*found, *events[::2]], np.int64)
    known = InTime(np.array(events, np.int64))
    assert known.has(asked).tolist() == [item in events for item in asked.tolist()]
    assert known.has(asked[:0]).tolist() == []


def test_events_are_matched_by_their_notes_citations_and_quantities_too(
    store: Store, case: Case
) -> None:
    for text in ("novoross", "tankers", "master"):
        events = ids_of_events(store)
        found = events[events_matching(store.connection, read_terms(text), events)]
        assert found.tolist() == [case["stop"]]
    assert not events_matching(store.connection, read_terms("31"), ids_of_events(store)).any()
