"""The ports over one store: what they read, and when they read again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.sample import make_sample
from app.sources import Sources
from db.dates import parse_edtf
from db.records import Citation, Event, EventDossier, Filter, Source, Window
from db.store import Store
from widgets.ports import (
    DossierSource,
    FilterSource,
    HistorySource,
    MapSource,
    SearchSource,
    TimelineSource,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_sample(tmp_path / "sample.sequitur")
    with Store.open(tmp_path / "sample.sequitur") as opened:
        yield opened


@pytest.fixture
def sources(store: Store) -> Sources:
    return Sources(store)


def test_the_ports_are_what_the_views_read(sources: Sources) -> None:
    ports: tuple[
        TimelineSource, MapSource, DossierSource, FilterSource, SearchSource, HistorySource
    ] = (
        sources.timeline,
        sources.map,
        sources.dossiers,
        sources.filters,
        sources.search,
        sources.history,
    )
    assert all(ports)


def test_reading_twice_gives_the_same_objects(sources: Sources) -> None:
    assert sources.timeline.columns() is sources.timeline.columns()
    assert sources.timeline.arcs() is sources.timeline.arcs()
    assert sources.map.nodes() is sources.map.nodes()
    assert sources.map.strands() is sources.map.strands()
    wanted = Filter(text="oil")
    assert sources.timeline.matching(wanted) is sources.timeline.matching(Filter(text="oil"))


def test_an_edit_is_read_after_refreshing_and_the_rest_is_kept(
    store: Store, sources: Sources
) -> None:
    columns, nodes = sources.timeline.columns(), sources.map.nodes()
    strands = sources.map.strands()
    mask = sources.timeline.matching(Filter(text="harbour"))
    assert not mask.any()
    with store.edit("Add") as edit:
        item = edit.add(Event(title="Harbour closed", when=parse_edtf("2022-06")))
    sources.refresh(edit.changes)
    assert len(sources.timeline.columns()) == len(columns) + 1
    assert np.count_nonzero(sources.timeline.matching(Filter(text="harbour"))) == 1
    assert sources.map.strands() is strands
    assert sources.map.nodes() is not nodes
    assert sources.timeline.texts([item])[item].title == "Harbour closed"
    undone = store.undo()
    assert undone is not None
    sources.refresh(undone)
    assert len(sources.timeline.columns()) == len(columns)


def test_a_deleted_source_leaves_its_events_unsourced(store: Store, sources: Sources) -> None:
    with store.edit("Add") as edit:
        event = edit.add(Event(title="New"))
        source = edit.add(Source(title="Log"))
        edit.add(Citation(item=event, source=source))
    sources.refresh(edit.changes)
    assert sources.filters.counts(Filter(), None).unsourced == 0
    with store.edit("Delete") as edit:
        edit.delete(source)
    sources.refresh(edit.changes)
    assert sources.filters.counts(Filter(), None).unsourced == 1


def test_a_new_tag_is_counted(store: Store, sources: Sources) -> None:
    before = sources.filters.counts(Filter(), None)
    with store.edit("Tag") as edit:
        edit.tag(store.all(Event)[0].id, "new word")
    sources.refresh(edit.changes)
    after = sources.filters.counts(Filter(), None)
    assert {tag.name for tag in after.tags} - {tag.name for tag in before.tags} == {"new word"}


def test_the_lists_of_the_centre(sources: Sources) -> None:
    assert [event.when for event in sources.undated()] == [None] * 6
    assert len(sources.assessments()) == 11
    assert len(sources.sources()) == 2
    assert len(sources.notes()) == 1
    assert sources.zoned_events() == 0


def test_the_other_ports(store: Store, sources: Sources) -> None:
    hit = sources.search.search("first cpc stoppage").results[0]
    told = sources.dossiers.dossier(hit.id)
    assert isinstance(told, EventDossier)
    assert told.event.uid == "kz22-event-cpc-stop-1"
    assert sources.dossiers.dossier(10**9) is None
    assert hit.id in sources.timeline.taking_part(told.participants[0].entity.id)
    assert sources.map.participants([hit.id]) == {one.entity.id for one in told.participants}
    assert sources.history.history()[0].label.startswith("Sample")
    assert set(sources.timeline.whens([hit.id])) == {hit.id}
    window = Window(0, 1)
    assert set(sources.map.presence(window)) == set(sources.map.presence(None))
