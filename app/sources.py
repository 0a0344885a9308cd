"""What the panes read through: their ports, over one store.

Everything reads on the thread of the window, through the store's own connection.
"""

from collections.abc import Callable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.event_index import EventIndex
from app.lane_reader import LaneReader
from app.map_places import PlacedMap
from app.table_source import TableReader
from db import graph, timeline
from db.dates import Certainty, VagueTime
from db.evidence import all_cases, all_sources, citations, dossier
from db.fetch import fetch_by
from db.filters import counts
from db.notes import annotations
from db.records import (
    FLAG_UNDATED,
    FLAG_ZONED,
    Annotation,
    Arc,
    AssessmentCase,
    Changes,
    Cited,
    ColumnPatch,
    Dossier,
    Event,
    EventColumns,
    EventText,
    Filter,
    FilterCounts,
    HistoryEntry,
    LaneGroup,
    LaneView,
    MapNode,
    SearchPage,
    Source,
    Strand,
    Window,
)
from db.search import InTime, search
from db.store import Store
from widgets.ports import MapSource

_ARCS = ("event", "link")
_NODES = ("entity", "participation", "event", "map_position")
_PRESENCE = ("event", "entity", "participation")
_STRANDS = ("relation", "entity", "quantity", "citation", "source")

Presence = Mapping[int, Certainty]


class Present(NamedTuple):
    """Who is present in a window, and what else of the map had to be read."""

    columns: EventColumns
    window: Window | None
    presence: Presence
    version: int
    """Which reading of the map it belongs to."""
    nodes: Sequence[MapNode] | None = None
    strands: Sequence[Strand] | None = None


"""Who is present, with the columns and the window it was found for."""


class TimelineReader:
    """What the timeline reads."""

    def __init__(self, store: Store, index: EventIndex, relations: MapSource) -> None:
        self._store = store
        self._index = index
        self.lanes = LaneReader(store, index, relations)
        self._arcs: Sequence[Arc] | None = None

    def columns(self) -> EventColumns:
        """All events, sorted; the same object until the data changes."""
        return self._index.columns

    def patch_since(self, before: EventColumns) -> ColumnPatch | None:
        """How the present columns came out of earlier ones; None = begin anew."""
        return self._index.patch_since(before)

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        """Which rows of :meth:`columns` pass the filter."""
        return self._index.matching(wanted)

    def texts(self, ids: Sequence[int]) -> Mapping[int, EventText]:
        """Titles and words of these events."""
        return timeline.event_texts(self._store.connection, ids)

    def whens(self, ids: Sequence[int]) -> Mapping[int, VagueTime]:
        """Dates of these events; undated ones are left out."""
        return timeline.event_dates(self._store.connection, ids)

    def citations(self, ids: Sequence[int]) -> Mapping[int, Sequence[Cited]]:
        """Citations of these events; events without any are left out."""
        return citations(self._store.connection, ids)

    def arcs(self) -> Sequence[Arc]:
        """All arcs between events."""
        if self._arcs is None:
            self._arcs = timeline.arcs(self._store.connection)
        return self._arcs

    def taking_part(self, entity: int) -> frozenset[int]:
        """Ids of the events an entity takes part in."""
        return self._index.events_of(entity)

    def groups(self, view: LaneView) -> Sequence[LaneGroup]:
        """All lanes from top to bottom, hidden ones too."""
        return self.lanes.groups(view)

    def refresh(self, changes: Changes) -> None:
        """Forget what an edit may have made untrue."""
        self.lanes.refresh(changes)
        if changes.touches(*_ARCS):
            self._arcs = None


