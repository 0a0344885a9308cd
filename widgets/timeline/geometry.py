"""From dates to the shape of marks: pixels, pointed or square ends, fades and question marks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.dates import Shape
from db.records import FLAG_CORE, FLAG_END_UNKNOWN, FLAG_START_UNKNOWN, NO_LOWER, NO_UPPER
from widgets.timeline.camera import Camera
from widgets.timeline.scene import Scene
from widgets.timeline.styles import ASK_LEFT, ASK_RIGHT, DOUBTFUL, Form, Style

Pixels = NDArray[np.float64]

DIAMOND = 11.0
"""Height of a moment and least width of its diamond."""
BAR = 14.0
"""Height of what lasted."""
LABELLED = 16.0
"""Height of a mark that carries its label inside."""
RING = 7.0
"""Room of the ring around a selected mark."""
_LEAST_BAR = 6.0
_UNKNOWN_BAR = 36.0
"""Least width of a bar with an unknown end: enough to see that it is one."""
ASK = 13.0
"""Room of the question mark beside a mark."""
_BEYOND = 64.0
"""Ends farther off the screen than this are drawn here instead."""
_VISIBLE_CORE = DIAMOND
"""An end vaguer than this is drawn as vague: as with moments, up to a diamond it is exact."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn event. ``x0`` and ``x1`` bound the body, ``left`` and ``right`` all of it.

    ``y`` is its centre. ``core`` are the pixels between which it was surely under way: the body
    itself where the two cannot be told apart, None where there is none. ``row`` counts within the
    lane; −1 is the lane's strip.
    """

    place: int
    event: int
    lane: int
    row: int
    x0: float
    x1: float
    left: float
    right: float
    y: float
    style: Style
    core: tuple[float, float] | None
    seen: bool
    inside: float = LABELLED
    """Height with a label inside."""
    labelled: bool = False
    """Whether the label stands inside."""

    @property
    def height(self) -> float:
        """Height of the body."""
        if self.labelled:
            return self.inside
        return BAR if self.style.form is Form.SQUARE else DIAMOND


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """All marks of a frame side by side, in order of lane, row and time; see :class:`Mark`.

    ``drawn`` is False for events that only bound the room of labels. ``core0`` is greater than
    ``core1`` where there is no core. ``labelled`` is set when labels are placed.
    """

    place: NDArray[np.int32]
    event: NDArray[np.int64]
    lane: NDArray[np.int64]
    row: NDArray[np.int64]
    x0: Pixels
    x1: Pixels
    left: Pixels
    right: Pixels
    y: Pixels
    inside: Pixels
    core0: Pixels
    core1: Pixels
    code: NDArray[np.int64]
    """Styles as numbers: see :func:`widgets.timeline.styles.codes`."""
    drawn: NDArray[np.bool_]
    seen: NDArray[np.bool_]
    labelled: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.place)


def outer(
    x0: Pixels, x1: Pixels, code: NDArray[np.int64], selected: NDArray[np.bool_]
) -> tuple[Pixels, Pixels]:
    """Where marks begin and end for their neighbours, question marks and ring included."""
    ring = selected * RING
    asked_right = ((code & DOUBTFUL) != 0) & (x1 - x0 < 2 * DIAMOND) | ((code & ASK_RIGHT) != 0)
    left = np.maximum(((code & ASK_LEFT) != 0) * ASK, ring)
    return x0 - left, x1 + np.maximum(asked_right * ASK, ring)


class Bodies:
    """The events in some rows of the columns, ready to be measured by any camera."""

    def __init__(self, scene: Scene, places: NDArray[np.int32]) -> None:
        columns, extents = scene.columns, scene.extents
        self._starts, self._ends = extents.starts[places], extents.ends[places]
        flags, shape = columns.flags[places], columns.shape[places]
        self._least = np.where(shape == Shape.LASTED, _LEAST_BAR, DIAMOND)
        self._open_left = (self._starts == NO_LOWER).nonzero()[0]
        self._open_right = (self._ends == NO_UPPER).nonzero()[0]
        self._ask_start = ((flags & FLAG_START_UNKNOWN) != 0).nonzero()[0]
        self._ask_end = ((flags & FLAG_END_UNKNOWN) != 0).nonzero()[0]
        self._asked = (flags & (FLAG_END_UNKNOWN | FLAG_START_UNKNOWN)) != 0
        self._cored = ((flags & FLAG_CORE) != 0).nonzero()[0]
        rows = places[self._cored]
        first, last = columns.core_start[rows], columns.core_end[rows]
        if scene.fold is not None:
            first, last = scene.fold.folded_all(first), scene.fold.folded_all(last)
        self._core_first, self._core_last = first, last

    def measured(self, camera: Camera) -> tuple[Pixels, Pixels, Pixels, Pixels]:
        """Bounds and cores in pixels."""
        # The last second is part of the mark, so it ends one second further.
        x0, x1 = camera.xs(self._starts), camera.xs(self._ends) + camera.scale
        x0[self._open_left], x1[self._open_right] = camera.left, camera.right
        at = self._ask_end
        x1[at] = np.maximum(x1[at], x0[at] + _UNKNOWN_BAR)
        at = self._ask_start
        x0[at] = np.minimum(x0[at], x1[at] - _UNKNOWN_BAR)
        middle, half = (x0 + x1) / 2, np.maximum(x1 - x0, self._least) / 2
        x0 = np.maximum(middle - half, camera.left - _BEYOND)
        x1 = np.minimum(middle + half, camera.right + _BEYOND)
        return x0, x1, *self._cores(camera, x0, x1)

    def _cores(self, camera: Camera, x0: Pixels, x1: Pixels) -> tuple[Pixels, Pixels]:
        """Cores within bodies: the body itself where the two cannot be told apart."""
        core0, core1 = np.full(len(x0), np.inf), np.full(len(x0), -np.inf)
        if len(self._cored):
            core0[self._cored] = camera.xs(self._core_first)
            core1[self._cored] = camera.xs(self._core_last) + camera.scale
        whole = (core0 - x0 <= _VISIBLE_CORE) & (x1 - core1 <= _VISIBLE_CORE) & (core1 > core0)
        # An unknown end leaves the known part as it is: solid, and never longer.
        whole |= self._asked
        core0 = np.where(whole, x0, np.maximum(core0, x0))
        return core0, np.where(whole, x1, np.minimum(core1, x1))
