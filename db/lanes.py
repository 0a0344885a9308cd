"""The lanes of the timeline: all events divided by what somebody wants to compare.

Nothing vanishes: events without a member have a lane of their own, and so have all those of the
members that find no lane. Everything is numpy over the memberships; a million events cost a
fraction of a second.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.event_places import EventPlaces
from db.lane_order import Position, by_hand, in_order
from db.memberships import Memberships, Pairs
from db.records import STATUSES, EventColumns, LaneGroup, LaneScheme, LaneView

MOST_LANES = 200
"""Lanes with a member of their own; the events of all others share one."""

Numbers = NDArray[np.int64]

_WITHOUT = {
    LaneScheme.ENTITY: "Without an entity",
    LaneScheme.PLACE: "Without a place",
    LaneScheme.TAG: "Without a tag",
    LaneScheme.SOURCE: "Without a source",
}


@dataclass(frozen=True, slots=True)
class LaneLooks:
    """How kinds are called, coloured and ordered: known to those who draw."""

    kind_title: Callable[[str], str]
    kind_hue: Callable[[str], str]
    kind_order: Callable[[str], tuple[int, str]]
    entity_hue: Callable[[str], str]


@dataclass(frozen=True, slots=True, eq=False)
class _Member:
    """What a lane can be about. ``place`` is its place in the usual order, where it has one."""

    key: str
    title: str
    hue: str = ""
    place: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True, eq=False)
class _Division:
    """Pairs of an event's row, ascending, and the number of a member."""

    rows: NDArray[np.integer]
    members: NDArray[np.integer]
    named: Sequence[_Member]


def lane_groups(
    view: LaneView,
    columns: EventColumns,
    looks: LaneLooks,
    members: Memberships | None = None,
    places: EventPlaces | None = None,
    positions: Mapping[int, Position] | None = None,
) -> tuple[LaneGroup, ...]:
    """Return all lanes of a view from top to bottom, hidden ones too.

    :param members: needed for lanes by entity, tag and source
    :param places: needed for lanes by place
    :param positions: where entities stand on the map, by id
    :raises ValueError: what the scheme needs is not given
    """
    division = _divided(view.scheme, columns, looks, members, places)
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
    return tuple(by_hand(found, view) if view.order == "hand" else found)


def _divided(
    scheme: LaneScheme,
    columns: EventColumns,
    looks: LaneLooks,
    members: Memberships | None,
    places: EventPlaces | None,
) -> _Division:
    """Return who is whose under a scheme.

    :raises ValueError: what the scheme needs is not given
    """
    every = np.arange(len(columns), dtype=np.int32)
    match scheme:
        case LaneScheme.KIND:
            named = [
                _Member(f"kind:{kind}", looks.kind_title(kind), looks.kind_hue(kind), order)
                for kind in columns.kinds
                for order in (looks.kind_order(kind),)
            ]
            return _Division(every, columns.kind, named)
        case LaneScheme.STATUS:
            named = [
                _Member(f"status:{status}", status.capitalize(), place=(number, ""))
                for number, status in enumerate(STATUSES)
            ]
            return _Division(every, columns.status, named)
        case LaneScheme.NONE:
            whole = np.zeros(len(columns), np.uint8)
            return _Division(every, whole, [_Member("all", "All events")])
        case LaneScheme.PLACE if places is not None:
            named = [_Member(f"place:{name.casefold()}", name) for name in places.names]
            return _Division(places.rows, places.members, named)
        case _ if members is not None and scheme is not LaneScheme.PLACE:
            return _by_member(scheme, members, looks)
    raise ValueError(f"lanes by {scheme} need more than the columns")


def _by_member(scheme: LaneScheme, members: Memberships, looks: LaneLooks) -> _Division:
    if scheme is LaneScheme.ENTITY:
        pairs, names = members.entities, [name for name, _ in members.entity_names]
        hues = [looks.entity_hue(kind) for _, kind in members.entity_names]
        return _of_pairs(pairs, "entity", names, hues)
    if scheme is LaneScheme.TAG:
        return _of_pairs(members.tags, "tag", members.tag_names, ())
    return _of_pairs(members.sources, "source", members.source_names, ())


def _of_pairs(pairs: Pairs, word: str, names: Sequence[str], hues: Sequence[str]) -> _Division:
    named = [
        _Member(f"{word}:{item}", name, hue)
        for item, name, hue in zip(
            pairs.ids.tolist(), names, hues or [""] * len(names), strict=True
        )
    ]
    return _Division(pairs.rows, pairs.members, named)


def _chosen(division: _Division, view: LaneView) -> Numbers:
    """Return the numbers of the members that get a lane: of too many the fullest.

    What somebody placed by hand keeps its lane; what is hidden takes none from the others.
    """
    counts = np.bincount(division.members, minlength=len(division.named))
    present = np.flatnonzero(counts)
    if len(present) <= MOST_LANES:
        return present
    keys = [division.named[number].key for number in present.tolist()]
    placed = set(view.by_hand) if view.order == "hand" else set()
    hidden = np.array([key in view.hidden for key in keys])
    first = np.array([key in placed for key in keys])
    ranked = np.lexsort((present, -counts[present], ~first, hidden))
    return np.unique(present[np.concatenate([ranked[:MOST_LANES], np.flatnonzero(hidden)])])


def _split(division: _Division, chosen: Numbers) -> list[LaneGroup]:
    """Return the groups of the chosen members."""
    slots = np.full(len(division.named), len(chosen), np.uint16)
    slots[chosen] = np.arange(len(chosen))
    of_pair = slots[division.members] if len(division.named) else np.empty(0, np.uint16)
    # Stable, so that each group keeps the order of time; small numbers are sorted by counting.
    order = np.argsort(of_pair, kind="stable")
    rows = division.rows[order].astype(np.int32, copy=False)
    ends = np.cumsum(np.bincount(of_pair, minlength=len(chosen)))[: len(chosen)]
    parts = np.split(rows, ends)[: len(chosen)]
    named = (division.named[number] for number in chosen.tolist())
    return [
        LaneGroup(member.key, member.title, member.hue, part)
        for member, part in zip(named, parts, strict=True)
    ]


def _others(
    division: _Division, chosen: Numbers, scheme: LaneScheme, total: int
) -> list[LaneGroup]:
    """Return the lanes of the events whose members found none, and of those without any."""
    found = []
    counts = np.bincount(division.members, minlength=len(division.named))
    left = int(np.count_nonzero(counts)) - len(chosen)
    if left:
        is_chosen = np.zeros(len(division.named), np.bool_)
        is_chosen[chosen] = True
        rows = _marked(division.rows[~is_chosen[division.members]], total)
        found.append(LaneGroup(f"others:{scheme}", f"Others ({left:,})", "", rows))
    if scheme in _WITHOUT:
        rows = _marked(division.rows, total, inside=False)
        if len(rows):
            found.append(LaneGroup(f"without:{scheme}", _WITHOUT[scheme], "", rows))
    return found


def _marked(rows: NDArray[np.integer], total: int, *, inside: bool = True) -> NDArray[np.int32]:
    """Return the rows once each in ascending order, or all but those."""
    among = np.zeros(total, np.bool_)
    among[rows] = True
    return np.flatnonzero(among == inside).astype(np.int32)
