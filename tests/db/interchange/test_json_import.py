"""Lossless JSON into a store: what is taken, what is refused record by record, and where."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.interchange.importing import import_files
from db.interchange.report import FormatError, ImportReport
from db.records import Entity, Event, Tag
from db.store import Store

Bring = Callable[..., ImportReport]


def file(records: str, head: str = '"format":"sequitur","version":1') -> str:
    return f'{{{head},"records":{{\n{records}\n}}}}'


GOOD = '"event":{\n"a":{"title":"A"},\n"b":{"title":"B","when":{"text":"June","edtf":"2022-06"}}\n}'


def test_records_are_added_then_skipped_then_updated(store: Store, bring: Bring) -> None:
    report = bring(file(GOOD), "in.json")
    assert (report.read, report.added) == (2, 2)
    event = next(one for one in store.all(Event) if one.uid == "b")
    assert event.when is not None
    assert (event.when.text, event.when.latest) == ("June", 1656633599)
    again = bring(file(GOOD.replace('"A"', '"A2"')), "in.json")
    assert (again.updated, again.skipped + again.updated) == (2, 2) or again.updated == 1


@pytest.mark.parametrize(
    ("record", "column", "told"),
    [
        ('{"title":"A","importance":NaN}', "importance", "NaN"),
        ('{"title":"A","importance":1e400}', "importance", "too large"),
        ('{"title":"A","importance":9223372036854775808}', "importance", "too large"),
        ('{"title":"A","importance":1' + "0" * 5000 + "}", "importance", "too large"),
        ('{"title":"A","importance":1.5}', "importance", "whole number"),
        ('{"title":"A","importance":true}', "importance", "whole number"),
        ('{"title":5}', "title", "text"),
        ('{"title":null}', "title", "text"),
        ('{"title":""}', "title", "empty"),
        ('{"title":" \\n"}', "title", "empty"),
        ('{"title":"A\\u0000B"}', "title", "NUL"),
        ('{"title":"A","when":{"edtf":"2022","text":"\\u0000"}}', "when", "NUL"),
        ("{}", "title", "missing"),
        ("[]", "", "object"),
        ("-Infinity", "", "no number"),
        ('{"title":"A","colour":"red"}', "colour", "no such field"),
        ('{"title":"A","status":"rumour"}', "status", "reported"),
        ('{"title":"A","offset_end":"middle"}', "offset_end", "start"),
        ('{"title":"A","when":"2022"}', "when", "object"),
        ('{"title":"A","when":{"edtf":"2022-13"}}', "when", "month"),
        ('{"title":"A","when":{"edtf":"2022","shape":"round"}}', "when", "lasted"),
        ('{"title":"A","when":{"edtf":"2022","colour":1}}', "when", "colour"),
        ('{"title":"A","confidential":0}', "confidential", "true or false"),
        ('{"title":"A","offset_event":"nobody"}', "offset_event", "Neither"),
        ('{"title":"A","offset_event":"e"}', "offset_event", "kind “event”"),
        ('{"title":"A","tags":["nobody"]}', "tags", "Neither"),
        ('{"title":"A","tags":"oil"}', "tags", "list"),
        ('{"title":"A","map":{"x":1,"y":2,"pinned":false}}', "map", "no such field"),
        ('{"title":"A","title":"B"}', "", "twice"),
        ('{"title":"\\ud800"}', "title", "half a character"),
        ("[" * 100_000 + "]" * 100_000, "", "deeply"),
        ('{"title":' + '{"a":' * 100_000 + "1" + "}" * 100_001, "", "deeply"),
    ],
    ids=range(32),
)
def test_a_bad_record_is_told_by_line_and_the_others_are_kept(
    store: Store, bring: Bring, record: str, column: str, told: str
) -> None:
    records = f'"entity":{{"e":{{"name":"E"}}}},\n"event":{{\n"a":{record},\n"b":{{"title":"B"}}}}'
    report = bring(file(records), "in.json")
    assert (report.read, report.added, report.rejected) == (3, 2, 1)
    rejection = report.rejects[0]
    assert (rejection.line, rejection.column) == (4, column)
    assert told in rejection.reason
    assert len(rejection.reason) < 300
    assert [one.title for one in store.all(Event)] == ["B"]


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ('{"title":null}', "null"),
        ('{"title":true}', "true"),
        ('{"title":5}', "5"),
        ('{"title":["ё",NaN]}', '["ё", "NaN"]'),
        ('{"title":"A","when":{"edtf":"2022-13"}}', '{"edtf": "2022-13"}'),
        ('{"title":"A","status":"rumour"}', "rumour"),
        ('{"title":"A","importance":NaN}', "NaN"),
    ],
    ids=range(7),
)
def test_a_refused_value_is_told_as_json(bring: Bring, record: str, value: str) -> None:
    report = bring(file(f'"event":{{"a":{record}}}'), "in.json")
    assert [one.value for one in report.rejects] == [value]


def test_what_refers_to_a_refused_record_is_refused_too(store: Store, bring: Bring) -> None:
    records = (
        '"event":{"a":{"title":5}},\n'
        '"entity":{"e":{"name":"E"}},\n'
        '"participation":{"p":{"event":"a","entity":"e"}},\n'
        '"citation":{"c":{"item":"p","source":"s"}},\n'
        '"source":{"s":{"title":"S"}}'
    )
    report = bring(file(records), "in.json")
    assert (report.added, report.rejected) == (2, 3)
    assert {one.record["uid"] for one in report.rejects} == {"a", "p", "c"}


def test_uids_that_repeat_or_belong_to_others(store: Store, bring: Bring) -> None:
    bring(file(GOOD), "in.json")
    records = '"entity":{"a":{"name":"A"},"x":{"name":"X"}},"event":{"x":{"title":"X"}}'
    report = bring(file(records), "in.json")
    assert (report.added, report.rejected) == (1, 2)
    assert {one.column for one in report.rejects} == {"uid"}


def test_unknown_kinds_are_refused(store: Store, bring: Bring) -> None:
    report = bring(file('"dream":{"a":{"title":"A"}},' + GOOD), "in.json")
    assert (report.added, report.rejected, report.rejects[0].column) == (2, 1, "kind")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("[]", "begins otherwise"),
        ("{", "line 1, column 2"),
        ('{"records":{"event":{\n"a":{"title":"A"}\n"b":{}}}}', "line 3, column 1: “,”"),
        ('{"records":{"event":{"a":{"title":"A}', "line 1"),
        (file(GOOD) + "x", "more text"),
        (file(GOOD, '"version":1'), "not a file that Sequitur wrote"),
        (file(GOOD, '"format":"other","version":1'), "not a file that Sequitur wrote"),
        (file(GOOD, '"format":"sequitur","version":2'), "newer"),
        (file(GOOD, '"format":"sequitur","version":1e400'), "not a file that Sequitur wrote"),
        ('{"records":{"event":' + "[" * 100_000, "needed here|never closed"),
        ('{"records":{"event":{"a":' + "[" * 100_000, "never closed"),
    ],
    ids=range(12),
)
def test_files_that_are_not_ours_are_refused_whole(
    store: Store, bring: Bring, text: str, told: str
) -> None:
    with pytest.raises(FormatError) as caught:
        bring(text, "in.json")
    assert any(word in caught.value.message for word in told.split("|"))
    assert store.all(Event) == []
    assert store.history() == []


def test_a_trial_tells_the_same_and_writes_nothing(store: Store, bring: Bring) -> None:
    bring(file(GOOD), "in.json")
    text = file(GOOD.replace("A", "A2") + ',"entity":{"e":{"name":"E"},"f":{"name":5}}')
    tried = bring(text, "in.json", trial=True)
    assert len(store.history()) == 1
    assert bring(text, "in.json").as_json() == tried.as_json()


def test_an_update_keeps_the_files_time_even_where_only_a_note_is_new(
    store: Store, bring: Bring
) -> None:
    times = '"created":"2020-01-01T00:00:00.000Z","modified":"2021-01-01T00:00:00.000Z"'
    event = f'"event":{{"a":{{"title":"A",{times}}}}}'
    bring(file(event), "in.json")
    note = f'"annotation":{{"n":{{"body":"N","item":"a",{times}}}}}'
    report = bring(file(f"{event},{note}"), "in.json")
    assert (report.added, report.skipped) == (1, 1)
    assert store.all(Event)[0].modified == "2021-01-01T00:00:00.000Z"


def test_records_may_refer_to_each_other_in_circles(store: Store, bring: Bring) -> None:
    records = (
        '"event":{"a":{"title":"A","offset_event":"b","offset_end":"end"},'
        '"b":{"title":"B","offset_event":"a","offset_end":"start"}}'
    )
    assert bring(file(records), "in.json").added == 2
    one, other = store.all(Event)
    assert (one.offset_event, other.offset_event) == (other.id, one.id)


def test_a_new_tag_with_a_stored_word_is_that_tag(store: Store, bring: Bring) -> None:
    with store.edit("Tag") as edit:
        edit.tag(edit.add(Event(title="old")), "oil")
    records = '"event":{"a":{"title":"A","tags":["t"]}},"tag":{"t":{"name":"oil"}}'
    bring(file(records), "in.json")
    assert [tag.name for tag in store.all(Tag)] == ["oil"]
    found = store.connection.execute("SELECT count(*) FROM item_tag").fetchone()
    assert found[0] == 2


def test_undo_takes_the_whole_file_back(store: Store, bring: Bring, tmp_path: Path) -> None:
    records = {
        "entity": {"e": {"name": "E", "map": {"x": 1, "y": 2.5, "pinned": True}}},
        "event": {"a": {"title": "A", "tags": ["t"]}},
        "tag": {"t": {"name": "oil"}},
    }
    path = tmp_path / "in.json"
    path.write_text(json.dumps({"format": "sequitur", "version": 1, "records": records}))
    import_files(store, [path])
    assert store.connection.execute("SELECT x FROM map_position").fetchone()[0] == 1
    store.undo()
    assert store.all(Event) == []
    assert store.all(Entity) == []
    assert store.connection.execute("SELECT count(*) FROM map_position").fetchone()[0] == 0
