"""A timeline's source whose titles carry the numbers of their footnotes.

The numbers are part of the title, so that labels are measured, placed and shortened with them by
the same code that draws the screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.paper.notes import Numbering, raised
from db.dates import VagueTime
from db.records import (
    Arc,
    Cited,
    ColumnPatch,
    EventColumns,
    EventText,
    Filter,
    LaneGroup,
    LaneView,
)
from widgets.ports import TimelineSource

_HAIR = "\u200a"


class NumberedTimeline:
    """Reads through to another source; only the titles differ."""

    def __init__(self, source: TimelineSource, numbering: Numbering) -> None:
        self._source = source
        self._numbering = numbering
        self._shortened: dict[int, str] = {}

    def columns(self) -> EventColumns:
        """All events, sorted."""
        return self._source.columns()

    def patch_since(self, before: EventColumns) -> ColumnPatch | None:
        """How the present columns came out of earlier ones."""
        return self._source.patch_since(before)

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        """Which rows of :meth:`columns` pass the filter."""
        return self._source.matching(wanted)

    def texts(self, ids: Sequence[int]) -> Mapping[int, EventText]:
        """Titles with their numbers, and words."""
        return {
            event: replace(text, title=self._titled(event, text.title))
            for event, text in self._source.texts(ids).items()
        }

    def whens(self, ids: Sequence[int]) -> Mapping[int, VagueTime]:
        """Dates of these events."""
        return self._source.whens(ids)

    def citations(self, ids: Sequence[int]) -> Mapping[int, Sequence[Cited]]:
        """Citations of these events."""
        return self._source.citations(ids)

    def arcs(self) -> Sequence[Arc]:
        """All arcs between events."""
        return self._source.arcs()

    def taking_part(self, entity: int) -> frozenset[int]:
        """Ids of the events an entity takes part in."""
        return self._source.taking_part(entity)

    def groups(self, view: LaneView) -> Sequence[LaneGroup]:
        """All lanes from top to bottom."""
        return self._source.groups(view)

    def number_text(self, event: int) -> str:
        """The numbers behind an event's title, with the gap before them; empty without any."""
        numbers = self._numbering.numbers(event)
        return f"{_HAIR}{raised(numbers)}" if numbers else ""

    def plain_title(self, event: int) -> str:
        """The whole title of an event, without numbers."""
        found = self._source.texts((event,)).get(event)
        return found.title if found else ""

    def shortened_title(self, event: int) -> str:
        """What the title was shortened to; empty where it is whole."""
        return self._shortened.get(event, "")

    def shorten(self, event: int, title: str) -> None:
        """Let an event be titled so from now on, that its numbers have room behind it."""
        self._shortened[event] = title

    def _titled(self, event: int, title: str) -> str:
        return f"{self._shortened.get(event, title)}{self.number_text(event)}"
