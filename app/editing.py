"""Drafts from forms, applied to a store: each function is one edit and one undo step.

Nothing here is Qt; the forms hand over plain drafts and never see the store.
"""

from collections.abc import Iterable
from typing import Any

from db.edits import Edit
from db.hidden import hidden_items
from db.interchange.event_state import tags_of
from db.records import (
    Annotation,
    Changes,
    Entity,
    Event,
    MapPosition,
    Name,
    Participation,
    Relation,
    Status,
)
from db.store import Store
from widgets.editors.drafts import (
    EntityDraft,
    EntityRef,
    EventDraft,
    NameDraft,
    ParticipantDraft,
    RelationDraft,
)

LABEL_CHARACTERS = 60
"""A history label quotes at most this much of a title."""


def apply_event(store: Store, draft: EventDraft) -> tuple[int, Changes]:
    """Write an event with its participants and tags; returns its id and what changed."""
    fields: dict[str, Any] = {
        "title": draft.title,
        "summary": draft.summary,
        "kind": draft.kind,
        "status": draft.status,
        "when": draft.when,
        "place": draft.place,
        "importance": draft.importance,
    }
    with store.edit(_label(draft.id, "event", draft.title)) as edit:
        event = draft.id or edit.add(Event(**fields))
        if draft.id:
            edit.change(event, **fields)
        _set_participants(store, edit, event, draft.participants)
        _set_tags(store, edit, event, draft.tags)
    return event, edit.changes


def apply_entity(store: Store, draft: EntityDraft) -> tuple[int, Changes]:
    """Write an entity with its other names; returns its id and what changed."""
    fields: dict[str, Any] = {
        "name": draft.name,
        "kind": draft.kind,
        "description": draft.description,
    }
    with store.edit(_label(draft.id, "entity", draft.name)) as edit:
        entity = draft.id or edit.add(Entity(**fields))
        if draft.id:
            edit.change(entity, **fields)
        kept = {name.id for name in draft.names}
        for name in store.where(Name, entity=entity):
            if name.id not in kept:
                edit.delete(name.id)
        for each in draft.names:
            if each.id:
                edit.change(each.id, text=each.text, language=each.language)
            else:
                edit.add(Name(entity=entity, text=each.text, language=each.language))
    return entity, edit.changes


def apply_relation(store: Store, draft: RelationDraft) -> tuple[int, Changes]:
    """Write a relation, making entities that are not there yet; returns its id and changes."""
    words = f"{draft.source.name} – {draft.type} – {draft.target.name}"
    with store.edit(_label(draft.id, "relation", words)) as edit:
        fields: dict[str, Any] = {
            "source_entity": _entity(edit, draft.source),
            "type": draft.type,
            "target_entity": _entity(edit, draft.target),
            "valid": draft.valid,
            "status": draft.status,
            "directed": draft.directed,
            "description": draft.description,
        }
        relation = draft.id or edit.add(Relation(**fields))
        if draft.id:
            edit.change(relation, **fields)
    return relation, edit.changes


def save_note(store: Store, item: int, note: int, body: str, author: str) -> tuple[int, Changes]:
    """Write a note (``note`` 0 = a new one)."""
    with store.edit("Edit note" if note else "Add note") as edit:
        if note:
            edit.change(note, body=body)
        else:
            note = edit.add(Annotation(item=item, body=body, author=author))
    return note, edit.changes


def delete_items(store: Store, items: Iterable[int]) -> Changes:
    """Put items into the trash; the label names the first."""
    doomed = list(items)
    kind = (store.kind_of(doomed[0]) or "item").replace("_", " ")
    name = title_of(store, doomed[0])
    label = f"Delete {kind} “{_short(name)}”" if name else f"Delete {kind}"
    if len(doomed) > 1:
        label = f"Delete {len(doomed)} items"
    with store.edit(label) as edit:
        for item in doomed:
            edit.delete(item)
    return edit.changes


def place_nodes(store: Store, positions: Iterable[MapPosition], *, label: str) -> Changes:
    """Store where entities stand on the map."""
    with store.edit(label) as edit:
        for place in positions:
            edit.place(place.entity, place.x, place.y, pinned=place.pinned)
    return edit.changes


