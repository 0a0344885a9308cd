"""Plain values the two painters draw: event texts, arcs, map nodes, strands."""

from dataclasses import dataclass

from db.dates.value import VagueTime
from db.records.vocabulary import Status


@dataclass(frozen=True, slots=True)
class EventText:
    """Words of one event: its title and the source's own words for its date ("mid-June")."""

    id: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ArcLine:
    """One link within an arc."""

    link: int
    type: str
    status: Status


@dataclass(frozen=True, slots=True)
class Arc:
    """All links between one pair of events, with what their dates allow.

    ``gap`` is the ready text ("0–116 days later"), cut at 0 where the source reports the order;
    ``order`` is ``certain``, ``possible`` or ``impossible`` from the dates alone, ``reported``
    True where a link of the pair says "followed by". None bounds = unbounded.
    """

    earlier: int
    later: int
    lines: tuple[ArcLine, ...]
    gap: str
    min_days: int | None
    max_days: int | None
    order: str
    reported: bool


@dataclass(frozen=True, slots=True)
class MapNode:
    """An entity on the map; ``x``/``y`` None = no place yet."""

    id: int
    name: str
    kind: str
    x: float | None
    y: float | None
    pinned: bool
    events: int
    """Number of events it takes part in."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One relation on the map. ``quantity`` as written ("31 %"); ``sources`` distinct sources.

    ``valid`` None = undated: such a strand is shown whatever the window and counted apart.
    """

    id: int
    source: int
    target: int
    type: str
    directed: bool
    status: Status
    quantity: str
    sources: int
    valid: VagueTime | None
    description: str = ""
