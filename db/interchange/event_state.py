"""The events that a table's uids name, as they stand in the store."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.fetch import batches, fetch_by, places
from db.records import Event


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One stored participation: its id, the entity's id and name, and the role."""

    item: int
    entity: int
    name: str
    role: str


@dataclass(slots=True)
class EventState:
    """One stored event with what a row may change of it."""

    event: Event
    parts: list[StoredPart] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    citations: set[tuple[str, str]] = field(default_factory=set)
    """(source title, paragraph)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored under some uids: events, and the kinds of what is no event."""

    events: dict[str, EventState]
    others: dict[str, str]


def stored(conn: sqlite3.Connection, uids: Iterable[str], hidden: frozenset[int]) -> Stored:
    """Return what is stored under these uids, in the trash too."""
    found: dict[str, tuple[int, str]] = {}
    for some in batches(uid for uid in uids if uid):
        sql = f"SELECT uid, id, kind FROM item WHERE uid IN ({places(some)})"
        found.update((uid, (item, kind)) for uid, item, kind in conn.execute(sql, some))
    ids = [item for item, kind in found.values() if kind == "event"]
    states = {event.id: EventState(event) for event in fetch_by(conn, Event, "id", ids)}
    _add_parts(conn, states, hidden)
    _add_tags(conn, states, hidden)
    _add_citations(conn, states, hidden)
    return Stored(
        events={state.event.uid: state for state in states.values()},
        others={uid: kind for uid, (_, kind) in found.items() if kind != "event"},
    )


def parts_of(
    conn: sqlite3.Connection, events: Iterable[int], hidden: frozenset[int]
) -> dict[int, list[StoredPart]]:
    """Return who takes part by event, in the order they were added."""
    found: dict[int, list[StoredPart]] = defaultdict(list)
    for some in batches(events):
        sql = (
            "SELECT p.event, p.id, p.entity, entity.name, p.role FROM participation p"
            f" JOIN entity ON entity.id = p.entity WHERE p.event IN ({places(some)}) ORDER BY p.id"
        )
        for event, item, entity, name, role in conn.execute(sql, some):
            if item not in hidden:
                found[event].append(StoredPart(item, entity, name.strip(), role.strip()))
    return found


def tags_of(
    conn: sqlite3.Connection, items: Iterable[int], hidden: frozenset[int]
) -> dict[int, list[str]]:
    """Return the words each item is tagged with, sorted."""
    found: dict[int, list[str]] = defaultdict(list)
    for some in batches(items):
        sql = (
            "SELECT item_tag.item, tag.id, tag.name FROM item_tag JOIN tag ON tag.id = item_tag.tag"
            f" WHERE item_tag.item IN ({places(some)}) ORDER BY tag.name"
        )
        for item, tag, name in conn.execute(sql, some):
            if tag not in hidden:
                found[item].append(name)
    return found


def citations_of(
    conn: sqlite3.Connection, items: Iterable[int], hidden: frozenset[int]
) -> dict[int, list[tuple[str, str]]]:
    """Return (source title, paragraph) by item, in the order they were added."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for some in batches(items):
        sql = (
            "SELECT c.item, c.id, source.title, c.paragraph FROM citation c"
            f" JOIN source ON source.id = c.source WHERE c.item IN ({places(some)}) ORDER BY c.id"
        )
        for item, citation, title, paragraph in conn.execute(sql, some):
            pair = (title.strip(), paragraph.strip())
            if citation not in hidden and pair not in found[item]:
                found[item].append(pair)
    return found


def _add_parts(
    conn: sqlite3.Connection, states: dict[int, EventState], hidden: frozenset[int]
) -> None:
    for event, parts in parts_of(conn, states, hidden).items():
        states[event].parts = parts


def _add_tags(
    conn: sqlite3.Connection, states: dict[int, EventState], hidden: frozenset[int]
) -> None:
    for event, words in tags_of(conn, states, hidden).items():
        states[event].tags = set(words)


def _add_citations(
    conn: sqlite3.Connection, states: dict[int, EventState], hidden: frozenset[int]
) -> None:
    for event, pairs in citations_of(conn, states, hidden).items():
        states[event].citations = set(pairs)
