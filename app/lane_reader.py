"""The lanes of the timeline over a store, worked out once for each change and each view."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np

from app.event_index import EventIndex
from db.event_places import (
    EventPlaces,
    ToldPlaces,
    event_places,
    patched_places,
    read_places,
)
from db.lane_division import LaneLooks
from db.lane_order import Position
from db.lanes import lane_groups
from db.memberships import Memberships
from db.numbered_rows import NumberedRows, sorted_rows
from db.pairs import Pairs
from db.records import Changes, EventColumns, LaneGroup, LaneOrder, LaneScheme, LaneView, MapNode
from db.store import Store
from widgets.kinds import entity_hue, event_kind, event_kind_order
from widgets.ports import MapSource

LOOKS = LaneLooks(
    kind_title=lambda key: event_kind(key).lane,
    kind_hue=lambda key: event_kind(key).hue,
    kind_order=event_kind_order,
    entity_hue=entity_hue,
)
"""How the house calls, colours and orders kinds."""

LARGE = 50_000
"""From so many events on, reading their places takes longer than a frame by far."""

_BY_MEMBER = (LaneScheme.ENTITY, LaneScheme.PLACE, LaneScheme.TAG, LaneScheme.SOURCE)


Made = TypeVar("Made")
Progress = Callable[[int], object]
Places = tuple[tuple[EventColumns, Memberships, ToldPlaces], EventPlaces]
"""Places of events, after what they were made from."""


class _Kept(Generic[Made]):
    """The last thing made, with what it was made from."""

    def __init__(self) -> None:
        self._last: tuple[tuple[Any, ...], Made] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever made."""
        return self._last is None

    def put(self, made_from: tuple[Any, ...], made: Made) -> None:
        """Take what somebody else made."""
        self._last = (made_from, made)

    def get(self, made_from: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What was made last time, if from the very same things; else made anew.

        Events and memberships are told apart as objects: each change of the data makes new ones.
        """
        if self._last is None or not _same(self._last[0], made_from):
            self._last = (made_from, make())
        return self._last[1]


class LaneReader:
    """Divides the events of one store into lanes.

    What events say of their places is only in their rows. Where ``ask_for_places`` is set, that of
    a large store is read beside the window when it asks; until :meth:`take` one lane holds all.
    """

    def __init__(self, store: Store, index: EventIndex, relations: MapSource) -> None:
        self._store, self._index, self._map = store, index, relations
        self._groups: _Kept[tuple[LaneGroup, ...]] = _Kept()
        self._places: _Kept[EventPlaces] = _Kept()
        self._rows = NumberedRows()
        self._told: ToldPlaces | None = None
        self._missed: frozenset[int] | None = frozenset()
        """Events edited since the places were last read; None = all of them may have been."""
        self.ask_for_places: Callable[[], None] | None = None

    def groups(self, view: LaneView) -> tuple[LaneGroup, ...]:
        """All lanes from top to bottom; the same object until the data or their order changes."""
        columns = self._index.columns
        members = self._index.members if view.scheme in _BY_MEMBER else None
        nodes = self._map.nodes() if view.order is LaneOrder.MAP else ()
        places = self._where() if view.scheme is LaneScheme.PLACE else None
        made_from = (
            *(columns, members, nodes, places),
            *(view.scheme, view.order, view.by_hand, view.hidden),
        )
        if view.scheme is LaneScheme.PLACE and places is None:
            if not len(columns):
                return ()
            return self._groups.get(made_from, lambda: (_waiting(len(columns)),))
        return self._groups.get(
            made_from,
            lambda: lane_groups(
                view, columns, LOOKS, members, places, _positions(nodes), self._numbers(view)
            ),
        )

    def sort_rows(self, columns: EventColumns) -> Callable[[], None]:
        """Sort events that have just been read, in the thread that read them.

        :return: what takes them over, to be called in the window's thread
        """
        scheme = self._rows.scheme
        if scheme is None:
            return _nothing
        pairs = sorted_rows(scheme, columns)
        return lambda: self._rows.put(scheme, columns, pairs)

    def _numbers(self, view: LaneView) -> Pairs | None:
        if view.scheme not in (LaneScheme.KIND, LaneScheme.STATUS):
            return None
        return self._rows.of(view.scheme, self._index.columns, self._index.patch_since)

    def work(self) -> Callable[[sqlite3.Connection, Progress], Places]:
        """What is to be done beside the window, with the data as it is now."""
        columns, members, known = self._index.columns, self._index.members, self._told

        def read(connection: sqlite3.Connection, progress: Progress) -> Places:
            told = known or read_places(connection, progress)
            return (columns, members, told), event_places(columns, members, told)

        return read

    def take(self, read: Places) -> None:
        """Take places that were read beside the window, and what was edited since."""
        (columns, members, told), places = read
        missed, self._missed = self._missed, frozenset()
        if self._told is None and missed is not None:
            self._told = patched_places(self._store.connection, told, missed) if missed else told
        if len(columns) and missed is not None:
            self._places.put((columns, members, told), places)

    def refresh(self, changes: Changes) -> None:
        """Read again the places of the events an edit touched; after an import forget all."""
        if changes.bulk:
            self._told = self._missed = None
        elif self._told is None and self._missed is not None:
            self._missed |= changes.events
        elif self._told is not None and changes.events:
            self._told = patched_places(self._store.connection, self._told, changes.events)

    def _where(self) -> EventPlaces | None:
        """The places of all events, or None where they have to be read beside the window."""
        columns, members = self._index.columns, self._index.members
        if self.ask_for_places is not None and not 0 < len(columns) <= LARGE:
            # No events at all are those of a store whose events are still being read.
            lacking = self._told is None or self._places.is_empty
            if self._told is None or (lacking and len(columns)):
                self.ask_for_places()
            if lacking:
                return None
        if self._told is None:
            self._told, self._missed = read_places(self._store.connection), frozenset()
        told = self._told
        made_from = (columns, members, told)
        return self._places.get(made_from, lambda: event_places(columns, members, told))


def _waiting(count: int) -> LaneGroup:
    return LaneGroup("without:place", "Reading the places …", "", np.arange(count, dtype=np.int32))


def _positions(nodes: Sequence[MapNode]) -> dict[int, Position]:
    return {
        node.id: (node.x, node.y) for node in nodes if node.x is not None and node.y is not None
    }


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return all(
        one is other or (isinstance(one, str | tuple | frozenset) and one == other)
        for one, other in zip(before, now, strict=True)
    )


def _nothing() -> None:
    pass
