"""How the timeline's lanes are made and arranged. Looking, not editing: no store keeps this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

LEAST_ROWS, MOST_ROWS = 1, 60
"""Rows a lane may be given by hand."""


class LaneScheme(StrEnum):
    """What an event's lane is told by."""

    KIND = "kind"
    ENTITY = "entity"
    PLACE = "place"
    TAG = "tag"
    SOURCE = "source"
    STATUS = "status"
    NONE = "none"


class LaneOrder(StrEnum):
    """What comes first. ``USUAL``: kinds and statuses as the house has them, else the fullest."""

    USUAL = "usual"
    NAME = "name"
    FIRST = "first"
    COUNT = "count"
    MAP = "map"
    HAND = "hand"


@dataclass(frozen=True, slots=True, eq=False)
class LaneGroup:
    """The events of one lane, filtered out or not.

    ``rows`` are rows of the event columns, ascending: in time order, the undated last. An event
    stands in as many groups as it belongs to. ``key`` names the lane for good ("kind:policy",
    "entity:12"); ``hue`` is one of the kinds' hues, or empty where the lane has no colour.
    """

    key: str
    title: str
    hue: str
    rows: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class LaneView:
    """What lanes there are and how they stand. Keys are those of :class:`LaneGroup`.

    Hidden lanes are not drawn; collapsed ones take one line and show density only; in locked
    ones no event can be moved by the mouse. ``heights`` are rows given by hand. Keys of all
    schemes stand side by side, so that each scheme is found again as it was left.

    ``squeezed`` = long spans without any event take little room, but for those that hold a second
    of ``unsqueezed``.
    """

    scheme: LaneScheme = LaneScheme.KIND
    order: LaneOrder = LaneOrder.USUAL
    by_hand: tuple[str, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)
    collapsed: frozenset[str] = field(default_factory=frozenset)
    locked: frozenset[str] = field(default_factory=frozenset)
    heights: tuple[tuple[str, int], ...] = ()
    squeezed: bool = False
    unsqueezed: tuple[int, ...] = ()

    def rows_of(self, key: str) -> int | None:
        """Rows given to a lane by hand; None = as many as it needs."""
        return dict(self.heights).get(key)

    def is_set(self, key: str) -> bool:
        """Whether somebody chose how high a lane is, or to collapse it."""
        return key in self.collapsed or self.rows_of(key) is not None

    def seen(self, groups: Iterable[LaneGroup]) -> tuple[LaneGroup, ...]:
        """The groups that are not hidden."""
        return tuple(group for group in groups if group.key not in self.hidden)

    def grouped(self, scheme: LaneScheme) -> "LaneView":
        """The same arrangement with lanes by something else."""
        return replace(self, scheme=scheme)

    def ordered(self, order: LaneOrder) -> "LaneView":
        """The lanes in another order."""
        return replace(self, order=order)

    def turn_squeeze(self) -> "LaneView":
        """Squeeze empty time, or show it at its length."""
        return replace(self, squeezed=not self.squeezed)

    def unsqueeze(self, second: int) -> "LaneView":
        """Show the empty span in which a second lies at its length."""
        return replace(self, unsqueezed=(*self.unsqueezed, second))

    def squeeze_all(self) -> "LaneView":
        """Squeeze again what was unsqueezed."""
        return replace(self, squeezed=True, unsqueezed=())

    def hide(self, *keys: str) -> "LaneView":
        """These lanes out of sight."""
        return replace(self, hidden=self.hidden | set(keys))

    def show(self, keys: Iterable[str]) -> "LaneView":
        """These lanes in sight again."""
        return replace(self, hidden=self.hidden - set(keys))

    def collapse(self, keys: Iterable[str]) -> "LaneView":
        """These lanes in one line each."""
        return replace(self, collapsed=self.collapsed | set(keys))

    def expand(self, keys: Iterable[str]) -> "LaneView":
        """These lanes with all their rows again."""
        return replace(self, collapsed=self.collapsed - set(keys))

    def turn(self, key: str) -> "LaneView":
        """Collapse a lane, or open it."""
        return replace(self, collapsed=self.collapsed ^ {key})

    def turn_lock(self, key: str) -> "LaneView":
        """Lock a lane, or unlock it."""
        return replace(self, locked=self.locked ^ {key})

    def resize(self, key: str, rows: int | None) -> "LaneView":
        """Give a lane a number of rows, kept within limits; None = as many as it needs."""
        others = tuple(pair for pair in self.heights if pair[0] != key)
        if rows is None:
            return replace(self, heights=others)
        given = (key, min(max(rows, LEAST_ROWS), MOST_ROWS))
        return replace(self, heights=tuple(sorted((*others, given))))

    def as_needed(self, keys: Iterable[str]) -> "LaneView":
        """These lanes with as many rows as they need."""
        free = set(keys)
        return replace(self, heights=tuple(pair for pair in self.heights if pair[0] not in free))

    def move(self, keys: Sequence[str], key: str, place: int) -> "LaneView":
        """Order by hand: of all lanes as they stand (``keys``), one at a place among the others.

        :raises ValueError: there is no lane of that key
        """
        order = list(keys)
        order.remove(key)
        order.insert(min(max(place, 0), len(order)), key)
        elsewhere = tuple(one for one in self.by_hand if one not in keys)
        return replace(self, order=LaneOrder.HAND, by_hand=(*order, *elsewhere))
