"""Lanes over a store: worked out once, and anew when what they come from changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sources import Sources
from db.dates import parse_edtf
from db.records import (
    Entity,
    Event,
    LaneOrder,
    LaneScheme,
    LaneView,
    MapPosition,
    Participation,
)
from db.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        with made.edit("Start") as edit:
            for name, kind in (("Port", "place"), ("Ministry", "organisation")):
                entity = edit.add(Entity(name=name, kind=kind))
                event = edit.add(
                    Event(title=f"At the {name}", kind="statement", when=parse_edtf("2022"))
                )
                edit.add(Participation(event=event, entity=entity))
        yield made


def titles(sources: Sources, view: LaneView) -> list[str]:
    return [group.title for group in sources.timeline.groups(view)]


def test_the_same_lanes_are_the_same_object(store: Store) -> None:
    timeline = Sources(store).timeline
    for scheme in LaneScheme:
        groups = timeline.groups(LaneView(scheme))
        assert timeline.groups(LaneView(scheme)) is groups
        # How high or locked a lane is changes nothing about what it holds.
        assert timeline.groups(LaneView(scheme).turn_lock("a").resize("b", 3)) is groups


def test_kinds_have_the_names_and_hues_of_the_house(store: Store) -> None:
    groups = Sources(store).timeline.groups(LaneView())
    assert [(group.title, group.hue) for group in groups] == [("Statements", "statement")]


def test_an_edit_makes_them_anew(store: Store) -> None:
    sources, view = Sources(store), LaneView(LaneScheme.PLACE)
    assert titles(sources, view) == ["Port", "Without a place"]
    with store.edit("Add") as edit:
        edit.add(Event(title="New", kind="law", place="Aqtau"))
    sources.refresh(edit.changes)
    assert sorted(titles(sources, view)) == ["Aqtau", "Port", "Without a place"]
    undone = store.undo()
    assert undone is not None
    sources.refresh(undone)
    assert titles(sources, view) == ["Port", "Without a place"]


def test_a_renamed_entity_renames_its_lane(store: Store) -> None:
    sources, view = Sources(store), LaneView(LaneScheme.ENTITY, LaneOrder.NAME)
    assert titles(sources, view) == ["Ministry", "Port"]
    ministry = next(one for one in store.all(Entity) if one.name == "Ministry")
    with store.edit("Rename") as edit:
        edit.change(ministry.id, name="Quay")
    sources.refresh(edit.changes)
    assert titles(sources, view) == ["Port", "Quay"]


def test_lanes_follow_the_places_on_the_map_kept_or_found(store: Store) -> None:
    sources, view = Sources(store), LaneView(LaneScheme.ENTITY, LaneOrder.MAP)
    port, ministry = store.all(Entity)
    sources.map.keep((MapPosition(port.id, 0, 90), MapPosition(ministry.id, 0, 10)))
    assert titles(sources, view) == ["Ministry", "Port"]
    with store.edit("Move") as edit:
        edit.place(port.id, 0, -50)
        edit.place(ministry.id, 0, 10)
    sources.refresh(edit.changes)
    assert titles(sources, view) == ["Port", "Ministry"]
