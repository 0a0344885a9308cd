"""One edit from BEGIN to COMMIT: the caller's changes, the journal, the search index."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.clock import now_text
from db.edits import Edit
from db.indexing import change_summary, index_changes
from db.journal.net import RowChange, items_to_touch, net_changes
from db.journal.purge import forget_items, sweep_file
from db.journal.recorder import Recorder
from db.journal.writing import keep_edit
from db.packed.state import clear, follow, packed_state
from db.records import Changes
from db.rows import RowWriter
from db.session import Session


@contextmanager
def editing(session: Session, label: str, bulk: bool) -> Iterator[Edit]:
    """Run the block as one transaction and one undo step.

    Whatever the block raises, nothing has changed. An edit that changes nothing in the end leaves
    no trace in the journal.
    """
    with session.turn():
        session.recorder.begin(bulk)
        edit = Edit(session.rows, label, now_text())
        with session.transaction():
            packed = packed_state(session.connection)
            if bulk:
                # An import may bring things before what they refer to.
                session.connection.execute("PRAGMA defer_foreign_keys = ON")
            yield edit
            changes = _keep(session, edit)
            if changes is None:
                session.connection.execute("ROLLBACK")
            elif edit.purged:
                clear(session.connection)
            else:
                follow(session.connection, packed, changes)
        edit.changes = changes or Changes(label)
        if edit.purged:
            sweep_file(session.connection)


def _keep(session: Session, edit: Edit) -> Changes | None:
    """Journal and index what an edit did; ``None`` where it did nothing."""
    recorder = session.recorder
    changes = _finished(recorder, session.rows, edit)
    if not changes and not recorder.ranges:
        return None
    spans = [(first, last) for first, last in recorder.ranges.get("item", [])]
    index_changes(session.connection, changes, spans)
    signature = (edit.label, edit.now, session.author)
    if edit.purged and recorder.ranges:
        raise ValueError("purge in an edit of its own: what a bulk edit adds could not be undone")
    if edit.purged:
        forget_items(recorder, signature, edit.purged, len(changes))
    else:
        keep_edit(session.connection, signature, changes, recorder.ranges, session.rows.layouts)
    return change_summary(session.connection, edit.label, changes, bool(recorder.ranges))


def _finished(recorder: Recorder, rows: RowWriter, edit: Edit) -> list[RowChange]:
    """What the edit changed in the end, with ``modified`` of the items moved on."""
    others = [key for key in recorder.before if key[0] != "item"]
    changes = list(net_changes(recorder, rows, others))
    marks = list(_item_changes(recorder, rows))
    added = {one.key for one in marks if one.before is None}
    for item in items_to_touch([*changes, *marks]) - added - edit.dated:
        if not recorder.added_in_range("item", item) and rows.row("item", item) is not None:
            rows.update("item", item, {"modified": edit.now})
    return [*_item_changes(recorder, rows), *changes]


def _item_changes(recorder: Recorder, rows: RowWriter) -> Iterator[RowChange]:
    return net_changes(recorder, rows, [key for key in recorder.before if key[0] == "item"])
