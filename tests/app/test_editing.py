"""Drafts applied to a store: one edit, one undo step, nothing but what was asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.editing import (
    apply_entity,
    apply_event,
    apply_relation,
    delete_items,
    entity_draft,
    event_draft,
    relation_draft,
    save_note,
)
from db.dates import read
from db.records import Annotation, Entity, Event, Name, Participation, Relation
from db.store import Store
from widgets.editors.drafts import EntityRef, NameDraft, ParticipantDraft


@pytest.fixture
def store(tmp_path: Path):
    with Store.create(tmp_path / "case.sequitur", author="Ainur") as made:
        yield made


def a_stoppage(store: Store) -> int:
    empty = event_draft(store, 0)
    assert empty is not None
    draft = replace(
        empty,
        title="Pipeline stands still",
        kind="stoppage",
        when=read("mid-June 2022"),
        tags=("oil", "transit"),
        participants=(
            ParticipantDraft(0, EntityRef(0, "Russia"), "initiator"),
            ParticipantDraft(0, EntityRef(0, "Kazakhstan"), "affected"),
        ),
    )
    return apply_event(store, draft)[0]


def test_a_new_event_brings_its_people_and_tags_in_one_step(store: Store) -> None:
    event = a_stoppage(store)
    draft = event_draft(store, event)
    assert draft is not None
    assert draft.when is not None
    assert draft.when.edtf == "[2022-06-11..2022-06-20]"
    assert draft.tags == ("oil", "transit")
    assert [(p.entity.name, p.role) for p in draft.participants] == [
        ("Russia", "initiator"),
        ("Kazakhstan", "affected"),
    ]
    assert [entry.label for entry in store.history()] == ["Add event “Pipeline stands still”"]
    store.undo()
    assert store.all(Event) == []
    assert store.all(Entity) == []
    store.redo()
    assert [each.title for each in store.all(Event)] == ["Pipeline stands still"]


def test_saving_an_unchanged_form_leaves_no_step(store: Store) -> None:
    event = a_stoppage(store)
    draft = event_draft(store, event)
    assert draft is not None
    apply_event(store, draft)
    assert len(store.history()) == 1


def test_leaving_somebody_out_removes_only_the_participation(store: Store) -> None:
    event = a_stoppage(store)
    draft = event_draft(store, event)
    assert draft is not None
    apply_event(store, replace(draft, participants=draft.participants[1:], tags=("oil",)))
    assert len(store.where(Participation, event=event)) == 1
    assert len(store.all(Entity)) == 2
    after = event_draft(store, event)
    assert after is not None
    assert after.tags == ("oil",)


def test_the_same_new_name_twice_makes_one_entity(store: Store) -> None:
    empty = event_draft(store, 0)
    assert empty is not None
    both = tuple(ParticipantDraft(0, EntityRef(0, "Russia"), role) for role in ("a", "b"))
    apply_event(store, replace(empty, title="x", participants=both))
    assert len(store.all(Entity)) == 1
    assert len(store.all(Participation)) == 2


def test_an_entity_with_its_names(store: Store) -> None:
    empty = entity_draft(store, 0)
    assert empty is not None
    names = (NameDraft(0, "Казахстан", "ru"), NameDraft(0, "Қазақстан", "kk"))
    entity, _ = apply_entity(store, replace(empty, name="Kazakhstan", kind="state", names=names))
    draft = entity_draft(store, entity)
    assert draft is not None
    assert [name.text for name in draft.names] == ["Казахстан", "Қазақстан"]
    apply_entity(store, replace(draft, names=draft.names[1:]))
    assert [name.text for name in store.where(Name, entity=entity)] == ["Қазақстан"]


def test_a_relation_makes_the_ends_it_needs(store: Store) -> None:
    empty = relation_draft(store, 0)
    assert empty is not None
    relation, _ = apply_relation(
        store,
        replace(
            empty,
            source=EntityRef(0, "Russia"),
            type="shareholder of",
            target=EntityRef(0, "CPC"),
            valid=read("since 1992"),
        ),
    )
    record = store.get(Relation, relation)
    assert record is not None
    assert record.valid is not None
    assert record.valid.edtf == "1992/.."
    assert store.undo_label == "Add relation “Russia – shareholder of – CPC”"


def test_notes_and_deletion(store: Store) -> None:
    event = a_stoppage(store)
    note, _ = save_note(store, event, 0, "Ask the operator.", "Ainur")
    save_note(store, event, note, "Ask the operator for the log.", "Ainur")
    kept = store.get(Annotation, note)
    assert kept is not None
    assert (kept.body, kept.author) == ("Ask the operator for the log.", "Ainur")
    delete_items(store, [event])
    assert store.all(Event) == []
    assert store.undo_label == "Delete event “Pipeline stands still”"
    store.undo()
    assert event_draft(store, event) is not None


def test_an_item_that_is_gone_has_no_draft(store: Store) -> None:
    assert event_draft(store, 4711) is None
    assert entity_draft(store, 4711) is None
    assert relation_draft(store, 4711) is None
