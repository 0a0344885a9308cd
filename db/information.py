"""Counts of a store and the span of its dates, as ``info`` tells them."""

import sqlite3

from db.dates import civil_from_days
from db.hidden import hidden_items
from db.records import StoreInfo

DAY = 86_400
"""Seconds."""

COUNTED = {
    "events": "event",
    "entities": "entity",
    "relations": "relation",
    "links": "link",
    "participations": "participation",
    "quantities": "quantity",
    "sources": "source",
    "citations": "citation",
    "assessments": "assessment",
    "annotations": "annotation",
}


def read_info(connection: sqlite3.Connection) -> StoreInfo:
    """Counts without the trash and what hangs on it; the first and last day of dated events."""
    counts = dict(connection.execute("SELECT kind, count(*) FROM item GROUP BY kind").fetchall())
    for item in hidden_items(connection):
        kind = connection.execute("SELECT kind FROM item WHERE id = ?", (item,)).fetchone()[0]
        counts[kind] -= 1
    earliest, latest = connection.execute(
        "SELECT min(when_earliest), max(when_latest) FROM event JOIN item USING (id) "
        "WHERE deleted_at IS NULL"
    ).fetchone()
    edits = connection.execute("SELECT count(*) FROM edit WHERE state IN ('done', 'final')")
    return StoreInfo(
        **{name: counts.get(table, 0) for name, table in COUNTED.items()},
        edits=edits.fetchone()[0],
        format=connection.execute("PRAGMA user_version").fetchone()[0],
        earliest=_day(earliest),
        latest=_day(latest),
    )


def _day(seconds: int | None) -> str | None:
    """The day of a moment: sign and at least four digits of the year, as the command line says."""
    if seconds is None:
        return None
    year, month, day = civil_from_days(seconds // DAY)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"
