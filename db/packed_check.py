"""Whether the packed arrays are what the rows say; they can be made anew from them at any time."""

import sqlite3
from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from db.memberships import FACETS, Memberships, load_memberships
from db.packed.chunks import ChunkError
from db.packed.load import read_packed, with_touched
from db.packed.state import KEY, packed_state
from db.records import EventColumns
from db.time_index import load_columns

MEND = (
    "Nothing is lost: delete all rows of column_chunk with any SQLite tool, and the next opening "
    "makes them anew from the rows."
)


def packed_findings(connection: sqlite3.Connection) -> Iterator[str]:
    """Sentences about the arrays; none where there are none, or where they hold."""
    if connection.execute("SELECT 1 FROM meta WHERE key = ?", (KEY,)).fetchone() is None:
        return
    state = packed_state(connection)
    if state is None:
        yield (
            "The packed columns are older than the rows: another program changed the store. "
            "They are not used, and the next opening makes them anew."
        )
    elif state.generation:
        yield from _differences(connection, state.generation)


def _differences(connection: sqlite3.Connection, generation: int) -> Iterator[str]:
    try:
        columns, members = with_touched(connection, *read_packed(connection, generation))
    except (ChunkError, ValueError):
        yield (
            "A chunk of the packed columns is damaged. They are not used, and the next opening "
            "makes them anew."
        )
        return
    wanted = load_columns(connection)
    wrong = _different_rows(columns, wanted)
    if wrong:
        yield f"The packed columns differ from the rows in {wrong:,} of the events. {MEND}"
    elif not _same_members(members, load_memberships(connection, wanted)):
        yield f"The packed participations, tags or sources differ from the rows. {MEND}"


def _different_rows(found: EventColumns, wanted: EventColumns) -> int:
    """How many events are not as they should be; all of them where it cannot be told."""
    if len(found) != len(wanted) or found.kinds != wanted.kinds:
        return max(len(found), len(wanted), 1)
    differs = np.zeros(len(wanted), np.bool_)
    for one in fields(EventColumns):
        if one.name != "kinds":
            differs |= getattr(found, one.name) != getattr(wanted, one.name)
    return int(np.count_nonzero(differs))


def _same_members(found: Memberships, wanted: Memberships) -> bool:
    return all(
        np.array_equal(getattr(getattr(found, facet), part), getattr(getattr(wanted, facet), part))
        for facet in FACETS
        for part in ("rows", "starts", "ids")
    )
