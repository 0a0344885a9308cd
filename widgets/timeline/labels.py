"""Where each label stands: inside its mark, at its right, at its left, or nowhere.

The free room of a row is the gaps between its marks. Labels claim gaps in rounds – with the
source's words, without them, shortened – and within a round a claim depends only on the two marks
beside the gap. So labels keep their places while the view pans, and none can meet another label
or another mark. All claims of a round are worked out at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from db.records import STATUSES, Status
from widgets.style import SPACING
from widgets.timeline.geometry import Marks, Pixels
from widgets.timeline.styles import DOUBTFUL, FADE_LEFT, FADE_RIGHT, Form, form_of, status_of


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

_FULL, _TITLE, _LEAST = 0, 1, 2
"""Places in a ``TextSize``: what a round asks for."""
_FAR = 1e6
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


class _Placing:
    """Labels while gaps are being claimed. Arrays stand for the marks that want a label."""

    def __init__(
        self,
        marks: Marks,
        sizes: Sizes,
        edges: Edges,
        strong: frozenset[int],
        leftward: frozenset[int],
    ) -> None:
        self._marks, self._edges = marks, edges
        self._at = at = np.flatnonzero(marks.drawn & marks.seen)
        events = marks.event[at].tolist()
        told = sizes.sizes(events, strong)
        self._size: Pixels = np.array(told, np.float64).reshape(len(at), 3)
        self._strong = _among(events, strong)
        self._leftward = _among(events, leftward)
        self._before, self._after = _gaps(marks)
        self._open = np.ones(len(at), np.bool_)
        self._side = np.full(len(at), -1, np.int8)
        self._x, self._room = np.zeros(len(at)), np.zeros(len(at))

    def placed(self) -> list[Label]:
        """All labels that found a place."""
        groups = [self._strong, ~self._strong] if self._strong.any() else [self._open]
        for group in groups:
            self._inside(group, _TITLE)
            self._beside(group, _TITLE)
            if (group & self._open).any():
                self._inside(group, _LEAST)
                self._beside(group, _LEAST)
                self._inside(group, _LEAST, signed=True)
        return self._labels()

    def _inside(self, group: NDArray[np.bool_], need: int, *, signed: bool = False) -> None:
        at, marks = self._at, self._marks
        room = self._size[:, need]
        wanting = np.flatnonzero(
            group & self._open & (marks.x1[at] - marks.x0[at] >= room) & self._carries(signed)
        )
        if not len(wanting):
            return
        left, right = _inner(marks, at[wanting], self._edges)
        need_here = room[wanting]
        if signed:
            cleared = np.maximum((right - left) * _CLEARED, need_here)
            right = np.minimum(left + cleared, right)
        fits = right - left >= need_here
        self._take(wanting[fits], Side.INSIDE, left[fits], (right - left)[fits])
        marks.labelled[at[wanting[fits]]] = True

    def _carries(self, signed: bool) -> NDArray[np.bool_]:
        """Whose mark may hold text: across a hatch or a split only as a last resort."""
        code = self._marks.code[self._at]
        plain = form_of(code) != Form.SEVERAL
        return plain if signed else plain & ~np.isin(status_of(code), _SIGNED_PLACES)

    def _beside(self, group: NDArray[np.bool_], need: int) -> None:
        """Claim gaps, on the preferred side first, at the right before the left."""
        turned = group & self._leftward
        if not turned.any():
            self._claim(group, Side.RIGHT, need)
            self._claim(group, Side.LEFT, need)
            return
        straight = group & ~self._leftward
        self._claim(straight, Side.RIGHT, need)
        self._claim(turned, Side.LEFT, need)
        self._claim(turned, Side.RIGHT, need)
        self._claim(straight, Side.LEFT, need)

    def _claim(self, group: NDArray[np.bool_], side: Side, need: int) -> None:
        marks, at, edges = self._marks, self._at, self._edges
        gaps = self._after if side is Side.RIGHT else self._before
        asking = group & self._open & (gaps[at] - _APART >= self._size[:, need])
        if side is Side.LEFT:
            # The gap is first of all that of the mark before, which may have no other.
            asking &= ~self._is_waiting_before() | self._leftward
        wanting = np.flatnonzero(asking)
        if not len(wanting):
            return
        here = at[wanting]
        edge = (
            edges.right - marks.right[here] if side is Side.RIGHT else marks.left[here] - edges.left
        )
        room = np.minimum(gaps[here] - _APART, edge - SPACING.medium)
        fits = room >= self._size[wanting, need]
        wanting, here, room = wanting[fits], here[fits], room[fits]
        full, title = self._size[wanting, _FULL], self._size[wanting, _TITLE]
        width = np.where(room >= full, full, np.minimum(room, title))
        if side is Side.RIGHT:
            x = marks.right[here] + SPACING.small
        else:
            x = marks.left[here] - SPACING.small - width
        self._use(here, side, width + SPACING.medium)
        self._take(wanting, side, x, width)

    def _is_waiting_before(self) -> NDArray[np.bool_]:
        """Whose neighbour before it in its row still wants a label."""
        waiting = np.zeros(len(self._marks) + 1, np.bool_)
        waiting[self._at[self._open] + 1] = True
        return waiting[self._at] & (self._before[self._at] < _FAR / 2)

    def _use(self, here: NDArray[np.int64], side: Side, width: Pixels) -> None:
        """The gap is narrower by a label now, seen from both of the marks beside it."""
        if side is Side.RIGHT:
            self._after[here] -= width
            self._before[np.minimum(here + 1, len(self._before) - 1)] -= width * (
                here + 1 < len(self._before)
            )
        else:
            self._before[here] -= width
            self._after[np.maximum(here - 1, 0)] -= width * (here > 0)

    def _take(self, wanting: NDArray[np.int64], side: Side, x: Pixels, room: Pixels) -> None:
        self._open[wanting] = False
        self._side[wanting] = _SIDES.index(side)
        self._x[wanting], self._room[wanting] = x, room

    def _labels(self) -> list[Label]:
        done = np.flatnonzero(~self._open)
        here = self._at[done]
        full, title = self._size[done, _FULL], self._size[done, _TITLE]
        room = self._room[done]
        with_words = room >= full
        width = np.where(with_words, full, np.minimum(room, title))
        code = self._marks.code[here]
        inside = self._side[done] == _SIDES.index(Side.INSIDE)
        columns = (
            self._marks.event[here],
            self._x[done],
            self._marks.y[here],
            width,
            self._side[done],
            with_words,
            self._strong[done],
            inside & np.isin(status_of(code), _SIGNED_PLACES),
            inside & ((code & DOUBTFUL) != 0),
        )
        return [
            Label(event, x, y, w, _SIDES[side], *rest)
            for event, x, y, w, side, *rest in zip(*(one.tolist() for one in columns), strict=True)
        ]


_SIDES = tuple(Side)
_SIGNED_PLACES = tuple(STATUSES.index(status) for status in _SIGNED)


def _among(events: Sequence[int], chosen: frozenset[int]) -> NDArray[np.bool_]:
    if not chosen:
        return np.zeros(len(events), np.bool_)
    return np.fromiter((event in chosen for event in events), np.bool_, len(events))


def _gaps(marks: Marks) -> tuple[Pixels, Pixels]:
    """Free pixels before and after each mark in its row."""
    before, after = np.full(len(marks), _FAR), np.full(len(marks), _FAR)
    if len(marks) > 1:
        same = (marks.row[1:] == marks.row[:-1]) & (marks.lane[1:] == marks.lane[:-1])
        gap = np.where(same, marks.left[1:] - marks.right[:-1], _FAR)
        before[1:], after[:-1] = gap, gap
    return before, after


def _inner(marks: Marks, at: NDArray[np.int64], edges: Edges) -> tuple[Pixels, Pixels]:
    """The room for text inside marks, clamped to their visible parts."""
    code, inside = marks.code[at], marks.inside[at]
    # Text begins where the slanted end of a labelled mark has reached its full height.
    point = np.where(form_of(code) == Form.POINTED, inside / 2 + 1, SPACING.small)
    lead = point + np.where(code & DOUBTFUL, SPACING.medium, 0)
    lead = np.where(code & FADE_LEFT, SPACING.tiny, lead)
    tail = np.where(code & FADE_RIGHT, 4 * SPACING.medium, point)
    # Within the core, where there is one, so that its edge crosses no letter.
    has_core = marks.core1[at] > marks.core0[at]
    first = np.where(has_core, marks.core0[at], marks.x0[at])
    last = np.where(has_core, marks.core1[at], marks.x1[at])
    left = np.maximum(first + lead, edges.left + SPACING.tiny)
    return left, np.minimum(last - tail, edges.right - SPACING.tiny)
