"""The lanes of the timeline over a store, worked out once for each change and each view."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from app.event_index import EventIndex
from db.event_places import EventPlaces, event_places
from db.lane_division import LaneLooks
from db.lane_order import Position
from db.lanes import lane_groups
from db.records import LaneGroup, LaneOrder, LaneScheme, LaneView, MapNode
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

_BY_MEMBER = (LaneScheme.ENTITY, LaneScheme.PLACE, LaneScheme.TAG, LaneScheme.SOURCE)


Made = TypeVar("Made")


class _Kept(Generic[Made]):
    """The last thing made, with what it was made from."""

    def __init__(self) -> None:
        self._last: tuple[tuple[Any, ...], Made] | None = None

    def get(self, made_from: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What was made last time, if from the very same things; else made anew.

        Events and memberships are told apart as objects: each change of the data makes new ones.
        """
        if self._last is None or not _same(self._last[0], made_from):
            self._last = (made_from, make())
        return self._last[1]


class LaneReader:
    """Divides the events of one store into lanes."""

    def __init__(self, store: Store, index: EventIndex, relations: MapSource) -> None:
        self._store, self._index, self._map = store, index, relations
        self._groups: _Kept[tuple[LaneGroup, ...]] = _Kept()
        self._places: _Kept[EventPlaces] = _Kept()

    def groups(self, view: LaneView) -> tuple[LaneGroup, ...]:
        """All lanes from top to bottom; the same object until the data or their order changes."""
        columns = self._index.columns
        members = self._index.members if view.scheme in _BY_MEMBER else None
        nodes = self._map.nodes() if view.order is LaneOrder.MAP else ()
        made_from = (columns, members, nodes, view.scheme, view.order, view.by_hand, view.hidden)
        return self._groups.get(
            made_from,
            lambda: lane_groups(
                view,
                columns,
                LOOKS,
                members,
                self._where() if view.scheme is LaneScheme.PLACE else None,
                _positions(nodes),
            ),
        )

    def _where(self) -> EventPlaces:
        columns, members = self._index.columns, self._index.members
        connection = self._store.connection
        return self._places.get(
            (columns, members), lambda: event_places(connection, columns, members)
        )


def _positions(nodes: Sequence[MapNode]) -> dict[int, Position]:
    return {
        node.id: (node.x, node.y) for node in nodes if node.x is not None and node.y is not None
    }


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return all(
        one is other or (isinstance(one, str | tuple | frozenset) and one == other)
        for one, other in zip(before, now, strict=True)
    )
