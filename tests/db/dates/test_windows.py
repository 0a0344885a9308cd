"""Certain and possible, with and without the margin of approximate dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import (
    Certainty,
    DateError,
    VagueTime,
    bounds_text,
    certainty,
    margin_bounds,
    parse_edtf,
    read_window,
    sort_key,
)
from db.dates.value import Granularity

OUTSIDE, POSSIBLE, CERTAIN = Certainty


def verdict(edtf: str, window: str, margin: bool = True) -> Certainty:
    return certainty(parse_edtf(edtf), *read_window(window), margin=margin)


@pytest.mark.parametrize(
    ("edtf", "window", "expected"),
    [
        ("2022-06-15", "2022-06", CERTAIN),
        ("2022-06", "2022-06", CERTAIN),
        ("2022-06", "2022-06-01/2022-06-29", POSSIBLE),
        ("2022-06-15", "2022-07", OUTSIDE),
        ("[2022-06-11..2022-06-20]", "2022-06", CERTAIN),
        ("[2022-06-11..2022-07-05]", "2022-06", POSSIBLE),
        ("[..2022-02-23]", "2022-02", POSSIBLE),
        ("[..2022-02-23]", "../2022", CERTAIN),
        ("[..2022-02-23]", "2022-03", OUTSIDE),
        ("[2022-07-01..]", "2030", POSSIBLE),
        ("{1960,1961-12}", "1960/1962", CERTAIN),
        ("{1960,1961-12}", "1960", POSSIBLE),
        # lasted: the core decides
        ("2022-06-11/2022-06-20", "2022-06-15", CERTAIN),
        ("2022-05/2022-07", "2022-06", CERTAIN),
        ("2022-05/2022-07", "2022-05-10", POSSIBLE),
        ("2022-06-11/2022-06-11", "2022-06", CERTAIN),
        ("2022-02-24/..", "2040", CERTAIN),
        ("2022-02-24/", "2040", POSSIBLE),
        ("2022-02-24/", "2021", OUTSIDE),
        ("../2022-07", "0100", CERTAIN),
    ],
)
def test_certainty(edtf: str, window: str, expected: Certainty) -> None:
    assert verdict(edtf, window) is expected


@pytest.mark.parametrize(
    ("edtf", "window", "with_margin", "without"),
    [
        ("2022-06~", "2022-06", POSSIBLE, CERTAIN),
        ("2022-06~", "2022-05/2022-07", CERTAIN, CERTAIN),
        ("2022-06~", "2022-07", POSSIBLE, OUTSIDE),
        ("2022-06~", "2022-08", OUTSIDE, OUTSIDE),
        ("2022-06-15~", "2022-06-16", POSSIBLE, OUTSIDE),
        ("1990~", "1991", POSSIBLE, OUTSIDE),
    ],
)
def test_the_margin_makes_possible_never_certain(
    edtf: str, window: str, with_margin: Certainty, without: Certainty
) -> None:
    assert verdict(edtf, window) is with_margin
    assert verdict(edtf, window, margin=False) is without


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2022-06-15~", "2022-06-14", "2022-06-16"),
        ("2022-03~", "2022-02-01", "2022-04-30"),
        ("2024-02~", "2024-01-01", "2024-03-31"),
        ("2022-22~", "2022-03-01", "2022-11-30"),
        ("1990~", "1989-01-01", "1991-12-31"),
        ("199X~", "1980-01-01", "2009-12-31"),
        ("19XX~", "1800-01-01", "2099-12-31"),
        ("[2022-06-11~..2022-06-20~]", "2022-06-10", "2022-06-21"),
        ("2022-06~/..", "2022-05-01", None),
        ("2022-06", "2022-06-01", "2022-06-30"),
    ],
)
def test_margin_is_one_unit_of_the_own_precision(edtf: str, low: str, high: str | None) -> None:
    earliest, latest = margin_bounds(parse_edtf(edtf))
    widened = VagueTime("", "x", earliest, latest, granularity=Granularity.DAY)
    assert bounds_text(widened) == (low, high)


def test_an_unbounded_window_holds_everything_dated() -> None:
    assert certainty(parse_edtf("[..2022]"), None, None) is CERTAIN
    assert certainty(VagueTime("", ""), None, None) is OUTSIDE


@given(st.integers(-400, 400), st.integers(0, 400))
def test_a_wider_window_is_never_less_certain(start: int, length: int) -> None:
    when = parse_edtf("[2022-06-11..2022-07-05]")
    assert when.earliest is not None
    low = when.earliest + start * 86_400
    high = low + length * 86_400
    narrow = certainty(when, low, high)
    assert certainty(when, low - 86_400, high + 86_400) >= narrow


@pytest.mark.parametrize("edtf", ["2022-06-15/2022-06-15", "2022-06-15/2022-06"])
def test_what_lasted_without_a_core_is_judged_by_its_bounds(edtf: str) -> None:
    assert verdict(edtf, "1900/2100") is CERTAIN
    assert verdict(edtf, "2022-06-15/2022-06") is CERTAIN
    assert verdict(edtf, "2022-06-15T00:00:00Z/2022-06-15T12:00:00Z") is POSSIBLE
    assert verdict(edtf, "2023") is OUTSIDE


def test_sorting() -> None:
    written = ["2022-06", "2022-06-01", "[..2022]", "2022-05", "1999/..", "1999"]
    ordered = sorted(written, key=lambda edtf: sort_key(parse_edtf(edtf)))
    assert ordered == ["[..2022]", "1999", "1999/..", "2022-05", "2022-06-01", "2022-06"]
    assert sort_key(VagueTime("", "")) > sort_key(parse_edtf("Y3E9/.."))
    earlier = parse_edtf("2022-06-15T14:30:00.1")
    assert sort_key(earlier) < sort_key(parse_edtf("2022-06-15T14:30:00.2"))


def test_windows() -> None:
    june = parse_edtf("2022-06")
    assert read_window("2022-06") == read_window("June 2022") == (june.earliest, june.latest)
    assert read_window("2022-06/..") == (june.earliest, None)
    with pytest.raises(DateError):
        read_window("2022-13")
