"""One event as the table lists it."""

from dataclasses import dataclass

from db.dates.value import VagueTime
from db.records.vocabulary import Status


@dataclass(frozen=True, slots=True)
class EventRow:
    """What the cells of a row are made of. ``when`` None = undated.

    ``sources`` counts the distinct sources whose citations support the event; ``entities`` stand
    in the order in which they were added, ``tags`` by name; ``modified`` is ISO 8601 in UTC.
    """

    id: int
    title: str
    kind: str
    status: Status
    when: VagueTime | None
    place: str
    importance: int
    sources: int
    entities: tuple[str, ...]
    tags: tuple[str, ...]
    modified: str
    confidential: bool
