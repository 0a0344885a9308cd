"""What the analyst adds: annotations, tags, attachments, bookmarks, checks, map positions."""

from dataclasses import dataclass

from db.dates.value import VagueTime
from db.records.facts import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Record):
    """A note on an item (or one ``field`` of it) or on a span of time; plain text for now."""

    item: int | None = None
    field: str = ""
    span: VagueTime | None = None
    body: str
    author: str = ""
    motivation: str = "commenting"
    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word to sort by; attached to items through the table ``item_tag``."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file kept with an item."""

    item: int
    name: str
    media_type: str = ""
    sha256: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark(Record):
    """A saved Focus, as a JSON object."""

    name: str
    focus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """Somebody read an item against its source. Stale once ``item_modified`` is older than it."""

    item: int
    checker: str
    outcome: str = ""
    item_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWindow(Record):
    """A span the case has a name for ("heating season")."""

    name: str
    span: VagueTime


@dataclass(frozen=True, slots=True)
class MapPosition:
    """Where an entity stands on the relation map, in map units (an edge is about 100)."""

    entity: int
    x: float
    y: float
    pinned: bool = False
