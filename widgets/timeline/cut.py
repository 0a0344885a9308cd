"""What a camera sees of one lane: which events are drawn as marks, and where some are not.

Whether an event is a mark depends on its clearance and on how crowded its stretch of time is,
both told in powers of two and on a grid fixed in time. So panning never changes the choice.
"""

from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.camera import Camera
from widgets.timeline.lane import MARKS_PER_BIN, Lane, Track

MARK_PX = 12
"""Room without which a mark would touch its neighbour."""
LABEL_PX = 96
"""Room with which a mark shows however crowded the lane is."""
TEXT_PX = 48
"""Room without which no label is tried."""
BIN_PX = 128
"""Least width of the stretches of time that are crowded or not."""
_NEIGHBOURS = 4
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
    drawn = np.zeros(len(edges), dtype=np.int64)
    seen = 0
    events, rows, texts = [], [], []
    for row, track in enumerate(lane.tracks):
        part = _marks(track, camera, edges, bins, crowded, wanted)
        first, last = _bins_of(part.starts, part.ends, edges, bins)
        np.add.at(drawn, first, 1)
        np.add.at(drawn, last + 1, -1)
        seen += int(np.count_nonzero((part.ends >= camera.start) & (part.starts <= camera.end)))
        events.append(part.events)
        rows.append(np.full(len(part.events), row, dtype=np.int64))
        texts.append(part.clearance >= 1 << level_for(TEXT_PX, camera))
    in_view = lane.dated - lane.earlier(camera.start) - lane.later(camera.end)
    missing = touching - np.cumsum(drawn)[:-1] > 0
    return Cut(
        np.concatenate(events) if events else np.empty(0, dtype=np.int64),
        np.concatenate(rows) if rows else np.empty(0, dtype=np.int64),
        np.concatenate(texts) if texts else np.empty(0, dtype=np.bool_),
        in_view,
        in_view - seen,
        _stretches(missing[2:-2], edges[2:-2]),
    )


def _marks(
    track: Track,
    camera: Camera,
    edges: NDArray[np.int64],
    bins: int,
    crowded: NDArray[np.bool_],
    wanted: frozenset[int],
) -> Track:
    """The drawn events of one row, a few beyond either edge included."""
    thin = track.thinned(level_for(MARK_PX, camera))
    inside = thin.between(int(edges[2]), int(edges[-3]) - 1)
    part = slice(max(inside.start - _NEIGHBOURS, 0), inside.stop + _NEIGHBOURS)
    starts, ends, clearance = thin.starts[part], thin.ends[part], thin.clearance[part]
    events = thin.events[part]
    if crowded.any() and len(events):
        first, _ = _bins_of(starts, ends, edges, bins)
        kept = ~crowded[first] | (clearance >= 1 << level_for(LABEL_PX, camera))
        kept |= (starts < edges[0]) | (starts >= edges[-1])
        events, starts, ends, clearance = (events[kept], starts[kept], ends[kept], clearance[kept])
    marks = Track(events, starts, ends, clearance)
    return _with_wanted(track, marks, wanted) if wanted else marks


def _with_wanted(track: Track, marks: Track, wanted: frozenset[int]) -> Track:
    missing = np.array(sorted(wanted - set(marks.events.tolist())), dtype=np.int64)
    extra = np.isin(track.events, missing)
    if not extra.any():
        return marks
    kept = extra | np.isin(track.events, marks.events)
    return Track(track.events[kept], track.starts[kept], track.ends[kept], track.clearance[kept])


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
