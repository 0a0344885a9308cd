"""Rows and levels of crowded lanes: nothing overlaps or comes too close, the weighty first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.timeline.placing import FINEST, NO_ROW, placed
from widgets.timeline.raising import raised

spans = st.lists(
    st.tuples(st.integers(-(10**6), 10**6), st.sampled_from([0, 1, 60, 5000, 400_000])),
    min_size=1,
    max_size=80,
)


def lane(found: list[tuple[int, int]], seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    found = sorted(found)
    starts = np.array([start for start, _ in found], dtype=np.int64)
    ends = starts + np.array([length for _, length in found], dtype=np.int64)
    return starts, ends, np.random.default_rng(seed).permutation(len(found))


@settings(deadline=None, max_examples=150)
@given(spans, st.integers(1, 8), st.integers(0, 5))
def test_events_of_a_row_keep_room_for_their_labels(
    found: list[tuple[int, int]], limit: int, seed: int
) -> None:
    starts, ends, ranked = lane(found, seed)
    rows, levels = placed(starts, ends, ranked, limit)
    assert rows.max(initial=-1) < limit
    for row in set(rows.tolist()) - {NO_ROW}:
        inside = np.flatnonzero(rows == row)
        assert (ends[inside][:-1] < starts[inside][1:]).all()
        for level in set(levels[inside].tolist()):
            drawn = inside[levels[inside] >= level]
            assert (np.diff(starts[drawn]) >= 1 << level).all()


@settings(deadline=None)
@given(spans, st.integers(0, 5))
def test_the_most_important_shows_at_every_zoom(found: list[tuple[int, int]], seed: int) -> None:
    starts, ends, ranked = lane(found, seed)
    rows, levels = placed(starts, ends, ranked, 4)
    foremost = int(np.argmax(ranked))
    assert rows[foremost] != NO_ROW
    assert levels[foremost] == levels.max()


@settings(deadline=None)
@given(spans)
def test_an_event_without_a_row_overlaps_one_in_each_or_stands_too_close(
    found: list[tuple[int, int]],
) -> None:
    starts, ends, ranked = lane(found)
    rows, _ = placed(starts, ends, ranked, 3)
    for left in np.flatnonzero(rows == NO_ROW).tolist():
        for row in range(3):
            here = np.flatnonzero(rows == row)
            near = (starts[here] <= ends[left]) & (ends[here] >= starts[left])
            close = np.abs(starts[here] - starts[left]) < 1 << FINEST
            # Others that asked for the row at the same zoom may stand in the way too.
            early = np.abs(starts[here] - starts[left]) < 1 << (FINEST + 1)
            assert (near | close | early).any()


@settings(deadline=None, max_examples=100)
@given(spans, st.integers(0, 5), st.integers(1, 4))
def test_levels_rise_where_a_filter_leaves_room(
    found: list[tuple[int, int]], seed: int, part: int
) -> None:
    starts, ends, ranked = lane(found, seed)
    rows, levels = placed(starts, ends, ranked, 3)
    kept = np.flatnonzero((rows != NO_ROW) & (ranked % part == 0))
    kept = kept[np.argsort(rows[kept], kind="stable")]
    higher = raised(starts[kept], rows[kept].astype(np.int64), levels[kept], ranked[kept], 3)
    assert (higher >= levels[kept]).all() and (higher <= np.maximum(levels[kept] + 3, 0)).all()
    for row in set(rows[kept].tolist()):
        for level in set(higher.tolist()):
            drawn = kept[(rows[kept] == row) & (higher >= level)]
            assert (np.diff(starts[drawn]) >= 1 << level).all()


@pytest.mark.parametrize("count", [0, 1])
def test_few_events(count: int) -> None:
    starts = np.arange(count, dtype=np.int64)
    rows, levels = placed(starts, starts, starts, 8)
    assert len(rows) == len(levels) == count
    assert (rows >= 0).all()


def test_endless_events_share_the_rows() -> None:
    starts = np.full(5, -(2**63) + 1, dtype=np.int64)
    ends = np.full(5, 2**63 - 1, dtype=np.int64)
    rows, _ = placed(starts, ends, np.arange(5), 3)
    assert sorted(rows.tolist()) == [NO_ROW, NO_ROW, 0, 1, 2]
