"""Takes a relations table into the store: every good row is a new relation."""

from collections.abc import Iterator, Sequence
from itertools import islice

from db.interchange.amounts import Amount
from db.interchange.books import EntityBook
from db.interchange.intake import Intake
from db.interchange.relation_rows import KNOWN, RelationRow, RelationRowReader
from db.interchange.report import RowError
from db.interchange.table import Row, Table
from db.records import Citation, Quantity, Relation

_AT_ONCE = 5_000
"""Rows written at once: each table's new rows then stand in one range, which the journal keeps
as a whole."""


class RelationImport:
    """One table on its way into the store."""

    def __init__(self, table: Table, intake: Intake) -> None:
        """Look at the header and at what the store holds.

        :raises FormatError: if the table lacks a column that is needed.
        """
        self._reader = RelationRowReader(table, intake.language)
        self._table = table
        self._intake = intake
        self._book = EntityBook(intake.conn, intake.edit)
        intake.note_columns(table.header, KNOWN)

    def run(self) -> None:
        """Take all rows.

        :raises ImportCancelled: if the user asked to stop.
        """
        rows = self._table.rows()
        while some := list(islice(rows, _AT_ONCE)):
            self._intake.advance(some[0].line, self._table.lines)
            self._add(list(self._read(some)))

    def _read(self, rows: Sequence[Row]) -> Iterator[RelationRow]:
        """Yield the rows that can be taken; note the others."""
        for row in rows:
            self._intake.report.read += 1
            try:
                read = self._reader.read(row)
                self._book.find("from", read.source)
                self._book.find("to", read.target)
                yield read
            except RowError as error:
                self._intake.reject(row.line, error, self._table.original(row))

    def _add(self, rows: list[RelationRow]) -> None:
        """Add the relations with their quantities and citations."""
        self._intake.report.added += len(rows)
        if self._intake.edit is None or not rows:
            return
        edit = self._intake.edit
        new = [self._relation(row) for row in rows]
        sources = [
            [self._intake.sources.id_of(title) for title, _ in row.citations] for row in rows
        ]
        relations = edit.add_many(new)
        told = list(zip(relations, rows, sources, strict=True))
        edit.add_many([_quantity(item, amount) for item, row, _ in told for amount in row.amounts])
        edit.add_many(
            [
                Citation(item=item, source=source, paragraph=paragraph)
                for item, row, ids in told
                for source, (_, paragraph) in zip(ids, row.citations, strict=True)
            ]
        )
        self._intake.keep_originals(
            [
                (row.row.line, relation, self._table.original_text(row.row))
                for relation, row in zip(relations, rows, strict=True)
            ]
        )

    def _relation(self, row: RelationRow) -> Relation:
        """Return the relation of a row, making the entities it names."""
        return Relation(
            source_entity=self._book.id_of(row.source),
            type=row.type,
            target_entity=self._book.id_of(row.target),
            valid=row.valid,
            status=row.status,
        )


def _quantity(relation: int, amount: Amount) -> Quantity:
    """Return the quantity of a relation."""
    return Quantity(
        item=relation,
        comparator=amount.comparator,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        of_what=amount.of_what,
        written=amount.written,
    )
