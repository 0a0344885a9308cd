"""Bounds of single dates, intervals and sets of EDTF, levels 0 to 2."""

import pytest

from db.dates import End, Granularity, Shape, bounds_text, parse_edtf

SINGLE = [
    ("2022", "2022-01-01", "2022-12-31"),
    ("2022-06", "2022-06-01", "2022-06-30"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("Y-13800E6", "-13800000000-01-01", "-13800000000-12-31"),
    ("Y17101", "17101-01-01", "17101-12-31"),
    ("Y34E5S2", "3400000-01-01", "3499999-12-31"),
    ("-1950S2", "-1999-01-01", "-1900-12-31"),
    ("2022-06-1X", "2022-06-10", "2022-06-19"),
    ("2024-02-2X", "2024-02-20", "2024-02-29"),
    ("2023-X2", "2023-02-01", "2023-12-31"),
    ("XXXX-12-25", "0000-12-25", "9999-12-25"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("-00XX", "-0099-01-01", "-0001-12-31"),
    ("201X-22", "2010-06-01", "2019-08-31"),
    ("2021-24", "2021-12-01", "2022-02-28"),
    ("2022-30", "2022-12-01", "2023-02-28"),
    ("2022-35", "2022-07-01", "2022-09-30"),
    ("2022-37", "2022-01-01", "2022-04-30"),
    ("2022-41", "2022-07-01", "2022-12-31"),
    ("?2022-06-~15", "2022-06-15", "2022-06-15"),
    ("2022-06/2022-07", "2022-06-01", "2022-07-31"),
    ("2022-02-24/..", "2022-02-24", None),
    ("../2022", None, "2022-12-31"),
    ("/2022", None, "2022-12-31"),
    ("2022-06-XX/2022-07-03", "2022-06-01", "2022-07-03"),
    ("[2022-06-11..2022-06-20]", "2022-06-11", "2022-06-20"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("[..1983-12-31,1984-10-10..1984-11-01]", None, "1984-11-01"),
    ("[2022-03, 2021..]", "2021-01-01", None),
]
INSTANTS = [
    ("2022-06-15T14:30:00+05:00", "2022-06-15T14:30:00+05:00", "2022-06-15T14:30:00+05:00"),
    ("2022-06-15T23:59:59Z", "2022-06-15T23:59:59Z", "2022-06-15T23:59:59Z"),
    ("2022-06-15T14:30", "2022-06-15T14:30:00", "2022-06-15T14:30:59"),
    ("2022-06-15T14", "2022-06-15T14:00:00", "2022-06-15T14:59:59"),
    ("-0001-12-31T06:00:00-0330", "-0001-12-31T06:00:00-03:30", "-0001-12-31T06:00:00-03:30"),
    ("2022-06-15/2022-06-16T08:00:00Z", "2022-06-15", "2022-06-16T08:00:00Z"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), SINGLE + INSTANTS)
def test_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert bounds_text(parse_edtf(edtf)) == (earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "unit"),
    [
        ("2022-06-15T14:30:00", Granularity.SECOND),
        ("2022-06-15T14:30", Granularity.MINUTE),
        ("2022-06-15T14", Granularity.HOUR),
        ("2022-XX-15", Granularity.DAY),
        ("2022-06-XX", Granularity.MONTH),
        ("2022-22", Granularity.SEASON),
        ("2022-XX", Granularity.YEAR),
        ("Y-17E7", Granularity.YEAR),
        ("199X", Granularity.DECADE),
        ("1950S2", Granularity.CENTURY),
        ("1XXX", Granularity.COARSER),
        ("1984/2004-06", Granularity.MONTH),
    ],
)
def test_granularity_is_the_finest_unit_told(edtf: str, unit: Granularity) -> None:
    assert parse_edtf(edtf).granularity is unit


@pytest.mark.parametrize(
    ("edtf", "shape", "start", "end"),
    [
        ("2022", Shape.MOMENT, End.KNOWN, End.KNOWN),
        ("[2022..]", Shape.MOMENT, End.KNOWN, End.OPEN),
        ("{..2022}", Shape.SEVERAL, End.OPEN, End.KNOWN),
        ("2022/", Shape.LASTED, End.KNOWN, End.UNKNOWN),
        ("../2022", Shape.LASTED, End.OPEN, End.KNOWN),
    ],
)
def test_shape_and_ends(edtf: str, shape: Shape, start: End, end: End) -> None:
    when = parse_edtf(edtf)
    assert (when.shape, when.start, when.end) == (shape, start, end)


@pytest.mark.parametrize(
    ("edtf", "approximate", "doubtful"),
    [
        ("2022-06", False, False),
        ("2022-06~", True, False),
        ("2022?-06", False, True),
        ("2022-%06-15", True, True),
        ("?2004-06-04~", True, True),
        ("1984~/2004?", True, True),
        ("[2022-06-11~..2022-06-20~]", True, False),
        ("2022-06-15T14:30~", True, False),
        ("Y170000002?", False, True),
    ],
)
def test_qualifiers(edtf: str, approximate: bool, doubtful: bool) -> None:
    when = parse_edtf(edtf)
    assert (when.approximate, when.doubtful, when.edtf) == (approximate, doubtful, edtf)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        (" 2022-06 ", "2022-06"),
        ("{1960 ,  1961-12}", "{1960,1961-12}"),
        ("[1670 .. 1672]", "[1670..1672]"),
        ("2022-06-15T14:30:00+0530", "2022-06-15T14:30:00+05:30"),
        ("2022-06-15T14:30:00-05", "2022-06-15T14:30:00-05:00"),
        ("2022-06-15T14:30:00,25", "2022-06-15T14:30:00.25"),
    ],
)
def test_canonical_form(written: str, canonical: str) -> None:
    when = parse_edtf(written)
    assert when.edtf == canonical
    assert when.text == written


def test_a_fraction_of_a_second_only_sorts() -> None:
    when = parse_edtf("2016-05-02T16:54:59.042Z")
    assert (when.nanos, when.zone) == (42_000_000, "Z")
    assert when.earliest == when.latest
