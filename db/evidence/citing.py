"""The citations under items, for whoever shows a few items and not a whole dossier."""

import sqlite3
from collections.abc import Iterable

from db.evidence.desk import Desk
from db.records import Cited


def citations(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[Cited, ...]]:
    """Return the citations of each of the items with their sources, in the order of adding.

    Items without any, or whose sources are in the trash, are left out.
    """
    return Desk(conn).cited(ids)
