"""Whether the packed arrays hold, and which events were touched since they were written.

``meta`` has one row, ``packed``: the version of this form, the generation of the arrays (0 = they
are still being written), and the *head* they go with: where the journal ends and the highest ids.
Each edit, undo and redo moves the head on in its own transaction and logs the events it touched,
so that the arrays need no rewriting: whoever loads them reads the touched events again. A program
that does not know of this moves the journal but not the head, and is found out at once.
"""

import sqlite3
from dataclasses import dataclass

import numpy as np

from db.records import Changes

PACKED_FROM = 20_000
"""From so many events on the arrays are kept; fewer are read from the rows in a moment."""

VERSION = 2
"""2 has the flag of time zones."""
KEY = "packed"
LOG = "touched"
"""Name of the log's rows in ``column_chunk``: one for each edit, ids of events as int64."""

MOST_LOGGED = 10_000
"""So many events touched at once are not logged: reading all rows takes hardly longer."""

_HIGHEST = ("event", "entity", "participation", "citation", "source", "tag", "item_tag", "link")
_HEAD = (
    "SELECT (SELECT max(id) FROM edit), (SELECT max(id) FROM edit WHERE state = 'done'),"
    " (SELECT seq FROM sqlite_sequence WHERE name = 'item'), "
    + ", ".join(f"(SELECT max(id) FROM {table})" for table in _HIGHEST)
)


@dataclass(frozen=True, slots=True)
class PackedState:
    """What ``meta`` says of the arrays."""

    generation: int
    head: str


def head(conn: sqlite3.Connection) -> str:
    """Where the store stands; found at once, whatever its size."""
    return ":".join(str(number or 0) for number in conn.execute(_HEAD).fetchone())


def packed_state(conn: sqlite3.Connection) -> PackedState | None:
    """The state of the arrays where they go with the store as it is; None = make them anew."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (KEY,)).fetchone()
    words = str(row[0]).split() if row is not None else []
    if len(words) != 3 or words[0] != str(VERSION) or not words[1].isdecimal():
        return None
    state = PackedState(int(words[1]), words[2])
    return state if state.head == head(conn) else None


def set_state(conn: sqlite3.Connection, generation: int) -> None:
    """Say that arrays of this generation, with the log, go with the store as it is."""
    conn.execute(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", (KEY, f"{VERSION} {generation} {head(conn)}")
    )


def follow(conn: sqlite3.Connection, before: PackedState | None, changes: Changes | None) -> None:
    """Let the arrays go with the store after an edit, within its transaction.

    :param before: the state at the beginning of the transaction
    :param changes: what the edit touched; None where only the journal moved
    """
    if before is None or (changes is not None and _is_much(changes)):
        forget(conn)
        return
    if changes is not None and changes.events:
        ids = np.fromiter(sorted(changes.events), "<i8", len(changes.events))
        conn.execute(
            "INSERT INTO column_chunk (name, part, rows, content) VALUES (?, ?, ?, ?)",
            (LOG, last_logged(conn) + 1, len(ids), ids.tobytes()),
        )
    set_state(conn, before.generation)


def _is_much(changes: Changes) -> bool:
    return changes.bulk or len(changes.events) > MOST_LOGGED


def last_logged(conn: sqlite3.Connection) -> int:
    """The number of the log's last row; -1 where it is empty."""
    last = conn.execute("SELECT max(part) FROM column_chunk WHERE name = ?", (LOG,)).fetchone()[0]
    return -1 if last is None else int(last)


def logged_events(conn: sqlite3.Connection) -> frozenset[int]:
    """All events touched since the arrays were written."""
    found: set[int] = set()
    for (content,) in conn.execute("SELECT content FROM column_chunk WHERE name = ?", (LOG,)):
        found.update(np.frombuffer(content, "<i8").tolist())
    return frozenset(found)


def forget(conn: sqlite3.Connection) -> None:
    """Let the arrays count no more; whoever writes new ones takes them out."""
    conn.execute("DELETE FROM meta WHERE key = ?", (KEY,))


def clear(conn: sqlite3.Connection) -> None:
    """Take all of it out of the file, for what is purged must be gone from there too."""
    forget(conn)
    conn.execute("DELETE FROM column_chunk")
