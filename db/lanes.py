"""The lanes of the timeline: all events divided by what somebody wants to compare.

Nothing vanishes: events without a member have a lane of their own, and so have all those of the
members that find no lane. Everything is numpy over the memberships; a million events cost a
fraction of a second.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from db.event_places import EventPlaces
from db.lane_division import Division, LaneLooks, divided
from db.lane_order import Position, by_hand, in_order
from db.memberships import Memberships
from db.pairs import Pairs
from db.records import EventColumns, LaneGroup, LaneOrder, LaneScheme, LaneView

MOST_LANES = 200
"""Lanes with a member of their own; the events of all others share one."""

Numbers = NDArray[np.int64]

_WITHOUT = {
    LaneScheme.ENTITY: "Without an entity",
    LaneScheme.PLACE: "Without a place",
    LaneScheme.TAG: "Without a tag",
    LaneScheme.SOURCE: "Without a source",
}


def lane_groups(
    view: LaneView,
    columns: EventColumns,
    looks: LaneLooks,
    members: Memberships | None = None,
    places: EventPlaces | None = None,
    positions: Mapping[int, Position] | None = None,
    numbered: Pairs | None = None,
) -> tuple[LaneGroup, ...]:
    """Return all lanes of a view from top to bottom, hidden ones too.

    :param members: needed for lanes by entity, tag and source
    :param places: needed for lanes by place
    :param positions: where entities stand on the map, by id
    :param numbered: the rows by kind or status, where they are known already
    :raises ValueError: what the scheme needs is not given
    """
    division = divided(view.scheme, columns, looks, members, places, numbered)
    chosen = _chosen(division, view)
    groups = _split(division, chosen)
    usual = {member.key: member.place for member in division.named}
    ordered = in_order(
        groups,
        view,
        lambda group: (usual[group.key], -len(group.rows), group.title),
        {f"entity:{item}": position for item, position in (positions or {}).items()},
    )
    found = [*ordered, *_others(division, chosen, view.scheme, len(columns))]
    return tuple(by_hand(found, view) if view.order is LaneOrder.HAND else found)


def _chosen(division: Division, view: LaneView) -> Numbers:
    """Return the numbers of the members that get a lane: of too many the fullest.

    What somebody placed by hand keeps its lane; what is hidden takes none from the others.
    """
    present = division.present
    if len(present) <= MOST_LANES:
        return present
    keys = [division.named[number].key for number in present.tolist()]
    placed = set(view.by_hand) if view.order is LaneOrder.HAND else set()
    hidden = np.array([key in view.hidden for key in keys])
    first = np.array([key in placed for key in keys])
    fullest = -division.pairs.totals()[present]
    ranked = np.lexsort((present, fullest, ~first, hidden))
    return np.unique(present[np.concatenate([ranked[:MOST_LANES], np.flatnonzero(hidden)])])


def _split(division: Division, chosen: Numbers) -> list[LaneGroup]:
    """Return the groups of the chosen members."""
    named = ((number, division.named[number]) for number in chosen.tolist())
    return [
        LaneGroup(member.key, member.title, member.hue, division.pairs.rows_of(number))
        for number, member in named
    ]


def _others(division: Division, chosen: Numbers, scheme: LaneScheme, total: int) -> list[LaneGroup]:
    """Return the lanes of the events whose members found none, and of those without any."""
    found = []
    left = np.setdiff1d(division.present, chosen)
    if len(left):
        parts = [division.pairs.rows_of(number) for number in left.tolist()]
        rows = _marked(np.concatenate(parts), total)
        found.append(LaneGroup(f"others:{scheme}", f"Others ({len(left):,})", "", rows))
    if scheme in _WITHOUT:
        rows = _marked(division.pairs.rows, total, inside=False)
        if len(rows):
            found.append(LaneGroup(f"without:{scheme}", _WITHOUT[scheme], "", rows))
    return found


def _marked(rows: NDArray[np.integer], total: int, *, inside: bool = True) -> NDArray[np.int32]:
    """Return the rows once each in ascending order, or all but those."""
    among = np.zeros(total, np.bool_)
    among[rows] = True
    return np.flatnonzero(among == inside).astype(np.int32)
