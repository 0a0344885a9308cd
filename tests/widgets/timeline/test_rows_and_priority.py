"""Rows and clearances: fixed in time, none overlapping, the more important first."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.timeline.made_source import generated
from widgets.timeline.priority import ENDLESS, clearances, ranks
from widgets.timeline.rows import FEW, packed

spans = st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 90)), min_size=1, max_size=60)


def arrays(found: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    found = sorted(found)
    starts = np.array([start for start, _ in found], dtype=np.int64)
    return starts, starts + np.array([length for _, length in found], dtype=np.int64)


@given(spans, st.integers(0, 40), st.integers(1, 8))
def test_no_two_events_of_a_row_overlap(
    found: list[tuple[int, int]], room: int, limit: int
) -> None:
    starts, ends = arrays(found)
    rows = packed(starts, ends, room, limit)
    if rows is None:
        return
    assert rows.max() < limit
    for row in set(rows.tolist()):
        inside = np.flatnonzero(rows == row)
        assert (ends[inside][:-1] < starts[inside][1:]).all()


def test_a_small_lane_keeps_room_for_labels() -> None:
    starts = np.array([0, 50], dtype=np.int64)
    apart, together = packed(starts, starts + 1, 100, 8), packed(starts, starts + 1, 20, 8)
    assert apart is not None and apart.tolist() == [0, 1]
    assert together is not None and together.tolist() == [0, 0]


def test_what_does_not_fit_so_is_placed_otherwise() -> None:
    many = np.arange(FEW + 1, dtype=np.int64) * 10
    assert packed(many, many + 1, 0, 8) is None
    same = np.zeros(9, dtype=np.int64)
    assert packed(same, same + 5, 0, 8) is None


@given(spans, st.randoms())
def test_clearance_is_the_room_to_the_next_more_important(
    found: list[tuple[int, int]], random
) -> None:  # type: ignore[no-untyped-def]
    starts, ends = arrays(found)
    kept, last = [], -(10**6)
    for here, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start > last:
            kept.append(here)
            last = end
    starts, ends = starts[kept], ends[kept]
    rank = list(range(len(starts)))
    random.shuffle(rank)
    told = clearances(starts, ends, np.array(rank, dtype=np.int64))
    for here, mine in enumerate(rank):
        left = [ends[here] - ends[n] for n in range(here) if rank[n] > mine]
        right = [starts[n] - starts[here] for n in range(here + 1, len(rank)) if rank[n] > mine]
        sides = [(left[-1:] or [ENDLESS])[0], (right[:1] or [ENDLESS])[0]]
        assert told[here] == min(sides)


def test_importance_comes_before_sources_and_length() -> None:
    source = generated(500)
    columns = source.made
    lengths = (columns.latest - columns.earliest).astype(np.float64)
    ranked = ranks(columns, lengths)
    assert len(np.unique(ranked)) == len(columns)
    order = np.argsort(ranked)
    weighed = list(zip(columns.importance[order], columns.weight[order], strict=True))
    assert weighed == sorted(weighed)
    # Durations count in steps of a fifth.
    for one, other in pairwise(order.tolist()):
        alike = columns.importance[one] == columns.importance[other]
        if alike and columns.weight[one] == columns.weight[other]:
            assert lengths[one] <= lengths[other] * 1.2 + 1
