"""What follows from changed rows: the search index, and the summary that panes refresh by."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from db.journal.net import RowChange
from db.records import Changes
from db.schema import FACT_TABLES
from db.search import index_items, rebuild
from db.touching import touched_events

ITEM_TABLES = frozenset({"item", *FACT_TABLES})

MOST_LISTED = 2_000
"""Above so many changed rows panes read everything again."""


def index_changes(
    connection: sqlite3.Connection,
    changes: Iterable[RowChange],
    spans: Sequence[tuple[int, int]],
) -> None:
    """Bring the search index up to date with changed rows and whole ranges of item ids.

    Where the ranges are most of the store, the index is made anew, which is quicker. What a load
    has indexed already is passed over.
    """
    spans = [left for span in spans for left in _not_indexed(connection, span)]
    if spans:
        ranged = sum(last - first + 1 for first, last in spans)
        there = connection.execute("SELECT count(*) FROM item").fetchone()[0]
        if 2 * ranged > there:
            rebuild(connection)
            return
    items = {one.key for one in changes if one.table in ITEM_TABLES}
    for first, last in spans:
        items.update(range(first, last + 1))
    if items:
        index_items(connection, sorted(items))


def _not_indexed(
    connection: sqlite3.Connection, span: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """What is left of a range of new items behind the last one that the index holds.

    A load indexes what it adds (db/loading.py), and whatever else an edit adds comes after it.
    Where the items are gone (an undo), the index still holds all of them.
    """
    first, last = span
    found = connection.execute(
        "SELECT item.id FROM item JOIN (SELECT max(id) AS last FROM search_index_docsize "
        "WHERE id BETWEEN ? AND ?) ON item.id = last",
        span,
    ).fetchone()
    left = first if found is None else int(found[0]) + 1
    if left <= last:
        yield left, last


def change_summary(
    connection: sqlite3.Connection, label: str, changes: Sequence[RowChange], bulk: bool
) -> Changes:
    """The touched ids by table. A change of an item's own row counts for the table of its kind.

    Rows of ``item_tag`` are told by the item they stand on.
    """
    if bulk or len(changes) > MOST_LISTED:
        return Changes(label, bulk=True)
    touched: dict[str, set[int]] = {}
    facts = {one.key: one.table for one in changes if one.table in FACT_TABLES}
    kinds = {
        one.key: facts.get(one.key) or _kind(connection, one)
        for one in changes
        if one.table == "item"
    }
    for one in changes:
        table, key = one.table, one.key
        if table == "item":
            table = kinds[key]
        elif table == "item_tag":
            item = (one.after or one.before or {}).get("item")
            key = item if isinstance(item, int) else key
        touched.setdefault(table, set()).add(key)
    return Changes(
        label,
        tuple((table, frozenset(keys)) for table, keys in sorted(touched.items())),
        events=touched_events(connection, changes, kinds),
    )


def _kind(connection: sqlite3.Connection, change: RowChange) -> str:
    for image in (change.before, change.after):
        if image and "kind" in image:
            return str(image["kind"])
    row = connection.execute("SELECT kind FROM item WHERE id = ?", (change.key,)).fetchone()
    return str(row[0]) if row else "item"
