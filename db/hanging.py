"""What hangs on an item: rows that mean nothing without it, and go when it goes for good."""

from db.rows import RowWriter
from db.schema import FACT_TABLES

LOOSE = (("event", "offset_event"), ("reading", "citation"))
"""References that may be cut: the row stands without them."""


def hanging_on(rows: RowWriter, item: int) -> list[int]:
    """Remove an item and everything that hangs on it; returns all removed item ids.

    Loose references to a removed item are cut. The item itself comes last.
    """
    removed: list[int] = []
    _remove(rows, item, removed)
    return removed


def _remove(rows: RowWriter, item: int, removed: list[int]) -> None:
    own = rows.row("item", item)
    if own is None:
        return
    for table, column in _references(rows, str(own["kind"])):
        _remove_referring(rows, table, column, item, removed)
    rows.delete(str(own["kind"]), item)
    rows.delete("item", item)
    removed.append(item)


def _references(rows: RowWriter, kind: str) -> list[tuple[str, str]]:
    """Columns that may refer to an item of this kind."""
    return [
        (layout.table, column)
        for layout in rows.layouts.values()
        for column, target in layout.references
        if target in ("item", kind) and column != "id"
    ]


def _remove_referring(
    rows: RowWriter, table: str, column: str, item: int, removed: list[int]
) -> None:
    key = rows.layouts[table].key
    found = rows.connection.execute(
        f'SELECT "{key}" FROM main."{table}" WHERE "{column}" = ?', (item,)
    ).fetchall()
    for (row,) in found:
        if (table, column) in LOOSE:
            rows.update(table, row, {column: None})
        elif table in FACT_TABLES:
            _remove(rows, row, removed)
        else:
            rows.delete(table, row)
