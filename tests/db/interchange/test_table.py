"""Tables as people save them: delimiters, encodings, line numbers, broken files."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.interchange.report import FormatError, ImportReport
from db.interchange.table import Table, read_table

KNOWN = frozenset({"title", "date", "summary"})


def table(tmp_path: Path, content: str | bytes, delimiter: str | None = None) -> Table:
    path = tmp_path / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, KNOWN, delimiter)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_mark_and_line_ends_are_found_out(
    tmp_path: Path, delimiter: str, mark: str, end: str
) -> None:
    text = mark + end.join([delimiter.join(["Title", " date "]), delimiter.join(["A", "2022"]), ""])
    found = table(tmp_path, text)
    assert found.delimiter == delimiter
    assert found.header == ("Title", "date")
    assert [(row.line, row.cells) for row in found.rows()] == [(2, {"title": "A", "date": "2022"})]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ('title;date\n"a, b, c";2022,5\n', ";"),
        ("title\nOne, two; three\n", ","),
        ("title\tdate\nOne, two; three\t2022\n", "\t"),
        ("Name;Wann;Wo\na,b;c;d\n", ";"),
        ("sep=;\ntitle;date\nA;2022\n", ";"),
    ],
)
def test_the_header_decides_between_delimiters(tmp_path: Path, text: str, delimiter: str) -> None:
    assert table(tmp_path, text).delimiter == delimiter


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'title,summary\n\nA,"one\ntwo\r\nthree"\n\n"B\nB",x\nC,\n'
    assert [row.line for row in table(tmp_path, text).rows()] == [3, 7, 9]


def test_a_told_delimiter_is_a_line_of_its_own(tmp_path: Path) -> None:
    assert [row.line for row in table(tmp_path, "sep=;\ntitle;date\nA;2022\n").rows()] == [3]


def test_short_rows_long_rows_and_unnamed_columns(tmp_path: Path) -> None:
    rows = list(table(tmp_path, "title,,date,\nA\nB,x,2022,y,z\n").rows())
    assert rows[0].cells == {"title": "A"}
    assert rows[1].cells["date"] == "2022"
    assert rows[1].surplus == ("y", "z")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        ("title,Title\nA,B\n", "twice"),
        ('title,date\nA,2022\nB,"never closed\nC,2022\nD,2022\n', "line 3: a quotation mark"),
        ("title,date\nCaf\xe9,2022\n".encode("latin-1"), "line 2: byte 14 .0xE9. is not UTF-8"),
        ("title\nЁлка\n".encode("cp1251"), "line 2"),
        ("title,date\n".encode("utf-16"), "UTF-16"),
        ("title,date\n".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_files_that_are_no_tables_get_a_sentence(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    with pytest.raises(FormatError, match=told) as caught:
        list(table(tmp_path, content).rows())
    assert str(tmp_path / "t.csv") in caught.value.message


def test_missing_files_and_folders_get_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, Path("/dev/null")):
        with pytest.raises(FormatError):
            read_table(path, KNOWN)


def test_a_stray_quotation_mark_within_a_cell_is_text(tmp_path: Path) -> None:
    rows = list(table(tmp_path, 'title,summary\nPipe,5" wide\n"A" b,x\n').rows())
    assert [row.cells["summary"] for row in rows] == ['5" wide', "x"]


def test_ten_megabytes_in_one_cell(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    rows = list(table(tmp_path, "title,summary\nA," + "x" * 10_000_000 + "\n").rows())
    assert len(rows[0].cells["summary"]) == 10_000_000
    assert csv.field_size_limit() == limit


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(content)
    try:
        rows = list(read_table(path, KNOWN).rows())
    except FormatError as error:
        assert error.message
    else:
        assert all(row.line >= 1 for row in rows)


@pytest.mark.parametrize(
    ("header", "bad", "column"),
    [("title,place", "A\0,B", "title"), ("from,relation,to", "A,holds,B\0", "to")],
)
def test_a_nul_far_down_in_a_table_is_refused_in_its_row(
    bring: Callable[..., ImportReport], header: str, bad: str, column: str
) -> None:
    """Near the beginning the whole file is refused, for then it is no text."""
    good = ",".join("x" * 2_000 for _ in header.split(","))
    report = bring(f"{header}\n{good}\n{good}\n{bad}\n")
    assert (report.added, report.rejected) == (2, 1)
    told = report.rejects[0]
    assert (told.line, told.column) == (4, column)
    assert "NUL" in told.reason


@pytest.mark.parametrize("shift", [0, 1, 2, 3])
def test_letters_on_the_border_of_two_parts_are_read(tmp_path: Path, shift: int) -> None:
    text = "title\n" + "a" * ((1 << 20) - 8 + shift) + "ЁЖ𝄞\n"
    (row,) = table(tmp_path, text).rows()
    assert row.cells["title"].endswith("ЁЖ𝄞")


def test_a_file_that_ends_within_a_letter_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"line 2: byte 6 .0xD0. is not UTF-8"):
        table(tmp_path, b"title\n\xd0")


def test_the_text_of_a_row_is_the_json_of_its_cells(tmp_path: Path) -> None:
    found = table(tmp_path, 'Title,,"a ""b"""\nЁлка\\,x,"tab\there\n"\nshort\n')
    for row in found.rows():
        original = found.original(row)
        told = json.dumps(original, ensure_ascii=False, separators=(",", ":"))
        assert found.original_text(row) == told
        assert list(original) == ["Title", 'a "b"']
