"""Files that nobody here wrote: each is taken or refused with a sentence, none surprises."""

import os
from pathlib import Path

import pytest

from db.interchange.importing import import_files
from db.interchange.report import FormatError
from db.records import Event
from db.store import Store

FOLDER = os.environ.get("SEQUITUR_REAL_DATA", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="SEQUITUR_REAL_DATA names no folder")


def files() -> list[Path]:
    """All files of the folder."""
    return sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
@pytest.mark.parametrize("table", [None, "events", "relations"])
def test_a_strangers_file_is_taken_or_refused_in_words(
    tmp_path: Path, path: Path, table: str | None
) -> None:
    with Store.create(tmp_path / "case.sequitur") as store:
        try:
            report = import_files(store, [path], table=table)
        except FormatError as error:
            assert error.message.endswith(".")
            assert store.all(Event) == []
            assert store.history() == []
        else:
            taken = report.added + report.updated + report.skipped
            assert report.read == taken + report.rejected


def renamed(path: Path, columns: dict[str, str]) -> str:
    """The text of a table with other names in its header."""
    header, _, rest = path.read_text(encoding="utf-8-sig").partition("\n")
    for old, new in columns.items():
        header = ",".join(new if name == old else name for name in header.split(","))
    return f"{header}\n{rest}"


@pytest.mark.parametrize(
    ("name", "columns", "taken"),
    [
        (
            "timelinejs/contrib_women_in_computing.csv",
            {"Headline": "title", "Year": "date", "Text": "summary"},
            "all",
        ),
        ("gdelt/events_2000.csv", {"GLOBALEVENTID": "title", "Year": "date"}, "all"),
        ("timesketch/evtx_part.csv", {"display_name": "title", "datetime": "date"}, "all"),
        ("gdelt/events_2000.csv", {"GLOBALEVENTID": "title", "SQLDATE": "date"}, "none"),
    ],
)
def test_with_our_columns_their_rows_come_in(
    tmp_path: Path, name: str, columns: dict[str, str], taken: str
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(renamed(Path(FOLDER) / name, columns), encoding="utf-8", newline="")
    with Store.create(tmp_path / "case.sequitur") as store:
        report = import_files(store, [path])
        assert report.read > 0
        assert (report.rejected == 0) == (taken == "all"), report.rejects[:2]
        assert all(one.line > 1 and one.reason for one in report.rejects)
