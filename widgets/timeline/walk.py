"""Which event comes next: in time, in the lane, in another lane, or all between two."""

import numpy as np

from db.records import Window
from widgets.timeline.scene import Scene

_FAR = 2**62
"""Bounds beyond this are open: nothing can be framed there."""


def beside(scene: Scene, place: int | None, step: int, *, in_lane: bool = False) -> int | None:
    """The event ``step`` further in time; without a place the first or, backwards, the last."""
    lane = scene.lane_of(place) if in_lane and place is not None else None
    order = scene.in_order(lane)
    if not len(order):
        return None
    if place is None:
        return int(order[0 if step > 0 else -1])
    here = int(np.searchsorted(order, place))
    # Where the event itself is filtered out, the next one stands at its place in the order.
    if step > 0 and (here == len(order) or order[here] != place):
        here -= 1
    return int(order[min(max(here + step, 0), len(order) - 1)])


def at_end(scene: Scene, *, last: bool) -> int | None:
    """The first or the last event in time."""
    return beside(scene, None, -1 if last else 1)


def across(scene: Scene, place: int | None, step: int) -> int | None:
    """The event nearest in time in the next lane that has any, up (−1) or down (1)."""
    if place is None:
        return beside(scene, None, step)
    here = scene.lane_of(place)
    if here is None:
        return place
    lanes = range(here + step, len(scene.lanes) if step > 0 else -1, step)
    lane = next((number for number in lanes if scene.lanes[number].dated), None)
    if lane is None:
        return place
    order = scene.in_order(lane)
    starts, ends = scene.extents.starts, scene.extents.ends
    middle = _middle(int(starts[place]), int(ends[place]))
    middles = [_middle(int(starts[one]), int(ends[one])) for one in _near(order, place)]
    nearest = min(range(len(middles)), key=lambda n: abs(middles[n] - middle))
    return int(_near(order, place)[nearest])


def _near(order: np.ndarray, place: int) -> np.ndarray:
    """Candidates around a place in time order: columns are sorted by their earliest bound."""
    here = int(np.searchsorted(order, place))
    return np.asarray(order[max(here - 50, 0) : here + 50])


def _middle(start: int, end: int) -> int:
    """The middle of an extent; the known end where the other is open."""
    if start < -_FAR:
        return end
    return start if end > _FAR else (start + end) // 2


def between(scene: Scene, first: int, last: int) -> tuple[int, ...]:
    """All events from one to another in time order, the first one first."""
    order = scene.in_order()
    low, high = sorted((first, last))
    chosen = [int(place) for place in order[(order >= low) & (order <= high)]]
    return tuple(chosen if first <= last else reversed(chosen))


def stretch(scene: Scene, window: Window, count: int, *, later: bool) -> Window | None:
    """The window over the next ``count`` events that begin after another one, or before it.

    None where nothing begins there. Events of the same beginning are never parted, so that
    stepping on from here leaves none of them out.
    """
    starts = scene.extents.starts[scene.in_order()]
    # Nearly sorted already, which a stable sort takes in its stride.
    starts = np.sort(starts[np.abs(starts) < _FAR], kind="stable")
    if later:
        first = int(np.searchsorted(starts, window.end, side="right"))
        last = min(first + count, len(starts)) - 1
    else:
        last = int(np.searchsorted(starts, window.start, side="left")) - 1
        first = max(last - count + 1, 0)
    if last < first or last < 0:
        return None
    low, high = int(starts[first]), int(starts[last])
    # A little room, yet not so much that the neighbours on either side are taken in.
    before = low - int(starts[first - 1]) if first and starts[first - 1] < low else high - low
    after = int(np.searchsorted(starts, high, side="right"))
    room = int(starts[after]) - high if after < len(starts) else high - low
    margin = max((high - low) // 50, 60)
    return Window(low - min(margin, max(before - 1, 0)), high + min(margin, max(room - 1, 0)))
