"""Which event comes next: in time, in the lane, in another lane, or all between two."""

import numpy as np
from numpy.typing import NDArray

from db.records import Window
from widgets.timeline.scene import Scene

_FAR = 2**62
"""Bounds beyond this are open: nothing can be framed there."""


def beside(scene: Scene, place: int | None, step: int, *, in_lane: bool = False) -> int | None:
    """The event after a place in time (``step`` 1) or before it (−1), or the outermost one.

    Without a place the first or, backwards, the last.
    """
    lane = scene.lane_of(place) if in_lane and place is not None else None
    rows = None if lane is None else scene.members[lane]
    passed = scene.shown & scene.extents.dated if rows is None else scene.shown[rows]
    if place is None:
        found = _first(passed, 0 if step > 0 else len(passed) - 1, step)
    else:
        here = place if rows is None else int(np.searchsorted(rows, place))
        found = _first(passed, here + step, step)
        if found is None:
            found = _first(passed, here, -step)
    return found if found is None or rows is None else int(rows[found])


def _first(passed: NDArray[np.bool_], here: int, step: int) -> int | None:
    """The nearest place from here on, forwards or backwards, that passed."""
    ahead = passed[max(here, 0) :] if step > 0 else passed[: max(here + 1, 0)][::-1]
    if not ahead.any():
        return None
    return max(here, 0) + int(ahead.argmax()) if step > 0 else len(ahead) - 1 - int(ahead.argmax())


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


def _near(order: NDArray[np.int64], place: int) -> NDArray[np.int64]:
    """Candidates around a place in time order: columns are sorted by their earliest bound."""
    here = int(np.searchsorted(order, place))
    return np.asarray(order[max(here - 50, 0) : here + 50])


def _middle(start: int, end: int) -> int:
    """The middle of an extent; the known end where the other is open."""
    if start < -_FAR:
        return end
    return start if end > _FAR else (start + end) // 2


def between(scene: Scene, first: int, last: int) -> NDArray[np.int64]:
    """All events from one to another in time order, the first one first."""
    low, high = sorted((first, last))
    passed = scene.shown[low : high + 1] & scene.extents.dated[low : high + 1]
    chosen = np.flatnonzero(passed) + low
    return chosen if first <= last else chosen[::-1]


def stretch(scene: Scene, window: Window, count: int, *, later: bool) -> Window | None:
    """The window over the next ``count`` events that begin after another one, or before it.

    None where nothing begins there. Events of the same beginning are never parted, so that
    stepping on from here leaves none of them out.
    """
    starts = scene.times.starts
    starts = starts[np.searchsorted(starts, -_FAR) : np.searchsorted(starts, _FAR)]
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
