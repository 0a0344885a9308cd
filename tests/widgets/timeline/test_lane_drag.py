"""A lane's name in the hand: where it is let down, and how high its lane becomes."""

import pytest

from db.records import LaneOrder, LaneView
from widgets.timeline.lane_drag import LaneDrag
from widgets.timeline.layout import LaneBox

KEYS = ["a", "b", "c", "d"]
BOXES = [
    LaneBox(number, 100.0 * number, 100.0, 100.0 * number + 17, 20.0, 0.0) for number in range(3)
]
"""Of a, b and d: c is hidden."""
SEEN = ["a", "b", "d"]


def drag(key: str, to: float) -> LaneView:
    box = BOXES[SEEN.index(key)]
    made = LaneDrag(key, box, box.top + 10, False, box.top + 10)
    assert made.to(to)
    return made.asked(LaneView().hide("c"), KEYS, SEEN, BOXES)


@pytest.mark.parametrize(
    ("key", "to", "order"),
    [
        ("a", 190, "bcad"),
        ("a", 290, "bcda"),
        ("d", -500, "dabc"),
        ("d", 60, "adbc"),
        ("b", 900, "acdb"),
        ("b", 20, "bacd"),
    ],
)
def test_it_comes_to_stand_where_it_is_let_down(key: str, to: float, order: str) -> None:
    view = drag(key, to)
    assert view.order is LaneOrder.HAND
    assert "".join(view.by_hand) == order
    assert view.hidden == {"c"}


@pytest.mark.parametrize("to", [60, 40, 120, 140])
def test_let_down_at_its_own_place_it_changes_nothing(to: float) -> None:
    assert drag("a", to) == LaneView().hide("c")


def test_a_slip_is_no_drag() -> None:
    made = LaneDrag("a", BOXES[0], 10, False, 10)
    assert not made.to(13.9)
    assert made.to(14)
    assert made.to(10), "what was a drag stays one"


@pytest.mark.parametrize(("down", "rows"), [(0, 3), (9, 3), (11, 4), (41, 5), (-21, 2), (-900, 1)])
def test_the_lower_edge_gives_whole_rows(down: float, rows: int) -> None:
    # Three rows of 20 px, 7 px above and below them, and a strip of 26 px.
    box = LaneBox(0, 0.0, 100.0, 17.0, 20.0, 67.0)
    made = LaneDrag("a", box, 99, True, 99)
    made.to(99 + down)
    assert made.rows == rows
    assert made.asked(LaneView(), KEYS, SEEN, BOXES) == LaneView().resize("a", rows)
