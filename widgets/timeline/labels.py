"""Where each label stands: inside its mark, at its right, at its left, or nowhere.

The free room of a row is the gaps between its marks. Labels claim gaps in rounds – with the
source's words, without them, shortened – and within a round a claim depends only on the two marks
beside the gap. So labels keep their places while the view pans, and none can meet another label
or another mark.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Protocol

from db.records import Status
from widgets.style import SPACING
from widgets.timeline.geometry import DIAMOND, Form, Mark


class Side(Enum):
    """Where a label stands, seen from its mark."""

    INSIDE = "inside"
    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class TextSize:
    """Widths in pixels: title with the source's words, title alone, the shortest worth showing."""

    full: float
    title: float
    least: float


_CLEARED = 0.6
"""So much of a hatch or a split may be cleared away for text; the rest still tells the standing."""
_SIGNED = (Status.ASSESSED, Status.DISPUTED)
"""Standings that are drawn across the whole mark."""

Need = Callable[[TextSize], float]
"""Which of the three widths a round asks for."""


class Sizes(Protocol):
    """Measures labels."""

    def size(self, event: int, *, strong: bool) -> TextSize:
        """Widths of an event's label."""


@dataclass(frozen=True, slots=True)
class Label:
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


@dataclass(frozen=True, slots=True)
class Edges:
    """The pixels between which labels are legible."""

    left: float
    right: float


def place_row(
    marks: Sequence[Mark],
    sizes: Sizes,
    edges: Edges,
    strong: frozenset[int] = frozenset(),
    leftward: frozenset[int] = frozenset(),
) -> list[Label]:
    """Place the labels of one row, whose marks stand in order of time.

    ``strong`` events are selected: they choose first. ``leftward`` ones prefer their left side.
    """
    return _Row(marks, sizes, edges, strong, leftward).placed()


class _Row:
    """One row while its gaps are being claimed; gap i lies before mark i."""

    def __init__(
        self,
        marks: Sequence[Mark],
        sizes: Sizes,
        edges: Edges,
        strong: frozenset[int],
        leftward: frozenset[int],
    ) -> None:
        self._marks, self._edges = marks, edges
        self._strong, self._leftward = strong, leftward
        far = edges.right - edges.left + 10_000
        gaps = [later.left - earlier.right for earlier, later in pairwise(marks)]
        self._free = [far, *gaps, far]
        self._wanting = {
            number: sizes.size(mark.event, strong=mark.event in strong)
            for number, mark in enumerate(marks)
            if mark.seen and (mark.may_label or mark.event in strong)
        }
        self._labels: list[Label] = []

    def placed(self) -> list[Label]:
        """All labels that found a place."""
        chosen = [n for n in self._wanting if self._marks[n].event in self._strong]
        for group in (chosen, list(self._wanting)):
            if group:
                self._inside(group, _title)
                self._beside(group, _title)
                self._inside(group, _least)
                self._beside(group, _least)
                self._inside(group, _least, signed=True)
        return self._labels

    def _inside(self, group: list[int], need: Need, *, signed: bool = False) -> None:
        for number in group:
            if number not in self._wanting:
                continue
            mark, size = self._marks[number], self._wanting[number]
            if mark.x1 - mark.x0 < need(size) or not carries_text(mark, signed=signed):
                continue
            left, right = inner(mark, self._edges)
            if signed:
                right = left + (right - left) * _CLEARED
            if right - left >= need(size):
                self._take(number, Side.INSIDE, left, right - left)
                mark.labelled = True

    def _beside(self, group: list[int], need: Need) -> None:
        """Claim gaps, on the preferred side first, at the right before the left."""
        leftward = self._leftward and {n for n in group if self._marks[n].event in self._leftward}
        rounds = [(Side.RIGHT, False), (Side.LEFT, False)]
        if leftward:
            rounds[1:1] = [(Side.LEFT, True), (Side.RIGHT, True)]
        for side, turned in rounds:
            for number in group:
                if number in self._wanting and (not leftward or (number in leftward) == turned):
                    self._claim(number, side, need)

    def _claim(self, number: int, side: Side, need: Need) -> None:
        mark, size = self._marks[number], self._wanting[number]
        gap = number + (side is Side.RIGHT)
        edges = self._edges
        edge = edges.right - mark.right if side is Side.RIGHT else mark.left - edges.left
        room = min(self._free[gap] - SPACING.small, edge - SPACING.tiny) - SPACING.small
        if room < need(size):
            return
        width = size.full if room >= size.full else min(room, size.title)
        x = mark.right + SPACING.small if side is Side.RIGHT else mark.left - SPACING.small - width
        self._free[gap] -= width + SPACING.medium
        self._take(number, side, x, width)

    def _take(self, number: int, side: Side, x: float, room: float) -> None:
        mark, size = self._marks[number], self._wanting.pop(number)
        with_words = room >= size.full
        width = size.full if with_words else min(room, size.title)
        strong = mark.event in self._strong
        backed = side is Side.INSIDE and mark.style.status in _SIGNED
        self._labels.append(Label(mark.event, x, mark.y, width, side, with_words, strong, backed))


def _title(size: TextSize) -> float:
    return size.title


def _least(size: TextSize) -> float:
    return size.least


def inner(mark: Mark, edges: Edges) -> tuple[float, float]:
    """The room for text inside a mark, clamped to its visible part."""
    point = DIAMOND if mark.style.form is Form.POINTED else SPACING.small
    lead = point + (SPACING.medium if mark.style.doubtful else 0)
    tail = 4 * SPACING.medium if mark.style.fade_right else point
    lead = SPACING.huge if mark.style.fade_left else lead
    # Within the core, where there is one, so that its edge crosses no letter.
    first, last = mark.core or (mark.x0, mark.x1)
    left = max(first + lead, edges.left + SPACING.tiny)
    return left, min(last - tail, edges.right - SPACING.tiny)


def carries_text(mark: Mark, *, signed: bool = False) -> bool:
    """Whether text may stand in the mark: across a hatch or a split only as a last resort."""
    plain = signed or mark.style.status not in _SIGNED
    return plain and mark.style.form is not Form.SEVERAL
