"""Where events happened: by their own word for it, and by the places that take part in them."""

import sqlite3
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from db.memberships import Memberships
from db.pairs import Pairs, make_pairs
from db.records import EventColumns
from db.time_index import rows_of

PLACE_KIND = "place"
"""Kind of the entities that are places."""

Pair = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class EventPlaces:
    """Each event with each of its places once, and the names of the places by number."""

    pairs: Pairs
    names: tuple[str, ...]


@dataclass(slots=True)
class _Names:
    """Names by number; those that differ only in capitals and blanks are one."""

    numbers: dict[str, int] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def number(self, name: str) -> int:
        number = self.numbers.get(name)
        if number is None:
            words = name.split()
            number = self.numbers.setdefault(" ".join(words).casefold(), len(self.written))
            self.numbers[name] = number
            if number == len(self.written):
                self.written.append(" ".join(words))
        return number


def event_places(
    conn: sqlite3.Connection, columns: EventColumns, members: Memberships
) -> EventPlaces:
    """Return the places of all events, those of the trash left out."""
    names = _Names()
    told, taking_part = _told(conn, columns, names), _taking_part(members, names)
    rows, places = (np.concatenate(side) for side in zip(told, taking_part, strict=True))
    numbers = np.arange(len(names.written))
    return EventPlaces(make_pairs(rows, places, numbers, len(columns)), tuple(names.written))


def _told(conn: sqlite3.Connection, columns: EventColumns, names: _Names) -> Pair:
    """The places events name themselves."""
    cursor = conn.cursor()
    # Plain tuples: rows that know their names take three times as long.
    cursor.row_factory = None
    found = cursor.execute("SELECT id, place FROM event WHERE trim(place) <> ''").fetchall()
    ids = np.fromiter((row[0] for row in found), np.int64, len(found))
    places = np.fromiter((names.number(row[1]) for row in found), np.int64, len(found))
    rows = rows_of(columns, ids)
    return rows[rows >= 0], places[rows >= 0]


def _taking_part(members: Memberships, names: _Names) -> Pair:
    """The places that take part in events as entities."""
    numbers = np.array(
        [names.number(name) if kind == PLACE_KIND else -1 for name, kind in members.entity_names],
        np.int64,
    )
    places = numbers[members.entities.members]
    return members.entities.rows[places >= 0].astype(np.int64), places[places >= 0]
