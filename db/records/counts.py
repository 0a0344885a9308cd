"""Counts told beside filters and in the status line, and search results."""

from dataclasses import dataclass

from db.records.vocabulary import Status


@dataclass(frozen=True, slots=True)
class EntityCount:
    """How many shown events an entity takes part in."""

    id: int
    name: str
    kind: str
    events: int


@dataclass(frozen=True, slots=True)
class NamedCount:
    """How many shown events carry a tag or rest on a source."""

    id: int
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """Each list counts under the other parts of the filter, so a row tells what ticking it gives.

    ``shown`` events pass the whole filter; of them ``certain`` and ``possible`` stand in the
    window (equal to shown dated ones without a window), ``undated`` have no date.
    """

    total: int
    shown: int
    certain: int
    possible: int
    undated: int
    unsourced: int
    kinds: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    entities: tuple[EntityCount, ...]
    tags: tuple[NamedCount, ...]
    sources: tuple[NamedCount, ...]
    assessments: int
    all_sources: int
    notes: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One found item: one hit per item. ``snippet`` plain text, hits between «» marks."""

    id: int
    uid: str
    kind: str
    title: str
    when: str
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The first hits and how many there are in all."""

    results: tuple[SearchHit, ...]
    total: int
