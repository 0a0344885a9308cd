"""Entries taken out and put in: values and places come out as one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from widgets.timeline.splice import Splice

REMOVED = st.lists(st.integers(0, 11), unique=True, max_size=4).map(tuple)


@given(st.integers(0, 12), REMOVED, st.integers(0, 12), st.integers(0, 3))
def test_values_and_places_come_out_as_one_by_one(
    length: int, removed: tuple[int, ...], at: int, count: int
) -> None:
    gone = tuple(place for place in removed if place < length)
    at = min(at, length - len(gone))
    splice, values = Splice(gone, at, count), np.arange(length, dtype=np.int32)
    kept = [place for place in range(length) if place not in gone]
    expected = [*kept[:at], *[-1] * count, *kept[at:]]
    assert splice.arranged(values, -1).tolist() == expected
    # Where each of those that stay is found afterwards, in any order and in theirs.
    places = np.array(kept, np.int32)
    wanted = [expected.index(place) for place in kept]
    assert splice.numbers(places, ascending=True).tolist() == wanted
    assert splice.numbers(places[::-1]).tolist() == wanted[::-1]
