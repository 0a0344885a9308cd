"""Relations tables and the quantities in them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import parse_edtf
from db.formats import by_name
from db.interchange.amounts import read_amount
from db.interchange.relation_rows import write_validity
from db.interchange.report import FormatError, ImportReport
from db.records import Comparator, Entity, Quantity, Relation, Status
from db.store import Store

Bring = Callable[..., ImportReport]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "of_what"),
    [
        ("31 %", Comparator.EQUAL, 31, "%", ""),
        ("80 % of its oil exports", Comparator.EQUAL, 80, "%", "its oil exports"),
        ("more than 40 %", Comparator.MORE, 40, "%", ""),
        ("> 1,000,000 barrels a day", Comparator.MORE, 1_000_000, "barrels a day", ""),
        ("1 000 000 t", Comparator.EQUAL, 1_000_000, "t", ""),
        ("at least 2.5 bcm", Comparator.AT_LEAST, 2.5, "bcm", ""),
        ("About 7", Comparator.ABOUT, 7, "", ""),
        ("<= 3", Comparator.AT_MOST, 3, "", ""),
        ("closest after Belarus", Comparator.EQUAL, None, "", ""),
        ("one fifth", Comparator.EQUAL, None, "", ""),
        ("1,5 bcm", Comparator.EQUAL, None, "", ""),
        ("1.000.000", Comparator.EQUAL, None, "", ""),
    ],
)
def test_quantities(
    text: str, comparator: Comparator, value: float | None, unit: str, of_what: str
) -> None:
    amount = read_amount(text)
    assert amount.written == text
    assert (amount.comparator, amount.value) == (comparator, value)
    assert (amount.unit, amount.of_what) == (unit, of_what)


def test_a_range() -> None:
    amount = read_amount("3–5 weeks")
    assert (amount.comparator, amount.low, amount.high) == (Comparator.RANGE, 3, 5)
    assert amount.unit == "weeks"


@given(st.text(max_size=40))
def test_any_words_are_kept(text: str) -> None:
    assert read_amount(text).written == " ".join(text.split())


TABLE = """from,relation,to,since,until,quantity,status,source,paragraph
Russia,largest shareholder of,CPC,,,31 %,,Log,6
Kazakhstan,ally of,Russia,1992,2022-02-23,,assessed,Log | Book,1 | 2
Kazakhstan,member of,CSTO,May 1992,,,,,
"""


def test_rows_become_relations_with_quantities_and_citations(store: Store, bring: Bring) -> None:
    report = bring(TABLE)
    assert (report.read, report.added, report.rejected) == (3, 3, 0)
    names = {one.id: one.name for one in store.all(Entity)}
    assert sorted(names.values()) == ["CPC", "CSTO", "Kazakhstan", "Russia"]
    stake, ally, member = store.all(Relation)
    assert [one.value for one in store.where(Quantity, item=stake.id)] == [31]
    assert ally.valid is not None
    assert member.valid is not None
    assert (ally.valid.edtf, ally.status) == ("1992/2022-02-23", Status.ASSESSED)
    assert (member.valid.edtf, member.valid.text) == ("1992-05/..", "since May 1992")
    assert bring(TABLE).added == 3


def test_the_table_comes_back(store: Store, bring: Bring) -> None:
    bring(TABLE)
    written = BytesIO()
    by_name("relations-csv").write(store.connection, written)
    lines = written.getvalue().decode().splitlines()
    assert lines[0] == TABLE.splitlines()[0]
    assert lines[1] == "Russia,largest shareholder of,CPC,,,31 %,reported,Log,6"
    assert lines[2] == "Kazakhstan,ally of,Russia,1992,2022-02-23,,assessed,Log | Book,1 | 2"
    assert lines[3] == "Kazakhstan,member of,CSTO,1992-05,,,reported,,"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",ally of,Russia,,", "from"),
        ("A,,B,,", "relation"),
        ("A,ally of,,,", "to"),
        ("A,ally of,B,someday,", "since"),
        ("A,ally of,B,2022,2021", "until"),
        ("A,ally of,B,,3.4.2022", "until"),
    ],
)
def test_bad_rows(store: Store, bring: Bring, row: str, column: str) -> None:
    report = bring(f"from,relation,to,since,until\n{row}\nA,ally of,B,,\n")
    assert (report.added, [one.column for one in report.rejects]) == (1, [column])
    assert report.rejects[0].line == 2


def test_the_needed_columns_are_named(store: Store, bring: Bring) -> None:
    with pytest.raises(FormatError, match="“relation” cannot be found"):
        bring("from,to\nA,B\n", table="relations")


@pytest.mark.parametrize(
    "edtf",
    ["1992/2022", "1992/..", "../2022", "1992/", "/2022", "[1990..1992]", "[..1992]", "1992~/.."],
)
def test_validities_come_back(store: Store, bring: Bring, edtf: str) -> None:
    since, until = write_validity(parse_edtf(edtf))
    bring(f'from,relation,to,since,until\nA,ally of,B,"{since}","{until}"\n')
    valid = store.all(Relation)[0].valid
    assert valid is not None
    assert valid.edtf == edtf


def test_a_single_year_comes_back_as_a_span_of_the_same_bounds() -> None:
    assert write_validity(parse_edtf("1992")) == ("1992", "1992")
    assert write_validity(None) == ("", "")
