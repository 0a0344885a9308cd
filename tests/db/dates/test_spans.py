"""Short words for bounds and days."""

import pytest

from db.dates import day_text, month_names, parse_edtf, short_month_names, span_text


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-06-11/2022-06-20", "11–20 June 2022"),
        ("2022-06-11/2022-07-05", "11 June – 5 July 2022"),
        ("2021-12-20/2022-01-05", "20 Dec 2021 – 5 Jan 2022"),
        ("2022-06-15", "15 June 2022"),
        ("2022-06", "June 2022"),
        ("2022-05/2022-07", "May–July 2022"),
        ("2021-12/2022-02", "December 2021 – February 2022"),
        ("2022", "2022"),
        ("2020/2022", "2020–2022"),
        ("2022-02-24/..", "24 Feb 2022 – …"),
        ("[..2022-02-23]", "… – 23 Feb 2022"),
        ("2022-06-15T14:30", "15 June 2022, 14:30"),
        ("2022-06-15T14:30:05Z", "15 June 2022, 14:30:05"),
        ("2022-06-15T14:00/2022-06-15T15:30", "15 June 2022, 14:00–15:30"),
        ("-0048/-0043", "49 BC – 44 BC"),
    ],
)
def test_english_spans(edtf: str, words: str) -> None:
    when = parse_edtf(edtf)
    assert span_text(when.earliest, when.latest) == words


@pytest.mark.parametrize(
    ("lang", "words", "opened"),
    [
        ("ru", "11 июня – 5 июля 2022", "24 фев. 2022 – …"),
        ("kk", "2022 жылғы 11 маусым – 5 шілде", "2022 жылғы 24 ақп. – …"),
    ],
)
def test_other_languages(lang: str, words: str, opened: str) -> None:
    when = parse_edtf("2022-06-11/2022-07-05")
    war = parse_edtf("2022-02-24/..")
    assert span_text(when.earliest, when.latest, lang) == words
    assert span_text(war.earliest, war.latest, lang) == opened


def test_no_bounds_at_all() -> None:
    assert span_text(None, None) == "…"


def test_a_day() -> None:
    when = parse_edtf("2022-06-15")
    assert when.earliest is not None
    assert when.latest is not None
    assert day_text(when.earliest) == day_text(when.latest) == "15 June 2022"
    assert day_text(when.earliest, "ru", year=False) == "15 июня"
    assert day_text(when.earliest, "kk") == "2022 жылғы 15 маусым"


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_twelve_different_months(lang: str) -> None:
    assert len(set(month_names(lang))) == 12
    assert len(set(short_month_names(lang))) == 12
    assert max(map(len, short_month_names(lang))) <= 4
