"""Rows and clearances: fixed in time, none overlapping, the more important first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.timeline.made_source import generated
from widgets.timeline.priority import ENDLESS, clearances, ranks
from widgets.timeline.rows import FEW, NO_ROW, packed

spans = st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 90)), min_size=1, max_size=60)


def arrays(found: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    found = sorted(found)
    starts = np.array([start for start, _ in found], dtype=np.int64)
    return starts, starts + np.array([length for _, length in found], dtype=np.int64)


def overlapping(starts: np.ndarray, ends: np.ndarray, rows: np.ndarray) -> int:
    count = 0
    for row in set(rows.tolist()) - {NO_ROW}:
        inside = np.flatnonzero(rows == row)
        count += int(np.count_nonzero(ends[inside][:-1] >= starts[inside][1:]))
    return count


@given(spans, st.integers(0, 40), st.integers(1, 8))
def test_no_two_events_of_a_row_overlap(
    found: list[tuple[int, int]], room: int, limit: int
) -> None:
    starts, ends = arrays(found)
    rows = packed(starts, ends, room, limit)
    assert overlapping(starts, ends, rows) == 0
    assert rows.max() < limit


def test_a_small_lane_keeps_room_for_labels() -> None:
    starts = np.array([0, 50], dtype=np.int64)
    assert packed(starts, starts + 1, 100, 8).tolist() == [0, 1]
    assert packed(starts, starts + 1, 20, 8).tolist() == [0, 0]


def test_a_full_lane_spreads_evenly() -> None:
    starts = np.arange(FEW * 4, dtype=np.int64) * 10
    rows = packed(starts, starts + 1, 10_000, 8)
    assert np.bincount(rows).tolist() == [FEW // 2] * 8


def test_what_finds_no_row_is_marked() -> None:
    starts = np.zeros(20, dtype=np.int64)
    rows = packed(starts, starts + 5, 0, 8)
    assert np.count_nonzero(rows == NO_ROW) == 12


@given(spans, st.randoms())
def test_clearance_is_the_room_to_the_next_more_important(
    found: list[tuple[int, int]], random
) -> None:  # type: ignore[no-untyped-def]
    starts, ends = arrays(found)
    kept = packed(starts, ends, 0, 1) == 0
    starts, ends = starts[kept], ends[kept]
    rank = list(range(len(starts)))
    random.shuffle(rank)
    told, wider = clearances(starts, ends, np.array(rank, dtype=np.int64))
    for here, mine in enumerate(rank):
        left = [ends[here] - ends[n] for n in range(here) if rank[n] > mine]
        right = [starts[n] - starts[here] for n in range(here + 1, len(rank)) if rank[n] > mine]
        sides = [(left[-1:] or [ENDLESS])[0], (right[:1] or [ENDLESS])[0]]
        assert (told[here], wider[here]) == (min(sides), max(sides))


def test_importance_comes_before_sources_and_length() -> None:
    source = generated(500)
    columns = source.made
    lengths = (columns.latest - columns.earliest).astype(np.float64)
    order = np.argsort(ranks(columns, lengths))
    keys = list(zip(columns.importance[order], columns.weight[order], lengths[order], strict=True))
    assert keys == sorted(keys)
