"""All events divided into lanes: by each scheme, in each order, and never one left out."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import parse_edtf
from db.event_places import EventPlaces, event_places, read_places
from db.lane_division import LaneLooks
from db.lanes import MOST_LANES, lane_groups
from db.memberships import Memberships, load_memberships
from db.pairs import make_pairs
from db.records import (
    Citation,
    Entity,
    Event,
    EventColumns,
    LaneGroup,
    LaneOrder,
    LaneScheme,
    LaneView,
    Participation,
    Source,
    Status,
)
from db.store import Store
from db.time_index import load_columns

LOOKS = LaneLooks(
    kind_title=str.capitalize,
    kind_hue=lambda kind: "policy" if kind == "law" else "",
    kind_order=lambda kind: (("strike", "law").index(kind), kind),
    entity_hue=lambda kind: "war" if kind == "state" else "",
)


class Case:
    """Five events in time order, one more without a date, and who was there."""

    def __init__(self, path: Path) -> None:
        self.store = Store.create(path)
        with self.store.edit("Start") as edit:
            told = (
                ("a", "law", "2020", "Aqtau"),
                ("b", "strike", "2021", " aqtau "),
                ("c", "law", "2022", ""),
                ("d", "law", "2023", "Şymkent"),
                ("e", "strike", "2024", ""),
                ("f", "law", "", ""),
            )
            events = [
                edit.add(
                    Event(
                        title=title,
                        kind=kind,
                        place=place,
                        when=parse_edtf(when) if when else None,
                        status=Status.DISPUTED if title == "b" else Status.REPORTED,
                    )
                )
                for title, kind, when, place in told
            ]
            self.cities = edit.add(Entity(name="Aqtau", kind="place"))
            self.state = edit.add(Entity(name="Қазақстан", kind="state"))
            self.nobody = edit.add(Entity(name="Nobody", kind="person"))
            for event in (events[0], events[1], events[4]):
                edit.add(Participation(event=event, entity=self.state))
            edit.add(Participation(event=events[4], entity=self.cities))
            edit.tag(events[2], "watch")
            source = edit.add(Source(title="Log"))
            edit.add(Citation(item=events[0], source=source))

    def groups(self, view: LaneView, **given: object) -> tuple[LaneGroup, ...]:
        columns = load_columns(self.store.connection)
        members = load_memberships(self.store.connection, columns)
        places = event_places(columns, members, read_places(self.store.connection))
        return lane_groups(view, columns, LOOKS, members, places, **given)  # type: ignore[arg-type]

    def told(self, view: LaneView, **given: object) -> list[tuple[str, list[int]]]:
        return [(group.title, group.rows.tolist()) for group in self.groups(view, **given)]


@pytest.fixture
def case(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = Case(tmp_path / "lanes.sequitur")
    yield made
    made.store.close()


def test_each_scheme_divides_the_same_events_its_own_way(case: Case) -> None:
    assert case.told(LaneView(LaneScheme.KIND)) == [("Strike", [1, 4]), ("Law", [0, 2, 3, 5])]
    assert case.told(LaneView(LaneScheme.STATUS)) == [
        ("Reported", [0, 2, 3, 4, 5]),
        ("Disputed", [1]),
    ]
    assert case.told(LaneView(LaneScheme.NONE)) == [("All events", [0, 1, 2, 3, 4, 5])]
    assert case.told(LaneView(LaneScheme.ENTITY)) == [
        ("Қазақстан", [0, 1, 4]),
        ("Aqtau", [4]),
        ("Without an entity", [2, 3, 5]),
    ]
    assert case.told(LaneView(LaneScheme.TAG)) == [
        ("watch", [2]),
        ("Without a tag", [0, 1, 3, 4, 5]),
    ]
    assert case.told(LaneView(LaneScheme.SOURCE)) == [
        ("Log", [0]),
        ("Without a source", [1, 2, 3, 4, 5]),
    ]


def test_a_place_is_one_however_it_is_told(case: Case) -> None:
    assert case.told(LaneView(LaneScheme.PLACE)) == [
        ("Aqtau", [0, 1, 4]),
        ("Şymkent", [3]),
        ("Without a place", [2, 5]),
    ]


def test_an_event_stands_once_in_each_of_its_places(case: Case) -> None:
    first = case.store.all(Event)[0].id
    with case.store.edit("Add") as edit:
        other = edit.add(Entity(name="AQTAU", kind="place"))
        edit.add(Participation(event=first, entity=case.cities))
        edit.add(Participation(event=first, entity=other))
        edit.add(Participation(event=first, entity=edit.add(Entity(name="Oral", kind="place"))))
    assert case.told(LaneView(LaneScheme.PLACE)) == [
        ("Aqtau", [0, 1, 4]),
        ("Oral", [0]),
        ("Şymkent", [3]),
        ("Without a place", [2, 5]),
    ]


def test_keys_and_hues_come_from_what_the_lane_is_about(case: Case) -> None:
    kinds = {group.key: group.hue for group in case.groups(LaneView(LaneScheme.KIND))}
    assert kinds == {"kind:strike": "", "kind:law": "policy"}
    entities = {group.key: group.hue for group in case.groups(LaneView(LaneScheme.ENTITY))}
    assert entities[f"entity:{case.state}"] == "war"
    assert f"entity:{case.nobody}" not in entities


def test_what_is_in_the_trash_has_no_lane(case: Case) -> None:
    with case.store.edit("Delete") as edit:
        edit.delete(case.state)
    assert [title for title, _ in case.told(LaneView(LaneScheme.ENTITY))] == [
        "Aqtau",
        "Without an entity",
    ]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (LaneOrder.USUAL, ["Strike", "Law"]),
        (LaneOrder.NAME, ["Law", "Strike"]),
        (LaneOrder.FIRST, ["Law", "Strike"]),
        (LaneOrder.COUNT, ["Law", "Strike"]),
        (LaneOrder.MAP, ["Strike", "Law"]),
        (LaneOrder.HAND, ["Strike", "Law"]),
    ],
)
def test_the_orders(case: Case, order: LaneOrder, titles: list[str]) -> None:
    assert [title for title, _ in case.told(LaneView(order=order))] == titles


def test_entities_stand_as_on_the_map_from_top_to_bottom(case: Case) -> None:
    view = LaneView(LaneScheme.ENTITY, LaneOrder.MAP)
    positions = {case.state: (0.0, 50.0), case.cities: (90.0, -10.0)}
    titles = [title for title, _ in case.told(view, positions=positions)]
    assert titles == ["Aqtau", "Қазақстан", "Without an entity"]


def test_by_hand_any_lane_may_stand_anywhere_and_new_ones_come_last(case: Case) -> None:
    view = LaneView(LaneScheme.ENTITY)
    keys = [group.key for group in case.groups(view)]
    moved = view.move(keys, "without:entity", 0)
    assert [group.key for group in case.groups(moved)] == ["without:entity", *keys[:2]]
    with case.store.edit("Add") as edit:
        event = edit.add(Event(title="g", kind="law"))
        edit.add(Participation(event=event, entity=case.nobody))
    assert [title for title, _ in case.told(moved)][-1] == "Nobody"


def test_a_scheme_without_what_it_needs_says_so(case: Case) -> None:
    columns = load_columns(case.store.connection)
    for scheme in (LaneScheme.ENTITY, LaneScheme.PLACE, LaneScheme.TAG, LaneScheme.SOURCE):
        with pytest.raises(ValueError, match=scheme):
            lane_groups(LaneView(scheme), columns, LOOKS)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int]]]:
    events = draw(st.integers(0, 30))
    members = draw(st.sampled_from([0, 1, 3, MOST_LANES, MOST_LANES + 1, MOST_LANES + 60]))
    one = st.tuples(st.integers(0, max(events - 1, 0)), st.integers(0, max(members - 1, 0)))
    pairs = draw(st.lists(one, max_size=400)) if events and members else []
    # With some luck every member has an event, so that there are too many for a lane each.
    if events and members and draw(st.booleans()):
        pairs += [(member % events, member) for member in range(members)]
    return events, members, pairs


@given(crowds(), st.sampled_from([LaneScheme.ENTITY, LaneScheme.PLACE]))
def test_every_event_is_in_exactly_the_lanes_it_belongs_to(
    crowd: tuple[int, int, list[tuple[int, int]]], scheme: LaneScheme
) -> None:
    events, count, told = crowd
    rows, numbers = np.array(told, np.int64).reshape(-1, 2).T
    pairs = make_pairs(rows, numbers, np.arange(count), events)
    nothing = make_pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.arange(0), events)
    names = tuple(f"n{number}" for number in range(count))
    members = Memberships(pairs, nothing, nothing, tuple((name, "") for name in names), (), ())
    groups = lane_groups(
        LaneView(scheme), _blank(events), LOOKS, members, EventPlaces(pairs, names)
    )
    of_key = {group.key: group.rows.tolist() for group in groups}
    with_own = [key for key in of_key if key.split(":")[0] == scheme]
    assert len(with_own) <= MOST_LANES
    for rows_of_lane in of_key.values():
        assert rows_of_lane == sorted(set(rows_of_lane))
    seen = {row for found in of_key.values() for row in found}
    assert seen == set(range(events))
    wanted: dict[str, set[int]] = {}
    for row, number in told:
        key = f"entity:{number}" if scheme is LaneScheme.ENTITY else f"place:n{number}"
        wanted.setdefault(key if key in of_key else f"others:{scheme}", set()).add(row)
    homeless = set(range(events)) - {row for row, _ in told}
    if homeless:
        wanted[f"without:{scheme}"] = homeless
    assert {key: set(found) for key, found in of_key.items()} == wanted


def test_of_too_many_the_fullest_and_those_placed_by_hand_have_a_lane() -> None:
    count = MOST_LANES + 40
    rows = np.concatenate([np.arange(count), np.arange(MOST_LANES) + count])
    numbers = np.concatenate([np.arange(count), np.arange(MOST_LANES)])
    pairs = make_pairs(rows, numbers, np.arange(count), len(rows))
    members = Memberships(pairs, pairs, pairs, tuple((f"n{n}", "") for n in range(count)), (), ())
    columns = _blank(len(rows))
    view = LaneView(LaneScheme.ENTITY)
    usual = lane_groups(view, columns, LOOKS, members)
    assert usual[-1].title == "Others (40)"
    assert {group.key for group in usual[:-1]} == {f"entity:{n}" for n in range(MOST_LANES)}
    by_hand = LaneView(LaneScheme.ENTITY, LaneOrder.HAND, by_hand=(f"entity:{count - 1}",))
    placed = lane_groups(by_hand, columns, LOOKS, members)
    assert placed[0].key == f"entity:{count - 1}"
    hidden = lane_groups(view.hide("entity:0"), columns, LOOKS, members)
    assert "entity:0" in {group.key for group in hidden}
    assert hidden[-1].title == "Others (39)"


def _blank(count: int) -> EventColumns:
    zeros = np.zeros(count, np.int64)
    small = np.zeros(count, np.uint8)
    flags = np.zeros(count, np.uint16)
    return EventColumns(
        ids=np.arange(1, count + 1),
        earliest=np.arange(count),
        latest=np.arange(count),
        core_start=zeros,
        core_end=zeros,
        flags=flags,
        shape=small,
        granularity=small,
        status=small,
        kind=flags,
        importance=zeros.astype(np.int32),
        weight=zeros.astype(np.int32),
        kinds=("",),
    )
