"""What a camera sees of one lane: which events are drawn as marks, and where some are not.

Whether an event is a mark depends on its clearance and on how crowded its stretch of time is,
both told in powers of two and on a grid fixed in time. So panning never changes the choice.
"""

from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.camera import Camera
from widgets.timeline.lane import MARKS_PER_BIN, Lane, Track, joined

MARK_PX = 12
"""Room without which a mark would touch its neighbour."""
LABEL_PX = 96
"""Room with which a mark shows however crowded the lane is."""
TEXT_PX = 48
"""Room without which no label is tried."""
BIN_PX = 128
"""Least width of the stretches of time that are crowded or not."""
_NEIGHBOURS = 1
"""Marks beyond the edge on which the labels inside may depend."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The drawn events of a lane (column rows), in order of row and time.

    ``hidden`` events touch the view and are not among them; ``gaps`` are the stretches of time
    (first second, one past the last) in which that is so.
    """

    events: NDArray[np.int64]
    rows: NDArray[np.int64]
    texts: NDArray[np.bool_]
    """Which of them may try to show a label."""
    in_view: int
    hidden: int
    gaps: tuple[tuple[int, int], ...]


def level_for(pixels: float, camera: Camera) -> int:
    """The least power of two seconds that is at least so many pixels wide."""
    return max(ceil(log2(pixels / camera.scale)), 0)


def cut(lane: Lane, camera: Camera, wanted: frozenset[int] = frozenset()) -> Cut:
    """Cut what the camera sees out of a lane; ``wanted`` column rows are drawn in any case."""
    bins = level_for(BIN_PX, camera)
    edges = np.arange((camera.start >> bins) - 2, (camera.end >> bins) + 4, dtype=np.int64) << bins
    touching = lane.touching(edges)
    crowded = touching > MARKS_PER_BIN * lane.rows
    marks, rows = _candidates(lane, camera, edges, wanted)
    first, last = _bins_of(marks.starts, marks.ends, edges, bins)
    if crowded.any():
        kept = ~crowded[first] | (marks.clearance >= 1 << level_for(LABEL_PX, camera))
        kept |= (marks.starts < edges[0]) | (marks.starts >= edges[-1])
        if wanted:
            kept |= np.isin(marks.events, list(wanted))
        marks, rows, first, last = marks.only(kept), rows[kept], first[kept], last[kept]
    drawn = np.bincount(first, minlength=len(edges)) - np.bincount(last + 1, minlength=len(edges))
    missing = touching - np.cumsum(drawn)[:-1] > 0
    in_view = lane.dated - lane.earlier(camera.start) - lane.later(camera.end)
    seen = np.count_nonzero((marks.ends >= camera.start) & (marks.starts <= camera.end))
    return Cut(
        marks.events,
        rows,
        marks.room >= 1 << level_for(TEXT_PX, camera),
        in_view,
        in_view - int(seen),
        _stretches(missing[2:-2], edges[2:-2]),
    )


def _candidates(
    lane: Lane, camera: Camera, edges: NDArray[np.int64], wanted: frozenset[int]
) -> tuple[Track, NDArray[np.int64]]:
    """The events of all rows with room for a mark, a few beyond either edge, with their rows."""
    level = level_for(MARK_PX, camera)
    low, high = int(edges[2]), int(edges[-3]) - 1
    parts, counts = [], []
    chosen = lane.rows_with(wanted) if wanted else frozenset()
    for row, track in enumerate(lane.tracks):
        thin = track.thinned(level)
        inside = thin.between(low, high)
        part = thin.only(slice(max(inside.start - _NEIGHBOURS, 0), inside.stop + _NEIGHBOURS))
        parts.append(_with_wanted(track, part, wanted) if row in chosen else part)
        counts.append(len(parts[-1].events))
    return joined(parts), np.repeat(np.arange(len(counts)), counts)


def _with_wanted(track: Track, marks: Track, wanted: frozenset[int]) -> Track:
    extra = np.isin(track.events, list(wanted)) & ~np.isin(track.events, marks.events)
    if not extra.any():
        return marks
    return track.only(extra | np.isin(track.events, marks.events))


def _bins_of(
    starts: NDArray[np.int64], ends: NDArray[np.int64], edges: NDArray[np.int64], bins: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last bin each event touches, those outside pushed into the outermost bins."""
    origin, last = int(edges[0]) >> bins, len(edges) - 2
    first = np.clip((starts >> bins) - origin, 0, last)
    return first, np.clip((ends >> bins) - origin, first, last)


def _stretches(missing: NDArray[np.bool_], edges: NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    """Runs of bins in which something is missing, as (first second, one past the last)."""
    turns = np.flatnonzero(np.diff(np.concatenate(([False], missing, [False])).astype(np.int8)))
    return tuple(
        (int(edges[a]), int(edges[b])) for a, b in zip(turns[::2], turns[1::2], strict=True)
    )
