"""Dates moved by hand: never more exact than they were, and their source's words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import Basis, Granularity, Shape, parse_edtf, read
from db.dates.moving import Side, bound_moved, moved, moved_text, said_and_moved

DAY = 86_400
MOVABLE = (
    "2022-06-14",
    "[2022-06-11..2022-06-20]",
    "2022-06",
    "2022-22",
    "2022-34~",
    "199X",
    "2022",
    "2022-02-24/..",
    "[..2022-02-23]",
    "2022-02/2022-05-10",
    "{2022-01,2022-03..2022-05}",
    "2022-06-14T10:30:05.25+05:00",
    "-0043-03-15?",
)


@pytest.mark.parametrize(
    ("told", "days", "edtf"),
    [
        ("14 June 2022", 12, "2022-06-26"),
        ("mid-June 2022", 12, "[2022-06-23..2022-07-02]"),
        ("June 2022", 40, "2022-07"),
        ("summer 2022", 95, "2022-23"),
        ("the 1990s", 4000, "200X"),
        ("since 24 February 2022", -5, "2022-02-19/.."),
        ("about June 2022", 31, "2022-07~"),
        ("19th century", 120 * 365, "[1921..2020]"),
    ],
)
def test_a_date_moves_in_the_units_it_was_told_in(told: str, days: int, edtf: str) -> None:
    before = read(told)
    after = moved(before, days * DAY)
    assert after is not None and after.edtf == edtf
    assert after.granularity is before.granularity
    assert after.text.startswith(f"{told} (moved by hand, was ")
    assert after.basis is Basis.INFERRED


@given(st.sampled_from(MOVABLE), st.integers(-4000, 4000))
def test_a_move_keeps_shape_unit_doubt_and_comes_back(edtf: str, days: int) -> None:
    before = parse_edtf(edtf)
    after = moved(before, days * DAY)
    assert after is not None
    for part in ("shape", "granularity", "approximate", "doubtful", "start", "end", "zone"):
        assert getattr(after, part) == getattr(before, part)
    assert (after.earliest is None) == (before.earliest is None)
    assert parse_edtf(after.edtf).earliest == after.earliest


@given(st.integers(-100_000, 100_000))
def test_days_keep_their_width_exactly_and_the_way_back_restores_the_words(days: int) -> None:
    before = read("mid-June 2022")
    after = moved(before, days * DAY)
    assert after is not None and after.earliest is not None and after.latest is not None
    assert after.latest - after.earliest == 10 * DAY - 1
    back = moved(after, -days * DAY)
    assert back is not None
    assert (back.text, back.edtf) == (before.text, before.edtf)


def test_less_than_half_a_unit_is_no_move() -> None:
    before = read("June 2022")
    assert moved(before, 10 * DAY) is before


def test_what_was_said_and_that_it_was_moved_come_apart_again() -> None:
    after = moved(read("mid-June 2022"), 3 * DAY)
    assert after is not None
    assert said_and_moved(after.text) == ("mid-June 2022", "moved by hand, was 11–20 June 2022")
    assert said_and_moved("before a stoppage (mid-June)") == ("before a stoppage (mid-June)", "")


def test_moved_twice_the_first_date_is_told() -> None:
    once = moved(read("mid-June 2022"), 3 * DAY)
    assert once is not None
    twice = moved(once, 3 * DAY)
    assert twice is not None and twice.text == "mid-June 2022 (moved by hand, was 11–20 June 2022)"


@pytest.mark.parametrize("edtf", ["2022-XX-15", "1XXX", "Y17E7"])
def test_what_no_calendar_can_count_on_from_stays(edtf: str) -> None:
    assert moved(parse_edtf(edtf), 400 * DAY) is None


def test_one_bound_moves_and_the_other_stays() -> None:
    before = read("mid-June 2022")
    after = bound_moved(before, Side.START, 2 * DAY)
    assert after is not None and after.edtf == "[2022-06-13..2022-06-20]"
    assert moved_text(before, after) == "start moved 2 days later, was 11–20 June 2022"
    assert bound_moved(before, Side.START, 19 * DAY) is None


def test_a_bound_of_a_single_date_is_set_in_the_next_finer_unit() -> None:
    month = bound_moved(read("June 2022"), Side.START, 5 * DAY)
    year = bound_moved(read("2022"), Side.END, -62 * DAY)
    assert month is not None and month.edtf == "[2022-06-06..2022-06-30]"
    assert year is not None and year.edtf == "[2022-01..2022-10]"
    assert year.granularity is Granularity.MONTH


def test_what_lasted_keeps_its_shape_and_an_open_end_has_no_bound() -> None:
    before = read("since 24 February 2022")
    after = bound_moved(before, Side.START, -5 * DAY)
    assert after is not None and after.shape is Shape.LASTED and after.edtf == "2022-02-19/.."
    assert bound_moved(before, Side.END, DAY) is None


@pytest.mark.parametrize(
    ("edtf", "seconds", "words"),
    [
        ("2022-06-14", 12 * DAY, "moved 12 days later, was 14 June 2022"),
        ("2022-06-14", -DAY, "moved 1 day earlier, was 14 June 2022"),
        ("2022-06", 61 * DAY, "moved 2 months later, was June 2022"),
        ("2022", 800 * DAY, "moved 2 years later, was 2022"),
        ("2022-06-14T10:30", 7200, "moved 2 hours later, was 14 June 2022, 10:30"),
    ],
)
def test_what_was_done_is_told(edtf: str, seconds: int, words: str) -> None:
    before = parse_edtf(edtf)
    after = moved(before, seconds)
    assert after is not None and moved_text(before, after) == words
