"""English phrases, each rule of the design in turn."""

import pytest

from db.dates import DateError, read, reading

PHRASES = [
    # plain dates
    ("15 June 2022", "2022-06-15", ""),
    ("the 15th of June, 2022", "2022-06-15", ""),
    ("JUN 15, 2022", "2022-06-15", ""),
    ("2022 June 15", "2022-06-15", ""),
    ("15-Jun-2022", "2022-06-15", ""),
    ("2022-Jun-15", "2022-06-15", ""),
    ("June 2022.", "2022-06", ""),
    ("in the year 2022", "2022", ""),
    ("15\u00a0June\u00a02022", "2022-06-15", ""),
    # parts of a month and of a year
    ("early July 2022", "[2022-07-01..2022-07-10]", "early-month"),
    ("mid-June 2022", "[2022-06-11..2022-06-20]", "mid-month"),
    ("in the middle of June 2022", "[2022-06-11..2022-06-20]", "mid-month"),
    ("late February 2024", "[2024-02-21..2024-02-29]", "late-month"),
    ("the end of June 2022", "[2022-06-21..2022-06-30]", "late-month"),
    ("beginning of June 2022", "[2022-06-01..2022-06-10]", "early-month"),
    ("first half of June 2022", "[2022-06-01..2022-06-15]", "first-half-month"),
    ("second half of June 2022", "[2022-06-16..2022-06-30]", "second-half-month"),
    ("early 2022", "[2022-01..2022-04]", "early-year"),
    ("mid-2022", "[2022-05..2022-08]", "mid-year"),
    ("late 2022", "[2022-09..2022-12]", "late-year"),
    # halves, quarters, seasons, decades, centuries
    ("first half of 2022", "2022-40", "half-year"),
    ("H2 2022", "2022-41", "half-year"),
    ("Q2 2022", "2022-34", "quarter"),
    ("2022-Q2", "2022-34", "quarter"),
    ("the second quarter of 2022", "2022-34", "quarter"),
    ("4th quarter 2022", "2022-36", "quarter"),
    ("spring 2022", "2022-21", "season"),
    ("Summer of 2022", "2022-22", "season"),
    ("fall 2022", "2022-23", "season"),
    ("winter 2022", "2022-24", "season"),
    ("winter 2021/22", "2021-24", "season"),
    ("early summer 2022", "2022-06", "early-season"),
    ("the 1990s", "199X", "decade"),
    ("1990's", "199X", "decade"),
    ("late 1990s", "[1997..1999]", "late-decade"),
    ("mid-1990s", "[1994..1996]", "mid-decade"),
    ("19th century", "[1801..1900]", "century"),
    ("the nineteenth century", "[1801..1900]", "century"),
    ("XXI century", "[2001..2100]", "century"),
    ("early 19th c.", "[1801..1833]", "early-century"),
    ("1st century BC", "[-0099..0000]", "century"),
    # eras
    ("44 BC", "-0043", ""),
    ("15 March 44 B.C.", "-0043-03-15", ""),
    ("1 BCE", "0000", ""),
    ("AD 79", "0079", ""),
    ("from 49 to 44 BC", "-0048/-0043", "from-to"),
    # one moment in a span
    ("between 11 and 20 June 2022", "[2022-06-11..2022-06-20]", "between"),
    ("between May and July 2022", "[2022-05..2022-07]", "between"),
    ("between 28 May and 5 June 2022", "[2022-05-28..2022-06-05]", "between"),
    ("between 2022-06-11 and 2022-06-20", "[2022-06-11..2022-06-20]", "between"),
    (
        "between mid-June and early July 2022",
        "[2022-06-11..2022-07-10]",
        "between+mid-month+early-month",
    ),
    ("15 or 16 June 2022", "[2022-06-15,2022-06-16]", "either"),
    # something that lasted
    ("from 11 to 20 June 2022", "2022-06-11/2022-06-20", "from-to"),
    ("from May until July 2022", "2022-05/2022-07", "from-to"),
    ("11–20 June 2022", "2022-06-11/2022-06-20", "from-to"),
    ("June 11-20, 2022", "2022-06-11/2022-06-20", "from-to"),
    ("June-July 2022", "2022-06/2022-07", "from-to"),
    ("28 December 2021 – 5 January 2022", "2021-12-28/2022-01-05", "from-to"),
    ("1990–2000", "1990/2000", "from-to"),
    ("1990-2000", "1990/2000", "from-to"),
    ("in 2022 from May to July", "2022-05/2022-07", "from-to"),
    ("since May 2022", "2022-05/..", "since"),
    ("from 24 February 2022", "2022-02-24/..", "since"),
    ("from May 2022 on", "2022-05/..", "since"),
    ("2022 – present", "2022/..", "since"),
    ("until July 2022", "../2022-07", "until"),
    ("up to 5 July 2022", "../2022-07-05", "until"),
    # one moment before or after
    ("before July 2022", "[..2022-06-30]", "before"),
    ("before 2022", "[..2021-12-31]", "before"),
    ("after June 2022", "[2022-07-01..]", "after"),
    ("after 5 July 2022", "[2022-07-06..]", "after"),
    ("by 5 July 2022", "[..2022-07-05]", "by"),
    ("no later than July 2022", "[..2022-07-31]", "by"),
    ("by the end of June 2022", "[..2022-06-30]", "by+late-month"),
    ("before the end of 2022", "[..2022-12-31]", "by+late-year"),
    ("until the end of 2022", "../2022-12-31", "until+late-year"),
    ("no earlier than June 2022", "[2022-06-01..]", "not-before"),
    ("before 15 June 2022 14:30", "[..2022-06-15T14:29:59]", "before"),
    # qualifiers
    ("about June 2022", "2022-06~", "about"),
    ("c. 1990", "1990~", "about"),
    ("circa 44 BC", "-0043~", "about"),
    ("since about May 2022", "2022-05~/..", "since+about"),
    ("about 11 to 20 June 2022", "2022-06-11~/2022-06-20~", "from-to+about"),
    ("June 2022?", "2022-06?", ""),
    ("possibly June 2022", "2022-06?", ""),
    ("possibly about June 2022", "2022-06%", "about"),
    ("mid-June 2022?", "[2022-06-11?..2022-06-20?]", "mid-month"),
    # weekdays and clocks
    ("Wednesday, 15 June 2022", "2022-06-15", ""),
    ("15 June 2022 14:30", "2022-06-15T14:30", ""),
    ("15 June 2022 at 2:30 pm", "2022-06-15T14:30", ""),
    ("12 a.m. on 15 June 2022", "2022-06-15T00:00", ""),
    ("14:30:15 UTC+5, 15 June 2022", "2022-06-15T14:30:15+05:00", ""),
    ("from 14:00 to 15:30 on 15 June 2022", "2022-06-15T14:00/2022-06-15T15:30", "from-to"),
    # numbers, where only one order makes a date
    ("15.06.2022", "2022-06-15", "numeric"),
    ("06/15/2022", "2022-06-15", "numeric"),
    ("06.2022", "2022-06", ""),
    # ISO with a space
    ("2022-06-15 14:30", "2022-06-15T14:30", ""),
    ("2022-06-15 14:30:00 +05:00", "2022-06-15T14:30:00+05:00", ""),
]


@pytest.mark.parametrize(("text", "edtf", "rule"), PHRASES)
def test_phrase(text: str, edtf: str, rule: str) -> None:
    when = read(text)
    assert (when.edtf, when.rule, when.text) == (edtf, rule, text)


@pytest.mark.parametrize("text", ["2022-06", "2021-24", "Y17E7", "1950S2", "[2022..2024]"])
def test_text_of_edtf_shape_keeps_its_edtf_meaning(text: str) -> None:
    when = read(f" {text} ")
    assert (when.edtf, when.rule) == (text, "")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("until mid-June 2022", "../2022-06-20"),
        ("until the end of June 2022", "../2022-06-30"),
        ("until early July 2022", "../2022-07-10"),
    ],
)
def test_until_a_vague_time_reaches_to_its_last_day(text: str, edtf: str) -> None:
    when = read(text)
    assert when.edtf == edtf
    assert reading(when)


def test_where_something_began_within_a_vague_time_is_asked() -> None:
    with pytest.raises(DateError) as refused:
        read("since mid-June 2022")
    assert [each.edtf for each in refused.value.alternatives] == ["2022-06-11/..", "2022-06-20/.."]
