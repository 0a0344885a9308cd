"""A scene with empty lanes more or less: an edit may bring the first event of a kind, or the last.

No event moves to another row; rows and columns of density are only numbered anew.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from db.records import LaneGroup
from widgets.timeline.lane import Lane
from widgets.timeline.scene import Scene
from widgets.timeline.times import Times

_MOST_LANES = 255
"""Lanes are numbered in a byte where they are no more."""
_NO_ROWS = np.empty(0, np.int32)


def merged(before: Sequence[LaneGroup], after: Sequence[LaneGroup]) -> tuple[LaneGroup, ...] | None:
    """The lanes of both, those that went as empty ones; None where common ones change places."""
    known, wanted = {one.key for one in before}, {one.key for one in after}
    common = [one.key for one in before if one.key in wanted]
    if common != [one.key for one in after if one.key in known]:
        return None
    found = list(after)
    for place, one in enumerate(before):
        if one.key not in wanted:
            ahead = {group.key for group in before[:place]}
            # Behind the last of those that stood before it.
            at = max((n for n, group in enumerate(found) if group.key in ahead), default=-1)
            found.insert(at + 1, replace(one, rows=_NO_ROWS))
    return tuple(found) if len(found) <= _MOST_LANES else None


def with_lanes(scene: Scene, groups: Sequence[LaneGroup]) -> Scene:
    """The scene in these lanes, the new ones among them empty; a lane that goes is empty too."""
    if [one.key for one in groups] == [lane.key for lane in scene.lanes]:
        return scene
    numbers = {lane.key: number for number, lane in enumerate(scene.lanes)}
    order = [numbers.get(one.key) for one in groups]
    lanes: list[Lane] = []
    rows: list[int | None] = []
    for group, number in zip(groups, order, strict=True):
        old = None if number is None else scene.lanes[number]
        rows += [None] if old is None else old.own_rows
        base = lanes[-1].base + lanes[-1].rows if lanes else 0
        lanes.append(_empty(group, scene, base) if old is None else replace(old, base=base))
    return replace(
        scene,
        lanes=tuple(lanes),
        groups=tuple(
            replace(group, rows=_NO_ROWS) if number is None else scene.groups[number]
            for group, number in zip(groups, order, strict=True)
        ),
        members=tuple(_NO_ROWS if number is None else scene.members[number] for number in order),
        pyramid=scene.pyramid.in_lanes(order),
        placement=scene.placement.in_rows(rows),
        _kept={},
    )


def _empty(group: LaneGroup, scene: Scene, base: int) -> Lane:
    """A lane with one row for the event that is about to come."""
    return Lane(
        key=group.key,
        title=group.title,
        hue=group.hue,
        total=0,
        undated=0,
        times=Times(_NO_ROWS, scene.extents),
        base=base,
        rows=1,
        crowded=False,
        limited=False,
    )
