"""Places are read beside the window while the events are, and edits meanwhile are not lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.place_reading import PlaceReading
from app.sources import Sources
from db.records import Event, LaneScheme, LaneView
from db.store import Store

BY_PLACE = LaneView(LaneScheme.PLACE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        with made.edit("Start") as edit:
            for place in ("Aqtau", "Oral", ""):
                edit.add(Event(title=f"At {place}", place=place))
        yield made


@pytest.fixture
def held(store: Store) -> Sources:
    """Sources of a store whose events are still being read."""
    made = Sources(store)
    made.index.hold()
    return made


@pytest.fixture
def reading(store: Store, held: Sources, qtbot: QtBot) -> Iterator[PlaceReading]:
    jobs = Jobs()
    yield PlaceReading(store, held.timeline.lanes, jobs, _raised, jobs)
    jobs.close()


def _raised(error: Exception) -> None:
    raise error


def titles(sources: Sources) -> list[str]:
    return sorted(group.title for group in sources.timeline.groups(BY_PLACE))


def test_they_are_read_while_the_events_are(
    held: Sources, reading: PlaceReading, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.came):
        assert titles(held) == []
    held.index.release()
    assert titles(held) == ["Aqtau", "Oral", "Without a place"]


def test_what_is_edited_meanwhile_is_read_too(
    store: Store, held: Sources, reading: PlaceReading, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.came):
        assert titles(held) == []
        with store.edit("Move") as edit:
            edit.change(store.all(Event)[0].id, place="Semey")
        held.refresh(edit.changes)
    held.index.release()
    assert titles(held) == ["Oral", "Semey", "Without a place"]


def test_after_an_import_they_are_read_once_more(
    store: Store, held: Sources, reading: PlaceReading, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.came):
        titles(held)
        with store.bulk("Import") as edit:
            edit.add(Event(title="New", place="Semey"))
        held.refresh(edit.changes)
    with qtbot.waitSignal(reading.came):
        titles(held)
    held.index.release()
    assert titles(held) == ["Aqtau", "Oral", "Semey", "Without a place"]


def test_where_nobody_reads_beside_they_are_read_at_once(held: Sources) -> None:
    assert titles(held) == []
    held.index.release()
    assert titles(held) == ["Aqtau", "Oral", "Without a place"]


def test_an_edit_reads_only_its_own_events_again(store: Store) -> None:
    sources = Sources(store)
    assert titles(sources) == ["Aqtau", "Oral", "Without a place"]
    first = store.all(Event)[0].id
    with store.edit("Move") as edit:
        edit.change(first, place=" ORAL ")
    sources.refresh(edit.changes)
    assert titles(sources) == ["Oral", "Without a place"]
    with store.edit("Delete") as edit:
        edit.delete(first)
    sources.refresh(edit.changes)
    groups = {group.title: len(group.rows) for group in sources.timeline.groups(BY_PLACE)}
    assert groups == {"Oral": 1, "Without a place": 1}
