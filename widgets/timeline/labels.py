"""Where each label stands: inside its mark, at its right, at its left, or nowhere.

The free room of a row is the gaps between its marks. Labels claim gaps in rounds – with the
source's words, without them, shortened – and within a round a claim depends only on the two marks
beside the gap. So labels keep their places while the view pans, and none can meet another label
or another mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

import numpy as np

from db.records import STATUSES, Status
from widgets.style import SPACING
from widgets.timeline.geometry import Marks
from widgets.timeline.styles import DOUBTFUL, FADE_LEFT, FADE_RIGHT, FORM, STATUS, Form


class Side(Enum):
    """Where a label stands, seen from its mark."""

    INSIDE = "inside"
    RIGHT = "right"
    LEFT = "left"


class TextSize(NamedTuple):
    """Widths in pixels: title with the source's words, title alone, the shortest worth showing."""

    full: float
    title: float
    least: float


_CLEARED = 0.6
"""So much of a hatch or a split may be cleared away for text; the rest still tells the standing."""
_SIGNED = (Status.ASSESSED, Status.DISPUTED)
"""Standings that are drawn across the whole mark."""

_TITLE, _LEAST = 1, 2
"""Places in a ``TextSize``: what a round asks for."""
_FAR = 1e6
SEVERAL = Form.SEVERAL << 2
"""A set, as style numbers tell it."""
_APART = 2 * SPACING.small
"""A label's distance from its own mark and from the next together."""


class Sizes(Protocol):
    """Measures labels."""

    def sizes(self, events: Sequence[int], strong: frozenset[int]) -> Sequence[TextSize]:
        """Widths of the labels of events; of the ``strong`` ones as they are drawn selected."""


class Label(NamedTuple):
    """A placed label: its box's left edge and width, and what of it is shown."""

    event: int
    x: float
    y: float
    width: float
    side: Side
    with_words: bool
    strong: bool
    backed: bool = False
    """Whether the sign of the mark is cleared away behind the text."""
    asked: bool = False
    """Whether a question mark stands before it: the date is doubtful."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The pixels between which labels are legible."""

    left: float
    right: float


def place_labels(
    marks: Marks,
    sizes: Sizes,
    edges: Edges,
    strong: frozenset[int] = frozenset(),
    leftward: frozenset[int] = frozenset(),
) -> list[Label]:
    """Place the labels of marks that stand in order of row and time.

    ``strong`` events are selected: they choose first. ``leftward`` ones prefer their left side.
    """
    return _Placing(marks, sizes, edges, strong, leftward).placed()


@dataclass(slots=True)
class _Wanting:
    """A mark that wants a label, in plain numbers: there are dozens, and each is asked often."""

    at: int
    """Its place among the marks."""
    event: int
    x0: float
    x1: float
    left: float
    right: float
    core0: float
    core1: float
    inside: float
    y: float
    code: int
    size: TextSize
    strong: bool
    leftward: bool
    is_open: bool = True

    @property
    def is_signed(self) -> bool:
        """Whether its standing is drawn across the whole mark."""
        return self.code & STATUS in _SIGNED_PLACES

    def inner(self, edges: Edges) -> tuple[float, float]:
        """The room for text inside it, clamped to its visible part."""
        code = self.code
        # Text begins where the slanted end of a labelled mark has reached its full height.
        point = self.inside / 2 + 1 if not code & FORM else SPACING.small
        lead = point + (SPACING.medium if code & DOUBTFUL else 0)
        lead = SPACING.tiny if code & FADE_LEFT else lead
        tail = 4 * SPACING.medium if code & FADE_RIGHT else point
        # Within the core, where there is one, so that its edge crosses no letter.
        has_core = self.core1 > self.core0
        first = self.core0 if has_core else self.x0
        last = self.core1 if has_core else self.x1
        left = max(first + lead, edges.left + SPACING.tiny)
        return left, min(last - tail, edges.right - SPACING.tiny)


