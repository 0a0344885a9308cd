"""Columns and counts: the same numbers as the rule for one date, whatever the dates are."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import Certainty, VagueTime, certainty, parse_edtf
from db.mapping import VAGUE_PARTS, map_of
from db.records import (
    FLAG_CORE,
    FLAG_UNDATED,
    FLAG_UNSOURCED,
    STATUSES,
    Citation,
    Event,
    Link,
    Source,
    Status,
    Window,
)
from db.schema import build
from db.store import Store
from db.time_index import certainties, load_columns, rows_of, window_counts

EDTF = (
    "2022-06-15", "2022-06", "2022", "202X", "20XX", "2022-06~", "2022-06-15~", "2022~", "2022?",
    "2022-06/2022-07", "2022-06-11/2022-06-20", "2022-02-24/..", "../2022-02-24", "/2022", "2022/",
    "[2022-06-11..2022-06-20]", "[..2022-02-23]", "[2022-07..]", "{2022-01,2022-12}", "2022-21",
    "2022-21~", "-0043", "-0043~", "Y-17E7", "Y170000002~", "2022-06-15T14:30:00Z",
    "2022-01-31~", "2020-02-29~", "199X~", "19XX~", "2022-06~/2022-07~", "1985-04-12T23:20:30",
)  # fmt: skip

dates = st.one_of(
    st.none(),
    st.sampled_from(EDTF).map(parse_edtf),
    st.builds(
        lambda year, month, mark: parse_edtf(f"{year:04}-{month:02}{mark}"),
        st.integers(1, 9999),
        st.integers(1, 12),
        st.sampled_from(["", "~", "?", "%"]),
    ),
    st.dates().flatmap(
        lambda day: st.sampled_from(["", "~", "/.."]).map(
            lambda mark: parse_edtf(f"{day.year:04}-{day.month:02}-{day.day:02}{mark}")
        )
    ),
)
seconds = st.one_of(
    st.integers(-(10**11), 10**11),
    st.integers(1_640_000_000, 1_670_000_000),
    st.sampled_from([-(2**63), 2**63 - 1]),
)
windows = st.tuples(seconds, seconds).map(lambda ends: Window(min(ends), max(ends)))


def written(whens: list[VagueTime | None]) -> sqlite3.Connection:
    """A database with one event for each date, written without a journal."""
    connection = sqlite3.connect(":memory:")
    build(connection)
    mapped = map_of(Event)
    names = ", ".join(f'"{name}"' for name in ("id", *mapped.columns, "checksum"))
    for number, when in enumerate(whens, 1):
        connection.execute(
            "INSERT INTO item VALUES (?, ?, 'event', '', '', NULL, 0, 0)", (number, f"e{number}")
        )
        values = (number, *mapped.values(Event(title=str(number), when=when)), 0)
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO event ({names}) VALUES ({marks})", values)
    return connection


@settings(max_examples=150, deadline=None)
@given(whens=st.lists(dates, max_size=25), window=windows)
def test_counts_equal_the_rule_for_one_date(whens: list[VagueTime | None], window: Window) -> None:
    columns = load_columns(written(whens))
    expected = [
        Certainty.OUTSIDE if when is None else certainty(when, window.start, window.end)
        for when in whens
    ]
    order = [item - 1 for item in columns.ids.tolist()]
    assert certainties(columns, window).tolist() == [expected[number] for number in order]
    everything = np.ones(len(columns), np.bool_)
    assert window_counts(columns, everything, window) == (
        expected.count(Certainty.CERTAIN),
        expected.count(Certainty.POSSIBLE),
        whens.count(None),
    )


def test_the_parts_of_a_date_are_what_the_columns_are_made_of() -> None:
    assert {"earliest", "latest", "core_start", "core_end"} <= set(VAGUE_PARTS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "case.sequitur")


def test_events_stand_in_the_order_of_time_and_undated_ones_last(store: Store) -> None:
    told = ["2022-06", "", "2022-02-24/..", "../2022-02-24", "2022-06-01", "-0043"]
    with store.edit("Add") as edit:
        edit.add_many(
            [
                Event(title=text or "undated", when=parse_edtf(text) if text else None)
                for text in told
            ]
        )
        gone = edit.add(Event(title="gone", when=parse_edtf("2022")))
        edit.delete(gone)
    columns = load_columns(store.connection)
    titles = {event.id: event.title for event in store.all(Event)}
    texts = [event.when.edtf if event.when else titles[event.id] for event in store.all(Event)]
    by_id = dict(zip(titles, texts, strict=True))
    assert [by_id[item] for item in columns.ids.tolist()] == [
        "../2022-02-24",
        "-0043",
        "2022-02-24/..",
        "2022-06-01",
        "2022-06",
        "undated",
    ]
    assert (columns.flags & FLAG_UNDATED).tolist() == [0] * 5 + [FLAG_UNDATED]
    assert ((columns.flags & FLAG_CORE) != 0).tolist() == [True, False, True, False, False, False]
    store.close()


def test_sources_links_and_words_are_told_too(store: Store) -> None:
    with store.edit("Add") as edit:
        first = edit.add(Event(title="a", kind="war", when=parse_edtf("2021")))
        second = edit.add(
            Event(title="b", kind="aid", when=parse_edtf("2022"), status=Status.DISPUTED)
        )
        source = edit.add(Source(title="s"))
        edit.add(Citation(item=first, source=source))
        edit.add(Link(earlier=first, type="followed by", later=second))
    columns = load_columns(store.connection)
    assert columns.kinds == ("aid", "war")
    assert columns.kind.tolist() == [1, 0]
    assert [STATUSES[number] for number in columns.status] == [Status.REPORTED, Status.DISPUTED]
    assert columns.weight.tolist() == [2, 1]
    assert (columns.flags & FLAG_UNSOURCED).tolist() == [0, FLAG_UNSOURCED]
    with store.edit("Delete") as edit:
        edit.delete(source)
    columns = load_columns(store.connection)
    assert columns.weight.tolist() == [1, 1]
    assert (columns.flags & FLAG_UNSOURCED).tolist() == [FLAG_UNSOURCED] * 2
    store.close()


def test_rows_are_found_by_id() -> None:
    columns = load_columns(written([parse_edtf("2022"), None, parse_edtf("2021")]))
    found = rows_of(columns, np.array([1, 2, 3, 99], np.int64))
    assert columns.ids[found[:3]].tolist() == [1, 2, 3]
    assert found[3] == -1
    nothing = load_columns(written([]))
    assert rows_of(nothing, np.array([1], np.int64)).tolist() == [-1]
