"""The sample's source against the facts it must hold (``sample_facts.py``)."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.resources import files

import pytest

from app.sample_rows import RelationRow, SampleRows
from app.sample_source import read_sample
from tests.resources.sample_facts import ASSESSMENTS, EVENTS, KINDS, LINKS, RELATIONS


@pytest.fixture(scope="module")
def rows() -> SampleRows:
    return read_sample()


def test_every_event_stands_as_in_the_facts(rows: SampleRows) -> None:
    told = {
        event.key: (
            event.when.edtf if event.when else None,
            str(event.status),
            {row.at for row in event.cited},
            event.who,
            event.place,
        )
        for event in rows.event
    }
    assert told == EVENTS


def test_every_entity_has_its_kind(rows: SampleRows) -> None:
    told: dict[str, set[str]] = {}
    for entity in rows.entity:
        told.setdefault(entity.kind, set()).add(entity.key)
    assert told == KINDS
    assert len(rows.entity) == 48


def _plain(row: RelationRow) -> tuple[str, str, str, str, str, set[str]]:
    written = ", ".join(quantity.written for quantity in row.quantity)
    paragraphs = {cited.at for cited in row.cited}
    return (row.source, row.type, row.target, written, str(row.status), paragraphs)


def test_every_relation_stands_once_for_each_pair(rows: SampleRows) -> None:
    assert [_plain(row) for row in rows.relation] == RELATIONS


def test_quantities_are_typed(rows: SampleRows) -> None:
    typed = {
        (quantity.comparator, quantity.value, quantity.unit)
        for relation in rows.relation
        for quantity in relation.quantity
        if quantity.value is not None
    }
    assert typed == {
        ("=", 31, "%"),
        ("=", 80, "%"),
        (">", 40, "%"),
        (">", 1_000_000, "barrels a day"),
        ("=", 20, "%"),
        (">", 50, "%"),
    }


def test_every_link_stands(rows: SampleRows) -> None:
    assert {(row.earlier, row.type, row.later, str(row.status)) for row in rows.link} == LINKS


def test_pairing_of_statement_and_stoppage_is_called_our_reading(rows: SampleRows) -> None:
    followed = [row for row in rows.link if row.type == "followed by"]
    assert len(followed) == 2
    assert all("is our reading" in " ".join(row.description.split()) for row in followed)


def test_every_assessment_has_its_case(rows: SampleRows) -> None:
    told = {
        row.key: (
            row.likelihood,
            {line.at for line in row.evidence if line.bearing == "consistent"},
            {line.at for line in row.evidence if line.bearing == "inconsistent"},
        )
        for row in rows.assessment
    }
    assert told == ASSESSMENTS


def test_every_date_that_ends_in_august_says_that_this_is_assumed(rows: SampleRows) -> None:
    ending = {event.key for event in rows.event if event.when and "2022-08" in event.when.edtf}
    saying = {event.key for event in rows.event if "august" in event.dated_by}
    assert ending == saying
    assert "our assumption" in next(row.says for row in rows.ground if row.key == "august")


def test_each_dated_event_says_what_its_date_rests_on(rows: SampleRows) -> None:
    assert all(bool(event.dated_by) == (event.when is not None) for event in rows.event)


def test_stoppages_and_statements_come_first(rows: SampleRows) -> None:
    ranked = sorted(rows.event, key=lambda event: -event.importance)
    assert {event.key for event in ranked[:4]} == {
        "sanctions-statement",
        "cpc-stop-1",
        "energy-statement",
        "cpc-stop-2",
    }
    assert ranked[3].importance > ranked[4].importance


def test_titles_are_short_enough_for_labels(rows: SampleRows) -> None:
    assert [event.title for event in rows.event if len(event.title) > 45] == []


def test_every_entity_has_a_place_on_the_map_of_its_own(rows: SampleRows) -> None:
    assert {place.entity for place in rows.place} == {entity.key for entity in rows.entity}
    assert len({(place.x, place.y) for place in rows.place}) == len(rows.entity)


def test_no_two_entities_share_a_name(rows: SampleRows) -> None:
    assert len({entity.name for entity in rows.entity}) == len(rows.entity)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))


def test_no_text_is_more_exact_about_time_than_the_source(rows: SampleRows) -> None:
    wrong = re.compile(r"\bsoon\b|\bdays after\b|\bdays later\b", re.IGNORECASE)
    assert [text for text in _texts(rows) if wrong.search(text)] == []


def test_every_text_is_trimmed_and_in_one_piece(rows: SampleRows) -> None:
    assert [text for text in _texts(rows) if text != text.strip() or "\n" in text] == []


def test_only_sample_files_lie_beside_the_source() -> None:
    names = {entry.name for entry in (files("resources") / "sample").iterdir()}
    assert names == {
        "assessments.toml",
        "case.toml",
        "dates.toml",
        "entities.toml",
        "events.toml",
        "links.toml",
        "map.toml",
        "relations.toml",
        "sources.toml",
    }
