"""Every kind of record comes back from the file as it went in."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from db import records
from db.check import check_store
from db.dates.value import FOREVER, Basis, End, Granularity, Shape, VagueTime
from db.errors import RecordRefused
from db.layout import read_layouts
from db.mapping import TABLE_OF, map_of
from db.schema import FACT_TABLES
from db.store import Store

JUNE = VagueTime(
    text="с июня 2022",
    edtf="2022-06/..",
    earliest=1654041600,
    core_start=1656633599,
    core_end=FOREVER,
    shape=Shape.LASTED,
    end=End.OPEN,
    granularity=Granularity.MONTH,
    approximate=True,
    doubtful=True,
    zone="+05:00",
    nanos=5,
    rule="since",
    basis=Basis.INFERRED,
)


def every_kind(event: int, entity: int, source: int) -> list[records.Record]:
    """One record of each class but Evidence, each field with a value of its own."""
    return [
        *things(event, entity),
        *ties(event, entity),
        *grounds(event, source),
        *own(event),
    ]


def things(event: int, entity: int) -> list[records.Record]:
    """What happened, and to whom."""
    return [
        records.Event(
            title="Шторм\nat sea",
            summary="s",
            kind="war",
            status=records.Status.DISPUTED,
            place="Novorossiysk",
            importance=3,
            lane="north",
            when=JUNE,
            day_order=-1,
            duration_min=86400,
            duration_max=3 * 86400,
            offset_event=event,
            offset_end="end",
            offset_count=10,
            offset_unit="day",
        ),
        records.Entity(name="Қазақстан", kind="state", description="d"),
        records.Name(
            entity=entity, text="Ёлка", language="ru", script="Cyrl", valid=JUNE, preferred=True
        ),
    ]


def ties(event: int, entity: int) -> list[records.Record]:
    """What ties things together, and how much of it."""
    return [
        records.Participation(event=event, entity=entity, role="host"),
        records.Relation(
            source_entity=entity,
            type="owns part of",
            target_entity=entity,
            valid=JUNE,
            status=records.Status.ASSESSED,
            directed=False,
            description="d",
        ),
        records.Link(
            earlier=event,
            type="followed by",
            later=event,
            status=records.Status.POSSIBLE,
            description="d",
        ),
        records.Quantity(
            item=entity,
            property="share",
            comparator=records.Comparator.RANGE,
            value=31.0,
            low=0.1,
            high=1e300,
            unit="%",
            of_what="CPC",
            written="31 %",
        ),
    ]


def grounds(event: int, source: int) -> list[records.Record]:
    """What it rests on, and what is concluded."""
    return [
        records.Source(
            title="T",
            author="A",
            issued="2022",
            url="https://example.org",
            language="en",
            reliability="B",
            note="n",
            csl='{"a":1}',
            text="x" * 1000,
        ),
        records.Citation(
            item=event,
            field="title",
            source=source,
            paragraph="7",
            paraphrase="p",
            stance=records.Stance.REFUTES,
            credibility="2",
            quote_exact="q",
            quote_prefix="a",
            quote_suffix="b",
            position_start=1,
            position_end=2,
        ),
        records.Reading(
            item=event,
            field="when",
            written="mid-June",
            canonical="2022-06",
            citation=None,
            rank=records.Rank.PREFERRED,
            reason="r",
        ),
        records.Assessment(
            claim="c",
            likelihood_word="likely",
            likelihood_low=0.55,
            likelihood_high=0.8,
            confidence="moderate",
            basis="b",
        ),
    ]


def own(event: int) -> list[records.Record]:
    """What the analyst adds."""
    return [
        records.Annotation(
            item=event,
            field="title",
            span=JUNE,
            body="a\0b",
            author="me",
            motivation="questioning",
            resolved=True,
        ),
        records.Tag(name="oil"),
        records.Attachment(
            item=event, name="a.bin", media_type="x/y", sha256="00", content=bytes(range(256))
        ),
        records.Bookmark(name="b", focus="{}"),
        records.Check(item=event, checker="me", outcome="agrees", item_modified="2022"),
        records.NamedWindow(name="heating season", span=JUNE),
    ]


def test_each_record_reads_back_as_it_was_written(store: Store) -> None:
    with store.edit("Add") as edit:
        event = edit.add(records.Event(title="E"))
        entity = edit.add(records.Entity(name="K"))
        source = edit.add(records.Source(title="S"))
        told = every_kind(event, entity, source)
        ids = edit.add_many(told)
        assessment = ids[10]
        evidence = records.Evidence(
            assessment=assessment,
            item=event,
            bearing=records.Bearing.INCONSISTENT,
            weight=2,
            reason="r",
        )
        told.append(evidence)
        ids.append(edit.add(evidence))
    assert {type(record) for record in told} == set(TABLE_OF)
    for item, record in zip(ids, told, strict=True):
        read = store.get(type(record), item)
        assert read is not None
        assert read.uid
        assert replace(read, id=0, uid="", created="", modified="") == record
        assert store.kind_of(item) == TABLE_OF[type(record)]
        assert store.by_uid(read.uid) == item
        assert read in store.all(type(record))


def test_tables_have_the_columns_of_their_records(store: Store) -> None:
    layouts = read_layouts(store.connection)
    assert set(TABLE_OF.values()) == set(FACT_TABLES)
    for record, table in TABLE_OF.items():
        assert layouts[table].columns == ("id", *map_of(record).columns)


def test_given_uids_and_times_are_kept(store: Store) -> None:
    given = records.Event(
        title="E",
        uid="kz22-event-1",
        created="2020-01-01T00:00:00Z",
        modified="2021-01-01T00:00:00Z",
        deleted_at="2022-01-01T00:00:00Z",
        confidential=True,
    )
    with store.edit("Add") as edit:
        item = edit.add(given)
    assert store.get(records.Event, item) == replace(given, id=item)
    assert store.all(records.Event) == []
    assert store.all(records.Event, trash=True) == [replace(given, id=item)]


def test_where_finds_by_columns_and_by_nothing(store: Store) -> None:
    with store.edit("Add") as edit:
        first = edit.add(records.Annotation(body="a", item=None))
        second = edit.add(records.Annotation(body="b", item=first))
        third = edit.add(records.Annotation(body="c", item=first))
        edit.delete(third)
    assert [one.id for one in store.where(records.Annotation, item=first)] == [second]
    assert [one.id for one in store.where(records.Annotation, item=None)] == [first]
    with pytest.raises(ValueError, match="no column colour"):
        store.where(records.Annotation, colour="red")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (records.Event(title="half \ud800 letter"), "half a character"),
        (records.Quantity(item=1, value=float("nan")), "not a number"),
        (records.Quantity(item=1, value=float("inf")), "infinite"),
        (records.Event(title="E", importance=2**63), "too large"),
        (records.Quantity(item=999), "not in the store"),
        (records.Event(title="E", uid="taken"), "uid"),
        (records.Source(title="S", reliability="Z"), "rules"),
    ],
)
def test_what_cannot_be_stored_is_refused_in_a_sentence(
    store: Store, record: records.Record, words: str
) -> None:
    with store.edit("Add") as edit:
        edit.add(records.Event(title="first", uid="taken"))
    with pytest.raises(RecordRefused, match=words), store.edit("Add") as edit:
        edit.add(record)
    assert len(store.all(records.Event)) == 1
    assert len(store.history()) == 1


def test_a_wrong_type_is_our_mistake_and_told_as_one(store: Store) -> None:
    with pytest.raises(TypeError, match="importance takes int"), store.edit("Add") as edit:
        edit.add(records.Event(title="E", importance="high"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no field"), store.edit("Change") as edit:
        item = edit.add(records.Event(title="E"))
        edit.change(item, colour="red")
    with pytest.raises(RecordRefused, match="none of the words"), store.edit("Add") as edit:
        edit.add(records.Event(title="E", status="certain"))  # type: ignore[arg-type]
    assert store.history() == []


def test_every_field_of_every_record_is_stored() -> None:
    for record in TABLE_OF:
        stored = {one.name for one in map_of(record).fields}
        assert stored == {one.name for one in fields(record)} - {
            one.name for one in fields(records.Record)
        }


def test_a_store_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    folder = tmp_path / "100 % “#?” Қазақстан 😀"
    folder.mkdir()
    name = 'Тоқаев\'s #1 ? %41 "x" 😀.sequitur'
    with Store.create(folder / name) as made, made.edit("Add") as edit:
        edit.add(records.Event(title="E"))
    assert [one.name for one in folder.iterdir()] == [name]
    with Store.open(folder / name, write=False) as again:
        assert [one.title for one in again.all(records.Event)] == ["E"]


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "e" + "\u0301" * 100_000,
        "one long line " * 200_000,
        "\ufffe\uffff\U0010ffff",
        "\r\n\t ‮backwards‬",
        "'; DROP TABLE event; --",
    ],
    ids=["NUL", "combining marks", "long line", "no characters", "controls", "SQL"],
)
def test_odd_texts_are_kept_as_they_are(store: Store, text: str) -> None:
    with store.edit("Add") as edit:
        item = edit.add(records.Event(title=text, summary=text))
    with store.edit("Change") as edit:
        edit.change(item, title=text + "!")
    store.undo()
    read = store.get(records.Event, item)
    assert read is not None
    assert (read.title, read.summary) == (text, text)
    assert all("\n" not in line for entry in store.history() for line in entry.lines)
    store.close()
    assert check_store(store.path) == []


def test_a_uid_that_cannot_be_is_not_found(store: Store) -> None:
    assert store.by_uid("\ud800") is None
    assert store.by_uid("nobody") is None
