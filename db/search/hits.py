"""Which items a search finds, before any of them is put into words."""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.arrays import read_ids, read_numbers
from db.fetch import batches, places
from db.hidden import hidden_items
from db.search.in_time import Ids, InTime
from db.search.query import Term, expression
from db.search.texts import OWNED
from db.time_index import are_among

_MATCH = "SELECT rowid AS id FROM search_index WHERE search_index MATCH ?"
_ON_EVENTS = {"citation": "item", "annotation": "item", "quantity": "item"}
"""Tables whose rows' words count for the event they stand on, with the column that names it."""
_WHOLE_FROM = 5_000
"""Reading a whole table is quicker than asking for each of so many ids."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Found items, ascending, and for those found by something else its index row."""

    items: Ids
    found_by: dict[int, int]

    def index_row(self, item: int) -> int:
        """The index row an item was found by: its own one where that matched."""
        return self.found_by.get(item, item)


def find_hits(
    conn: sqlite3.Connection, terms: tuple[Term, ...], in_time: InTime | None = None
) -> Hits:
    """Return the items in which all terms stand; names and quantities count for their item.

    Nothing that is in the trash, or hangs on something there, is found.

    :param in_time: all events, where they are at hand: they stand for themselves
    """
    hidden = hidden_items(conn)
    found = _without(read_ids(conn, _MATCH, (expression(terms),)), hidden)
    others = found if in_time is None else found[~in_time.has(found)]
    if not len(others):
        return Hits(np.sort(found, kind="stable"), {})
    owned = np.concatenate([_standing(conn, kind, owner, others) for kind, owner in OWNED.items()])
    own = found[~are_among(found, owned[:, 0])]
    owned = owned[~are_among(owned[:, 1], np.fromiter(hidden, np.int64, len(hidden)))]
    # An item's own words are shown before those of what hangs on it.
    found_by = {owner: row for row, owner in owned[~are_among(owned[:, 1], own)].tolist()}
    items = np.concatenate([own, np.fromiter(found_by, np.int64, len(found_by))])
    return Hits(np.sort(items, kind="stable"), found_by)


def events_matching(
    conn: sqlite3.Connection, terms: tuple[Term, ...], events: Ids, *, only_these: bool = False
) -> NDArray[np.bool_]:
    """Return in which of the events all terms stand, in a note on them, or in a citation.

    :param events: ids of all events that are not in the trash
    :param only_these: they are but a few events, so the index is asked for these alone
    """
    hidden = hidden_items(conn)
    question = _MATCH
    if only_these:
        question += f" AND rowid IN ({', '.join(map(str, _bearing(conn, events)))})"
    found = _without(read_ids(conn, question, (expression(terms),)), hidden)
    others = found[~are_among(found, events)]
    bearing = [_standing(conn, kind, owner, others)[:, 1] for kind, owner in _ON_EVENTS.items()]
    return are_among(events, np.concatenate([found, *bearing]))


def _bearing(conn: sqlite3.Connection, events: Ids) -> list[int]:
    """Return the index rows that count for these events: their own, and of what stands on them."""
    these = ", ".join(map(str, events.tolist()))
    rows = [
        read_ids(conn, f"SELECT id FROM {kind} WHERE {owner} IN ({these})")
        for kind, owner in _ON_EVENTS.items()
    ]
    return list(np.concatenate([events, *rows]).tolist())


def _without(ids: Ids, hidden: frozenset[int]) -> Ids:
    if not hidden:
        return ids
    return ids[~are_among(ids, np.fromiter(hidden, np.int64, len(hidden)))]


def _standing(conn: sqlite3.Connection, kind: str, owner: str, ids: Ids) -> NDArray[np.int64]:
    """Return, for those of the ids that are of a kind, id and owner side by side."""
    sql = f"SELECT id, {owner} FROM {kind} WHERE {owner} IS NOT NULL"
    if len(ids) >= _WHOLE_FROM:
        pairs = read_numbers(conn, sql, 2)
        return pairs[are_among(pairs[:, 0], ids)]
    parts = [
        read_numbers(conn, f"{sql} AND id IN ({places(some)})", 2, some)
        for some in batches(ids.tolist())
    ]
    return np.concatenate([np.empty((0, 2), np.int64), *parts])
