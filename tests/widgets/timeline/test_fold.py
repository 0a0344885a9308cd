"""Squeezed time keeps its order, is exact outside the gaps, and hides no event."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import NO_LOWER, NO_UPPER
from widgets.timeline.fold import LEAST_SHARE, MOST_GAPS, Fold, fold_of, outside
from widgets.timeline.length_words import length_text

DAY = 86_400
YEAR = 365 * DAY


@st.composite
def events(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Bursts of events with long and short pauses between, from seconds to 6 · 10¹⁰ years."""
    unit = draw(st.sampled_from([1, 3600, DAY, YEAR, 10**8 * YEAR]))
    at = draw(st.integers(-(10**6), 10**6)) * min(unit, YEAR)
    starts, ends = [], []
    for _ in range(draw(st.integers(1, 60))):
        at += draw(st.sampled_from([0, 1, unit // 2, unit, 3 * unit, 9 * unit]))
        starts.append(at)
        ends.append(at + draw(st.sampled_from([0, 59, DAY - 1, unit])))
    return np.array(starts, np.int64), np.array(ends, np.int64)


def folded_of(told: tuple[np.ndarray, np.ndarray]) -> Fold | None:
    starts, ends = told
    return fold_of(starts, ends, (int(starts.min()), int(ends.max())))


@given(events())
def test_every_event_keeps_its_length_and_the_order_stays(told: tuple) -> None:
    starts, ends = told
    fold = folded_of(told)
    if fold is None:
        return
    assert np.array_equal(fold.folded_all(ends) - fold.folded_all(starts), ends - starts)
    both = np.sort(np.concatenate(told))
    assert (np.diff(fold.folded_all(both)) >= 0).all()


@given(events())
def test_back_and_forth_is_exact_outside_gaps_and_from_folded_time_everywhere(told: tuple) -> None:
    fold = folded_of(told)
    if fold is None:
        return
    edges = [edge for gap in fold.gaps for edge in (gap.first, gap.first - 1, gap.last + 1)]
    kept = np.concatenate([*told, np.array(edges, np.int64)])
    assert np.array_equal(fold.unfolded_all(fold.folded_all(kept)), kept)
    low, high = fold.folded(int(kept.min())) - 100, fold.folded(int(kept.max())) + 100
    folded = np.linspace(low, high, 500).astype(np.int64)
    assert np.array_equal(fold.folded_all(fold.unfolded_all(folded)), folded)
    for second in folded[::50].tolist():
        window = fold.window(second, second)
        assert fold.folded(window.start) == second == fold.folded(window.end)


@given(events())
def test_one_second_and_many_are_folded_alike(told: tuple) -> None:
    fold = folded_of(told)
    if fold is None:
        return
    seconds = np.linspace(int(told[0].min()) - 10, int(told[1].max()) + 10, 200).astype(np.int64)
    assert fold.folded_all(seconds).tolist() == [fold.folded(one) for one in seconds.tolist()]
    assert fold.unfolded_all(seconds).tolist() == [fold.unfolded(one) for one in seconds.tolist()]


@given(events())
def test_gaps_are_empty_long_few_and_sum_to_what_is_missing(told: tuple) -> None:
    starts, ends = told
    fold = folded_of(told)
    if fold is None:
        return
    whole = int(ends.max()) - int(starts.min()) + 1
    assert len(fold.gaps) <= MOST_GAPS
    for gap in fold.gaps:
        assert not ((starts <= gap.last) & (ends >= gap.first)).any()
        assert gap.folded * gap.rate == gap.last - gap.first + 1
        assert gap.rate >= 2
        assert gap.last - gap.first + 1 > whole * LEAST_SHARE / 2
    missing = sum(gap.last - gap.first + 1 - gap.folded for gap in fold.gaps)
    first, last = fold.folded(int(starts.min())), fold.folded(int(ends.max()))
    assert last - first + 1 == whole - missing


@given(events())
def test_stretches_and_gaps_make_up_the_view(told: tuple) -> None:
    fold = folded_of(told)
    if fold is None:
        return
    first, last = fold.folded(int(told[0].min())), fold.folded(int(told[1].max()))
    spans = outside(fold.gaps, first, last)
    kept = sum(high - low + 1 for low, high in spans)
    assert kept + sum(gap.folded for gap in fold.gaps) == last - first + 1
    for low, high in spans:
        assert fold.unfolded(high) - fold.unfolded(low) == high - low


def years_apart(years: int) -> tuple[np.ndarray, np.ndarray]:
    starts = np.array([0, years * YEAR], np.int64)
    return starts, starts + DAY - 1


def test_open_ends_stay_open() -> None:
    fold = folded_of(years_apart(30))
    assert fold is not None
    ends = np.array([NO_LOWER, NO_UPPER], np.int64)
    assert np.array_equal(fold.folded_all(ends), ends)


def test_whole_days_are_taken_out_so_that_days_stay_days() -> None:
    starts = np.array([0, 100 * DAY, 40 * YEAR], np.int64)
    fold = fold_of(starts, starts + 90 * DAY, (0, 40 * YEAR + 90 * DAY))
    assert fold is not None
    assert fold.folded(40 * YEAR) % DAY == 0
    assert all(gap.first % DAY == 0 for gap in fold.gaps)


def test_nothing_is_squeezed_where_nothing_is_empty_for_long() -> None:
    starts = np.arange(0, 100, dtype=np.int64) * DAY
    assert fold_of(starts, starts + DAY - 1, (0, 100 * DAY)) is None


def test_an_opened_gap_stays_open_and_the_others_squeezed() -> None:
    starts = np.array([0, 10 * YEAR, 30 * YEAR], np.int64)
    bounds = 0, 30 * YEAR + DAY
    both = fold_of(starts, starts + DAY - 1, bounds)
    assert both is not None
    one = fold_of(starts, starts + DAY - 1, bounds, (both.gaps[0].middle,))
    assert one is not None
    assert [gap.first > 10 * YEAR for gap in one.gaps] == [True]


def test_what_is_filtered_out_at_an_end_is_squeezed_too() -> None:
    starts = np.array([30 * YEAR], np.int64)
    fold = fold_of(starts, starts + DAY - 1, (0, 30 * YEAR + DAY - 1))
    assert fold is not None
    assert len(fold.gaps) == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (round(365.2425 * DAY * (3 + 4 / 12)), "3 years 4 months"),
        (30 * YEAR + 7 * DAY, "30 years"),
        (12_000 * YEAR, "11,992 years"),
        (365 * DAY, "1 year"),
        (125 * DAY, "4 months 3 days"),
        (12 * DAY, "12 days"),
        (5 * DAY + 3 * 3600, "5 days 3 hours"),
        (DAY, "1 day"),
        (2 * 3600 + 60, "2 hours 1 minute"),
        (90, "2 minutes"),
        (1, "1 second"),
    ],
)
def test_lengths_are_told_in_the_two_largest_units(seconds: int, words: str) -> None:
    assert length_text(seconds) == words
