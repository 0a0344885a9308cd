"""Which event comes next: in time, in the lane, in another lane, or all between two."""

import numpy as np

from widgets.timeline.scene import Scene


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
    far = 2**62
    if start < -far:
        return end
    return start if end > far else (start + end) // 2


def between(scene: Scene, first: int, last: int) -> tuple[int, ...]:
    """All events from one to another in time order, the first one first."""
    order = scene.in_order()
    low, high = sorted((first, last))
    chosen = [int(place) for place in order[(order >= low) & (order <= high)]]
    return tuple(chosen if first <= last else reversed(chosen))
