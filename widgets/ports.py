"""Through what views read. The app's sources implement these; tests may use small real ones.

``Focus``, ``Filter`` and ``Window`` are re-exported here, since every view draws a Focus.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from db.dates import Certainty, VagueTime
from db.records import (
    Arc,
    Cited,
    ColumnPatch,
    Dossier,
    EventColumns,
    EventRow,
    EventText,
    Filter,
    FilterCounts,
    Focus,
    HistoryEntry,
    LaneGroup,
    LaneView,
    MapNode,
    SearchPage,
    Strand,
    Window,
)

__all__ = [
    "DossierSource",
    "Filter",
    "FilterSource",
    "Focus",
    "HistorySource",
    "MapSource",
    "SearchSource",
    "TableSource",
    "TimelineSource",
    "Window",
]


class TimelineSource(Protocol):
    """What the timeline reads."""

    def columns(self) -> EventColumns:
        """All events, sorted; the same object until the data changes."""

    def patch_since(self, before: EventColumns) -> ColumnPatch | None:
        """How the present columns came out of earlier ones; None = too far off, begin anew.

        Without any removed or inserted rows where nothing changed.
        """

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        """Which rows of :meth:`columns` pass the filter."""

    def texts(self, ids: Sequence[int]) -> Mapping[int, EventText]:
        """Titles and words of these events; cheap for a screenful."""

    def whens(self, ids: Sequence[int]) -> Mapping[int, VagueTime]:
        """Dates of these events, for a card; undated ones are absent."""

    def citations(self, ids: Sequence[int]) -> Mapping[int, Sequence[Cited]]:
        """Citations of these events, for a card; events without any are absent."""

    def arcs(self) -> Sequence[Arc]:
        """All arcs between events."""

    def taking_part(self, entity: int) -> frozenset[int]:
        """Ids of the events an entity takes part in."""

    def groups(self, view: LaneView) -> Sequence[LaneGroup]:
        """All lanes from top to bottom, the hidden ones too, so that their number can be told.

        Every row of :meth:`columns` stands in at least one; the same answer until the data
        changes. What is hidden is left out with :meth:`LaneView.seen`.
        """


class MapSource(Protocol):
    """What the relation map reads."""

    def nodes(self) -> Sequence[MapNode]:
        """All entities; the same object until the data changes."""

    def strands(self) -> Sequence[Strand]:
        """All relations; the same object until the data changes."""

    def presence(self, window: Window | None) -> Mapping[int, Certainty]:
        """How surely each entity takes part in an event of the window.

        Without a window all are ``CERTAIN``. Entities without any dated event are absent: they
        are undated, not outside.
        """

    def participants(self, events: Sequence[int]) -> frozenset[int]:
        """Ids of the entities that take part in any of these events, be they ever so many."""


class DossierSource(Protocol):
    """What the detail pane reads."""

    def dossier(self, item: int) -> Dossier | None:
        """Everything about one item, or None where it is gone."""


class FilterSource(Protocol):
    """What the filter pane and the status line read."""

    def counts(self, wanted: Filter, window: Window | None) -> FilterCounts:
        """All counts under a filter and a window."""


class SearchSource(Protocol):
    """What the search field reads."""

    def search(self, text: str, limit: int = 50) -> SearchPage:
        """Any string is a valid search; an empty one finds nothing."""


class HistorySource(Protocol):
    """What the history list reads."""

    def history(self, limit: int = 500) -> Sequence[HistoryEntry]:
        """Edits, newest first."""


class TableSource(Protocol):
    """What the event table reads."""

    def rows(self, ids: Sequence[int]) -> Mapping[int, EventRow]:
        """Rows of a page of events; those that are gone are absent."""
