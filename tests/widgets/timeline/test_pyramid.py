"""Density is exact: every event weighs one, wherever the columns are cut."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.timeline.grid import WIDTHS, base_width, column_width
from widgets.timeline.pyramid import Pyramid
from widgets.timeline.touching import Touching

DAY = 86_400
LANES = 3
events = st.lists(
    st.tuples(
        st.integers(0, LANES - 1),
        st.integers(-(10**8), 10**8),
        st.sampled_from([0, 59, DAY - 1, 30 * DAY - 1, 4000 * DAY - 1]),
    ),
    min_size=1,
    max_size=60,
)
widths = st.sampled_from([5, 675, 10_800, DAY, 32 * DAY, 1024 * DAY])


def pyramid(
    found: list[tuple[int, int, int]], shown: np.ndarray | None = None
) -> tuple[Pyramid, np.ndarray, np.ndarray, np.ndarray]:
    found = sorted(found, key=lambda event: event[1])
    lanes = np.array([lane for lane, _, _ in found], np.int16)
    starts = np.array([start for _, start, _ in found], np.int64)
    ends = starts + np.array([length for _, _, length in found], np.int64)
    span = int(starts.min()), int(ends.max())
    touching = Touching(np.arange(len(found), dtype=np.int32), lanes, starts, ends)
    made = Pyramid(touching, LANES, span)
    return (made if shown is None else made.only(shown)), lanes, starts, ends


@settings(deadline=None, max_examples=80)
@given(events, widths, st.integers(-200, 200), st.integers(1, 400))
def test_each_column_holds_the_share_of_each_event(
    found: list[tuple[int, int, int]], width: int, first: int, count: int
) -> None:
    made, lanes, starts, ends = pyramid(found)
    columns = made.columns(width, first, first + count)
    assert columns.total.shape == (LANES, count)
    low = np.arange(first, first + count, dtype=np.int64) * width
    for lane in range(LANES):
        own = lanes == lane
        begin, until = starts[own][:, None], ends[own][:, None] + 1
        shared = np.minimum(until, low + width) - np.maximum(begin, low)
        expected = (np.maximum(shared, 0) / (until - begin)).sum(axis=0)
        within = ((begin >= low) & (until <= low + width)).sum(axis=0)
        assert columns.total[lane] == pytest.approx(expected, abs=1e-4)
        assert (columns.solid[lane] == within).all()


@settings(deadline=None, max_examples=60)
@given(events, widths, st.integers(-200, 200), st.integers(1, 400))
def test_what_is_summed_up_where_events_crowd_is_what_would_be_counted(
    found: list[tuple[int, int, int]], width: int, first: int, count: int
) -> None:
    crowd = [(lane, 7 * DAY + second, 3 * DAY) for lane in range(LANES) for second in (0, 9)]
    (counted, *_), (summed, *_) = (pyramid([*found, *crowd]) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("widgets.timeline.crowds.CROWD", 4)
        summed.prepare()
    for one in (first, 7 * DAY // width + first):
        expected = counted.columns(width, one, one + count)
        columns = summed.columns(width, one, one + count)
        assert columns.total == pytest.approx(expected.total, abs=1e-4)
        assert (columns.solid == expected.solid).all()


@settings(deadline=None, max_examples=60)
@given(events, st.sampled_from([w for w in WIDTHS if w >= 21_600][:14]), st.randoms())
def test_all_columns_together_hold_what_is_shown(  # type: ignore[no-untyped-def]
    found: list[tuple[int, int, int]], width: int, random
) -> None:
    shown = np.array([random.random() < 0.6 for _ in found], np.bool_)
    made, lanes, starts, ends = pyramid(found, shown)
    first, last = int(starts.min()) // width, int(ends.max()) // width + 1
    if last - first > 40_000:
        return
    columns = made.columns(width, first, last)
    for lane in range(LANES):
        assert columns.total[lane].sum() == pytest.approx((shown & (lanes == lane)).sum(), abs=1e-2)
    assert (columns.solid <= columns.total + 1e-3).all()


def test_a_thousand_vague_events_sum_to_a_thousand_over_the_months() -> None:
    rng = np.random.default_rng(1)
    starts = np.sort(rng.integers(0, 300, 1000)) * DAY
    lengths = rng.integers(1, 60, 1000) * DAY - 1
    made, *_ = pyramid([(0, int(s), int(n)) for s, n in zip(starts, lengths, strict=True)])
    columns = made.columns(32 * DAY, 0, 13)
    assert columns.total.sum() == pytest.approx(1000, abs=1e-3)


def test_an_event_over_two_columns_is_only_possible_in_either() -> None:
    made, *_ = pyramid([(0, 0, 2 * DAY - 1)])
    columns = made.columns(DAY, 0, 2)
    assert columns.solid[0].tolist() == [0, 0]
    assert columns.total[0] == pytest.approx([0.5, 0.5])


def test_an_open_end_reaches_to_the_edge_of_the_data() -> None:
    starts, ends = np.array([0, 9 * DAY]), np.array([2**63 - 1, 10 * DAY - 1])
    touching = Touching(np.arange(2, dtype=np.int32), np.zeros(2, np.int16), starts, ends)
    made = Pyramid(touching, 1, (0, 10 * DAY - 1))
    assert made.columns(DAY, 0, 20).total.sum() == pytest.approx(2, abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(events, widths)
def test_no_column_is_wider_than_all_and_peaks_bound_what_begins_at_once(
    found: list[tuple[int, int, int]], width: int
) -> None:
    made, lanes, starts, _ = pyramid(found)
    peaks = made.peaks(width)
    assert (peaks >= 1).all()
    for lane in range(LANES):
        _, counts = np.unique(starts[lanes == lane] // width, return_counts=True)
        if width < made.base_width:
            assert peaks[lane] >= counts.max(initial=1)


def test_no_events_weigh_nothing() -> None:
    none = np.empty(0, np.int64)
    touching = Touching(none.astype(np.int32), none.astype(np.int16), none, none)
    columns = Pyramid(touching, 2, None).columns(DAY, -5, 5)
    assert columns.total.sum() == columns.solid.sum() == 0


def test_each_width_is_a_multiple_of_the_next_finer_and_a_day_is_among_them() -> None:
    assert all(wide % narrow == 0 for narrow, wide in pairwise(WIDTHS))
    assert DAY in WIDTHS
    assert base_width(3650 * DAY, 16_384) <= DAY
    assert column_width(1 / DAY, 1) == DAY
