"""What the timeline asks of the store beyond its columns: words, dates, arcs, and lists."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from db.dates import Certainty, VagueTime, gap_between, gap_text
from db.fetch import batches, fetch_by, places, vague_columns
from db.hidden import hidden_items
from db.mapping import read_vague
from db.records import Arc, ArcLine, Event, EventColumns, EventText, Status, Window
from db.time_index import certainties

FOLLOWED = "followed"
"""A link whose type begins so reports an order; all others leave it to the dates."""


def event_texts(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, EventText]:
    """Return titles and the sources' own words for the dates of these events."""
    found: dict[int, EventText] = {}
    for some in batches(ids):
        sql = f"SELECT id, title, coalesce(when_text, '') FROM event WHERE id IN ({places(some)})"
        found.update((row[0], EventText(*row)) for row in conn.execute(sql, some))
    return found


def event_dates(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, VagueTime]:
    """Return the dates of these events; undated ones are left out."""
    found: dict[int, VagueTime] = {}
    for some in batches(ids):
        sql = f"SELECT t.id, {vague_columns('when')} FROM event t WHERE t.id IN ({places(some)})"
        for item, *parts in conn.execute(sql, some):
            when = read_vague(tuple(parts))
            if when is not None:
                found[item] = when
    return found


def arcs(conn: sqlite3.Connection) -> list[Arc]:
    """Return one arc for each pair of dated events that links join, in the order of the links."""
    hidden = hidden_items(conn)
    lines: dict[tuple[int, int], list[ArcLine]] = defaultdict(list)
    for link, earlier, later, kind, status in conn.execute(
        "SELECT id, earlier, later, type, status FROM link ORDER BY id"
    ):
        if link not in hidden:
            lines[earlier, later].append(ArcLine(link, kind, Status(status)))
    dates = event_dates(conn, {event for pair in lines for event in pair})
    return [
        _arc(pair, tuple(of_pair), dates)
        for pair, of_pair in lines.items()
        if dates.keys() >= set(pair)
    ]


def is_reported_order(types: Iterable[str]) -> bool:
    """Say whether one of the links' types reports that the one event followed the other."""
    return any(kind.casefold().startswith(FOLLOWED) for kind in types)


def _arc(pair: tuple[int, int], lines: tuple[ArcLine, ...], dates: Mapping[int, VagueTime]) -> Arc:
    """Return the arc of a pair, with what the dates allow."""
    gap = gap_between(dates[pair[0]], dates[pair[1]])
    reported = is_reported_order(line.type for line in lines)
    return Arc(
        earlier=pair[0],
        later=pair[1],
        lines=lines,
        gap=gap_text(gap, reported, "en"),
        min_days=gap.min_days,
        max_days=gap.max_days,
        order=gap.order.name.lower(),
        reported=reported,
    )


def events_of(conn: sqlite3.Connection, entity: int) -> frozenset[int]:
    """Return the events an entity takes part in."""
    rows = conn.execute(
        "SELECT p.event FROM participation p"
        " JOIN item own ON own.id = p.id JOIN item event ON event.id = p.event"
        " WHERE p.entity = ? AND own.deleted_at IS NULL AND event.deleted_at IS NULL",
        (entity,),
    )
    return frozenset(row[0] for row in rows)


def list_events(
    conn: sqlite3.Connection,
    columns: EventColumns,
    window: Window | None = None,
    entity: int | None = None,
) -> list[tuple[Event, str]]:
    """Return the events in or possibly in a window, in the order of time, and how sure that is.

    The word is ``certain``, ``possible`` or ``undated``; undated events are listed, last, only
    where no window asks for a date.
    """
    taking_part = None if entity is None else events_of(conn, entity)
    words = _certainty_words(columns, window)
    chosen = [
        (item, word)
        for item, word in zip(columns.ids.tolist(), words, strict=True)
        if word and (taking_part is None or item in taking_part)
    ]
    events = {event.id: event for event in fetch_by(conn, Event, "id", [row[0] for row in chosen])}
    return [(events[item], word) for item, word in chosen if item in events]


def _certainty_words(columns: EventColumns, window: Window | None) -> Sequence[str]:
    """Return a word for each row; empty where it is not in the window at all."""
    outside = "" if window is not None else "undated"
    words = {
        Certainty.OUTSIDE: outside,
        Certainty.POSSIBLE: "possible",
        Certainty.CERTAIN: "certain",
    }
    return [words[Certainty(number)] for number in certainties(columns, window).tolist()]
