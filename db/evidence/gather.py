"""From an item of any kind to its dossier."""

import sqlite3

from db.evidence.cases import cases, cases_resting_on
from db.evidence.desk import Desk
from db.evidence.happenings import events_with_roles, neighbours, participants_of
from db.evidence.ties import ties, ties_of
from db.records import (
    Assessment,
    AssessmentCase,
    Citation,
    Dossier,
    Entity,
    EntityDossier,
    Event,
    EventDossier,
    Name,
    Relation,
    RelationDossier,
    Source,
    SourceDossier,
)
from db.titles import stands_on, titled


def dossier(conn: sqlite3.Connection, item: int) -> Dossier | None:
    """Return everything about an item, or None where it is gone or in the trash.

    For a thing that is part of another – a quantity, a citation, a link – it is the dossier of
    that other item (see :func:`db.titles.stands_on`).
    """
    desk = Desk(conn)
    shown = stands_on(conn, item)
    if shown is None or item in desk.hidden or shown in desk.hidden:
        return None
    kind = titled(conn, (shown,))[shown].kind
    gather = _GATHER.get(kind)
    return gather(desk, shown) if gather is not None else None


def _event(desk: Desk, item: int) -> EventDossier | None:
    event = desk.one(Event, item)
    if event is None:
        return None
    before, after = neighbours(desk, event)
    return EventDossier(
        event=event,
        participants=participants_of(desk, item),
        amounts=desk.amounts((item,)).get(item, ()),
        before=before,
        after=after,
        cited=desk.cited((item,)).get(item, ()),
        assessments=cases_resting_on(desk, (item,)),
        notes=desk.notes(item),
        tags=desk.tags(item),
    )


def _entity(desk: Desk, item: int) -> EntityDossier | None:
    entity = desk.one(Entity, item)
    if entity is None:
        return None
    return EntityDossier(
        entity=entity,
        names=tuple(desk.hanging(Name, "entity", (item,))),
        ties=ties_of(desk, item),
        events=events_with_roles(desk, item),
        cited=desk.cited((item,)).get(item, ()),
        assessments=cases_resting_on(desk, (item,)),
        notes=desk.notes(item),
        tags=desk.tags(item),
    )


def _relation(desk: Desk, item: int) -> RelationDossier | None:
    relation = desk.one(Relation, item)
    if relation is None:
        return None
    return RelationDossier(
        tie=ties(desk, [relation])[0],
        assessments=cases_resting_on(desk, (item,)),
        notes=desk.notes(item),
        tags=desk.tags(item),
    )


def _assessment(desk: Desk, item: int) -> AssessmentCase | None:
    assessment = desk.one(Assessment, item)
    return None if assessment is None else cases(desk, [assessment])[0]


def _source(desk: Desk, item: int) -> SourceDossier | None:
    source = desk.one(Source, item)
    if source is None:
        return None
    citations = desk.hanging(Citation, "source", (item,))
    carriers = {citation.id: stands_on(desk.conn, citation.id) for citation in citations}
    names = titled(desk.conn, {carrier for carrier in carriers.values() if carrier is not None})
    rows = []
    for citation in citations:
        named = names.get(carriers[citation.id] or 0)
        rows.append((citation, named.kind if named else "", named.title if named else ""))
    return SourceDossier(source=source, citations=tuple(rows), notes=desk.notes(item))


_GATHER = {
    "event": _event,
    "entity": _entity,
    "relation": _relation,
    "assessment": _assessment,
    "source": _source,
}
