"""Reported things: events, entities, their names, who took part, relations, links, quantities."""

from dataclasses import dataclass

from db.dates.value import VagueTime
from db.records.vocabulary import Comparator, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every user-visible thing has: a row in ``item``.

    ``id`` 0 means not stored yet; an empty ``uid`` is filled by the store. Times are ISO 8601 UTC.
    ``deleted_at`` set = in the trash.
    """

    id: int = 0
    uid: str = ""
    created: str = ""
    modified: str = ""
    deleted_at: str | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that happened, may have happened or could happen. ``when`` None = undated."""

    title: str
    summary: str = ""
    kind: str = ""
    status: Status = Status.REPORTED
    place: str = ""
    importance: int = 0
    lane: str = ""
    when: VagueTime | None = None
    day_order: int = 0
    duration_min: int | None = None
    """Length in seconds, told apart from position ("a three-day stoppage")."""
    duration_max: int | None = None
    offset_event: int | None = None
    """Told relative to this event ("ten days after the forum")."""
    offset_end: str = ""
    """``start`` or ``end`` of that event."""
    offset_count: int | None = None
    offset_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """A person, organisation, state, place, commodity … ``name`` is the preferred name today."""

    name: str
    kind: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """One more name of an entity, with the time in which it was in use."""

    entity: int
    text: str
    language: str = ""
    script: str = ""
    valid: VagueTime | None = None
    preferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """An entity in an event, with its role."""

    event: int
    entity: int
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A typed, dated tie from one entity to another."""

    source_entity: int
    type: str
    target_entity: int
    valid: VagueTime | None = None
    status: Status = Status.REPORTED
    directed: bool = True
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """Event to event: ``followed by``, ``may have provoked``, ``could have caused`` …"""

    earlier: int
    type: str
    later: int
    status: Status = Status.REPORTED
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A number about any item, as the source words it (``written``: "31 %")."""

    item: int
    property: str = ""
    comparator: Comparator = Comparator.EQUAL
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    of_what: str = ""
    written: str = ""
