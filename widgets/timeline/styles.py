"""How marks look besides their size, as numbers for many at once and in words for one."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from db.dates import Shape
from db.records import (
    FLAG_APPROXIMATE,
    FLAG_DOUBTFUL,
    FLAG_END_UNKNOWN,
    FLAG_START_UNKNOWN,
    NO_LOWER,
    NO_UPPER,
    STATUSES,
    Status,
)
from widgets.kinds import event_kind
from widgets.timeline.scene import Scene

STATUS, FORM = 3, 3 << 2
"""Bits of a style's number: its place in ``STATUSES``, and its :class:`Form`, 0 = pointed."""
FADE_LEFT, FADE_RIGHT, ASK_LEFT, ASK_RIGHT, BLURRED, DOUBTFUL, SHARED = (
    1 << n for n in range(4, 11)
)
_KIND = 11
"""First bit of the kind's number."""


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
    shared: bool = False
    """Whether the event stands in other lanes too."""

    @property
    def asks(self) -> bool:
        """Whether an end is unknown."""
        return self.ask_left or self.ask_right


_FORMS = {Shape.LASTED: Form.SQUARE, Shape.SEVERAL: Form.SEVERAL}


def codes(scene: Scene, places: NDArray[np.int32]) -> NDArray[np.int64]:
    """The styles of the events in these rows of the columns; equal numbers look alike."""
    columns, extents = scene.columns, scene.extents
    flags, shape = columns.flags[places], columns.shape[places]
    made = columns.status[places].astype(np.int64)
    for told, form in _FORMS.items():
        made |= np.where(shape == told, int(form) << 2, 0)
    signs = (
        (FADE_LEFT, extents.starts[places] == NO_LOWER),
        (FADE_RIGHT, extents.ends[places] == NO_UPPER),
        (ASK_LEFT, (flags & FLAG_START_UNKNOWN) != 0),
        (ASK_RIGHT, (flags & FLAG_END_UNKNOWN) != 0),
        (BLURRED, (flags & FLAG_APPROXIMATE) != 0),
        (DOUBTFUL, (flags & FLAG_DOUBTFUL) != 0),
    )
    for bit, told in signs:
        made += told * bit
    if scene.lanes_of is not None:
        made += (scene.lanes_of[places] > 1) * SHARED
    return made | columns.kind[places].astype(np.int64) << _KIND


def form_of(code: int) -> Form:
    """The form in a style number."""
    return Form((code & FORM) >> 2)


def style_of(code: int, kinds: tuple[str, ...]) -> Style:
    """The style of a number; ``kinds`` are those of the columns."""
    return style_in(code, event_kind(kinds[code >> _KIND]).hue)


def hue_of(code: int) -> int:
    """The number of the hue, once :meth:`Hues.told` put it in the kind's place."""
    return code >> _KIND


class Hues:
    """Numbers of hues, which stay the same whatever kinds come and go."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._kinds: tuple[str, ...] = ()
        self._steps = np.empty(0, np.int64)
        """What makes the hue's number of a kind's, as it stands in a style number."""

    def name(self, code: int) -> str:
        """The hue of a style number that tells it."""
        return self._names[hue_of(code)]

    def told(self, codes: NDArray[np.int64], kinds: tuple[str, ...]) -> NDArray[np.int64]:
        """Style numbers that tell the hue instead of the kind: looks of one hue are the same."""
        if kinds != self._kinds:
            numbers = [self._number(event_kind(kind).hue) for kind in kinds]
            steps = np.array(numbers, np.int64) - np.arange(len(kinds))
            self._kinds, self._steps = kinds, steps << _KIND
        return codes + self._steps[codes >> _KIND]

    def _number(self, hue: str) -> int:
        if hue not in self._names:
            self._names.append(hue)
        return self._names.index(hue)


def style_in(code: int, hue: str) -> Style:
    """The style of a number in a hue."""
    return Style(
        hue=hue,
        status=STATUSES[code & STATUS],
        form=form_of(code),
        fade_left=bool(code & FADE_LEFT),
        fade_right=bool(code & FADE_RIGHT),
        ask_left=bool(code & ASK_LEFT),
        ask_right=bool(code & ASK_RIGHT),
        blurred=bool(code & BLURRED),
        doubtful=bool(code & DOUBTFUL),
        shared=bool(code & SHARED),
    )
