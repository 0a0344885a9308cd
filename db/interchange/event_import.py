"""Takes an events table into the store: adds, updates, skips and rejects its rows."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from db.hidden import hidden_items
from db.interchange.books import EntityBook
from db.interchange.event_rows import KNOWN, EventRow, EventRowReader
from db.interchange.event_state import EventState, Stored, stored
from db.interchange.event_update import EventUpdate, compare
from db.interchange.intake import Intake
from db.interchange.report import RowError
from db.interchange.table import Row, Table
from db.records import Citation, Event, Participation

_AT_ONCE = 5_000
"""Rows written at once: each table's new rows then stand in one range, which the journal keeps
as a whole."""
_TOLD_EVERY = 500


class EventImport:
    """One table on its way into the store."""

    def __init__(self, table: Table, intake: Intake) -> None:
        """Look at the header and at what the store holds.

        :raises FormatError: if the table has no titles.
        """
        self._reader = EventRowReader(table, intake.language)
        self._table = table
        self._intake = intake
        self._report = intake.report
        self._hidden = hidden_items(intake.conn)
        self._book = EntityBook(intake.conn, intake.edit)
        intake.note_columns(table.header, KNOWN)

    def run(self) -> None:
        """Take all rows.

        :raises ImportCancelled: if the user asked to stop.
        """
        rows = self._table.rows()
        while some := list(islice(rows, _AT_ONCE)):
            self._take(list(self._read(some)))

    def _read(self, rows: Sequence[Row]) -> Iterator[EventRow]:
        """Yield the rows that can be read; note the others."""
        lines = self._table.lines
        for number, row in enumerate(rows):
            if number % _TOLD_EVERY == 0:
                self._intake.advance(row.line, lines)
            self._report.read += 1
            try:
                yield self._reader.read(row)
            except RowError as error:
                self._intake.reject(row.line, error, self._table.original(row))

    def _take(self, rows: list[EventRow]) -> None:
        """Sort rows into new ones and changes of stored events, and write them."""
        known = stored(self._intake.conn, (row.uid for row in rows), self._hidden)
        added: list[EventRow] = []
        parts: list[list[tuple[str, str]]] = []
        for row in rows:
            try:
                if self._is_repeated(row):
                    self._report.skipped += 1
                elif (state := self._state(row, known)) is not None:
                    self._change(row, state)
                else:
                    parts.append([self._book.resolve("entities", one) for one in row.parts or ()])
                    added.append(row)
            except RowError as error:
                self._intake.reject(row.row.line, error, self._table.original(row.row))
                continue
            if row.uid:
                where = f"line {row.row.line} of {self._intake.file}"
                self._intake.seen.setdefault(row.uid, (row.content, where))
        self._add(added, parts)

    def _is_repeated(self, row: EventRow) -> bool:
        """Say whether the row has come before word by word.

        :raises RowError: if its uid has come before with other words: one of the two must be
            wrong, and the later one would silently overwrite the earlier.
        """
        seen = self._intake.seen.get(row.uid) if row.uid else None
        if seen is None:
            return False
        if seen[0] != row.content:
            raise RowError("uid", row.uid, f"The same uid stands with other content in {seen[1]}.")
        return True

    def _state(self, row: EventRow, known: Stored) -> EventState | None:
        """Return the stored event the row's uid names.

        :raises RowError: if the uid belongs to something that is no event.
        """
        if row.uid in known.others:
            kind = known.others[row.uid].replace("_", " ")
            raise RowError(
                "uid", row.uid, f"This uid belongs to something else in the store: {kind}."
            )
        return known.events.get(row.uid) if row.uid else None

    def _change(self, row: EventRow, state: EventState) -> None:
        """Bring a stored event to what the row says."""
        update = compare(row, state, self._book)
        if update.is_empty:
            self._report.skipped += 1
            return
        self._report.updated += 1
        if self._intake.edit is not None:
            self._write_update(state.event.id, update)
            self._intake.keep_originals([(row.row.line, state.event.id, self._original(row.row))])

    def _write_update(self, event: int, update: EventUpdate) -> None:
        """Write the differences."""
        edit = self._intake.writing
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
        for entity, role in self._taking_part(update.new_parts):
            edit.add(Participation(event=event, entity=entity, role=role))
        for source, paragraph in self._sourced(update.citations):
            edit.add(Citation(item=event, source=source, paragraph=paragraph))

    def _add(self, rows: list[EventRow], parts: list[list[tuple[str, str]]]) -> None:
        """Add new events with who took part, tags and citations."""
        self._report.added += len(rows)
        if self._intake.edit is None or not rows:
            return
        edit = self._intake.edit
        taking_part = [self._taking_part(pairs) for pairs in parts]
        citations = [self._sourced(row.citations) for row in rows]
        events = edit.add_many([Event(uid=row.uid, **row.fields) for row in rows])
        edit.add_many(
            [
                Participation(event=event, entity=entity, role=role)
                for event, pairs in zip(events, taking_part, strict=True)
                for entity, role in pairs
            ]
        )
        edit.add_many(
            [
                Citation(item=event, source=source, paragraph=paragraph)
                for event, pairs in zip(events, citations, strict=True)
                for source, paragraph in pairs
            ]
        )
        for event, row in zip(events, rows, strict=True):
            for word in row.tags or ():
                edit.tag(event, word)
        self._intake.keep_originals(
            (row.row.line, event, self._original(row.row))
            for event, row in zip(events, rows, strict=True)
        )

    def _taking_part(self, pairs: list[tuple[str, str]]) -> list[tuple[int, str]]:
        """Return names and roles as entities and roles, each once; new names make entities."""
        return list(dict.fromkeys((self._book.id_of(name), role) for name, role in pairs))

    def _sourced(self, citations: list[tuple[str, str]]) -> list[tuple[int, str]]:
        """Return citations with the sources they name, which are made where they are new."""
        return [(self._intake.sources.id_of(title), place) for title, place in citations]

    def _original(self, row: Row) -> str:
        """Return the row as it stood in the file, as a JSON object."""
        return json.dumps(self._table.original(row), ensure_ascii=False, separators=(",", ":"))
