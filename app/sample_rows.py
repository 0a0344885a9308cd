"""The rows of the sample's readable source, one class for each kind of table in it.

A field's name is its key in the file, unless its metadata names another ``key``.
"""

from dataclasses import dataclass, field

from db.records import Bearing, Comparator, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """Where a fact stands: source, paragraph and what it says, in our words."""

    says: str
    at: str = ""
    source: str = "commentary"
    on: str = ""
    stance: Stance = Stance.SUPPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source; ``credibility`` grades its citations by the status of what they support."""

    key: str
    title: str
    reliability: str
    note: str
    credibility: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """What a date rests on; named by events, it becomes a citation of their date."""

    key: str
    source: str
    says: str
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenRow:
    """A date: the source's words, EDTF, the rule that made one of the other, and its basis."""

    text: str
    edtf: str
    basis: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event; ``who`` maps entity keys to roles, ``dated_by`` names grounds."""

    key: str
    title: str
    summary: str
    kind: str
    status: Status
    importance: int
    who: dict[str, str]
    tags: tuple[str, ...]
    cited: tuple[CitationRow, ...]
    place: str = ""
    when: WhenRow | None = None
    dated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One more name of an entity; the script follows from the language unless told."""

    text: str
    language: str
    script: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """An entity with its other names."""

    key: str
    name: str
    kind: str
    description: str
    cited: tuple[CitationRow, ...]
    names: tuple[NameRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRow:
    """A quantity with the one citation it rests on."""

    property: str
    written: str
    at: str
    says: str
    comparator: Comparator = Comparator.EQUAL
    value: float | None = None
    unit: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A relation. Without a ``key`` it is named after its ends and its type."""

    source: str = field(metadata={"key": "from"})
    type: str
    target: str = field(metadata={"key": "to"})
    status: Status
    cited: tuple[CitationRow, ...]
    key: str = ""
    directed: bool = True
    description: str = ""
    quantity: tuple[QuantityRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """An event-to-event link."""

    earlier: str
    type: str
    later: str
    status: Status
    description: str
    cited: tuple[CitationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """What bears on an assessment: a reason, its paragraph and, where one carries it, a fact."""

    bearing: Bearing
    reason: str
    at: str
    says: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """A claim to weigh with what speaks for and against it."""

    key: str
    claim: str
    basis: str
    cited: tuple[CitationRow, ...]
    likelihood: str = ""
    evidence: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note on a fact ("event/…")."""

    key: str
    on: str
    author: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """Where an entity stands on the map, in map units."""

    entity: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRows:
    """The whole sample as it is written in the files; each field names its file."""

    title: str = field(metadata={"file": "case.toml"})
    note: tuple[NoteRow, ...] = field(metadata={"file": "case.toml"})
    source: tuple[SourceRow, ...] = field(metadata={"file": "sources.toml"})
    ground: tuple[GroundRow, ...] = field(metadata={"file": "dates.toml"})
    entity: tuple[EntityRow, ...] = field(metadata={"file": "entities.toml"})
    event: tuple[EventRow, ...] = field(metadata={"file": "events.toml"})
    relation: tuple[RelationRow, ...] = field(metadata={"file": "relations.toml"})
    link: tuple[LinkRow, ...] = field(metadata={"file": "links.toml"})
    assessment: tuple[AssessmentRow, ...] = field(metadata={"file": "assessments.toml"})
    place: tuple[PlaceRow, ...] = field(metadata={"file": "map.toml"})
