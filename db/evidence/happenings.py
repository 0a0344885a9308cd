"""Events: who took part, and what each followed."""

from collections.abc import Iterable

from db.dates import gap_between, gap_text, sort_key
from db.evidence.desk import Desk
from db.records import Entity, Event, Link, Neighbour, Participant, Participation
from db.timeline import is_reported_order


def participants_of(desk: Desk, event: int) -> tuple[Participant, ...]:
    """Return who took part in an event, in which role, in the order they were added."""
    found = desk.hanging(Participation, "event", (event,))
    entities = desk.known(Entity, (one.entity for one in found))
    return tuple(Participant(one, entities[one.entity]) for one in found)


def events_with_roles(desk: Desk, entity: int) -> tuple[tuple[Event, str], ...]:
    """Return the events an entity took part in with its role, in the order of time."""
    found = desk.hanging(Participation, "entity", (entity,))
    events = desk.known(Event, (one.event for one in found))
    rows = [(events[one.event], one.role) for one in found]
    return tuple(sorted(rows, key=lambda row: _in_time(row[0])))


def neighbours(desk: Desk, event: Event) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    """Return what the event followed and what followed it, in the order of time."""
    before = desk.hanging(Link, "later", (event.id,))
    after = desk.hanging(Link, "earlier", (event.id,))
    others = desk.known(
        Event, [*(link.earlier for link in before), *(link.later for link in after)]
    )
    cited = desk.cited([link.id for link in (*before, *after)])

    def neighbour(link: Link, other: Event, types: list[str]) -> Neighbour:
        earlier, later = (other, event) if link.later == event.id else (event, other)
        reported = is_reported_order(types)
        gap, order = _told(earlier, later, reported)
        return Neighbour(link, other, gap, order, reported, cited.get(link.id, ()))

    return (
        _sorted(neighbour(one, others[one.earlier], _types(before, one)) for one in before),
        _sorted(neighbour(one, others[one.later], _types(after, one)) for one in after),
    )


def _types(links: list[Link], link: Link) -> list[str]:
    """Return the types of all links that join the same pair as this one."""
    pair = (link.earlier, link.later)
    return [other.type for other in links if (other.earlier, other.later) == pair]


def _told(earlier: Event, later: Event, reported: bool) -> tuple[str, str]:
    """Return the gap in words and what the dates alone say of the order; empty if undated."""
    if earlier.when is None or later.when is None:
        return "", ""
    gap = gap_between(earlier.when, later.when)
    return gap_text(gap, reported, "en"), gap.order.name.lower()


def _sorted(found: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(found, key=lambda one: (_in_time(one.event), one.link.id)))


def _in_time(event: Event) -> tuple[bool, tuple[int, int], int, int]:
    """Return the place of an event in the order of time; undated ones come last."""
    if event.when is None:
        return True, (0, 0), event.day_order, event.id
    return False, sort_key(event.when)[:2], event.day_order, event.id
