"""From dates to the shape of marks: pixels, pointed or square ends, fades and question marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from db.dates import Shape
from db.records import (
    FLAG_APPROXIMATE,
    FLAG_CORE,
    FLAG_DOUBTFUL,
    FLAG_END_UNKNOWN,
    FLAG_START_UNKNOWN,
    NO_LOWER,
    NO_UPPER,
    STATUSES,
    Status,
)
from widgets.timeline.camera import Camera
from widgets.timeline.scene import Scene

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
_BEYOND = 700.0
"""Ends farther off the screen than this are drawn here instead; farther than a stamp is wide."""
_VISIBLE_CORE = DIAMOND
"""An end vaguer than this is drawn as vague: as with moments, up to a diamond it is exact."""


class Form(IntEnum):
    """Pointed = happened once, square = went on, several = at each end of a set."""

    POINTED = 0
    SQUARE = 1
    SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Style:
    """All that decides how a mark looks, besides its size."""

    hue: str
    status: Status
    form: Form
    fade_left: bool = False
    fade_right: bool = False
    ask_left: bool = False
    ask_right: bool = False
    blurred: bool = False
    doubtful: bool = False
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Looked up for each mark of each frame: worked out once.
        signs = (self.fade_left, self.fade_right, self.ask_left, self.ask_right)
        shown = (self.hue, self.status, self.form, signs, self.blurred, self.doubtful)
        object.__setattr__(self, "_hash", hash(shown))

    def __hash__(self) -> int:
        return self._hash

    @property
    def asks(self) -> bool:
        """Whether an end is unknown."""
        return self.ask_left or self.ask_right


@dataclass(slots=True)
class Mark:
    """One drawn event. ``x0`` and ``x1`` bound the body, ``left`` and ``right`` all of it.

    ``y`` is its centre.

    ``core`` are the pixels between which it was surely under way, where that is narrower than
    the body; ``whole`` is True where the certain core is the body.
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
    may_label: bool
    inside: float = LABELLED
    """Height with a label inside."""
    selected: bool = False
    labelled: bool = False
    """Whether the label stands inside; set when labels are placed."""

    @property
    def height(self) -> float:
        """Height of the body."""
        if self.labelled:
            return self.inside
        return BAR if self.style.form is Form.SQUARE else DIAMOND


def outer(style: Style, x0: float, x1: float, *, selected: bool) -> tuple[float, float]:
    """Where a mark begins and ends for its neighbours, question marks and ring included."""
    ring = RING if selected else 0.0
    ask_right = style.ask_right or (style.doubtful and x1 - x0 < 2 * DIAMOND)
    left = x0 - (max(ASK, ring) if style.ask_left else ring)
    return left, x1 + (max(ASK, ring) if ask_right else ring)


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """Bounds and cores in pixels of many marks at once."""

    x0: NDArray[np.float64]
    x1: NDArray[np.float64]
    core0: NDArray[np.float64]
    core1: NDArray[np.float64]

    def lists(self) -> Iterator[list[float]]:
        """The four as lists: a loop over them is faster than over arrays."""
        return (side.tolist() for side in (self.x0, self.x1, self.core0, self.core1))


def bodies(scene: Scene, places: NDArray[np.int64], camera: Camera) -> Bodies:
    """The bodies of the events in these rows of the columns."""
    columns = scene.columns
    starts, ends = scene.extents.starts[places], scene.extents.ends[places]
    flags, shape = columns.flags[places], columns.shape[places]
    # The last second is part of the mark, so it ends one second further.
    x0, x1 = camera.xs(starts), camera.xs(ends) + camera.scale
    x0 = np.where(starts == NO_LOWER, camera.left, x0)
    x1 = np.where(ends == NO_UPPER, camera.right, x1)
    least = np.where(shape == Shape.LASTED, _LEAST_BAR, DIAMOND)
    ask_end = (flags & FLAG_END_UNKNOWN) != 0
    ask_start = (flags & FLAG_START_UNKNOWN) != 0
    x1 = np.where(ask_end, np.maximum(x1, x0 + _UNKNOWN_BAR), x1)
    x0 = np.where(ask_start, np.minimum(x0, x1 - _UNKNOWN_BAR), x0)
    middle, half = (x0 + x1) / 2, np.maximum(x1 - x0, least) / 2
    x0, x1 = middle - half, middle + half
    has_core = (flags & FLAG_CORE) != 0
    core0 = np.where(has_core, camera.xs(columns.core_start[places]), np.inf)
    core1 = np.where(has_core, camera.xs(columns.core_end[places]) + camera.scale, -np.inf)
    return Bodies(
        np.clip(x0, camera.left - _BEYOND, None),
        np.clip(x1, None, camera.right + _BEYOND),
        core0,
        core1,
    )


def core_of(x0: float, x1: float, core0: float, core1: float) -> tuple[float, float] | None:
    """The core within a body: the body itself where they cannot be told apart, None without."""
    if core1 <= core0:
        return None
    if core0 - x0 <= _VISIBLE_CORE and x1 - core1 <= _VISIBLE_CORE:
        return x0, x1
    return max(core0, x0), min(core1, x1)


def style_of(scene: Scene, place: int, hue: str) -> Style:
    """The style of one event's mark."""
    columns = scene.columns
    flags = int(columns.flags[place])
    shape = int(columns.shape[place])
    form = Form.SQUARE if shape == Shape.LASTED else Form.POINTED
    return Style(
        hue=hue,
        status=STATUSES[int(columns.status[place])],
        form=Form.SEVERAL if shape == Shape.SEVERAL else form,
        fade_left=int(scene.extents.starts[place]) == NO_LOWER,
        fade_right=int(scene.extents.ends[place]) == NO_UPPER,
        ask_left=bool(flags & FLAG_START_UNKNOWN),
        ask_right=bool(flags & FLAG_END_UNKNOWN),
        blurred=bool(flags & FLAG_APPROXIMATE),
        doubtful=bool(flags & FLAG_DOUBTFUL),
    )
