"""Nothing is guessed in silence: what has two readings, or no year, is asked."""

import pytest

from db.dates import DateError, parse_edtf, read


def refused(text: str, lang: str = "en") -> DateError:
    with pytest.raises(DateError) as caught:
        read(text, lang)
    assert caught.value.message.endswith((".", "?"))
    return caught.value


def choices(text: str, lang: str = "en") -> list[str]:
    return [each.edtf for each in refused(text, lang).alternatives]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("5 July", "en"),
        ("July", "en"),
        ("mid-June", "en"),
        ("5/7", "en"),
        ("June 22", "en"),
        ("between 11 and 20 June", "en"),
        ("since May", "en"),
        ("May–2022", "en"),
        ("the second quarter", "en"),
        ("14:30", "en"),
        ("5 июля", "ru"),
        ("с 11 по 20 июня", "ru"),
        ("5 шілде", "kk"),
    ],
)
def test_a_missing_year_is_never_filled_up(text: str, lang: str) -> None:
    error = refused(text, lang)
    assert "year" in error.message
    assert error.alternatives == ()


@pytest.mark.parametrize(
    "text", ["22-06-15", "5.7.22", "15 June 22", "the 90s", "44", "15/06/22", "year 22"]
)
def test_years_have_four_digits(text: str) -> None:
    assert "four digits" in refused(text).message


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("5.1.2022", ["2022-01-05", "2022-05-01"]),
        ("03/04/2022", ["2022-04-03", "2022-03-04"]),
        ("about 03/04/2022", ["2022-04-03~", "2022-03-04~"]),
        ("the 1900s", ["190X", "19XX"]),
        ("2022/06/15", ["2022-06-15"]),
        ("2022-6-15", ["2022-06-15"]),
        ("1914–18", ["1914/1918"]),
        ("2022–23", ["2022/2023", "2022-23"]),
        ("1984 / 2004", ["1984/2004"]),
        ("199Х", ["199X"]),
        ("Monday, 15 June 2022", ["2022-06-15", "2022-06-13"]),
        ("Saturday, 15 June 2022", ["2022-06-15", "2022-06-18"]),
        ("since mid-June 2022", ["2022-06-11/..", "2022-06-20/.."]),
        (
            "from mid-June to early July 2022",
            ["2022-06-11/2022-07-10", "2022-06-20/2022-07-01"],
        ),
        (
            "from 20 December to 5 January 2022",
            ["2021-12-20/2022-01-05", "[2021-12-20..2022-01-05]"],
        ),
    ],
)
def test_two_readings_are_offered(text: str, edtf: list[str]) -> None:
    assert choices(text) == edtf


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("since 5.1.2022", ["2022-01-05/..", "2022-05-01/.."]),
        ("before 5.1.2022", ["[..2022-01-04]", "[..2022-04-30]"]),
        (
            "between 5.1.2022 and 7.1.2022",
            ["[2022-01-05..2022-01-07]", "[2022-05-01..2022-07-01]"],
        ),
        ("between 11/06/2022 and 20/06/2022", ["[2022-06-11..2022-06-20]"]),
        ("from 11/06/2022 to 20/07/2022", ["2022-06-11/2022-07-20"]),
        ("5/1/2022 or 6/1/2022", ["[2022-01-05,2022-01-06]", "[2022-05-01,2022-06-01]"]),
        ("between 11/06/2022 and 06/25/2022", []),
    ],
)
def test_choices_are_offered_for_the_whole_phrase(text: str, meant: list[str]) -> None:
    assert "two ways" in refused(text).message
    assert choices(text) == meant


def test_a_wrong_weekday_is_named() -> None:
    assert "Wednesday" in refused("Monday, 15 June 2022").message


@pytest.mark.parametrize(
    ("text", "lang", "named", "edtf"),
    [
        ("15 июня 2022", "en", "Russian", ["2022-06-15"]),
        ("2022 жылғы маусым", "en", "Kazakh", ["2022-06"]),
        ("15 June 2022", "ru", "English", ["2022-06-15"]),
        ("5 июля", "en", "Russian or Kazakh", []),
        ("5 July", "kk", "English", []),
    ],
)
def test_another_language_is_named_not_read(
    text: str, lang: str, named: str, edtf: list[str]
) -> None:
    assert named in refused(text, lang).message
    assert choices(text, lang) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2022",
        "29 February 2022",
        "June 2022 July",
        "June/July 2022",
        "15 16 June 2022",
        "foo 2022",
        "half of 2022",
        "Q5 2022",
        "June 2022 – 15",
        "Wednesday, June 2022",
        "June 2022 at 14:30",
        "early 15 June 2022",
        "44 BC AD",
        "from to 2022",
        "before",
        "about",
        "25:00 on 15 June 2022",
        "15 pm 15 June 2022",
        "15 June 2022 <b>",
        "١٥ June 2022",
        "from 20 to 11 June 2022",
        "11 and 20 June 2022",
    ],
)
def test_what_makes_no_date_is_refused(text: str) -> None:
    assert len(refused(text).message) > 20


@pytest.mark.parametrize("text", ["", " ", "\t\n", "."])
def test_empty_text_is_refused_here(text: str) -> None:
    assert "empty" in refused(text).message


def test_an_unknown_language_is_refused() -> None:
    assert "en, ru or kk" in refused("2022", "fr").message


def test_alternatives_are_dates_and_read_aloud() -> None:
    for each in refused("5.1.2022").alternatives:
        assert parse_edtf(each.edtf).edtf == each.edtf
        assert "2022" in each.reading
