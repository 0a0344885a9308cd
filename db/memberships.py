"""Who takes part in which event, which tags it carries, what it rests on: as row numbers.

Loaded once per change of the data; every facet of the filter is then counted in numpy.
"""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.arrays import read_numbers, without
from db.hidden import hidden_items
from db.pairs import Pairs, make_pairs, renumbered, spliced
from db.records import EventColumns
from db.splice import Splice
from db.time_index import among, are_among, places_of, rows_of


@dataclass(frozen=True, slots=True, eq=False)
class Memberships:
    """The three kinds of membership, and the names to show them by."""

    entities: Pairs
    tags: Pairs
    sources: Pairs
    entity_names: tuple[tuple[str, str], ...]
    """(name, kind) in the order of ``entities.ids``."""
    tag_names: tuple[str, ...]
    source_names: tuple[str, ...]


FACETS = ("entities", "tags", "sources")
"""The fields of :class:`Memberships` that hold pairs."""

_QUESTIONS = {
    "entities": ("SELECT id, event, entity FROM participation WHERE true", "event"),
    "tags": ("SELECT 0, item, tag FROM item_tag WHERE true", "item"),
    "sources": ("SELECT id, item, source FROM citation WHERE true", "item"),
}
"""For each facet the question for (own id, event, member), and its column of events."""

_MEMBERS = {"entities": "entity", "tags": "tag", "sources": "source"}
"""For each facet the column of members."""


def load_memberships(conn: sqlite3.Connection, columns: EventColumns) -> Memberships:
    """Return all memberships of the events in the columns, without the trash."""
    hidden = hidden_items(conn)
    named = _named(conn, hidden)
    return _made(named, {facet: _read(conn, columns, facet, named, hidden) for facet in FACETS})


def named_memberships(conn: sqlite3.Connection, pairs: dict[str, Pairs]) -> Memberships:
    """Return memberships of known pairs, with the members as they are now."""
    named = _named(conn, hidden_items(conn))
    return _made(named, {facet: renumbered(pairs[facet], named.ids[facet]) for facet in FACETS})


def patched_memberships(
    conn: sqlite3.Connection,
    columns: EventColumns,
    before: Memberships,
    splice: Splice,
    *,
    renamed: bool = True,
) -> Memberships:
    """Return what :func:`load_memberships` would, reading only the touched events again.

    :param splice: how the columns came out of those that ``before`` numbers its rows by
    :param renamed: whether an entity, a tag or a source changed too
    """
    hidden = hidden_items(conn)
    named = _named(conn, hidden) if renamed else _named_before(before)
    total = len(columns) + len(splice.removed) - len(splice.places)
    touched = frozenset(columns.ids[splice.inserted].tolist())
    pairs = {}
    for facet in FACETS:
        old = renumbered(getattr(before, facet), named.ids[facet])
        fresh = _read(conn, columns, facet, named, hidden, (splice.inserted, touched))
        pairs[facet] = spliced(old, fresh, splice, total)
    return _made(named, pairs)


def with_members(
    conn: sqlite3.Connection,
    columns: EventColumns,
    before: Memberships,
    changed: dict[str, frozenset[int]],
) -> Memberships:
    """Return what :func:`load_memberships` would after members came, went or were renamed.

    However many events they stand at, only theirs are read.

    :param changed: ids of those members by facet; no single membership changed
    """
    hidden = hidden_items(conn)
    named = _named(conn, hidden)
    pairs = {}
    for facet in FACETS:
        old: Pairs = getattr(before, facet)
        come = {
            item: _rows_with(conn, columns, facet, item, hidden)
            for item in changed.get(facet, ())
            if item in named.ids[facet] and item not in old.ids
        }
        pairs[facet] = renumbered(old, named.ids[facet], come)
    return _made(named, pairs)


def _rows_with(
    conn: sqlite3.Connection,
    columns: EventColumns,
    facet: str,
    member: int,
    hidden: frozenset[int],
) -> NDArray[np.int32]:
    """The rows of the events that a member stands at, ascending."""
    sql = f"{_QUESTIONS[facet][0]} AND {_MEMBERS[facet]} = ?"
    table = without(read_numbers(conn, sql, 3, (member,)), hidden)
    return np.flatnonzero(are_among(columns.ids, table[:, 1])).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """All members with their names, as :class:`Memberships` shows them."""

    ids: dict[str, NDArray[np.int64]]
    entities: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    sources: tuple[str, ...]


def _named(conn: sqlite3.Connection, hidden: frozenset[int]) -> _Named:
    entities, tags, sources = (
        [row for row in conn.execute(sql) if row[0] not in hidden]
        for sql in (
            "SELECT id, name, kind FROM entity ORDER BY id",
            "SELECT id, name FROM tag ORDER BY id",
            "SELECT id, title FROM source ORDER BY id",
        )
    )
    ids = {
        facet: np.fromiter((row[0] for row in rows), np.int64, len(rows))
        for facet, rows in zip(FACETS, (entities, tags, sources), strict=True)
    }
    return _Named(
        ids,
        tuple((name, kind) for _, name, kind in entities),
        tuple(name for _, name in tags),
        tuple(title for _, title in sources),
    )


def _named_before(before: Memberships) -> _Named:
    ids = {facet: getattr(before, facet).ids for facet in FACETS}
    return _Named(ids, before.entity_names, before.tag_names, before.source_names)


def _made(named: _Named, pairs: dict[str, Pairs]) -> Memberships:
    return Memberships(
        **pairs,
        entity_names=named.entities,
        tag_names=named.tags,
        source_names=named.sources,
    )


def _read(
    conn: sqlite3.Connection,
    columns: EventColumns,
    facet: str,
    named: _Named,
    hidden: frozenset[int],
    only: tuple[NDArray[np.int64], frozenset[int]] | None = None,
) -> Pairs:
    """Read the pairs of a facet, of all events or of a few; strangers to either are left out.

    :param only: rows and ids of the few
    """
    question, event = _QUESTIONS[facet]
    among_these = None if only is None else only[1]
    table = without(read_numbers(conn, question + among(event, among_these), 3), hidden)
    ids = named.ids[facet]
    if only is None:
        rows = rows_of(columns, table[:, 1])
    else:
        rows = _rows_among(columns, only[0], table[:, 1])
    members = places_of(ids, table[:, 2])
    known = (rows >= 0) & (members >= 0)
    return make_pairs(rows[known], members[known], ids, len(columns))


def _rows_among(
    columns: EventColumns, rows: NDArray[np.int64], events: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The rows of events that all stand in a few known ones."""
    found = places_of(columns.ids[rows], events)
    return np.where(found >= 0, rows[found], -1) if len(rows) else found
