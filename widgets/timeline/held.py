"""What stands in and around a view: all of its marks that no camera changes, worked out once.

While the view pans, and while it zooms within one level, the same events stand in the same rows
and look alike; a frame only measures anew where in pixels they begin and end.
"""

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.camera import Camera
from widgets.timeline.cut import Cut
from widgets.timeline.geometry import Bodies, Marks, outer
from widgets.timeline.layout import STRIP_HEIGHT, Layout
from widgets.timeline.scene import Scene
from widgets.timeline.styles import codes


class Held:
    """The marks of a cut in a layout, where some events are ``selected``."""

    def __init__(self, scene: Scene, found: Cut, layout: Layout, selected: frozenset[int]) -> None:
        self.found, self.layout, self.selected = found, layout, selected
        self._ids = scene.columns.ids[found.events]
        self._code = codes(scene, found.events)
        self._bodies = Bodies(scene, found.events)
        self._ringed = _chosen(self._ids, selected)
        boxes = layout.boxes[found.lanes.start : found.lanes.stop]
        lane = found.lane - found.lanes.start
        first, pitch, strip, inside, base = (
            np.array(one, np.float64)[lane] if boxes else np.empty(0)
            for one in (
                [box.first_row for box in boxes],
                [box.pitch for box in boxes],
                [box.strip_top + STRIP_HEIGHT / 2 for box in boxes],
                [box.labelled for box in boxes],
                [scene.lanes[number].base for number in found.lanes],
            )
        )
        self._inside = inside
        self._y = np.where(found.rows < 0, strip, first + (found.rows - base) * pitch)

    def marks(self, camera: Camera, offset: float) -> Marks:
        """The marks in pixels; ``offset`` is what is added to a lane's pixels."""
        found = self.found
        x0, x1, core0, core1 = self._bodies.measured(camera)
        left, right = outer(x0, x1, self._code, self._ringed)
        return Marks(
            place=found.events,
            event=self._ids,
            lane=found.lane,
            row=found.rows,
            x0=x0,
            x1=x1,
            left=left,
            right=right,
            y=self._y + offset,
            inside=self._inside,
            core0=core0,
            core1=core1,
            code=self._code,
            drawn=found.drawn,
            seen=found.drawn & (x1 > camera.left) & (x0 < camera.right),
            labelled=np.zeros(len(x0), np.bool_),
        )


def _chosen(ids: NDArray[np.int64], selected: frozenset[int]) -> NDArray[np.bool_]:
    if not selected:
        return np.zeros(len(ids), np.bool_)
    return np.isin(ids, np.fromiter(selected, np.int64, len(selected)))
