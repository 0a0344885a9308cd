"""A drag on a lane's name: to another place, or by its lower edge to another height."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records import LaneView
from widgets.timeline.layout import LaneBox

SLACK = 4.0
"""Pixels the pointer may wander before a click becomes a drag."""


@dataclass(slots=True)
class LaneDrag:
    """A press on a lane's name. Heights are pixels below the axis, before scrolling."""

    key: str
    box: LaneBox
    start: float
    resizes: bool
    now: float
    moved: bool = False

    def to(self, height: float) -> bool:
        """The pointer moved; whether this is a drag by now."""
        self.now = height
        self.moved = self.moved or abs(height - self.start) >= SLACK
        return self.moved

    @property
    def rows(self) -> int:
        """Rows the lane would have if it ended at the pointer."""
        box = self.box
        beside_rows = box.first_row - box.pitch / 2 - box.top + box.bottom - box.strip_top
        return max(round((self.now - box.top - beside_rows) / box.pitch), 1)

    def gap(self, boxes: Sequence[LaneBox]) -> int:
        """Between which lanes the pointer is: the number of lanes above that gap."""
        return sum(1 for box in boxes if (box.top + box.bottom) / 2 < self.now)

    def asked(
        self, view: LaneView, keys: Sequence[str], seen: Sequence[str], boxes: Sequence[LaneBox]
    ) -> LaneView:
        """The view that letting go asks for.

        :param keys: all lanes from top to bottom, hidden ones too
        :param seen: those that are drawn, as ``boxes`` are
        """
        if self.resizes:
            return view.resize(self.key, self.rows)
        below = [key for key in seen[self.gap(boxes) :] if key != self.key]
        rest = [key for key in keys if key != self.key]
        place = rest.index(below[0]) if below else len(rest)
        if [*rest[:place], self.key, *rest[place:]] == list(keys):
            return view
        return view.move(keys, self.key, place)
