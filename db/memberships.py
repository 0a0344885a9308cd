"""Who takes part in which event, which tags it carries, what it rests on: as row numbers.

Loaded once per change of the data; every facet of the filter is then counted in numpy.
"""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.hidden import hidden_items
from db.records import EventColumns
from db.time_index import rows_of


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


def load_memberships(conn: sqlite3.Connection, columns: EventColumns) -> Memberships:
    """Return all memberships of the events in the columns, without the trash."""
    hidden = np.fromiter(sorted(hidden_items(conn)), np.int64)
    entities = conn.execute("SELECT id, name, kind FROM entity ORDER BY id").fetchall()
    tags = conn.execute("SELECT id, name FROM tag ORDER BY id").fetchall()
    sources = conn.execute("SELECT id, title FROM source ORDER BY id").fetchall()
    gone = set(hidden.tolist())
    entities, tags, sources = (
        [row for row in rows if row[0] not in gone] for rows in (entities, tags, sources)
    )
    return Memberships(
        entities=_pairs(
            conn, columns, hidden, entities, "SELECT id, event, entity FROM participation"
        ),
        tags=_pairs(conn, columns, hidden, tags, "SELECT 0, item, tag FROM item_tag"),
        sources=_pairs(conn, columns, hidden, sources, "SELECT id, item, source FROM citation"),
        entity_names=tuple((name, kind) for _, name, kind in entities),
        tag_names=tuple(name for _, name in tags),
        source_names=tuple(title for _, title in sources),
    )


def _pairs(
    conn: sqlite3.Connection,
    columns: EventColumns,
    hidden: NDArray[np.int64],
    members: list[sqlite3.Row],
    sql: str,
) -> Pairs:
    """Return the pairs a question for (own id, event, member) gives, each once."""
    ids = np.fromiter((row[0] for row in members), np.int64, len(members))
    found = conn.execute(sql).fetchall()
    table = np.array([tuple(row) for row in found], np.int64).reshape(len(found), 3)
    table = table[~np.isin(table[:, 0], hidden)]
    rows = rows_of(columns, table[:, 1])
    places = np.searchsorted(ids, table[:, 2]).clip(max=max(len(ids) - 1, 0))
    known = (ids[places] == table[:, 2]) if len(ids) else np.zeros(len(table), np.bool_)
    known &= rows >= 0
    # One number for each pair makes repeated ones easy to leave out.
    pairs = np.unique(rows[known] * max(len(ids), 1) + places[known])
    return Pairs(pairs // max(len(ids), 1), pairs % max(len(ids), 1), ids)
