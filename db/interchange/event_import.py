"""Takes an events table into the store: writes what the reading of it comes to."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.interchange.ahead import LONG, Request, read_ahead
from db.interchange.event_change import EventChange
from db.interchange.event_patterns import TABLES, event_patterns
from db.interchange.event_reading import EventReading
from db.interchange.event_rows import KNOWN, refuse_without_title
from db.interchange.intake import Intake
from db.interchange.new_rows import Keys, NewRows
from db.interchange.report import RowError
from db.interchange.row_store import RowStore
from db.interchange.sheaf import Sheaf
from db.interchange.table import Table
from db.search.index import add_entries

if TYPE_CHECKING:
    from db.edits import Edit

_BYTES_A_THING = 50
"""Of a table, at most: a row is hardly shorter than 100 and makes two things or more."""

_FEW = 50_000
"""Things for which making indexes anew does not pay."""


class EventImport:
    """One table on its way into the store."""

    def __init__(self, table: Table, intake: Intake) -> None:
        """Look at the header and at what the store holds.

        :raises FormatError: if the table has no titles.
        """
        self._table, self._intake = table, intake
        refuse_without_title(table)
        intake.note_columns(table.header, KNOWN)

    def run(self) -> None:
        """Take all rows: first the new ones, then those that the store knows already.

        :raises ImportCancelled: if the user asked to stop.
        """
        with RowStore() as stored, _no_collection():
            if self._intake.edit is None:
                for sheaf in self._sheaves():
                    self._count(sheaf, stored)
            else:
                self._load(self._intake.edit, stored)
            if stored.count:
                EventChange(self._table, self._intake).run(stored)

    def _load(self, edit: "Edit", stored: RowStore) -> None:
        """Write the rows of all new events."""
        patterns = event_patterns(edit.now)
        with edit.loading(TABLES, is_most=self._is_most(edit)) as load:
            for sheaf in self._sheaves():
                self._count(sheaf, stored)
                if sheaf.added:
                    # The rows kept refer to it.
                    assert self._intake.batch
                for name, rows in sheaf.rows:
                    load(patterns[name], patterns[name].completed(rows))
                add_entries(edit.connection, sheaf.texts)

    def _sheaves(self) -> Iterator[Sheaf]:
        """Yield what the rows come to; of a long table while another process reads on."""
        intake = self._intake
        ahead, edit = intake.ahead, intake.edit
        if edit is None or ahead is None or self._table.path.stat().st_size < LONG:
            yield from self._reading().sheaves(self._watch)
            return
        request = Request(intake.store, self._table, intake.language, _next_keys(edit))
        yield from read_ahead(ahead, request, self._watch)

    def _watch(self, line: int) -> None:
        self._intake.advance(line, self._table.lines)

    def _reading(self) -> EventReading:
        intake, edit = self._intake, self._intake.edit
        new = None if edit is None else NewRows(_next_keys(edit))
        return EventReading(self._table, intake.language, intake.conn, intake.seen, new)

    def _is_most(self, edit: "Edit") -> bool:
        """Whether the table will likely bring more things than the store holds."""
        there = edit.connection.execute("SELECT max(id) FROM item").fetchone()[0] or 0
        return self._table.path.stat().st_size / _BYTES_A_THING > max(there, _FEW)

    def _count(self, sheaf: Sheaf, stored: RowStore) -> None:
        """Note in the report what became of the rows, and lay those aside that are stored."""
        report = self._intake.report
        report.read += sheaf.read
        report.added += sheaf.added
        report.skipped += sheaf.skipped
        for line, error, record in sheaf.rejects:
            self._intake.reject(line, RowError(*error), record)
        stored.keep(sheaf.stored)


def _next_keys(edit: "Edit") -> Keys:
    return Keys(*(edit.next_key(one) for one in ("item", "item_tag", "import_row", "import_batch")))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of rows: there are none, and it is slow.

    A caller who has switched that off already finds it so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
