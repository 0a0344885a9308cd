"""All that the detail pane shows of one item, gathered in one read."""

from dataclasses import dataclass

from db.records.evidence import Assessment, Citation, Evidence, Source
from db.records.facts import Entity, Event, Link, Name, Participation, Quantity, Relation
from db.records.notes import Annotation


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its source."""

    citation: Citation
    source: Source


@dataclass(frozen=True, slots=True)
class Participant:
    """Who, in which role."""

    participation: Participation
    entity: Entity


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with the citations under it."""

    quantity: Quantity
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The event at the other end of a link. ``gap``, ``order``, ``reported`` as in ``Arc``."""

    link: Link
    event: Event
    gap: str
    order: str
    reported: bool
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of an assessment's case: the evidence, its item's title, its citations."""

    evidence: Evidence
    title: str
    item_kind: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class AssessmentCase:
    """An assessment with what speaks for and against it."""

    assessment: Assessment
    evidence: tuple[EvidenceLine, ...]
    cited: tuple[Cited, ...]
    notes: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation seen from one entity, with its ends and amounts."""

    relation: Relation
    source: Entity
    target: Entity
    amounts: tuple[Amount, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class EventDossier:
    """Everything about one event."""

    event: Event
    participants: tuple[Participant, ...]
    amounts: tuple[Amount, ...]
    before: tuple[Neighbour, ...]
    """What it followed."""
    after: tuple[Neighbour, ...]
    """What followed it."""
    cited: tuple[Cited, ...]
    assessments: tuple[AssessmentCase, ...]
    notes: tuple[Annotation, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityDossier:
    """Everything about one entity; ``events`` carry its role, in time order."""

    entity: Entity
    names: tuple[Name, ...]
    ties: tuple[Tie, ...]
    events: tuple[tuple[Event, str], ...]
    cited: tuple[Cited, ...]
    assessments: tuple[AssessmentCase, ...]
    notes: tuple[Annotation, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationDossier:
    """Everything about one relation."""

    tie: Tie
    assessments: tuple[AssessmentCase, ...]
    notes: tuple[Annotation, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceDossier:
    """A source with every citation of it and the title of the item each supports."""

    source: Source
    citations: tuple[tuple[Citation, str, str], ...]
    """(citation, item kind, item title)."""
    notes: tuple[Annotation, ...]


Dossier = EventDossier | EntityDossier | RelationDossier | AssessmentCase | SourceDossier
