"""What a form hands over: plain values, applied to the store by ``app.editing`` as one edit."""

from dataclasses import dataclass

from db.dates import VagueTime
from db.records import Status


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity that is in the store (``id``), or one to be made under this name (0)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """Who, in which role; ``id`` 0 = a new participation."""

    id: int
    entity: EntityRef
    role: str


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as its form stands; ``id`` 0 = a new one. Participants left out are removed."""

    id: int
    title: str
    summary: str
    kind: str
    status: Status
    when: VagueTime | None
    place: str
    importance: int
    tags: tuple[str, ...]
    participants: tuple[ParticipantDraft, ...]


@dataclass(frozen=True, slots=True)
class NameDraft:
    """One more name; ``id`` 0 = a new one."""

    id: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """An entity as its form stands; ``id`` 0 = a new one. Names left out are removed."""

    id: int
    name: str
    kind: str
    description: str
    names: tuple[NameDraft, ...]


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation as its form stands; ``id`` 0 = a new one."""

    id: int
    source: EntityRef
    type: str
    target: EntityRef
    valid: VagueTime | None
    status: Status
    directed: bool
    description: str
