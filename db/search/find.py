"""A page of search results: the best first, one per item, with the found words marked."""

import sqlite3

import numpy as np

from db.fetch import batches, places
from db.records import SearchHit, SearchPage
from db.search.fold import fold
from db.search.hits import Hits, find_hits
from db.search.in_time import Ids, InTime
from db.search.query import Term, read_terms
from db.search.snippet import holds, snippet
from db.time_index import are_among
from db.titles import Titled, stands_on, titled

MOST_RANKED = 1_000
"""So many hits are ranked; of more, the events come first in the order of time.

Ranking a hundred thousand would take longer than anyone waits while typing.
"""

_LOOKED_AT_ONCE = 65_536
"""Events in the order of time: the first of them mostly hold as many hits as are shown."""

_READ_AT_ONCE = 4_096
"""Rows of the index of times."""

_NOTHING = SearchPage((), 0)
_KINDS = ("entity", "event", "relation", "assessment", "source", "link", "annotation", "citation")
_BORROWED = ("citation", "annotation")
"""Kinds that are shown with the title of the item they stand on."""


def search(
    conn: sqlite3.Connection, text: str, limit: int = 50, in_time: InTime | None = None
) -> SearchPage:
    """Return the first hits for what a person typed, and how many items there are in all.

    Any text is valid: words are found by their beginnings, all of them must be found, quotation
    marks make a phrase, letters are folded. Titles that hold all the words come first, then
    everything else; within both by kind and time.

    :param in_time: all events in the order of time where they are at hand, for speed
    """
    terms = read_terms(text)
    if not terms:
        return _NOTHING
    hits = find_hits(conn, terms, in_time)
    if len(hits.items) <= MOST_RANKED:
        chosen = _ranked(conn, hits, terms)
    elif in_time is not None:
        chosen = _first(hits, in_time.ids, limit)
    else:
        chosen = _first(hits, _in_time(conn, hits, limit), limit)
    shown = _shown(conn, chosen[:limit], hits, terms)
    return SearchPage(tuple(shown), len(hits.items))


def _ranked(conn: sqlite3.Connection, hits: Hits, terms: tuple[Term, ...]) -> list[int]:
    """Return all hits, the best first."""
    items = hits.items.tolist()
    names = titled(conn, items)
    earliest = _earliest(conn, items)

    def place(item: int) -> tuple[bool, int, bool, int, str, int]:
        named = names[item]
        time = earliest.get(item)
        kind = _KINDS.index(named.kind) if named.kind in _KINDS else len(_KINDS)
        in_title = named.kind not in _BORROWED and _holds_all(named.title, terms)
        return not in_title, kind, time is None, time or 0, fold(named.title), item

    return sorted((item for item in items if item in names), key=place)


def _first(hits: Hits, in_time: Ids, limit: int) -> list[int]:
    """Return as many hits as are shown: events in the order of time, then the rest."""
    events = hits.items[:0]
    for begin in range(0, len(in_time), _LOOKED_AT_ONCE):
        some = in_time[begin : begin + _LOOKED_AT_ONCE]
        events = np.concatenate((events, some[are_among(some, hits.items)]))[:limit]
        if len(events) == limit:
            break
    rest = hits.items[~are_among(hits.items, in_time)] if len(events) < limit else hits.items[:0]
    chosen: list[int] = [*events.tolist(), *rest.tolist()]
    return chosen[:limit]


def _in_time(conn: sqlite3.Connection, hits: Hits, limit: int) -> Ids:
    """Return the first dated events among the hits, in the order of time."""
    cursor = conn.cursor()
    cursor.row_factory = None
    cursor.execute(
        "SELECT id FROM event INDEXED BY event_in_time WHERE when_earliest IS NOT NULL"
        " ORDER BY when_earliest, when_latest, day_order, id"
    )
    found = hits.items[:0]
    while len(found) < limit and (rows := cursor.fetchmany(_READ_AT_ONCE)):
        ids = np.array(rows, np.int64)[:, 0]
        found = np.concatenate([found, ids[are_among(ids, hits.items)]])
    return found


def _shown(
    conn: sqlite3.Connection, items: list[int], hits: Hits, terms: tuple[Term, ...]
) -> list[SearchHit]:
    """Return the hits in words."""
    names = titled(conn, items)
    words = _index_texts(conn, [hits.index_row(item) for item in items])
    shown = []
    # Where another process writes meanwhile, an item found a moment ago may be gone.
    for item in (one for one in items if one in names):
        named = names[item]
        carrier = _carrier(conn, named)
        title, body = words.get(hits.index_row(item), ("", ""))
        text = title if body and not holds(body, terms) and holds(title, terms) else body
        shown.append(
            SearchHit(
                id=item,
                uid=named.uid,
                kind=named.kind,
                title=carrier.title,
                when=named.when or carrier.when,
                snippet=snippet(text or title, terms),
            )
        )
    return shown


def _carrier(conn: sqlite3.Connection, named: Titled) -> Titled:
    """Return the item whose title a hit is shown with: its own, or the one a note stands on."""
    if named.kind not in _BORROWED:
        return named
    item = stands_on(conn, named.id)
    return named if item is None else titled(conn, [item]).get(item, named)


def _index_texts(conn: sqlite3.Connection, rows: list[int]) -> dict[int, tuple[str, str]]:
    """Return title and body as they stand in the index, by index row."""
    found: dict[int, tuple[str, str]] = {}
    for some in batches(rows):
        sql = f"SELECT rowid, title, body FROM search_index WHERE rowid IN ({places(some)})"
        found.update((row, (title, body)) for row, title, body in conn.execute(sql, some))
    return found


def _earliest(conn: sqlite3.Connection, items: list[int]) -> dict[int, int]:
    """Return the earliest second of the dated events among the hits."""
    found: dict[int, int] = {}
    for some in batches(items):
        sql = f"SELECT id, when_earliest FROM event WHERE id IN ({places(some)})"
        found.update((item, time) for item, time in conn.execute(sql, some) if time is not None)
    return found


def _holds_all(title: str, terms: tuple[Term, ...]) -> bool:
    """Say whether every term begins a word of the title."""
    return all(holds(title, (term,)) for term in terms)
