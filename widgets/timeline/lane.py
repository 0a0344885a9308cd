"""One lane of the timeline: its name, its counts, and which rows of the scene are its own."""

from dataclasses import dataclass

from widgets.timeline.times import Times


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane with its events.

    ``total`` events belong to it, filtered out or not; ``undated`` ones of those that are shown
    have no place on the axis, ``times`` are those of the others. Its rows are numbers ``base`` up
    to ``base + rows`` of the scene's.
    """

    key: str
    title: str
    hue: str
    total: int
    undated: int
    times: Times
    base: int
    rows: int
    """Rows it takes on the screen; a collapsed lane has none."""
    crowded: bool
    """Whether it may hold more than its rows can show: a strip below them tells its density."""
    limited: bool
    """Whether opening the lane would give more events a row."""
    collapsed: bool = False

    @property
    def dated(self) -> int:
        """Shown events of the lane that are on the axis."""
        return len(self.times)

    @property
    def has_strip(self) -> bool:
        """Whether a strip for the density is kept free below the rows, at every zoom."""
        return self.crowded

    @property
    def own_rows(self) -> range:
        """Numbers of its rows among the scene's."""
        return range(self.base, self.base + self.rows)

    def earlier(self, second: int) -> int:
        """How many end before this second."""
        return self.times.earlier(second)

    def later(self, second: int) -> int:
        """How many begin after this second."""
        return self.times.later(second)
