"""A saved look holds in the store it was made in, and says nothing of what is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.bookmarks import SELECTION_MOST, focus_of, focus_text
from db.records import Entity, Event, Filter, Focus, Status, Window
from db.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        yield made


def test_a_look_comes_back_as_it_was(store: Store) -> None:
    with store.edit("Add") as edit:
        event = edit.add(Event(title="Stoppage", kind="stoppage"))
        entity = edit.add(Entity(name="CPC"))
    focus = Focus(
        Window(-(2**60), 2**40),
        (event,),
        Filter(
            kinds=frozenset({"stoppage"}),
            entities=frozenset({entity}),
            statuses=frozenset({Status.DISPUTED}),
            text="нефть",
            unsourced_only=True,
        ),
    )
    assert focus_of(store.connection, focus_text(store.connection, focus)) == focus
    assert focus_of(store.connection, focus_text(store.connection, Focus())) == Focus()


def test_what_is_in_the_trash_is_left_out(store: Store) -> None:
    with store.edit("Add") as edit:
        first, second = edit.add_many([Event(title="One"), Event(title="Two")])
    text = focus_text(store.connection, Focus(None, (first, second)))
    with store.edit("Delete") as edit:
        edit.delete(first)
    assert focus_of(store.connection, text) == Focus(None, (second,))


def test_of_a_huge_selection_a_part_is_kept(store: Store) -> None:
    with store.edit("Add") as edit:
        events = edit.add_many([Event(title=f"Event {n}") for n in range(SELECTION_MOST + 5)])
    focus = focus_of(store.connection, focus_text(store.connection, Focus(None, tuple(events))))
    assert focus is not None and focus.selection == tuple(events[:SELECTION_MOST])


@pytest.mark.parametrize("text", ["", "{}", "[]", "7", '{"window": [1], "filter": {}}', "[" * 9999])
def test_what_is_no_look_is_none(store: Store, text: str) -> None:
    assert focus_of(store.connection, text) is None
