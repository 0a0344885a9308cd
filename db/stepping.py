"""Undo and redo: one edit back or forth, in one transaction, by the same refresh as an edit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from db.errors import UndoDeclined
from db.indexing import change_summary, index_changes
from db.journal.blocks import ASIDE
from db.journal.references import check_removed, check_restored
from db.journal.replay import Replay, has_ranges, next_redo, next_undo
from db.packed.state import follow, packed_state
from db.records import Changes
from db.session import Session


def undo(session: Session) -> Changes | None:
    """Take the newest edit back; ``None`` where there is none.

    :raises UndoDeclined: where that would overwrite what another program did
    """
    return _step(session, back=True)


def redo(session: Session) -> Changes | None:
    """Do the edit that was undone last again; ``None`` where there is none.

    :raises UndoDeclined: where that would overwrite what another program did
    """
    return _step(session, back=False)


def _step(session: Session, back: bool) -> Changes | None:
    with session.turn():
        edit = next_undo(session.connection) if back else next_redo(session.connection)
        if edit is None:
            return None
        session.recorder.begin(bulk=False)
        ranged = has_ranges(session.connection, edit["id"])
        try:
            with _moving_ranges(session) if ranged else nullcontext(), session.transaction():
                packed = packed_state(session.connection)
                session.connection.execute("PRAGMA defer_foreign_keys = ON")
                changes = _replay(session, edit, back)
                follow(session.connection, packed, changes)
                return changes
        except sqlite3.IntegrityError as error:
            raise UndoDeclined(
                f"“{edit['label']}” cannot be {'undone' if back else 'redone'}: it refers to "
                "something that is gone. Nothing was changed."
            ) from error


def _replay(session: Session, edit: sqlite3.Row, back: bool) -> Changes:
    connection, layouts = session.connection, session.rows.layouts
    replay = Replay(session.rows, edit["id"])
    changes = replay.undo() if back else replay.redo()
    blocks = replay.ranges
    if back:
        check_removed(connection, layouts, blocks)
    else:
        check_restored(connection, layouts, blocks)
    spans = [(one["first_row"], one["last_row"]) for one in blocks if one["table_name"] == "item"]
    index_changes(connection, changes, spans)
    return change_summary(connection, edit["label"], changes, bool(blocks))


@contextmanager
def _moving_ranges(session: Session) -> Iterator[None]:
    """Make moving whole ranges quick: no triggers, foreign keys checked once at the end."""
    connection = session.connection
    session.recorder.rest()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"ATTACH ':memory:' AS {ASIDE}")
    try:
        yield
    finally:
        connection.execute(f"DETACH {ASIDE}")
        connection.execute("PRAGMA foreign_keys = ON")
        session.recorder.listen()
