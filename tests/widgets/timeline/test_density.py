"""Density is exact: every event weighs one, wherever the columns are cut."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.timeline.made_source import DAY
from widgets.timeline.density import Mass

HOURS = st.integers(-5000, 5000)
events = st.lists(st.tuples(HOURS, st.integers(1, 2000)), min_size=1, max_size=80)


def mass_of(found: list[tuple[int, int]]) -> tuple[Mass, np.ndarray, np.ndarray]:
    starts = np.array([start * 3600 for start, _ in found], dtype=np.int64)
    ends = starts + np.array([hours * 3600 - 1 for _, hours in found], dtype=np.int64)
    return Mass(starts, ends), starts, ends


@given(events, st.lists(HOURS, min_size=2, max_size=20, unique=True))
def test_each_column_holds_the_share_of_each_event(
    found: list[tuple[int, int]], cuts: list[int]
) -> None:
    mass, starts, ends = mass_of(found)
    edges = np.array(sorted(cuts), dtype=np.int64) * 3600
    _, total = mass.columns(edges)
    for column, (low, high) in enumerate(pairwise(edges)):
        shared = np.minimum(ends + 1, high) - np.maximum(starts, low)
        expected = (np.maximum(shared, 0) / (ends + 1 - starts)).sum()
        assert abs(total[column] - expected) < 1e-6


@given(events)
def test_all_columns_together_hold_all_events(found: list[tuple[int, int]]) -> None:
    mass, starts, ends = mass_of(found)
    edges = np.linspace(starts.min() - DAY, ends.max() + DAY, 37).astype(np.int64)
    inside, total = mass.columns(edges)
    assert abs(total.sum() - len(found)) < 1e-6
    assert (inside <= total + 1e-9).all()


def test_a_thousand_vague_events_sum_to_a_thousand_over_the_months() -> None:
    rng = np.random.default_rng(1)
    starts = rng.integers(0, 300, 1000) * DAY
    ends = starts + rng.integers(1, 60, 1000) * DAY - 1
    months = np.arange(0, 13, dtype=np.int64) * 30 * DAY
    _, total = Mass(starts, ends).columns(months)
    assert abs(total.sum() - 1000) < 1e-6


def test_an_event_within_one_column_is_certain_there() -> None:
    mass = Mass(np.array([10 * DAY]), np.array([11 * DAY - 1]))
    inside, total = mass.columns(np.array([0, 30, 60], dtype=np.int64) * DAY)
    assert inside.tolist() == [1, 0] and total.tolist() == [1, 0]


def test_an_event_over_two_columns_is_only_possible_in_either() -> None:
    mass = Mass(np.array([0]), np.array([60 * DAY - 1]))
    inside, total = mass.columns(np.array([0, 30, 60], dtype=np.int64) * DAY)
    assert inside.tolist() == [0, 0]
    assert np.allclose(total, [0.5, 0.5])


def test_instants_far_from_now_lose_no_mass() -> None:
    starts = np.arange(10_000, dtype=np.int64) * 1000 - 10**14
    mass = Mass(starts, starts)
    assert mass.before(np.array([-(10**14) + 5_000_000])).tolist() == [5000]


def test_no_events_weigh_nothing() -> None:
    none = np.empty(0, dtype=np.int64)
    inside, total = Mass(none, none).columns(np.array([0, 1, 2], dtype=np.int64))
    assert inside.sum() == total.sum() == 0