class _Placing:
    """Labels while gaps are being claimed."""

    def __init__(
        self,
        marks: Marks,
        sizes: Sizes,
        edges: Edges,
        strong: frozenset[int],
        leftward: frozenset[int],
    ) -> None:
        self._marks, self._edges = marks, edges
        self._before, self._after = _gaps(marks)
        self._wanting = _wanting(marks, sizes, strong, leftward)
        self._waiting = {one.at for one in self._wanting}
        """Marks that have no label yet."""
        self._labels: list[Label] = []

    def placed(self) -> list[Label]:
        """All labels that found a place."""
        chosen = [one for one in self._wanting if one.strong]
        for group in (chosen, self._wanting):
            left = self._round([one for one in group if one.is_open], _TITLE)
            left = self._round(left, _LEAST)
            self._inside(left, _LEAST, signed=True)
        return self._labels

    def _round(self, group: list[_Wanting], need: int) -> list[_Wanting]:
        """One round of claims: inside, then on the preferred side; who has no label after it."""
        if not group:
            return group
        self._inside(group, need)
        turned = [one for one in group if one.leftward]
        straight = [one for one in group if not one.leftward] if turned else group
        self._claim_right(straight, need)
        self._claim_left(turned, need)
        self._claim_right(turned, need)
        self._claim_left(straight, need)
        return [one for one in group if one.is_open]

    def _inside(self, group: list[_Wanting], need: int, *, signed: bool = False) -> None:
        for one in group:
            least = one.size[need]
            if not one.is_open or one.x1 - one.x0 < least or one.code & FORM == SEVERAL:
                continue
            if one.is_signed and not signed:
                # Text crosses a hatch or a split only as a last resort.
                continue
            left, right = one.inner(self._edges)
            if signed:
                right = min(left + max((right - left) * _CLEARED, least), right)
            if right - left >= least:
                self._take(one, Side.INSIDE, left, right - left)
                self._marks.labelled[one.at] = True

    def _claim_right(self, group: list[_Wanting], need: int) -> None:
        after, edge = self._after, self._edges.right - SPACING.medium
        for one in group:
            if not one.is_open:
                continue
            room = min(after[one.at] - _APART, edge - one.right)
            if room >= one.size[need]:
                width = one.size.full if room >= one.size.full else min(room, one.size.title)
                self._use(one.at, one.at + 1, width)
                self._take(one, Side.RIGHT, one.right + SPACING.small, width)

    def _claim_left(self, group: list[_Wanting], need: int) -> None:
        before, edge = self._before, self._edges.left + SPACING.medium
        for one in group:
            if not one.is_open:
                continue
            room = min(before[one.at] - _APART, one.left - edge)
            # The gap is first of all that of the mark before, which may have no other.
            is_others = before[one.at] < _FAR / 2 and one.at - 1 in self._waiting
            if room >= one.size[need] and (one.leftward or not is_others):
                width = one.size.full if room >= one.size.full else min(room, one.size.title)
                self._use(one.at - 1, one.at, width)
                self._take(one, Side.LEFT, one.left - SPACING.small - width, width)

    def _use(self, earlier: int, later: int, width: float) -> None:
        """The gap between two marks is narrower by a label now, seen from both of them."""
        if earlier >= 0:
            self._after[earlier] -= width + SPACING.medium
        if later < len(self._before):
            self._before[later] -= width + SPACING.medium

    def _take(self, one: _Wanting, side: Side, x: float, room: float) -> None:
        one.is_open = False
        self._waiting.discard(one.at)
        size, inside = one.size, side is Side.INSIDE
        with_words = room >= size.full
        self._labels.append(
            Label(
                one.event,
                x,
                one.y,
                size.full if with_words else min(room, size.title),
                side,
                with_words,
                one.strong,
                inside and one.is_signed,
                inside and bool(one.code & DOUBTFUL),
            )
        )


_SIGNED_PLACES = frozenset(STATUSES.index(status) for status in _SIGNED)


def _wanting(
    marks: Marks, sizes: Sizes, strong: frozenset[int], leftward: frozenset[int]
) -> list[_Wanting]:
    """The marks in sight that are drawn."""
    at = np.flatnonzero(marks.drawn & marks.seen)
    events = marks.event[at].tolist()
    sides = marks.x0, marks.x1, marks.left, marks.right, marks.core0, marks.core1
    rest = *sides, marks.inside, marks.y, marks.code
    told: list[list[Any]] = [at.tolist(), events, *(one[at].tolist() for one in rest)]
    told.append(list(sizes.sizes(events, strong)))
    told += [[event in chosen for event in events] for chosen in (strong, leftward)]
    return [_Wanting(*one) for one in zip(*told, strict=True)]


def _gaps(marks: Marks) -> tuple[list[float], list[float]]:
    """Free pixels before and after each mark in its row."""
    if len(marks) < 2:
        return [_FAR] * len(marks), [_FAR] * len(marks)
    same = (marks.row[1:] == marks.row[:-1]) & (marks.lane[1:] == marks.lane[:-1])
    gaps: list[float] = np.where(same, marks.left[1:] - marks.right[:-1], _FAR).tolist()
    return [_FAR, *gaps], [*gaps, _FAR]