class MapReader:
    """What the relation map reads."""

    def __init__(self, store: Store, index: EventIndex) -> None:
        self._store = store
        self._index = index
        self._nodes: Sequence[MapNode] | None = None
        self._strands: Sequence[Strand] | None = None
        self._present: Present | None = None
        self._version = 0

    def nodes(self) -> Sequence[MapNode]:
        """All entities; the same object until the data changes."""
        if self._nodes is None:
            self._nodes = graph.map_nodes(self._store.connection, self._index.members)
        return self._nodes

    def strands(self) -> Sequence[Strand]:
        """All relations; the same object until the data changes."""
        if self._strands is None:
            self._strands = graph.strands(self._store.connection)
        return self._strands

    def presence(self, window: Window | None) -> Mapping[int, Certainty]:
        """How surely each entity takes part in an event of the window."""
        present = self._present
        if (
            present is None
            or present.columns is not self._index.columns
            or present.window != window
        ):
            self.keep_presence(self.find_presence(window)(self._store.connection))
        assert self._present is not None
        return self._present.presence

    def find_presence(self, window: Window | None) -> Callable[[Connection], Present]:
        """The work of finding who is present, which may be done beside the window.

        With it are read the entities and relations, where an edit made those known untrue.
        """
        columns, members, version = self._index.columns, self._index.members, self._version
        nodes, strands = self._nodes, self._strands

        def work(connection: Connection) -> Present:
            return Present(
                columns,
                window,
                graph.presence(connection, columns, window, members),
                version,
                graph.map_nodes(connection, members) if nodes is None else nodes,
                graph.strands(connection) if strands is None else strands,
            )

        return work

    def keep_presence(self, present: Present) -> None:
        """Remember who is present, so that it need not be found again."""
        self._present = present
        if present.version == self._version:
            self._nodes, self._strands = present.nodes, present.strands

    def participants(self, events: Sequence[int]) -> frozenset[int]:
        """Ids of the entities that take part in any of these events."""
        return graph.participants(self._store.connection, events)

    def refresh(self, changes: Changes) -> None:
        """Forget what an edit may have made untrue."""
        self._version += 1
        if changes.touches(*_NODES):
            self._nodes = None
        if changes.touches(*_STRANDS):
            self._strands = None
        if changes.touches(*_PRESENCE):
            self._present = None


class DossierReader:
    """What the detail pane reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def dossier(self, item: int) -> Dossier | None:
        """Everything about one item, or None where it is gone."""
        return dossier(self._store.connection, item)


class FilterReader:
    """What the filter pane and the status line read."""

    def __init__(self, store: Store, index: EventIndex) -> None:
        self._store = store
        self._index = index

    def counts(self, wanted: Filter, window: Window | None) -> FilterCounts:
        """All counts under a filter and a window."""
        return self.count(wanted, window)(self._store.connection)

    def count(self, wanted: Filter, window: Window | None) -> Callable[[Connection], FilterCounts]:
        """The work of counting, which may be done beside the window."""
        columns, members = self._index.columns, self._index.members
        return lambda connection: counts(connection, columns, wanted, window, members)


class SearchReader:
    """What the search field reads."""

    def __init__(self, store: Store, index: EventIndex) -> None:
        self._store = store
        self._index = index
        self._in_time: InTime | None = None

    def search(self, text: str, limit: int = 50) -> SearchPage:
        """Any string is a valid search; an empty one finds nothing."""
        return search(self._store.connection, text, limit, self._events())

    def _events(self) -> InTime | None:
        """All events, or None while they are still being read."""
        if self._index.is_held:
            return None
        ids = self._index.columns.ids
        if self._in_time is None or self._in_time.ids is not ids:
            self._in_time = InTime(ids)
        return self._in_time


class HistoryReader:
    """What the history list reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def history(self, limit: int = 500) -> Sequence[HistoryEntry]:
        """Edits, newest first."""
        return self._store.history(limit)


class Sources:
    """All ports over one store, and the lists that stand in the centre."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.index = EventIndex(store)
        self.relations = MapReader(store, self.index)
        self.map = PlacedMap(self.relations)
        self.timeline = TimelineReader(store, self.index, self.map)
        self.dossiers = DossierReader(store)
        self.filters = FilterReader(store, self.index)
        self.search = SearchReader(store, self.index)
        self.history = HistoryReader(store)
        self.table = TableReader(store)

    def refresh(self, changes: Changes) -> None:
        """Read again, when asked, what an edit, undo, redo or import touched."""
        self.index.refresh(changes)
        self._forget(changes)

    def renew(self) -> None:
        """Read everything again, when asked, but for the events: they were just brought."""
        self._forget(Changes("", bulk=True))

    def _forget(self, changes: Changes) -> None:
        self.timeline.refresh(changes)
        self.relations.refresh(changes)

    def undated(self) -> list[Event]:
        """The events without a date, in the order they were added."""
        columns = self.index.columns
        ids = columns.ids[(columns.flags & FLAG_UNDATED) != 0].tolist()
        return list(fetch_by(self._store.connection, Event, "id", sorted(ids)))

    def assessments(self) -> list[AssessmentCase]:
        """All assessments with their cases, in the order they were added."""
        return all_cases(self._store.connection)

    def sources(self) -> list[tuple[Source, int]]:
        """All sources by title, each with the number of its citations."""
        return all_sources(self._store.connection)

    def notes(self) -> list[tuple[Annotation, str, str]]:
        """All notes, the latest first, each with kind and title of the item it is on."""
        return annotations(self._store.connection)

    def zoned_events(self) -> int:
        """How many events have a date that names a time zone."""
        return int(np.count_nonzero(self.index.columns.flags & FLAG_ZONED))
