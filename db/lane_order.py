"""In which order lanes stand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from db.alphabet import alphabetical
from db.records import LaneGroup, LaneOrder, LaneView

Rank = Callable[[LaneGroup], Any]
Position = tuple[float, float]
"""On the map: how far to the right, and how far down."""


def in_order(
    groups: Sequence[LaneGroup], view: LaneView, usual: Rank, positions: Mapping[str, Position]
) -> list[LaneGroup]:
    """Return the groups in the order a view asks for.

    :param usual: sort key of the usual order, which also decides between equals
    :param positions: of the lanes that stand on the map, by key; the others come last
    """
    ranks: dict[LaneOrder, Rank] = {
        LaneOrder.NAME: lambda group: alphabetical(group.title),
        LaneOrder.FIRST: lambda group: int(group.rows[0]) if len(group.rows) else -1,
        LaneOrder.COUNT: lambda group: -len(group.rows),
        LaneOrder.MAP: lambda group: _on_map(positions.get(group.key)),
    }
    ordered = sorted(groups, key=usual)
    rank = ranks.get(view.order)
    return ordered if rank is None else sorted(ordered, key=rank)


def by_hand(groups: Sequence[LaneGroup], view: LaneView) -> list[LaneGroup]:
    """Return the groups as somebody put them; those nobody placed keep their order behind."""
    places = {key: place for place, key in enumerate(view.by_hand)}
    return sorted(groups, key=lambda group: places.get(group.key, len(places)))


def _on_map(position: Position | None) -> tuple[bool, float, float]:
    """From top to bottom, then from left to right."""
    return (True, 0.0, 0.0) if position is None else (False, position[1], position[0])
