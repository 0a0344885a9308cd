"""By what the events are divided into lanes: each scheme's members, and the events of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.event_places import EventPlaces
from db.memberships import Memberships
from db.pairs import Pairs, numbered_pairs
from db.records import STATUSES, EventColumns, LaneScheme


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """What a lane can be about. ``place`` is its place in the usual order, where it has one."""

    key: str
    title: str
    hue: str = ""
    place: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class LaneLooks:
    """How kinds are called, coloured and ordered: known to those who draw."""

    kind_title: Callable[[str], str]
    kind_hue: Callable[[str], str]
    kind_order: Callable[[str], tuple[int, str]]
    entity_hue: Callable[[str], str]

    def kind_member(self, kind: str) -> Member:
        """The lane of a kind of event."""
        return Member(
            f"kind:{kind}", self.kind_title(kind), self.kind_hue(kind), self.kind_order(kind)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Which events each member has."""

    pairs: Pairs
    named: Sequence[Member]

    @property
    def present(self) -> NDArray[np.int64]:
        """Numbers of the members that have an event."""
        return np.flatnonzero(self.pairs.totals())


def divided(
    scheme: LaneScheme,
    columns: EventColumns,
    looks: LaneLooks,
    members: Memberships | None,
    places: EventPlaces | None,
    numbered: Pairs | None = None,
) -> Division:
    """Return who is whose under a scheme.

    :param numbered: the rows by kind or status, where they are known already
    :raises ValueError: what the scheme needs is not given
    """
    match scheme:
        case LaneScheme.KIND:
            named = [looks.kind_member(kind) for kind in columns.kinds]
            return Division(numbered or numbered_pairs(columns.kind, len(named)), named)
        case LaneScheme.STATUS:
            named = [
                Member(f"status:{status}", status.capitalize(), place=(number, ""))
                for number, status in enumerate(STATUSES)
            ]
            return Division(numbered or numbered_pairs(columns.status, len(named)), named)
        case LaneScheme.NONE:
            every = np.arange(len(columns), dtype=np.int32)
            whole = Pairs(every, np.array([0, len(columns)]), np.zeros(1, np.int64))
            return Division(whole, [Member("all", "All events")])
        case LaneScheme.PLACE if places is not None:
            named = [Member(f"place:{name.casefold()}", name) for name in places.names]
            return Division(places.pairs, named)
        case _ if members is not None and scheme is not LaneScheme.PLACE:
            return _by_member(scheme, members, looks)
    raise ValueError(f"lanes by {scheme} need more than the columns")


def _by_member(scheme: LaneScheme, members: Memberships, looks: LaneLooks) -> Division:
    if scheme is LaneScheme.ENTITY:
        pairs, names = members.entities, [name for name, _ in members.entity_names]
        hues = [looks.entity_hue(kind) for _, kind in members.entity_names]
        return _of_pairs(pairs, "entity", names, hues)
    if scheme is LaneScheme.TAG:
        return _of_pairs(members.tags, "tag", members.tag_names, ())
    return _of_pairs(members.sources, "source", members.source_names, ())


def _of_pairs(pairs: Pairs, word: str, names: Sequence[str], hues: Sequence[str]) -> Division:
    named = [
        Member(f"{word}:{item}", name, hue)
        for item, name, hue in zip(
            pairs.ids.tolist(), names, hues or [""] * len(names), strict=True
        )
    ]
    return Division(pairs, named)
