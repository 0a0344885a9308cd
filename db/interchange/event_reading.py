"""Reads an events table and decides about each row: new, come before, stored already, wrong."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from db.fetch import batches, places
from db.interchange.books import EntityBook, SourceBook, TagBook
from db.interchange.event_rows import EventRow, EventRowReader
from db.interchange.new_rows import NewRows
from db.interchange.report import RowError
from db.interchange.seen import SeenRows
from db.interchange.sheaf import AT_ONCE, Sheaf
from db.interchange.table import Row, Table

_TOLD_EVERY = 500

Watch = Callable[[int], None]
"""Told the line that is reached; raises where the reading is to stop."""


def unwatched(line: int) -> None:
    """Nobody follows."""


class EventReading:
    """One table on its way. It writes nothing, so it can run in a process of its own.

    Rows whose uids the store knows are left to :class:`EventImport`, which compares them.
    """

    def __init__(
        self,
        table: Table,
        language: str,
        conn: sqlite3.Connection,
        seen: SeenRows,
        new: NewRows | None,
    ) -> None:
        """Look at the header.

        :param conn: shows the store as it is before this table.
        :param new: makes the rows; None in a trial.
        :raises FormatError: if the table has no titles.
        """
        self._reader = EventRowReader(table, language)
        self._table, self._conn, self._seen, self._new = table, conn, seen, new
        self._entities = EntityBook(conn, new)
        self._sources = SourceBook(conn, new)
        self._tags = TagBook(conn, new)

    def sheaves(self, watch: Watch = unwatched) -> Iterator[Sheaf]:
        """Yield what all rows come to, in the order of the table."""
        rows = self._table.rows()
        while some := list(islice(rows, AT_ONCE)):
            sheaf = Sheaf(line=some[-1].line)
            if self._new is not None:
                self._new.begin(sheaf)
            self._decide(sheaf, list(self._read(sheaf, some, watch)))
            yield sheaf

    def _read(self, sheaf: Sheaf, rows: Sequence[Row], watch: Watch) -> Iterator[EventRow]:
        """Yield the rows that can be read; note the others."""
        for number, row in enumerate(rows):
            if number % _TOLD_EVERY == 0:
                watch(row.line)
            sheaf.read += 1
            try:
                yield self._reader.read(row)
            except RowError as error:
                sheaf.reject(row.line, error, self._table.original(row))

    def _decide(self, sheaf: Sheaf, rows: list[EventRow]) -> None:
        """Sort out the new ones and make their rows."""
        stored = self._stored(rows)
        self._seen.expect(row.uid for row in rows)
        added: list[EventRow] = []
        parts: list[list[tuple[str, str]]] = []
        for row in rows:
            try:
                if is_repeated(row, self._seen):
                    sheaf.skipped += 1
                    continue
                if row.uid in stored:
                    sheaf.leave(row.row)
                    continue
                parts.append([self._entities.resolve("entities", one) for one in row.parts or ()])
                added.append(row)
            except RowError as error:
                sheaf.reject(row.row.line, error, self._table.original(row.row))
                continue
            if row.uid:
                self._seen.note(row.uid, row.content, row.row.line)
        sheaf.added = len(added)
        if self._new is not None and added:
            self._make(self._new, added, parts)

    def _stored(self, rows: Sequence[EventRow]) -> set[str]:
        """The uids that the store knows."""
        found: set[str] = set()
        for some in batches(row.uid for row in rows if row.uid):
            sql = f"SELECT uid FROM item WHERE uid IN ({places(some)})"
            found.update(uid for (uid,) in self._conn.execute(sql, some))
        return found

    def _make(self, new: NewRows, rows: list[EventRow], parts: list[list[tuple[str, str]]]) -> None:
        """Make new events with who took part, tags and citations; new names make entities."""
        entity, source, tag = self._entities.id_of, self._sources.id_of, self._tags.id_of
        taking_part = [dict.fromkeys((entity(name), role) for name, role in one) for one in parts]
        cited = [[(source(title), place) for title, place in row.citations] for row in rows]
        tagged = [dict.fromkeys(map(tag, row.tags or ())) for row in rows]
        events = new.add_events(rows)
        new.add_parts(
            [
                (event, *one)
                for event, pairs in zip(events, taking_part, strict=True)
                for one in pairs
            ]
        )
        new.add_citations(
            [(event, *one) for event, pairs in zip(events, cited, strict=True) for one in pairs]
        )
        new.add_taggings(
            [(event, one) for event, tags in zip(events, tagged, strict=True) for one in tags]
        )
        new.keep_originals(
            (row.row.line, event, self._table.original_text(row.row))
            for event, row in zip(events, rows, strict=True)
        )


def is_repeated(row: EventRow, seen: SeenRows) -> bool:
    """Say whether the row has come before word by word.

    :raises RowError: if its uid has come before with other words: one of the two must be
        wrong, and the later one would silently overwrite the earlier.
    """
    before = seen.find(row.uid) if row.uid else None
    if before is None:
        return False
    content, where = before
    if content != row.content:
        raise RowError("uid", row.uid, f"The same uid stands with other content in {where}.")
    return True
