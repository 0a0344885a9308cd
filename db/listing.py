"""What the event table asks of the store: the order of all events by a column, and a page of rows.

An order names rows of the event columns, so that filter and window narrow it without asking SQL
again. Where the columns know the key (time, kind, standing, importance) SQL is not asked at all.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.dates import Certainty
from db.fetch import batches, places, vague_columns
from db.mapping import VAGUE_PARTS, read_vague
from db.records import FLAG_UNDATED, EventColumns, EventRow, Status, Window
from db.time_index import certainties, rows_of

IN_COLUMNS = ("when", "kind", "status", "importance")
"""Keys an order can be made by without the store."""

_DIGITS = 19
"""As many as the largest id has."""
_AT_ONCE = 16_384
"""Numbers read in one stroke, short enough to let the window draw."""
_OWN = "JOIN item own ON own.id = t.id AND own.deleted_at IS NULL"
_FOLDED = "CASE WHEN length({0}) = length(CAST({0} AS BLOB)) THEN lower({0}) ELSE folded({0}) END"
"""Only words with letters beyond ASCII need Python's ``casefold``; it is slow in a long sort."""


def _named(event: str, table: str, member: str, of: str) -> str:
    """Return the question for each event's first name among its members.

    Names are folded once for each member, not once for each time it is named.
    """
    live = "JOIN item other ON other.id = n.id AND other.deleted_at IS NULL"
    return (
        f"LEFT JOIN (WITH named AS MATERIALIZED (SELECT n.id AS id,"
        f" {_FOLDED.format('n.name')} AS key FROM {member} n {live})"
        f" SELECT t.{event} AS event, min(named.key) AS key"
        f" FROM {table} t {of} JOIN named ON named.id = t.{member} GROUP BY 1) found"
        " ON found.event = event.id"
    )


