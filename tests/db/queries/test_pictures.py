"""What the two pictures and the detail pane ask: arcs, map, dossiers, lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sample import make_sample
from db.dates import Certainty, parse_edtf, read_window
from db.evidence import all_cases, all_sources, dossier
from db.graph import map_nodes, participants, presence, strands
from db.hidden import hidden_items
from db.naming import entities_named
from db.notes import annotations
from db.records import (
    Annotation,
    AssessmentCase,
    Entity,
    EntityDossier,
    EventDossier,
    Link,
    Participation,
    RelationDossier,
    SourceDossier,
    Window,
)
from db.store import Store
from db.time_index import load_columns
from db.timeline import arcs, event_dates, event_texts, events_of, list_events
from db.titles import stands_on, titled


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_sample(tmp_path / "sample.sequitur")
    with Store.open(tmp_path / "sample.sequitur") as opened:
        yield opened


def event(store: Store, key: str) -> int:
    found = store.by_uid(f"kz22-event-{key}")
    assert found is not None
    return found


def entity(store: Store, key: str) -> int:
    found = store.by_uid(f"kz22-entity-{key}")
    assert found is not None
    return found


def test_one_arc_for_each_pair_with_all_its_links(store: Store) -> None:
    found = {(arc.earlier, arc.later): arc for arc in arcs(store.connection)}
    first = found[event(store, "sanctions-statement"), event(store, "cpc-stop-1")]
    second = found[event(store, "energy-statement"), event(store, "cpc-stop-2")]
    assert (first.gap, second.gap) == ("0–116 days later", "0–136 days later")
    assert [line.type for line in first.lines] == ["followed by", "may have provoked"]
    assert (first.min_days, first.max_days) == (-9, 116)
    assert (first.order, first.reported) == ("possible", True)


def test_links_to_undated_events_draw_no_arc_but_stand_in_the_dossier(store: Store) -> None:
    plant = event(store, "plant-emergencies")
    assert all(arc.later != plant for arc in arcs(store.connection))
    told = dossier(store.connection, plant)
    assert isinstance(told, EventDossier)
    assert {one.event.title for one in told.before} == {
        "First CPC stoppage",
        "Second CPC stoppage",
    }
    assert {(one.gap, one.order) for one in told.before} == {("", "")}


def test_a_deleted_event_takes_its_arcs_and_participations_along(store: Store) -> None:
    stop = event(store, "cpc-stop-1")
    before = len(arcs(store.connection))
    with store.edit("Delete") as edit:
        edit.delete(stop)
    assert len(arcs(store.connection)) == before - 1
    assert stop not in events_of(store.connection, entity(store, "cpc"))
    assert dossier(store.connection, stop) is None
    assert stop in hidden_items(store.connection)
    store.undo()
    assert len(arcs(store.connection)) == before
    assert hidden_items(store.connection) == frozenset()


def test_texts_and_dates(store: Store) -> None:
    stop, cut = event(store, "cpc-stop-1"), event(store, "cut-oil")
    texts = event_texts(store.connection, [stop, cut, 10**9])
    assert texts[stop].words == "mid-June"
    assert texts[cut].words == ""
    assert set(texts) == {stop, cut}
    dates = event_dates(store.connection, [stop, cut])
    assert {item: when.edtf for item, when in dates.items()} == {stop: "[2022-06-11..2022-06-20]"}


def test_events_of_a_window_with_how_sure_it_is(store: Store) -> None:
    columns = load_columns(store.connection)
    june = Window(*(end or 0 for end in read_window("2022-06")))
    listed = list_events(store.connection, columns, june)
    words = [word for _, word in listed]
    assert (words.count("certain"), words.count("possible"), len(words)) == (5, 12, 17)
    everything = list_events(store.connection, columns)
    assert len(everything) == 28
    assert [word for _, word in everything][-6:] == ["undated"] * 6
    cpc = list_events(store.connection, columns, june, entity(store, "cpc"))
    assert [one.title for one, _ in cpc] == ["First CPC stoppage"]


def test_the_map_has_all_entities_and_relations(store: Store) -> None:
    nodes = {node.id: node for node in map_nodes(store.connection)}
    assert len(nodes) == 48
    assert nodes[entity(store, "cpc")].events == 3
    found = strands(store.connection)
    assert len(found) == 34
    stake = next(strand for strand in found if strand.quantity == "31 %")
    assert (stake.type, stake.sources) == ("largest shareholder of", 1)
    assert (nodes[stake.source].name, nodes[stake.target].name) == ("Russia", "CPC")


def test_a_node_in_the_trash_takes_its_strands_along(store: Store) -> None:
    with store.edit("Delete") as edit:
        edit.delete(entity(store, "cpc"))
    assert len(map_nodes(store.connection)) == 47
    gone = entity(store, "cpc")
    assert all(gone not in (one.source, one.target) for one in strands(store.connection))


def test_presence_in_a_window(store: Store) -> None:
    columns = load_columns(store.connection)
    january = Window(*(end or 0 for end in read_window("2022-01")))
    found = presence(store.connection, columns, january)
    assert found[entity(store, "kremlin")] is Certainty.CERTAIN
    assert found[entity(store, "cpc")] is Certainty.OUTSIDE
    assert found[entity(store, "kazakhstan")] is Certainty.CERTAIN
    always = presence(store.connection, columns, None)
    assert set(always.values()) == {Certainty.CERTAIN}
    assert set(always) == set(found)
    assert entity(store, "china") not in found


def test_participants(store: Store) -> None:
    war, many = event(store, "war"), range(10**6, 10**6 + 40_000)
    both = {entity(store, "russia"), entity(store, "ukraine")}
    assert participants(store.connection, [war]) == both
    assert participants(store.connection, [war, *many]) == both
    assert participants(store.connection, []) == frozenset()


def test_the_dossier_of_an_event_is_whole(store: Store) -> None:
    told = dossier(store.connection, event(store, "cpc-stop-1"))
    assert isinstance(told, EventDossier)
    assert {(one.entity.name, one.participation.role) for one in told.participants} == {
        ("Russia", "initiator"),
        ("CPC", "asset"),
        ("Kazakhstan", "affected"),
    }
    assert [one.link.type for one in told.before] == ["followed by", "may have provoked"]
    assert {one.gap for one in told.before} == {"0–116 days later"}
    assert all(one.reported and one.order == "possible" and one.cited for one in told.before)
    assert [one.link.type for one in told.after] == ["could have caused"]
    assert told.cited[0].source.title.startswith("Policy commentary")
    assert told.assessments[0].evidence
    assert told.notes
    assert "oil" in told.tags


def test_the_dossier_of_an_entity(store: Store) -> None:
    told = dossier(store.connection, entity(store, "cpc"))
    assert isinstance(told, EntityDossier)
    stake = next(tie for tie in told.ties if tie.amounts and tie.amounts[0].quantity.value == 31)
    assert stake.amounts[0].cited
    assert [one.title for one, _ in told.events][:2] == [
        "First CPC stoppage",
        "Second CPC stoppage",
    ]
    assert told.events[-1][0].when is None
    assert told.names


def test_things_that_are_part_of_others_lead_to_them(store: Store) -> None:
    stop = event(store, "cpc-stop-1")
    told = dossier(store.connection, stop)
    assert isinstance(told, EventDossier)
    for part in (
        told.cited[0].citation.id,
        told.participants[0].participation.id,
        told.before[0].link.id,
        told.notes[0].id,
        told.before[0].cited[0].citation.id,
    ):
        assert stands_on(store.connection, part) == stop
        led = dossier(store.connection, part)
        assert isinstance(led, EventDossier)
        assert led.event.id == stop
    assert stands_on(store.connection, 10**9) is None


def test_the_dossiers_of_relations_assessments_and_sources(store: Store) -> None:
    relation = strands(store.connection)[0].id
    told = dossier(store.connection, relation)
    assert isinstance(told, RelationDossier)
    assert told.tie.relation.id == relation
    cases = all_cases(store.connection)
    assert len(cases) == 11
    assert sum(len(case.evidence) for case in cases) == 30
    assert isinstance(dossier(store.connection, cases[0].assessment.id), AssessmentCase)
    sources = all_sources(store.connection)
    assert [source.title for source, _ in sources] == sorted(one.title for one, _ in sources)
    source, number = max(sources, key=lambda row: row[1])
    card = dossier(store.connection, source.id)
    assert isinstance(card, SourceDossier)
    assert len(card.citations) == number
    assert all(kind and title for _, kind, title in card.citations)


def test_notes_are_found_by_folded_words(store: Store) -> None:
    stop = event(store, "cpc-stop-1")
    with store.edit("Note") as edit:
        note = edit.add(Annotation(item=stop, body="Қазақстан: спросить ещё раз"))
        loose = edit.add(Annotation(span=parse_edtf("2022-06"), body="A quiet month"))
    rows = annotations(store.connection, "казахстан еще")
    assert [(one.id, kind, title) for one, kind, title in rows] == [
        (note, "event", "First CPC stoppage")
    ]
    assert len(annotations(store.connection)) == 3
    assert [(one.id, kind) for one, kind, _ in annotations(store.connection, "quiet")] == [
        (loose, "")
    ]
    with store.edit("Delete") as edit:
        edit.delete(stop)
    assert [one.id for one, _, _ in annotations(store.connection)] == [loose]


def test_every_item_has_a_title(store: Store) -> None:
    kinds = dict(store.connection.execute("SELECT id, kind FROM item").fetchall())
    names = titled(store.connection, kinds)
    assert names.keys() == kinds.keys()
    assert all(named.kind == kinds[item] for item, named in names.items())
    stake = next(one for one in names.values() if one.title == "Russia largest shareholder of CPC")
    assert stake.kind == "relation"
    link = next(iter(store.all(Link)))
    assert link.type in names[link.id].title


@pytest.mark.parametrize(
    "name", ["Kazakhstan", "KAZAKHSTAN ", "Қазақстан", "казахстан", "Казакстан"]
)
def test_an_entity_goes_by_any_of_its_names(store: Store, name: str) -> None:
    assert entities_named(store.connection, name)[0] == (entity(store, "kazakhstan"), "Kazakhstan")


def test_unknown_names_and_names_that_several_have(store: Store) -> None:
    assert entities_named(store.connection, "Atlantis") == []
    with store.edit("Add") as edit:
        edit.add(Entity(name="Kazakhstan"))
        edit.add(Participation(event=event(store, "war"), entity=entity(store, "cpc")))
    assert len(entities_named(store.connection, "kazakhstan")) == 2
