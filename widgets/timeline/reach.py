"""Which events a drawn rectangle takes in: drawn marks, and those that stand as density."""

import numpy as np
from PySide6.QtCore import QRectF

from widgets.timeline.frame import Frame, mark_box
from widgets.timeline.scene import Scene


def reached(scene: Scene, frame: Frame, area: QRectF) -> tuple[int, ...]:
    """Ids of the events within an area of the plot, in time order.

    A mark belongs to it as soon as they touch. Where the area touches the density strip of a
    lane, the events told only there belong to it too: all that may fall into its span of time.
    """
    area = area.intersected(frame.plot)
    if area.isEmpty():
        return ()
    places = {mark.place for mark in frame.marks if mark.seen and mark_box(mark).intersects(area)}
    drawn = np.array(sorted({mark.place for mark in frame.marks if mark.seen}), dtype=np.int64)
    found = [np.array(sorted(places), dtype=np.int64)]
    for box in frame.layout.boxes:
        top, bottom = frame.offset + box.strip_top, frame.offset + box.bottom
        if top < area.bottom() and bottom > area.top():
            found.append(_hidden(scene, frame, box.lane, area, drawn))
    return tuple(scene.columns.ids[np.unique(np.concatenate(found))].tolist())


def _hidden(scene: Scene, frame: Frame, lane: int, area: QRectF, drawn: np.ndarray) -> np.ndarray:
    """Column rows of a lane's events in the area's span of time that are not drawn as marks."""
    first, last = frame.camera.second(area.left()), frame.camera.second(area.right())
    order, extents = scene.in_order(lane), scene.extents
    inside = order[(extents.ends[order] >= first) & (extents.starts[order] <= last)]
    return np.asarray(np.setdiff1d(inside, drawn, assume_unique=True), dtype=np.int64)
