"""Labels never overlap each other nor a symbol, and stay where they were."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from widgets.relations.labels import Box, Taken, Wish, place

boxes = st.tuples(st.floats(-20, 420), st.floats(-20, 220), st.floats(4, 120), st.floats(8, 30))
wishes = st.lists(st.tuples(st.lists(boxes, min_size=1, max_size=8), st.floats(0, 50)), max_size=40)


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


@given(wishes, st.lists(boxes, max_size=12))
def test_no_label_overlaps_a_label_or_a_symbol_or_the_rim(
    wanted: list[tuple[list[Box], float]], symbols: list[Box]
) -> None:
    taken = Taken(400, 200)
    taken.take(symbols)
    made = [Wish(("node", row), tuple(slots), rank) for row, (slots, rank) in enumerate(wanted)]
    chosen = place(made, taken, {})
    shown = [made[key[1]].slots[slot] for key, slot in chosen.items()]
    for index, box in enumerate(shown):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[0] + box[2] <= 400
        assert box[1] + box[3] <= 200
        assert not any(overlap(box, other) for other in shown[:index])
        assert not any(overlap(box, symbol) for symbol in symbols)


def test_the_weightier_label_wins() -> None:
    same: tuple[Box, ...] = ((10, 10, 50, 12),)
    wanted = [Wish(("node", 0), same, 1.0), Wish(("node", 1), same, 2.0)]
    assert place(wanted, Taken(100, 50), {}) == {("node", 1): 0}


def test_what_was_shown_stays_until_something_clearly_weightier_comes() -> None:
    same: tuple[Box, ...] = ((10, 10, 50, 12),)
    before = {("node", 0): 0}
    rival = [Wish(("node", 0), same, 10.0), Wish(("node", 1), same, 12.0)]
    assert place(rival, Taken(100, 50), before) == before
    stronger = [Wish(("node", 0), same, 10.0), Wish(("node", 1), same, 14.0)]
    assert place(stronger, Taken(100, 50), before) == {("node", 1): 0}


def test_a_slot_free_of_strands_is_preferred() -> None:
    taken = Taken(200, 100)
    taken.cross(np.stack([np.arange(10, 60, 1.0), np.full(50, 16.0)], axis=1))
    wanted = [Wish(("node", 0), ((10, 10, 50, 12), (100, 10, 50, 12)), 1.0)]
    assert place(wanted, taken, {}) == {("node", 0): 1}


def test_a_calm_label_is_rather_left_out_than_laid_over_a_strand() -> None:
    taken = Taken(200, 100)
    taken.cross(np.stack([np.arange(10, 60, 1.0), np.full(50, 16.0)], axis=1))
    assert place([Wish(("strand", 0), ((10, 10, 50, 12),), 1.0, calm=True)], taken, {}) == {}