_KEYS: dict[str, tuple[str, str]] = {
    "title": (_FOLDED.format("event.title"), ""),
    "place": (f"nullif({_FOLDED.format('event.place')}, '')", ""),
    "modified": ("item.modified", ""),
    "confidential": ("nullif(item.confidential, 0)", ""),
    "entities": ("found.key", _named("event", "participation", "entity", _OWN)),
    "tags": ("found.key", _named("item", "item_tag", "tag", "")),
    "sources": (
        "found.key",
        "LEFT JOIN (SELECT t.item AS event, count(DISTINCT t.source) AS key FROM citation t"
        f" {_OWN} JOIN item other ON other.id = t.source AND other.deleted_at IS NULL"
        " GROUP BY 1) found ON found.event = event.id",
    ),
}
"""For each key its expression (NULL = nothing to sort by) and what must be joined for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Ordering:
    """Rows of the columns, ascending by a key; the last ``blank`` of them have none."""

    rows: NDArray[np.int64]
    blank: int

    def directed(self, *, descending: bool) -> NDArray[np.int64]:
        """The rows in one direction; those without a key stand last in both."""
        if not descending:
            return self.rows
        keyed = len(self.rows) - self.blank
        return np.concatenate([self.rows[:keyed][::-1], self.rows[keyed:]])


def order_in_columns(columns: EventColumns, key: str, kind_label: Callable[[str], str]) -> Ordering:
    """Return the order by a key of :data:`IN_COLUMNS`; equal ones stand in the order of time.

    :param kind_label: the name people know a kind by; kinds stand in its alphabetical order
    """
    if key == "when":
        undated = int(np.count_nonzero(columns.flags & FLAG_UNDATED))
        return Ordering(np.arange(len(columns)), undated)
    if key == "importance":
        return Ordering(np.argsort(columns.importance, kind="stable"), 0)
    if key == "status":
        return Ordering(np.argsort(columns.status, kind="stable"), 0)
    named = sorted(columns.kinds, key=lambda kind: (not kind, kind_label(kind).casefold(), kind))
    rank = np.array([named.index(kind) for kind in columns.kinds], np.int16)
    blank = np.array([not kind for kind in columns.kinds], np.bool_)
    rows = np.argsort(rank[columns.kind], kind="stable") if len(rank) else np.arange(0)
    return Ordering(rows, int(np.count_nonzero(blank[columns.kind])) if len(rank) else 0)


def order_in_store(conn: sqlite3.Connection, columns: EventColumns, key: str) -> Ordering:
    """Return the order by a key that only the store knows; takes seconds at a million events.

    Words are compared without regard to case, in any script. Equal ones stand in the order of
    time. Events that the columns do not know are left out; those the store does not know any
    more stand last.

    :raises KeyError: there is no such key
    :raises sqlite3.OperationalError: the connection was interrupted
    """
    expression, joined = _KEYS[key]
    conn.create_function("folded", 1, str.casefold, deterministic=True)
    # One answer for all: a row for each event would stop the window a million times for a moment.
    digits, keyed = conn.execute(
        f"SELECT CAST(group_concat(printf('%0{_DIGITS}d', id), '') AS BLOB), sum(key IS NOT NULL)"
        f" FROM (SELECT event.id AS id, {expression} AS key"
        f" FROM event JOIN item ON item.id = event.id {joined}"
        " WHERE item.deleted_at IS NULL"
        " ORDER BY key IS NULL, key, event.when_edtf IS NULL, event.when_earliest,"
        " event.when_latest, event.id)"
    ).fetchone()
    rows = rows_of(columns, _numbers(digits or b""))
    known = rows >= 0
    missing = np.ones(len(columns), np.bool_)
    missing[rows[known]] = False
    ordered = np.concatenate([rows[known], np.flatnonzero(missing)])
    return Ordering(ordered, len(ordered) - int(np.count_nonzero(known[: keyed or 0])))


def _numbers(digits: bytes) -> NDArray[np.int64]:
    """Return the numbers that stand side by side, each as wide as the widest could be."""
    written = np.frombuffer(digits, np.uint8).reshape(-1, _DIGITS)
    found = np.empty(len(written), np.int64)
    worth = 10 ** np.arange(_DIGITS - 1, -1, -1, dtype=np.int64)
    for first in range(0, len(written), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        found[some] = (written[some].astype(np.int64) - ord("0")) @ worth
    return found


def in_window(columns: EventColumns, window: Window | None) -> NDArray[np.bool_]:
    """Return which rows stand in the window, certainly or possibly; all without a window.

    Undated events are outside any window.
    """
    if window is None:
        return np.ones(len(columns), np.bool_)
    return certainties(columns, window) != Certainty.OUTSIDE


def event_rows(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[int, EventRow]:
    """Return the rows of a page of events by id; those that are gone are left out."""
    entities = _words(conn, ids, _ENTITIES)
    tags = _words(conn, ids, _TAGS)
    sources = _words(conn, ids, _SOURCES)
    found: dict[int, EventRow] = {}
    for some in batches(ids):
        sql = (
            "SELECT t.id, t.title, t.kind, t.status, t.place, t.importance, item.modified,"
            f" item.confidential, {vague_columns('when')} FROM event t"
            f" JOIN item ON item.id = t.id WHERE t.id IN ({places(some)})"
            " AND item.deleted_at IS NULL"
        )
        for event, title, kind, status, place, importance, modified, secret, *when in conn.execute(
            sql, some
        ):
            found[event] = EventRow(
                id=event,
                title=title,
                kind=kind,
                status=Status(status),
                when=read_vague(tuple(when[: len(VAGUE_PARTS)])),
                place=place,
                importance=importance,
                sources=len(set(sources[event])),
                entities=tuple(dict.fromkeys(entities[event])),
                tags=tuple(tags[event]),
                modified=modified,
                confidential=bool(secret),
            )
    return found


_LIVE = "JOIN item other ON other.id = {0} AND other.deleted_at IS NULL"
_ENTITIES = (
    f"SELECT t.event, n.name FROM participation t {_OWN} JOIN entity n ON n.id = t.entity"
    f" {_LIVE.format('n.id')} WHERE t.event IN ({{0}}) ORDER BY t.id"
)
_TAGS = (
    "SELECT t.item, n.name FROM item_tag t JOIN tag n ON n.id = t.tag"
    f" {_LIVE.format('n.id')} WHERE t.item IN ({{0}}) ORDER BY n.name"
)
_SOURCES = (
    f"SELECT t.item, t.source FROM citation t {_OWN} {_LIVE.format('t.source')}"
    " WHERE t.item IN ({0})"
)


def _words(conn: sqlite3.Connection, ids: Iterable[int], question: str) -> dict[int, list[str]]:
    """Return what a question names for each event."""
    found: dict[int, list[str]] = defaultdict(list)
    for some in batches(ids):
        for event, word in conn.execute(question.format(places(some)), some):
            found[event].append(word)
    return found
