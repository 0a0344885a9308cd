"""Export, import, export: the same bytes, whatever people put into the store."""

import string
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.sample import make_sample
from db.dates import VagueTime, parse_edtf, read
from db.formats import by_name
from db.interchange.exporting import export_file
from db.interchange.importing import import_files
from db.interchange.lossless.shape import KINDS, NEVER_EMPTY, REFERENCES, WORDS, shape_of
from db.records import STATUSES, Bearing, Comparator, Event, Rank, Stance, Status, Tag
from db.schema import FACT_TABLES
from db.store import Store

JSON = by_name("json")

texts = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
said = texts.filter(str.strip)
moments = st.sampled_from(["2020-01-01T00:00:00.000Z", "2021-05-05T10:20:30.400Z"])
dates = st.one_of(
    st.sampled_from(["2022", "2022-06~", "[2021..2022]", "2022/..", "-0043?"]).map(parse_edtf),
    st.sampled_from(["mid-June 2022", "since May 2022", "15 June 2022 14:30"]).map(read),
    st.builds(
        VagueTime,
        text=texts,
        edtf=st.just("2022"),
        earliest=st.none() | st.integers(-(2**62), 2**62),
        nanos=st.integers(0, 999_999_999),
        zone=st.sampled_from(["", "Z", "+05:00"]),
    ),
)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=8),
    VagueTime: dates,
    Status: st.sampled_from(STATUSES),
    Comparator: st.sampled_from(Comparator),
    Stance: st.sampled_from(Stance),
    Bearing: st.sampled_from(Bearing),
    Rank: st.sampled_from(Rank),
}
TIMES = {"created": moments, "modified": moments, "deleted_at": st.none() | moments}


def field_values(kind: str, ids: dict[str, list[int]]) -> dict[str, st.SearchStrategy[Any]] | None:
    """A strategy for each field, or None where there is nothing yet to refer to."""
    found: dict[str, st.SearchStrategy[Any]] = {}
    for name, shape in shape_of(kind).items():
        if (kind, name) in REFERENCES:
            target = REFERENCES[kind, name]
            known = (
                ids.get(target, []) if target else [one for some in ids.values() for one in some]
            )
            if not known and not shape.optional:
                return None
            value = st.sampled_from(known) if known else st.none()
        elif (kind, name) in WORDS:
            value = st.sampled_from(WORDS[kind, name])
        else:
            value = TIMES.get(name, VALUES[shape.type])
        if (kind, name) in NEVER_EMPTY:
            value = said
        found[name] = st.none() | value if shape.optional else value
    return found


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Records in an order in which each may refer to those before it, by number from 1."""
    ids: dict[str, list[int]] = {}
    made: list[tuple[str, dict[str, Any]]] = []
    for kind in draw(st.lists(st.sampled_from(FACT_TABLES), max_size=14)):
        values = field_values(kind, ids)
        if values is not None:
            made.append((kind, draw(st.fixed_dictionaries(values))))
            ids.setdefault(kind, []).append(len(made))
    return made


def exported(store: Store) -> bytes:
    stream = BytesIO()
    JSON.write(store.connection, stream)
    return stream.getvalue()


def filled(path: Path, plan: list[tuple[str, dict[str, Any]]], extra: st.DataObject) -> bytes:
    """The export of a store made by a plan, with tags put on and places kept."""
    with Store.create(path) as store:
        with store.edit("Fill") as edit:
            ids = [
                edit.add(KINDS[kind](uid=f"u{at}", **values))
                for at, (kind, values) in enumerate(plan)
            ]
            of_kind = {kind: [] for kind in FACT_TABLES} | {"": ids}
            for item, (kind, _) in zip(ids, plan, strict=True):
                of_kind[kind].append(item)
            for tag in of_kind["tag"]:
                for item in extra.draw(st.lists(st.sampled_from(ids), max_size=2)):
                    edit.put_tag(item, tag)
            for entity in of_kind["entity"]:
                if extra.draw(st.booleans()):
                    edit.place(entity, extra.draw(VALUES[float]), 0.5, extra.draw(st.booleans()))
        return exported(store)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plan=plans(), extra=st.data())
def test_random_stores_come_back_byte_by_byte(
    tmp_path_factory: pytest.TempPathFactory,
    plan: list[tuple[str, dict[str, Any]]],
    extra: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("round")
    first = filled(folder / "one.sequitur", plan, extra)
    (folder / "one.json").write_bytes(first)
    with Store.create(folder / "two.sequitur") as store:
        report = import_files(store, [folder / "one.json"])
        assert report.rejects == []
        assert report.added == len(plan)
        assert exported(store) == first
        again = import_files(store, [folder / "one.json"])
        assert (again.skipped, again.updated, again.added) == (len(plan), 0, 0)
        store.undo()


def test_the_sample_comes_back_with_its_trash(tmp_path: Path) -> None:
    make_sample(tmp_path / "one.sequitur")
    with Store.open(tmp_path / "one.sequitur") as store:
        event = store.all(Event)[0].id
        tag = store.all(Tag)[0].id
        with store.edit("Delete") as edit:
            edit.delete(event)
            edit.delete(tag)
        export_file(store.connection, store.path, tmp_path / "one.json", JSON)
    first = (tmp_path / "one.json").read_bytes()
    with Store.create(tmp_path / "two.sequitur") as store:
        import_files(store, [tmp_path / "one.json"])
        assert exported(store) == first
        trashed = [one for one in store.all(Event, trash=True) if one.deleted_at]
        assert len(trashed) == 1
        store.undo()
        assert store.all(Event, trash=True) == []


def test_the_file_is_sorted_and_tells_no_rows_or_settings(tmp_path: Path) -> None:
    make_sample(tmp_path / "one.sequitur")
    with Store.open(tmp_path / "one.sequitur", write=False) as store:
        text = exported(store).decode("utf-8")
    uids = [line.split('"')[1] for line in text.splitlines() if line.startswith('"kz22-event-')]
    assert uids == sorted(uids)
    assert len(uids) == 28
    assert '"checksum"' not in text
    assert '"id"' not in text
    assert "Қазақстан" in text
    assert text.endswith('"version":1}\n')
    assert set(text) - set(string.printable), "letters are written as letters, not as escapes"
