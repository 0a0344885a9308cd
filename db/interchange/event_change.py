"""Brings stored events to what the rows of a table say that name them by their uids."""

from collections.abc import Sequence

from db.hidden import hidden_items
from db.interchange.books import EntityBook
from db.interchange.event_reading import is_repeated
from db.interchange.event_rows import EventRow, EventRowReader
from db.interchange.event_state import EventState, Stored, stored
from db.interchange.event_update import EventUpdate, compare
from db.interchange.intake import Intake
from db.interchange.report import RowError
from db.interchange.row_store import RowStore
from db.interchange.table import Table
from db.records import Citation, Participation


class EventChange:
    """The rows of one table that the store knows."""

    def __init__(self, table: Table, intake: Intake) -> None:
        self._table, self._intake = table, intake
        self._reader = EventRowReader(table, intake.language)
        self._hidden = hidden_items(intake.conn)
        self._book = EntityBook(intake.conn, intake.edit)

    def run(self, rows: RowStore) -> None:
        """Take the rows; each could be read before.

        :raises ImportCancelled: if the user asked to stop.
        """
        for some in rows.batches():
            self._intake.advance(some[-1].line, self._table.lines)
            self._take([self._reader.read(row) for row in some])

    def _take(self, rows: Sequence[EventRow]) -> None:
        self._intake.seen.expect(row.uid for row in rows)
        known = stored(self._intake.conn, (row.uid for row in rows), self._hidden)
        for row in rows:
            try:
                if is_repeated(row, self._intake.seen):
                    self._intake.report.skipped += 1
                    continue
                self._change(row, _state(row, known))
            except RowError as error:
                self._intake.reject(row.row.line, error, self._table.original(row.row))
            else:
                self._intake.seen.note(row.uid, row.content, row.row.line)

    def _change(self, row: EventRow, state: EventState) -> None:
        """Bring a stored event to what the row says."""
        update = compare(row, state, self._book)
        if update.is_empty:
            self._intake.report.skipped += 1
            return
        self._intake.report.updated += 1
        if self._intake.edit is not None:
            self._write(state.event.id, update)
            original = self._table.original_text(row.row)
            self._intake.keep_originals([(row.row.line, state.event.id, original)])

    def _write(self, event: int, update: EventUpdate) -> None:
        """Write the differences."""
        edit, sources = self._intake.writing, self._intake.sources
        if update.restored:
            edit.restore(event)
        if update.fields:
            edit.change(event, **update.fields)
        for part in update.old_parts:
            edit.delete(part)
        for word in update.new_tags:
            edit.tag(event, word)
        for word in update.old_tags:
            edit.untag(event, word)
        pairs = dict.fromkeys((self._book.id_of(name), role) for name, role in update.new_parts)
        for entity, role in pairs:
            edit.add(Participation(event=event, entity=entity, role=role))
        for title, place in update.citations:
            edit.add(Citation(item=event, source=sources.id_of(title), paragraph=place))


def _state(row: EventRow, known: Stored) -> EventState:
    """Return the stored event the row's uid names.

    :raises RowError: if the uid belongs to something that is no event.
    """
    state = known.events.get(row.uid)
    if state is None:
        kind = known.others[row.uid].replace("_", " ")
        raise RowError("uid", row.uid, f"This uid belongs to something else in the store: {kind}.")
    return state
