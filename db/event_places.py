"""Where events happened: by their own word for it, and by the places that take part in them."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.memberships import Memberships
from db.pairs import Pairs, make_pairs
from db.records import EventColumns
from db.time_index import among

PLACE_KIND = "place"
"""Kind of the entities that are places."""

_CHUNK = 2000
"""Rows read at a time: between two of them a window can draw."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class ToldPlaces:
    """The events that name a place themselves, and side by side the numbers of the names."""

    events: Numbers
    numbers: Numbers
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class EventPlaces:
    """Each event with each of its places once, and the names of the places by number."""

    pairs: Pairs
    names: tuple[str, ...]


class _Names:
    """Names by number; those that differ only in capitals and blanks are one."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._written: list[str] = []
        for name in known:
            self.number(name)

    @property
    def written(self) -> tuple[str, ...]:
        """The names as they were written first."""
        return tuple(self._written)

    def number(self, name: str) -> int:
        """The number of a name, which is a new one where it is new."""
        number = self._numbers.get(name)
        if number is None:
            tidy = " ".join(name.split())
            number = self._numbers.setdefault(tidy.casefold(), len(self._written))
            self._numbers[name] = number
            if number == len(self._written):
                self._written.append(tidy)
        return number


def read_places(
    conn: sqlite3.Connection, progress: Callable[[int], object] | None = None
) -> ToldPlaces:
    """Return what all events say of their places; a million take some seconds.

    :param progress: told now and then how many events are read
    """
    return _read(conn, _Names(), None, progress)


def patched_places(
    conn: sqlite3.Connection, before: ToldPlaces, touched: frozenset[int]
) -> ToldPlaces:
    """Return what :func:`read_places` would, reading only the touched events again."""
    fresh = _read(conn, _Names(before.names), touched, None)
    kept = ~np.isin(before.events, np.fromiter(touched, np.int64, len(touched)))
    return ToldPlaces(
        np.concatenate([before.events[kept], fresh.events]),
        np.concatenate([before.numbers[kept], fresh.numbers]),
        fresh.names,
    )


def event_places(columns: EventColumns, members: Memberships, told: ToldPlaces) -> EventPlaces:
    """Return the places of all events that are among the columns."""
    names = _Names(told.names)
    own = _own_places(columns, told)
    rows, places = _taking_part(members, names)
    further = own[rows] != places
    count = len(names.written)
    if further.any():
        both = np.concatenate([np.flatnonzero(own >= 0), rows[further]])
        numbers = np.concatenate([own[own >= 0], places[further]])
        pairs = make_pairs(both, numbers, np.arange(count), len(columns))
    else:
        pairs = _grouped(own, count)
    return EventPlaces(pairs, names.written)


def _own_places(columns: EventColumns, told: ToldPlaces) -> Numbers:
    """For each row the number of the place it tells itself, or -1."""
    # A table over all ids: looking a million of them up one by one takes ten times as long.
    known = np.concatenate([columns.ids, told.events])
    numbers = np.full(int(known.max(initial=0)) + 1, -1, np.int64)
    numbers[told.events] = told.numbers
    return numbers[columns.ids]


def _grouped(own: Numbers, count: int) -> Pairs:
    """The rows by their own places."""
    rows = np.flatnonzero(own >= 0)
    numbers = own[rows]
    # Stable, so that rows stay in the order of time; small numbers are sorted by counting.
    small = numbers.astype(np.uint16) if count <= np.iinfo(np.uint16).max else numbers
    order = np.argsort(small, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=count))])
    return Pairs(rows[order].astype(np.int32), starts, np.arange(count))


def _read(
    conn: sqlite3.Connection,
    names: _Names,
    only: frozenset[int] | None,
    progress: Callable[[int], object] | None,
) -> ToldPlaces:
    cursor = conn.cursor()
    # Plain tuples: rows that know their names take three times as long.
    cursor.row_factory = None
    cursor.execute(f"SELECT id, place FROM event WHERE trim(place) <> ''{among('id', only)}")
    events: list[Numbers] = []
    numbers: list[Numbers] = []
    while rows := cursor.fetchmany(_CHUNK):
        events.append(np.fromiter((row[0] for row in rows), np.int64, len(rows)))
        numbers.append(np.fromiter((names.number(row[1]) for row in rows), np.int64, len(rows)))
        if progress is not None:
            progress(len(events) * _CHUNK)
    nothing = np.empty(0, np.int64)
    return ToldPlaces(
        np.concatenate([nothing, *events]), np.concatenate([nothing, *numbers]), names.written
    )


def _taking_part(members: Memberships, names: _Names) -> tuple[Numbers, Numbers]:
    """Rows and names of the places that take part in events as entities."""
    numbers = np.array(
        [names.number(name) if kind == PLACE_KIND else -1 for name, kind in members.entity_names],
        np.int64,
    )
    places = numbers[members.entities.members]
    return members.entities.rows[places >= 0].astype(np.int64), places[places >= 0]
