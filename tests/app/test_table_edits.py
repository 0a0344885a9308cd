"""Several events changed alike: one step of undo, all or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.jobs import Cancelled
from app.table_edits import change_events
from db.listing import event_rows
from db.records import Entity, Event, Status
from db.store import Store
from widgets.table.change import EventsChange


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        with made.edit("Add") as edit:
            edit.add_many([Event(title=f"Event {number}") for number in range(1, 201)])
            edit.tag(1, "old")
        yield made


def progress(done: int, total: int) -> None:
    assert 0 <= done < total


def test_all_fields_and_tags_change_in_one_step(store: Store) -> None:
    change = EventsChange(
        kind="war",
        status=Status.DISPUTED,
        importance=2,
        confidential=True,
        add_tags=("new", "oil"),
        take_tags=("old",),
    )
    changes = change_events(store, [1, 2, 3], change, progress)
    assert changes.label == store.undo_label == "Change 3 events"
    assert changes.events >= {1, 2, 3}
    rows = event_rows(store.connection, [1, 2, 3, 4])
    for number in (1, 2, 3):
        row = rows[number]
        assert (row.kind, row.status, row.importance, row.confidential, row.tags) == (
            "war",
            Status.DISPUTED,
            2,
            True,
            ("new", "oil"),
        )
    assert rows[4].kind == ""
    store.undo()
    back = event_rows(store.connection, [1, 2])
    assert (back[1].tags, back[1].kind, back[2].tags) == (("old",), "", ())


def test_the_trash_takes_them_in_one_step_too(store: Store) -> None:
    changes = change_events(store, [5], EventsChange(trash=True, importance=2), progress)
    assert changes.label == "Delete 1 event"
    assert event_rows(store.connection, [5]) == {}
    store.undo()
    assert event_rows(store.connection, [5])[5].importance == 0


def test_what_is_no_event_or_gone_is_left_alone(store: Store) -> None:
    with store.edit("More") as edit:
        entity = edit.add(Entity(name="Somebody"))
        edit.delete(7)
    change_events(store, [6, 7, entity, 999_999], EventsChange(importance=1), progress)
    assert event_rows(store.connection, [6])[6].importance == 1
    gone = store.get(Event, 7)
    assert gone is not None
    assert gone.importance == 0


def test_cancelling_takes_everything_back(store: Store) -> None:
    def enough(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        change_events(store, range(1, 201), EventsChange(importance=1), enough)
    rows = event_rows(store.connection, range(1, 201))
    assert {row.importance for row in rows.values()} == {0}
    assert store.undo_label == "Add"
