"""Where each label stands: inside its mark, at its right, at its left, or nowhere.

The free room of a row is the gaps between its marks. Labels claim gaps in rounds – with the
source's words, without them, shortened – and within a round a claim depends only on the two marks
beside the gap. So labels keep their places while the view pans, and none can meet another label
or another mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple, Protocol

from db.records import Status
from widgets.style import SPACING
from widgets.timeline.geometry import Form, Mark


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
_APART = 2 * SPACING.small
"""A label's distance from its own mark and from the next together."""


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
    asked: bool = False
    """Whether a question mark stands before it: the date is doubtful."""


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
                self._inside(group, _TITLE)
                self._beside(group, _TITLE)
                self._inside(group, _LEAST)
                self._beside(group, _LEAST)
                self._inside(group, _LEAST, signed=True)
        return self._labels

    def _inside(self, group: list[int], need: int, *, signed: bool = False) -> None:
        for number in group:
            size = self._wanting.get(number)
            if size is None:
                continue
            mark, least = self._marks[number], size[need]
            if mark.x1 - mark.x0 < least or not carries_text(mark, signed=signed):
                continue
            left, right = inner(mark, self._edges)
            if signed:
                right = left + (right - left) * _CLEARED
            if right - left >= least:
                self._take(number, Side.INSIDE, left, right - left)
                mark.labelled = True

    def _beside(self, group: list[int], need: int) -> None:
        """Claim gaps, on the preferred side first, at the right before the left."""
        leftward = self._leftward and {n for n in group if self._marks[n].event in self._leftward}
        rounds = [(Side.RIGHT, False), (Side.LEFT, False)]
        if leftward:
            rounds[1:1] = [(Side.LEFT, True), (Side.RIGHT, True)]
        for side, turned in rounds:
            after = side is Side.RIGHT
            for number in group:
                size = self._wanting.get(number)
                # The gap is looked at first: most claims fail there.
                if size is None or self._free[number + after] - _APART < size[need]:
                    continue
                if not leftward or (number in leftward) == turned:
                    self._claim(number, side, size, size[need])

    def _claim(self, number: int, side: Side, size: TextSize, need: float) -> None:
        mark, edges = self._marks[number], self._edges
        gap = number + (side is Side.RIGHT)
        edge = edges.right - mark.right if side is Side.RIGHT else mark.left - edges.left
        room = min(self._free[gap] - _APART, edge - SPACING.medium)
        if room < need:
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
        inside, style = side is Side.INSIDE, mark.style
        signs = inside and style.status in _SIGNED, inside and style.doubtful
        self._labels.append(Label(mark.event, x, mark.y, width, side, with_words, strong, *signs))


def inner(mark: Mark, edges: Edges) -> tuple[float, float]:
    """The room for text inside a mark, clamped to its visible part."""
    # Text begins where the slanted end of a labelled mark has reached its full height.
    point = mark.inside / 2 + 1 if mark.style.form is Form.POINTED else SPACING.small
    lead = point + (SPACING.medium if mark.style.doubtful else 0)
    tail = 4 * SPACING.medium if mark.style.fade_right else point
    lead = SPACING.tiny if mark.style.fade_left else lead
    # Within the core, where there is one, so that its edge crosses no letter.
    first, last = mark.core or (mark.x0, mark.x1)
    left = max(first + lead, edges.left + SPACING.tiny)
    return left, min(last - tail, edges.right - SPACING.tiny)


def carries_text(mark: Mark, *, signed: bool = False) -> bool:
    """Whether text may stand in the mark: across a hatch or a split only as a last resort."""
    plain = signed or mark.style.status not in _SIGNED
    return plain and mark.style.form is not Form.SEVERAL
