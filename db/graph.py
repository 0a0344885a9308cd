"""What the relation map asks of the store: nodes, strands, and who is present when."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from db.dates import Certainty
from db.fetch import vague_columns
from db.hidden import hidden_items
from db.mapping import read_vague
from db.memberships import Memberships, load_memberships
from db.records import FLAG_UNDATED, EventColumns, MapNode, Status, Strand, Window
from db.time_index import certainties, load_columns

_UNDATED = -1
"""Below every :class:`Certainty`: without any dated event."""


def map_nodes(conn: sqlite3.Connection, members: Memberships | None = None) -> list[MapNode]:
    """Return all entities with their places and the number of events they take part in.

    :param members: the memberships where they are at hand; else they are read
    """
    hidden = hidden_items(conn)
    pairs = (members or load_memberships(conn, load_columns(conn))).entities
    events = dict(zip(pairs.ids.tolist(), pairs.totals().tolist(), strict=True))
    rows = conn.execute(
        "SELECT id, name, kind, x, y, coalesce(pinned, 0) FROM entity"
        " LEFT JOIN map_position ON map_position.entity = entity.id ORDER BY id"
    )
    return [
        MapNode(item, name, kind, x, y, bool(pinned), events.get(item, 0))
        for item, name, kind, x, y, pinned in rows
        if item not in hidden
    ]


def strands(conn: sqlite3.Connection) -> list[Strand]:
    """Return all relations, each with its quantity as written and how many sources it rests on."""
    hidden = hidden_items(conn)
    quantities = _quantities(conn, hidden)
    sources = _source_counts(conn, hidden)
    rows = conn.execute(
        "SELECT t.id, t.source_entity, t.target_entity, t.type, t.directed, t.status,"
        f" t.description, {vague_columns('valid')} FROM relation t ORDER BY t.id"
    )
    return [
        Strand(
            id=item,
            source=source,
            target=target,
            type=kind,
            directed=bool(directed),
            status=Status(status),
            quantity=quantities.get(item, ""),
            sources=sources.get(item, 0),
            valid=read_vague(tuple(valid)),
            description=description,
        )
        for item, source, target, kind, directed, status, description, *valid in rows
        if item not in hidden
    ]


def presence(
    conn: sqlite3.Connection,
    columns: EventColumns,
    window: Window | None,
    members: Memberships | None = None,
) -> dict[int, Certainty]:
    """Return how surely each entity takes part in an event of the window.

    Entities without a dated event are left out: they are undated, not outside.
    """
    pairs = (members or load_memberships(conn, columns)).entities
    sure = certainties(columns, window).astype(np.int8)
    sure[(columns.flags & FLAG_UNDATED) != 0] = _UNDATED
    found = pairs.greatest(sure, _UNDATED)
    return {
        item: Certainty(number)
        for item, number in zip(pairs.ids.tolist(), found.tolist(), strict=True)
        if number != _UNDATED
    }


def participants(conn: sqlite3.Connection, events: Sequence[int]) -> frozenset[int]:
    """Return the entities that take part in any of these events, be they ever so many."""
    rows = conn.execute(
        "SELECT DISTINCT p.entity FROM participation p"
        " JOIN item own ON own.id = p.id JOIN item entity ON entity.id = p.entity"
        " WHERE p.event IN (SELECT value FROM json_each(?))"
        " AND own.deleted_at IS NULL AND entity.deleted_at IS NULL",
        (json.dumps(list(events)),),
    )
    return frozenset(row[0] for row in rows)


def _quantities(conn: sqlite3.Connection, hidden: frozenset[int]) -> dict[int, str]:
    """Return what is written on each relation's quantities, several joined by a comma."""
    written: dict[int, list[str]] = defaultdict(list)
    for item, relation, words in conn.execute(
        "SELECT t.id, t.item, t.written FROM quantity t JOIN relation ON relation.id = t.item"
        " ORDER BY t.id"
    ):
        if item not in hidden and words:
            written[relation].append(words)
    return {relation: ", ".join(words) for relation, words in written.items()}


def _source_counts(conn: sqlite3.Connection, hidden: frozenset[int]) -> dict[int, int]:
    """Return how many distinct sources each relation is cited from."""
    sources: dict[int, set[int]] = defaultdict(set)
    for item, relation, source in conn.execute(
        # A cross join keeps SQLite from walking all citations, most of which support events.
        "SELECT t.id, t.item, t.source FROM relation CROSS JOIN citation t ON t.item = relation.id"
    ):
        if item not in hidden:
            sources[relation].add(source)
    return {relation: len(found) for relation, found in sources.items()}
