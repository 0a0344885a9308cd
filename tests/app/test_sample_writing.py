"""A row of the sample that names what is not there is told, and nothing of it is stored."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.sample_rows import SampleRows
from app.sample_source import SampleError, read_sample
from app.sample_writing import SampleWriting
from db.records import Event, Tag
from db.store import Store

Spoiling = Callable[[SampleRows], SampleRows]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "new.sequitur") as made:
        yield made


def _stranger(rows: SampleRows) -> SampleRows:
    return replace(rows, event=(replace(rows.event[0], who={"nobody": "actor"}),))


def _twice(rows: SampleRows) -> SampleRows:
    return replace(rows, event=(*rows.event, rows.event[0]))


def _groundless(rows: SampleRows) -> SampleRows:
    return replace(rows, event=(replace(rows.event[0], dated_by=("rumour",)),))


def _misdated(rows: SampleRows) -> SampleRows:
    when = rows.event[0].when
    assert when is not None
    return replace(rows, event=(replace(rows.event[0], when=replace(when, edtf="2022-13")),))


def _baseless(rows: SampleRows) -> SampleRows:
    when = rows.event[0].when
    assert when is not None
    return replace(rows, event=(replace(rows.event[0], when=replace(when, basis="felt")),))


def _ungraded(rows: SampleRows) -> SampleRows:
    return replace(rows, source=tuple(replace(one, credibility={}) for one in rows.source))


def _unscripted(rows: SampleRows) -> SampleRows:
    entity = rows.entity[0]
    name = replace(entity.names[0], language="ka")
    return replace(rows, entity=(replace(entity, names=(name,)),))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_stranger, "entity/nobody is named in the sample but is not there."),
        (_twice, "event/gestures stands twice in the sample."),
        (_groundless, "event/gestures: no ground of dates is called “rumour”."),
        (_misdated, "event/gestures, when: "),
        (_baseless, "event/gestures, when: “felt” is not a basis of a date."),
        (_ungraded, "source/commentary: no credibility for “reported” is told."),
        (_unscripted, "entity/tokayev: the script of “Kassym-Jomart Tokayev” is not told."),
    ],
)
def test_a_wrong_row_is_told_and_nothing_is_stored(
    store: Store, spoil: Spoiling, told: str
) -> None:
    rows = spoil(read_sample())
    with pytest.raises(SampleError) as error, store.edit("Sample") as edit:
        SampleWriting(edit, rows).write()
    assert error.value.message.startswith(told)
    assert store.all(Event) == []
    assert store.history() == []


def test_each_tag_is_made_once_under_its_own_uid(store: Store) -> None:
    with store.edit("Sample") as edit:
        SampleWriting(edit, read_sample()).write()
    tags = store.all(Tag)
    assert {tag.uid for tag in tags} == {f"kz22-tag-{tag.name}" for tag in tags}
    assert "oil" in {tag.name for tag in tags}


def test_two_writings_differ_in_nothing_but_their_times(store: Store, tmp_path: Path) -> None:
    with store.edit("Sample") as edit:
        SampleWriting(edit, read_sample()).write()
    with Store.create(tmp_path / "other.sequitur") as other, other.edit("Sample") as edit:
        SampleWriting(edit, read_sample()).write()
        query = "SELECT id, uid, kind FROM item ORDER BY id"
        again = [tuple(row) for row in edit.connection.execute(query)]
    assert [tuple(row) for row in store.connection.execute(query)] == again
