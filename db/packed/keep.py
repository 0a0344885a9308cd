"""Writes the packed arrays in short transactions, so that edits come between.

Arrays of a new generation are written beside the old ones; one small transaction makes them count,
and the old ones are taken out afterwards. A crash on the way leaves the old ones in force.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from db.memberships import FACETS, Memberships
from db.packed.chunks import chunks_of, write_chunk
from db.packed.load import COLUMN_TYPES, KINDS, PAIR_TYPES, array_name
from db.packed.state import LOG, forget, head, last_logged, packed_state, set_state
from db.records import EventColumns

AT_ONCE = 2_000_000
"""Bytes written in one transaction, or one chunk: some ten milliseconds."""

Step = Callable[[sqlite3.Connection], bool]
"""To be done in a transaction of its own; False = give up, the store has moved on."""

Chunk = tuple[str, int, int, bytes]
"""Name, part, number of values and content."""


class Keeping:
    """One writing of all arrays.

    :param head: where the store stood when these events were read (:func:`db.packed.head`)
    """

    def __init__(self, columns: EventColumns, members: Memberships, at: str) -> None:
        self._columns, self._members, self._head = columns, members, at
        self._before = self._generation = 0
        self._logged = -1

    def steps(self) -> Iterator[Step]:
        """All that is to be done, in this order."""
        yield self._begin
        for some in self._batches():
            yield partial(_write, some)
        yield self._switch
        for name in self._names():
            yield partial(self._drop, name)

    def _begin(self, conn: sqlite3.Connection) -> bool:
        """Make room, and let edits be logged from here on."""
        if head(conn) != self._head:
            return False
        state = packed_state(conn)
        if state is None:
            forget(conn)
            conn.execute("DELETE FROM column_chunk")
            set_state(conn, 0)
        self._before = 0 if state is None else state.generation
        self._generation = self._before + 1
        self._logged = last_logged(conn)
        conn.execute(
            "DELETE FROM column_chunk WHERE name != ? AND name NOT GLOB ?",
            (LOG, array_name(self._before, "*")),
        )
        return True

    def _switch(self, conn: sqlite3.Connection) -> bool:
        """Let the new arrays count, with what was logged since."""
        state = packed_state(conn)
        if state is None or state.generation != self._before:
            forget(conn)
            return False
        conn.execute("DELETE FROM column_chunk WHERE name = ? AND part <= ?", (LOG, self._logged))
        set_state(conn, self._generation)
        return True

    def _drop(self, name: str, conn: sqlite3.Connection) -> bool:
        conn.execute("DELETE FROM column_chunk WHERE name = ?", (array_name(self._before, name),))
        return True

    def _batches(self) -> Iterator[list[Chunk]]:
        """The chunks of all arrays, a few at once."""
        some: list[Chunk] = []
        size = 0
        for name in self._names():
            for part, rows, content in chunks_of(self._array(name)):
                some.append((array_name(self._generation, name), part, rows, content))
                size += len(content)
                if size >= AT_ONCE:
                    yield some
                    some, size = [], 0
        yield some

    @staticmethod
    def _names() -> Iterator[str]:
        yield from COLUMN_TYPES
        yield KINDS
        yield from (f"{facet}.{part}" for facet in FACETS for part in PAIR_TYPES)

    def _array(self, name: str) -> NDArray:
        if name == KINDS:
            text = json.dumps(self._columns.kinds, ensure_ascii=False)
            return np.frombuffer(text.encode(), np.uint8)
        if name in COLUMN_TYPES:
            array: NDArray = getattr(self._columns, name)
            return array.astype(COLUMN_TYPES[name], copy=False)
        facet, part = name.split(".")
        pairs: NDArray = getattr(getattr(self._members, facet), part)
        return pairs.astype(PAIR_TYPES[part], copy=False)


def _write(some: list[Chunk], conn: sqlite3.Connection) -> bool:
    for chunk in some:
        write_chunk(conn, *chunk)
    return True
