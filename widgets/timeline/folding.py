"""Which empty time of a scene is squeezed: what none of its shown events touches.

An open end says nothing of when: "in the past" must not keep thirty empty years at their length.
So of an event with one open end only the known one counts, and its mark runs across the tears.
"""

from collections.abc import Sequence

import numpy as np

from db.records import NO_LOWER, NO_UPPER, LaneView
from widgets.timeline.extents import Extents
from widgets.timeline.fold import Fold, Seconds, fold_of
from widgets.timeline.scene import Mask, Rows, Scene


def fold_for(view: LaneView, extents: Extents, members: Sequence[Rows], shown: Mask) -> Fold | None:
    """The fold of the lanes in sight; ``extents`` in real time, ``members`` the lanes' rows.

    None where nobody wants one, or nothing is empty for long.
    """
    if not view.squeezed:
        return None
    bounds = _bounds(extents)
    seen = np.zeros(len(shown), np.bool_)
    for rows in members:
        seen[rows] = True
    seen &= shown
    if bounds is None or not seen.any():
        return None
    return fold_of(*_known(extents.starts[seen], extents.ends[seen]), bounds, view.unsqueezed)


def _known(starts: Seconds, ends: Seconds) -> tuple[Seconds, Seconds]:
    """The seconds that events surely say something of, in order of start."""
    open_start, open_end = starts == NO_LOWER, ends == NO_UPPER
    first, last = np.where(open_start, ends, starts), np.where(open_end, starts, ends)
    told = ~(open_start & open_end)
    first, last = first[told], last[told]
    if (first[1:] >= first[:-1]).all():
        return first, last
    order = np.argsort(first, kind="stable")
    return first[order], last[order]


def touches_gap(scene: Scene, rows: Rows) -> bool:
    """Whether any of these column rows of a scene lies in time that it squeezes."""
    gaps = scene.fold.gaps if scene.fold is not None else ()
    starts, ends = scene.columns.earliest[rows], scene.columns.latest[rows]
    return any(bool(((starts <= gap.last) & (ends >= gap.first)).any()) for gap in gaps)


def _bounds(extents: Extents) -> tuple[int, int] | None:
    """The outermost seconds of all dated events, as far as they are known."""
    sides: list[Seconds] = []
    for bounds in (extents.starts, extents.ends):
        known = extents.dated & (bounds != NO_LOWER) & (bounds != NO_UPPER)
        sides.append(bounds[known])
    both = np.concatenate(sides)
    return (int(both.min()), int(both.max())) if len(both) else None
