"""How many events there are, how many pass the filter, and how they spread over all of time."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns
from widgets.ports import Focus, TimelineSource
from widgets.timeline.extents import extents_of
from widgets.timeline.picture import whole
from widgets.timeline.spread import Columns, Histogram, Spread

FEW = 2_000
"""Up to so many events the columns are wide; beyond, there are enough for narrow ones."""
WIDE_PX, NARROW_PX = 12.0, 4.0


class Tally:
    """Counts of the events of a source, made when first asked for and kept for its columns."""

    def __init__(self, source: TimelineSource, columns: EventColumns) -> None:
        """Take the source's present columns; it is asked nothing, so a worker may count."""
        self._source, self._columns = source, columns
        self.extents = extents_of(self._columns)
        self.span = self.extents.span()
        """The outermost known bounds of all events."""
        self._spread: tuple[Columns, Spread] | None = None

    @cached_property
    def dated(self) -> int:
        """How many have a place on the axis."""
        return int(np.count_nonzero(self.extents.dated))

    def shown(self, focus: Focus) -> NDArray[np.bool_] | None:
        """Which rows pass the filter; None where there is no filter, or where other events came."""
        if focus.filter.is_empty or self._source.columns() is not self._columns:
            return None
        return self._source.matching(focus.filter)

    def text(self, shown: NDArray[np.bool_] | None) -> str:
        """The counts in words: "22 of 22, 6 undated"."""
        count, undated = self.dated, len(self._columns) - self.dated
        if shown is not None:
            count = int(np.count_nonzero(shown & self.extents.dated))
            undated = int(np.count_nonzero(shown)) - count
        text = f"{count:,} of {self.dated:,}"
        return f"{text}, {undated:,} undated" if undated else text

    @property
    def is_crowd(self) -> bool:
        """Whether there are too many events to tell them apart in a strip."""
        return self.dated > FEW

    def columns(self, width: float) -> Columns:
        """The columns of a strip of this width in pixels."""
        pixels = NARROW_PX if self.is_crowd else WIDE_PX
        return Columns.seen_by(whole(self.span, width), pixels)

    def prepare(self, width: float) -> None:
        """Count what a strip of this width needs; else it is counted when first asked for."""
        self._spread_over(width)

    def all(self, width: float) -> Histogram:
        """All events over the columns of a strip."""
        return self._spread_over(width).of()

    def part(self, width: float, shown: NDArray[np.bool_]) -> Histogram:
        """The events that pass a filter over the same columns."""
        return self._spread_over(width).of(shown)

    def selected(self, width: float, focus: Focus) -> Histogram | None:
        """What is selected over the same columns; None where no event is.

        A selected entity stands for the events it takes part in.
        """
        events: set[int] = set(focus.selection)
        for item in focus.selection:
            events |= self._source.taking_part(item)
        rows = np.flatnonzero(np.isin(self._columns.ids, np.array(sorted(events), dtype=np.int64)))
        return self._spread_over(width).of_rows(rows) if len(rows) else None

    def _spread_over(self, width: float) -> Spread:
        columns = self.columns(width)
        if self._spread is None or self._spread[0] != columns:
            self._spread = columns, Spread(self.extents, columns)
        return self._spread[1]
