"""What may be asked of a lane view, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import LaneOrder, LaneScheme, LaneView
from db.records.lanes import LEAST_ROWS, MOST_ROWS

KEYS = [f"kind:{letter}" for letter in "abcdef"]


def test_each_change_is_undone_by_its_opposite() -> None:
    view = LaneView()
    assert view.hide("kind:a", "kind:b").show(["kind:a", "kind:b"]) == view
    assert view.collapse(KEYS).expand(KEYS) == view
    assert view.turn("kind:a").turn("kind:a") == view
    assert view.turn_lock("kind:a").turn_lock("kind:a") == view
    assert view.resize("kind:a", 5).resize("kind:a", None) == view
    assert view.resize("kind:a", 5).resize("kind:b", 2).as_needed(KEYS) == view


def test_heights_keep_within_limits_whatever_their_order() -> None:
    view = LaneView().resize("kind:b", 900).resize("kind:a", -3)
    assert (view.rows_of("kind:a"), view.rows_of("kind:b")) == (LEAST_ROWS, MOST_ROWS)
    assert view.rows_of("kind:c") is None
    assert view == LaneView().resize("kind:a", -3).resize("kind:b", 900)


@given(st.permutations(KEYS), st.sampled_from(KEYS), st.integers(-2, len(KEYS) + 2))
def test_moving_puts_one_lane_elsewhere_and_leaves_the_others_in_order(
    keys: list[str], key: str, place: int
) -> None:
    moved = LaneView().move(keys, key, place)
    assert moved.order is LaneOrder.HAND
    assert sorted(moved.by_hand) == KEYS
    assert moved.by_hand.index(key) == min(max(place, 0), len(KEYS) - 1)
    rest = [one for one in keys if one != key]
    assert [one for one in moved.by_hand if one != key] == rest


def test_the_lanes_of_another_scheme_keep_their_places() -> None:
    view = LaneView().move(KEYS, "kind:c", 0).grouped(LaneScheme.TAG)
    both = view.move(["tag:1", "tag:2"], "tag:2", 0)
    assert both.by_hand[:2] == ("tag:2", "tag:1")
    assert both.by_hand[2] == "kind:c"
    assert len(both.by_hand) == len(KEYS) + 2


def test_a_lane_that_is_not_there_cannot_be_moved() -> None:
    with pytest.raises(ValueError, match="not in list"):
        LaneView().move(KEYS, "kind:z", 0)
