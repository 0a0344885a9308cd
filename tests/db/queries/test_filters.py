"""Filters and the counts beside them, over the sample's own facts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.sample import make_sample
from db.dates import read_window
from db.filters import counts, matching
from db.records import EventColumns, Filter, Status, Window
from db.store import Store
from db.time_index import load_columns


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.sequitur"
    make_sample(path)
    with Store.open(path, write=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def columns(store: Store) -> EventColumns:
    return load_columns(store.connection)


def shown(store: Store, columns: EventColumns, wanted: Filter) -> set[str]:
    mask = matching(store.connection, columns, wanted)
    keys = dict(store.connection.execute("SELECT id, uid FROM item").fetchall())
    return {keys[item].removeprefix("kz22-event-") for item in columns.ids[mask].tolist()}


def item(store: Store, uid: str) -> int:
    found = store.by_uid(uid)
    assert found is not None
    return found


def test_nothing_is_left_out_without_a_filter(store: Store, columns: EventColumns) -> None:
    assert len(shown(store, columns, Filter())) == 28


@pytest.mark.parametrize("count", [0, 1, 40, 400])
def test_any_number_of_kinds_is_looked_for(store: Store, columns: EventColumns, count: int) -> None:
    kinds = tuple(f"kind {number}" for number in range(500))
    numbers = np.arange(len(columns)) * 17 % len(kinds)
    many = replace(columns, kinds=kinds, kind=numbers.astype(columns.kind.dtype))
    wanted = Filter(kinds=frozenset({*kinds[:count], "kind 499", "unknown"}))
    mask = matching(store.connection, many, wanted)
    assert mask.tolist() == [kinds[number] in wanted.kinds for number in many.kind.tolist()]


def test_members_of_one_part_add_up_and_parts_narrow(store: Store, columns: EventColumns) -> None:
    cpc = item(store, "kz22-entity-cpc")
    zelensky = item(store, "kz22-entity-zelensky")
    assert shown(store, columns, Filter(entities=frozenset({cpc}))) == {
        "cpc-stop-1",
        "cpc-stop-2",
        "cut-oil",
    }
    both = Filter(entities=frozenset({cpc, zelensky}))
    assert "zelensky-contact" in shown(store, columns, both)
    narrowed = Filter(entities=frozenset({cpc}), statuses=frozenset({Status.POSSIBLE}))
    assert shown(store, columns, narrowed) == {"cut-oil"}
    assert shown(store, columns, Filter(kinds=frozenset({"stoppage"}))) == {
        "cpc-stop-1",
        "cpc-stop-2",
    }


def test_text_undated_and_unsourced(store: Store, columns: EventColumns) -> None:
    assert shown(store, columns, Filter(text="sanct observ")) == {"sanctions-statement"}
    assert len(shown(store, columns, Filter(undated_only=True))) == 6
    assert shown(store, columns, Filter(unsourced_only=True)) == set()
    assert shown(store, columns, Filter(text="%")) == set()
    assert len(shown(store, columns, Filter(text="  "))) == 28


def test_tags_and_sources(store: Store, columns: EventColumns) -> None:
    told = counts(store.connection, columns, Filter(), None)
    for tag in told.tags:
        mask = matching(store.connection, columns, Filter(tags=frozenset({tag.id})))
        assert np.count_nonzero(mask) == tag.events
    for source in told.sources:
        mask = matching(store.connection, columns, Filter(sources=frozenset({source.id})))
        assert np.count_nonzero(mask) == source.events


def test_each_list_tells_what_ticking_it_would_give(store: Store, columns: EventColumns) -> None:
    wanted = Filter(kinds=frozenset({"stoppage"}), statuses=frozenset({Status.REPORTED}))
    told = counts(store.connection, columns, wanted, None)
    for kind, number in told.kinds:
        ticked = Filter(kinds=frozenset({kind}), statuses=wanted.statuses)
        assert len(shown(store, columns, ticked)) == number
    for status, number in told.statuses:
        ticked = Filter(kinds=wanted.kinds, statuses=frozenset({status}))
        assert len(shown(store, columns, ticked)) == number
    for entity in told.entities[:6]:
        ticked = Filter(wanted.kinds, frozenset({entity.id}), wanted.statuses)
        assert len(shown(store, columns, ticked)) == entity.events


def test_the_sums(store: Store, columns: EventColumns) -> None:
    window = Window(*(end or 0 for end in read_window("2022-06")))
    told = counts(store.connection, columns, Filter(), window)
    assert (told.total, told.shown, told.undated, told.unsourced) == (28, 28, 6, 0)
    assert (told.certain, told.possible) == (5, 12)
    assert (told.assessments, told.all_sources, told.notes) == (11, 2, 1)
    assert len(told.entities) == 48
    assert told.entities[0].name == "Kazakhstan"
    everything = counts(store.connection, columns, Filter(), None)
    assert (everything.certain, everything.possible) == (22, 0)
