"""Cells: harmless for spreadsheets, lists within them, and both undone without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.interchange.cells import join_list, neutralise, restore, split_aligned, split_list
from db.interchange.fields import (
    read_citations,
    read_parts,
    read_status,
    write_citations,
    write_parts,
)
from db.interchange.report import RowError
from db.records import Status


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-0043", "@cmd", "\tx", "'=1", "''-1", "\rx"])
def test_what_a_spreadsheet_would_run_is_neutralised(cell: str) -> None:
    assert neutralise(cell) == "'" + cell
    assert restore(neutralise(cell)) == cell


@pytest.mark.parametrize("cell", ["", "plain", "'quoted'", "5 = 5", "'"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert neutralise(cell) == cell
    assert restore(cell) == cell


@given(st.text(alphabet="'=+-@\t\rab", max_size=8))
def test_every_cell_comes_back(cell: str) -> None:
    written = neutralise(cell)
    assert restore(written) == cell
    assert written[:1] not in "=+-@\t\r" or not written


texts = st.text(alphabet="ab ;|\\,", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(texts, max_size=5))
def test_lists_come_back(parts: list[str]) -> None:
    assert split_list(join_list(parts, ";|", "; "), ";|") == parts


@given(st.lists(st.text(alphabet="ab|\\", max_size=5), min_size=2, max_size=5))
def test_parallel_lists_keep_their_empty_parts(parts: list[str]) -> None:
    assert split_aligned(join_list(parts, "|", " | "), "|") == parts


def test_a_backslash_of_its_own_is_a_backslash() -> None:
    assert split_list(r"C:\temp; a\;b", ";|") == [r"C:\temp", "a;b"]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Russia (actor); CPC", [("Russia", "actor"), ("CPC", "")]),
        ("Russia | CPC (asset)", [("Russia", ""), ("CPC", "asset")]),
        ("Donetsk (DPR) (subject)", [("Donetsk (DPR)", "subject")]),
        ("Donetsk (DPR) ()", [("Donetsk (DPR)", "")]),
        ("X (a (b))", [("X", "a (b)")]),
        ("(odd)", [("(odd)", "")]),
        ("open (bracket", [("open (bracket", "")]),
        (" ; ;", []),
    ],
)
def test_who_takes_part_in_which_role(cell: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.name, part.role) for part in read_parts(cell)] == parts


names = (
    st.text(alphabet="ab();|\\ ", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda name: bool(name) and not name.startswith("("))
)
roles = st.text(alphabet="ab(); ", max_size=6).map(str.strip)


@given(st.lists(st.tuples(names, roles), max_size=4))
def test_participants_come_back(parts: list[tuple[str, str]]) -> None:
    def plain(role: str) -> str:
        return role.replace("(", "[").replace(")", "]")

    read = [(part.name, plain(part.role)) for part in read_parts(write_parts(parts))]
    assert read == [(name, plain(role)) for name, role in parts]


citations = st.lists(
    st.tuples(texts, st.text(alphabet="12 ,|", max_size=4).map(str.strip)), max_size=4
)


@given(citations)
def test_citations_come_back(pairs: list[tuple[str, str]]) -> None:
    sources, paragraphs = write_citations(pairs)
    assert read_citations("source", sources, "paragraph", paragraphs) == pairs


def test_several_paragraphs_of_one_source() -> None:
    assert read_citations("source", "Log", "paragraph", "3 | 5") == [("Log", "3"), ("Log", "5")]


@pytest.mark.parametrize(("sources", "paragraphs"), [("", "3"), ("A | B", "1 | 2 | 3")])
def test_paragraphs_need_their_sources(sources: str, paragraphs: str) -> None:
    with pytest.raises(RowError) as caught:
        read_citations("source", sources, "paragraph", paragraphs)
    assert caught.value.column == "paragraph"


def test_the_four_statuses_and_no_other() -> None:
    assert read_status("status", "") is Status.REPORTED
    assert read_status("status", " Disputed ") is Status.DISPUTED
    with pytest.raises(RowError, match="reported, assessed, possible, disputed"):
        read_status("status", "rumour")