def event_draft(store: Store, event: int) -> EventDraft | None:
    """An event as a draft for its form; 0 = an empty one; None where it is gone."""
    if not event:
        return EventDraft(0, "", "", "", Status.REPORTED, None, "", 0, (), ())
    record = store.get(Event, event)
    if record is None:
        return None
    participants = []
    for each in store.where(Participation, event=event):
        entity = store.get(Entity, each.entity)
        if entity is not None:
            ref = EntityRef(entity.id, entity.name)
            participants.append(ParticipantDraft(each.id, ref, each.role))
    return EventDraft(
        record.id,
        record.title,
        record.summary,
        record.kind,
        record.status,
        record.when,
        record.place,
        record.importance,
        _tags(store, event),
        tuple(participants),
    )


def entity_draft(store: Store, entity: int) -> EntityDraft | None:
    """An entity as a draft for its form; 0 = an empty one; None where it is gone."""
    if not entity:
        return EntityDraft(0, "", "", "", ())
    record = store.get(Entity, entity)
    if record is None:
        return None
    names = tuple(
        NameDraft(name.id, name.text, name.language) for name in store.where(Name, entity=entity)
    )
    return EntityDraft(record.id, record.name, record.kind, record.description, names)


def relation_draft(store: Store, relation: int) -> RelationDraft | None:
    """A relation as a draft for its form; 0 = an empty one; None where it is gone."""
    nobody = EntityRef(0, "")
    if not relation:
        return RelationDraft(0, nobody, "", nobody, None, Status.REPORTED, True, "")
    record = store.get(Relation, relation)
    if record is None:
        return None
    ends = []
    for end in (record.source_entity, record.target_entity):
        entity = store.get(Entity, end)
        ends.append(EntityRef(end, entity.name) if entity is not None else nobody)
    return RelationDraft(
        record.id,
        ends[0],
        record.type,
        ends[1],
        record.valid,
        record.status,
        record.directed,
        record.description,
    )


def title_of(store: Store, item: int) -> str:
    """A short name of an item for labels; empty where it has none."""
    kind = store.kind_of(item)
    if kind == "event" and (event := store.get(Event, item)) is not None:
        return event.title
    if kind == "entity" and (entity := store.get(Entity, item)) is not None:
        return entity.name
    if kind == "relation" and (draft := relation_draft(store, item)) is not None:
        return f"{draft.source.name} – {draft.type} – {draft.target.name}"
    if kind == "annotation" and (note := store.get(Annotation, item)) is not None:
        return note.body
    return ""


def _label(record: int, kind: str, name: str) -> str:
    return f"{'Edit' if record else 'Add'} {kind} “{_short(name)}”"


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LABEL_CHARACTERS else line[: LABEL_CHARACTERS - 1] + "…"


def _entity(edit: Edit, ref: EntityRef) -> int:
    return ref.id or edit.add(Entity(name=ref.name))


def _set_participants(
    store: Store, edit: Edit, event: int, wanted: tuple[ParticipantDraft, ...]
) -> None:
    kept = {each.id for each in wanted}
    for before in store.where(Participation, event=event):
        if before.id not in kept:
            edit.delete(before.id)
    made: dict[str, int] = {}
    for each in wanted:
        entity = each.entity.id or made.get(each.entity.name) or _entity(edit, each.entity)
        made[each.entity.name] = entity
        if each.id:
            edit.change(each.id, entity=entity, role=each.role)
        else:
            edit.add(Participation(event=event, entity=entity, role=each.role))


def _tags(store: Store, item: int) -> tuple[str, ...]:
    conn = store.connection
    return tuple(tags_of(conn, [item], hidden_items(conn)).get(item, ()))


def _set_tags(store: Store, edit: Edit, item: int, wanted: tuple[str, ...]) -> None:
    before = set(_tags(store, item))
    for word in before - set(wanted):
        edit.untag(item, word)
    for word in wanted:
        if word not in before:
            edit.tag(item, word)
