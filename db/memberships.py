"""Who takes part in which event, which tags it carries, what it rests on: as row numbers.

Loaded once per change of the data; every facet of the filter is then counted in numpy.
"""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.arrays import read_numbers, without
from db.hidden import hidden_items
from db.records import EventColumns
from db.time_index import among, rows_of
from db.time_patch import MOST_PATCHED


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Each pair once: a row of the event columns and the number of a member in ``ids``."""

    rows: NDArray[np.int64]
    members: NDArray[np.int64]
    ids: NDArray[np.int64]
    """Ids of all members, those without an event too, in ascending order."""

    def rows_with(self, wanted: frozenset[int], total: int) -> NDArray[np.bool_]:
        """Return which of ``total`` rows have any of the wanted members."""
        found = np.zeros(total, np.bool_)
        chosen = np.isin(self.ids, np.fromiter(wanted, np.int64, len(wanted)))
        found[self.rows[chosen[self.members]]] = True
        return found

    def totals(self) -> NDArray[np.int64]:
        """Return for each of ``ids`` how many rows have it."""
        return np.bincount(self.members, minlength=len(self.ids))

    def counts(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return for each of ``ids`` how many masked rows have it."""
        return np.bincount(self.members[mask[self.rows]], minlength=len(self.ids))


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


Pair = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Ids of events and, side by side, of members."""

_QUESTIONS = {
    "entities": ("SELECT id, event, entity FROM participation WHERE true", "event"),
    "tags": ("SELECT 0, item, tag FROM item_tag WHERE true", "item"),
    "sources": ("SELECT id, item, source FROM citation WHERE true", "item"),
}
"""For each facet the question for (own id, event, member), and its column of events."""


def load_memberships(conn: sqlite3.Connection, columns: EventColumns) -> Memberships:
    """Return all memberships of the events in the columns, without the trash."""
    hidden = hidden_items(conn)
    pairs = {facet: _read(conn, facet, hidden, None) for facet in _QUESTIONS}
    return _made(conn, columns, hidden, pairs)


def patched_memberships(
    conn: sqlite3.Connection,
    columns: EventColumns,
    before: Memberships,
    columns_before: EventColumns,
    touched: frozenset[int],
) -> Memberships:
    """Return what :func:`load_memberships` would, reading only the touched events again.

    :param columns_before: the columns ``before`` numbers its rows by
    """
    if len(touched) > MOST_PATCHED:
        return load_memberships(conn, columns)
    hidden = hidden_items(conn)
    gone = np.fromiter(touched, np.int64, len(touched))
    pairs = {}
    for facet in _QUESTIONS:
        old: Pairs = getattr(before, facet)
        events, members = columns_before.ids[old.rows], old.ids[old.members]
        keep = ~np.isin(events, gone)
        fresh = _read(conn, facet, hidden, touched)
        pairs[facet] = (
            np.concatenate([events[keep], fresh[0]]),
            np.concatenate([members[keep], fresh[1]]),
        )
    return _made(conn, columns, hidden, pairs)


def _made(
    conn: sqlite3.Connection,
    columns: EventColumns,
    hidden: frozenset[int],
    pairs: dict[str, Pair],
) -> Memberships:
    entities, tags, sources = (
        [row for row in conn.execute(sql) if row[0] not in hidden]
        for sql in (
            "SELECT id, name, kind FROM entity ORDER BY id",
            "SELECT id, name FROM tag ORDER BY id",
            "SELECT id, title FROM source ORDER BY id",
        )
    )
    return Memberships(
        entities=_numbered(columns, entities, pairs["entities"]),
        tags=_numbered(columns, tags, pairs["tags"]),
        sources=_numbered(columns, sources, pairs["sources"]),
        entity_names=tuple((name, kind) for _, name, kind in entities),
        tag_names=tuple(name for _, name in tags),
        source_names=tuple(title for _, title in sources),
    )


def _read(
    conn: sqlite3.Connection, facet: str, hidden: frozenset[int], only: frozenset[int] | None
) -> Pair:
    """Read the pairs of a facet, of all events or of a few."""
    question, event = _QUESTIONS[facet]
    table = without(read_numbers(conn, question + among(event, only), 3), hidden)
    return table[:, 1], table[:, 2]


def _numbered(columns: EventColumns, members: list[sqlite3.Row], pair: Pair) -> Pairs:
    """Return each pair once, as numbers of rows and members; strangers to either are left out."""
    ids = np.fromiter((row[0] for row in members), np.int64, len(members))
    rows = rows_of(columns, pair[0])
    places = np.searchsorted(ids, pair[1]).clip(max=max(len(ids) - 1, 0))
    known = (ids[places] == pair[1]) if len(ids) else np.zeros(len(pair[1]), np.bool_)
    known &= rows >= 0
    # One number for each pair makes repeated ones easy to leave out.
    pairs = np.unique(rows[known] * max(len(ids), 1) + places[known])
    return Pairs(pairs // max(len(ids), 1), pairs % max(len(ids), 1), ids)
