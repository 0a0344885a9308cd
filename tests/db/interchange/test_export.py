"""Exports: what tables hold, that they come back, and that files are replaced whole."""

import csv
import io
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.dates import parse_edtf
from db.formats import FORMATS, by_name, by_suffix, sniff
from db.interchange.event_rows import COLUMNS
from db.interchange.exporting import export_file, replacing, write_file
from db.interchange.importing import import_files
from db.interchange.rejects import write_rejects
from db.interchange.report import FormatError, ImportReport
from db.records import Entity, Event, Participation, Status
from db.store import Store

Bring = Callable[..., ImportReport]


def rows(store: Store, name: str = "csv") -> list[dict[str, str]]:
    written = io.BytesIO()
    by_name(name).write(store.connection, written)
    text = written.getvalue().decode("utf-8")
    return list(
        csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "tsv" in name else ",")
    )


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_an_events_table_holds_what_was_imported(store: Store, bring: Bring, name: str) -> None:
    bring(
        "title,date,end,summary,status,entities,tags,source,paragraph,uid\n"
        'Б,2022-06-11,2022-06-20,"two\nlines, and\ta tab",disputed,'
        "CPC (asset); X,b;a,L | M,3 | 5,u\n"
        "=cmd(),-0043,,,,,,,,v\n"
        "undated,,,,,,,,,w\n"
    )
    ancient, told, undated = rows(store, name)
    assert tuple(told) == COLUMNS
    assert (told["title"], told["date"], told["end"]) == ("Б", "2022-06-11", "2022-06-20")
    assert told["summary"] == "two\nlines, and\ta tab"
    assert (told["entities"], told["tags"]) == ("CPC (asset); X", "a; b")
    assert (told["source"], told["paragraph"]) == ("L | M", "3 | 5")
    assert (ancient["title"], ancient["date"]) == ("'=cmd()", "'-0043")
    assert (undated["title"], undated["date"]) == ("undated", "")


letters = st.text(alphabet="aб=+-@'\t;|\\()\n\", ", min_size=1, max_size=10)
titles = letters.map(str.strip).filter(bool)
records = st.tuples(
    titles,
    letters,
    st.sampled_from(["", "2022-06", "-0043", "2022/..", "2022/", "[2021..2022]", "../2022~"]),
    st.sampled_from(list(Status)),
    st.lists(st.tuples(titles.filter(lambda name: not name.startswith("(")), titles), max_size=3),
    st.lists(titles, max_size=2),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(records, min_size=1, max_size=5))
def test_a_table_imported_where_it_came_from_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Store.create(folder / "case.sequitur") as store:
        with store.edit("Add") as edit:
            entities: dict[str, int] = {}
            for title, summary, edtf, status, parts, tags in made:
                when = parse_edtf(edtf) if edtf else None
                event = edit.add(Event(title=title, summary=summary, when=when, status=status))
                for name, role in parts:
                    key = " ".join(name.casefold().split())
                    if key not in entities:
                        entities[key] = edit.add(Entity(name=name))
                    plain = role.replace("(", "[").replace(")", "]")
                    edit.add(Participation(event=event, entity=entities[key], role=plain))
                for tag in tags:
                    edit.tag(event, tag)
        export_file(store.connection, store.path, folder / "out.csv", by_name("csv"))
        report = import_files(store, [folder / "out.csv"])
        assert report.rejects == []
        assert (report.skipped, report.updated, report.added) == (len(made), 0, 0)


def test_every_format_is_found_by_name_and_suffix() -> None:
    assert {one.name for one in FORMATS} == {
        "csv",
        "tsv",
        "json",
        "relations-csv",
        "relations-tsv",
    }
    assert by_suffix(Path("a.CSV")).name == "csv"
    assert by_suffix(Path("a.tsv")).name == "tsv"
    assert by_suffix(Path("a.json")).name == "json"
    with pytest.raises(FormatError, match="suffix"):
        by_suffix(Path("a.xlsx"))
    with pytest.raises(FormatError, match="There is no format"):
        by_name("xlsx")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.csv", "title,date\n", "csv"),
        ("a.csv", "From;Relation;To\n", "relations-csv"),
        ("a.tsv", "from\tto\trelation\n", "relations-tsv"),
        ("a.txt", "title\tdate\n", "csv"),
        ("a.txt", '{"format": "sequitur"}', "json"),
        ("a.csv", "unknown,columns\n", "csv"),
    ],
)
def test_files_are_known_by_suffix_and_beginning(
    tmp_path: Path, name: str, content: str, found: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert sniff(path).name == found


def test_other_files_are_refused_with_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x7fELF")
    with pytest.raises(FormatError, match="Lossless JSON"):
        sniff(path)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")
    with pytest.raises(RuntimeError), replacing(target) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.csv"]
    with replacing(target) as stream:
        stream.write(b"whole")
    assert target.read_text() == "whole"


def test_an_export_holds_one_moment_whatever_is_committed_meanwhile(
    store: Store, bring: Bring, tmp_path: Path
) -> None:
    bring("title,uid\nA,a\n")
    plain = by_name("json")

    def write_late(conn: sqlite3.Connection, stream: BinaryIO) -> None:
        conn.execute("SELECT count(*) FROM item").fetchone()
        with store.edit("Meanwhile") as edit:
            edit.add(Event(title="B", uid="b"))
        plain.write(conn, stream)

    with closing(store.reader()) as conn:
        export_file(conn, store.path, tmp_path / "o.json", replace(plain, write=write_late))
        assert not conn.in_transaction
    assert '"a":' in (tmp_path / "o.json").read_text()
    assert '"b":' not in (tmp_path / "o.json").read_text()
    assert len(store.all(Event)) == 2


def test_links_are_followed_and_rights_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    with replacing(link) as stream:
        stream.write(b"after")
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_what_cannot_be_written_gets_a_sentence(store: Store, tmp_path: Path) -> None:
    for target in (tmp_path / "no" / "out.csv", tmp_path):
        with pytest.raises(FormatError, match="cannot be written"):
            write_file(target, BinaryIO.flush)


def test_the_store_is_never_exported_onto_itself(store: Store, tmp_path: Path) -> None:
    before = store.path.read_bytes()
    link = tmp_path / "other.csv"
    os.link(store.path, link)
    for target in (store.path, link):
        with pytest.raises(FormatError, match="store itself"):
            export_file(store.connection, store.path, target, by_name("csv"))
    assert store.path.read_bytes() == before


def test_rejected_rows_can_be_mended_and_imported(store: Store, bring: Bring) -> None:
    report = bring("Title,Date,Reason\n=A,2022-13,why\nB,2022,\n,2021,x\n")
    written = io.BytesIO()
    write_rejects(written, report)
    text = written.getvalue().decode()
    header, first, last = text.splitlines()
    assert header == "Title,Date,Reason,reason_"
    assert first.startswith("'=A,2022-13,why,")
    assert last.startswith(",2021,x,")
    assert bring(text.replace("2022-13", "2022-12")).added == 1
    assert "=A" in [event.title for event in store.all(Event)]


def test_a_pipe_is_written_into_and_stays(tmp_path: Path) -> None:
    """As root a device, too, would else be replaced by a file: ``-o /dev/null`` is common."""
    pipe = tmp_path / "out" / "pipe"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, lambda stream: stream.write(b"told") and None)
        assert os.read(reader, 10) == b"told"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(pipe.parent.iterdir()) == [pipe]
