"""What a row says: the source's words first, the bounds second, nothing vague made exact."""

import pytest

from db.dates import parse_edtf, read
from db.records import EventRow, Status
from tests.widgets.table.rows import listing_of, made_row
from widgets.table.listing import counted_words, empty_words
from widgets.table.words import bounds_words, importance_words, spoken_row, when_parts, when_text


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-06-11/2022-06-20", "11–20 June 2022"),
        ("2022-02-24/2022-08-31", "24 Feb – 31 Aug 2022"),
        ("2022-02/2022-08", "February–August 2022"),
        ("2021-12-30/2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
        ("2022-02-24/..", "24 Feb 2022 – …"),
        ("../2022-02-23", "… – 23 Feb 2022"),
        ("2022-02-24/", "24 Feb 2022 – ?"),
        ("/2022-02-23", "? – 23 Feb 2022"),
        ("2022-05-09", "9 May 2022"),
    ],
)
def test_bounds_are_short_and_an_unknown_end_is_no_open_one(edtf: str, words: str) -> None:
    assert bounds_words(parse_edtf(edtf)) == words


def test_the_words_come_first_and_nothing_is_said_twice() -> None:
    assert when_text(read("mid-June 2022")) == "“mid-June 2022” · 11–20 June 2022"
    assert when_parts(read("9 May 2022")) == ("9 May 2022", "")
    assert when_text(None) == "Undated"


def test_importance_is_told_where_it_is_not_normal() -> None:
    assert [importance_words(level) for level in (0, 1, 2, 5, -1)] == [
        "",
        "High",
        "Highest",
        "Level 5",
        "Level -1",
    ]


def test_a_row_aloud_has_bounds_standing_and_sources() -> None:
    row = EventRow(
        id=1,
        title="First stoppage",
        kind="stoppage",
        status=Status.DISPUTED,
        when=read("mid-June 2022"),
        place="",
        importance=0,
        sources=2,
        entities=("Russia", "CPC"),
        tags=(),
        modified="",
        confidential=True,
    )
    spoken = spoken_row(row)
    for part in (
        "First stoppage",
        "“mid-June 2022”",
        "11–20 June 2022",
        "Stoppage, disputed",
        "Russia, CPC",
        "2 sources",
        "confidential",
    ):
        assert part in spoken
    assert "undated" in spoken_row(made_row(5))
    assert "no source" in spoken_row(made_row(3))


def test_the_counts_add_up_and_say_what_is_missing() -> None:
    assert counted_words(listing_of(1), 0) == "1 event"
    assert counted_words(listing_of(1200), 3) == "1,200 events · 3 selected"
    told = counted_words(listing_of(10, passing=14, total=2000), 0)
    assert told == "10 of 2,000 events · 1,986 filtered out · 4 not in the time in view"


def test_an_empty_table_says_why_and_what_to_do() -> None:
    assert "No events yet" in empty_words(listing_of(0))[0]
    assert "filter" in empty_words(listing_of(0, passing=0, total=9))[0]
    outside = empty_words(listing_of(0, passing=7, total=9))
    assert "time in view" in outside[0]
    assert outside[1].startswith("7 pass the filter")
