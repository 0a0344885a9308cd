"""The echo in three languages, and the rule behind it."""

from dataclasses import replace

import pytest

from db.dates import VagueTime, parse_edtf, read, reading, rule_text

ENGLISH = [
    ("2022-06-15", "15 June 2022"),
    ("2022-06", "June 2022"),
    ("2022", "2022"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0079", "79 AD"),
    ("Y-17E7", "170000001 BC"),
    ("199X", "the 1990s"),
    ("19XX", "1900–1999"),
    ("2022-06-1X", "10–19 June 2022"),
    ("2022-22", "summer 2022 (June–August 2022)"),
    ("2021-24", "winter 2021 (December 2021 – February 2022)"),
    ("2022-34", "second quarter of 2022 (April–June 2022)"),
    ("2022-06~", "about June 2022"),
    ("2022-06?", "June 2022, doubtful"),
    ("2022-06%", "about June 2022, doubtful"),
    ("2022-06-15T14:30:00+05:00", "15 June 2022, 14:30:00 (+05:00)"),
    ("2022-06-15T14:30Z", "15 June 2022, 14:30 UTC"),
    ("[2022-06-11..2022-06-20]", "one moment between 11 and 20 June 2022"),
    ("[2022-06-11..2022-07-05]", "one moment between 11 June and 5 July 2022"),
    ("[2021-12..2022-02]", "one moment between December 2021 and February 2022"),
    ("[..2022-02-23]", "at some time up to 23 February 2022"),
    ("[2022-07-01..]", "at some time from 1 July 2022 on"),
    ("[1667,1668,1670..1672]", "one of: 1667, 1668, 1670 to 1672"),
    ("[..1984,1990..]", "one of: 1984 or earlier, 1990 or later"),
    ("{1960,1961-12}", "each of: 1960, December 1961"),
    ("2022-06-11/2022-06-20", "from 11 to 20 June 2022"),
    ("2004-06-~01/2004-06-~20", "from about 1 to about 20 June 2004"),
    ("2022-02-24/..", "from 24 February 2022, still going on"),
    ("2022-02-24/", "from 24 February 2022, end unknown"),
    ("../2022-07", "until July 2022, without a set beginning"),
    ("/2022-07", "until July 2022, beginning unknown"),
]


@pytest.mark.parametrize(("edtf", "words"), ENGLISH)
def test_english(edtf: str, words: str) -> None:
    assert reading(parse_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "ru", "kk"),
    [
        ("2022-06-15", "15 июня 2022", "2022 жылғы 15 маусым"),
        ("2022-06", "июнь 2022", "2022 жылғы маусым"),
        ("2022", "2022 год", "2022 жыл"),
        ("-0043", "44 г. до н. э.", "б.з.д. 44 жыл"),
        ("199X", "1990-е годы", "1990-жылдар"),
        ("2022-06~", "примерно июнь 2022", "шамамен 2022 жылғы маусым"),
        (
            "[2022-06-11..2022-06-20]",
            "один момент от 11 до 20 июня 2022",
            "2022 жылғы 11 маусым – 20 маусым аралығындағы бір сәт",
        ),
        (
            "2022-05/2022-07",
            "с мая по июль 2022",
            "басталуы 2022 жылғы мамыр, аяқталуы шілде",
        ),
        (
            "2022-02-24/..",
            "с 24 февраля 2022, продолжается",
            "басталуы 2022 жылғы 24 ақпан, әлі жалғасуда",
        ),
        ("[..2022-02-23]", "когда-то не позднее 23 февраля 2022", None),
        ("../2021-24", "по зиму 2021 (декабрь 2021 – февраль 2022), начало не задано", None),
    ],
)
def test_russian_and_kazakh(edtf: str, ru: str, kk: str | None) -> None:
    when = parse_edtf(edtf)
    assert reading(when, "ru") == ru
    assert kk is None or reading(when, "kk") == kk


def test_a_rule_that_set_bounds_is_echoed() -> None:
    when = read("mid-June 2022")
    assert reading(when) == (
        "one moment between 11 and 20 June 2022 (“mid” read as the 11th to the 20th)"
    )
    assert rule_text(when) == "“mid” is read as the 11th to the 20th; our reading"
    assert "11 по 20" in rule_text(when, "ru")
    assert "11–20" in rule_text(when, "kk")


def test_words_that_show_themselves_are_not_echoed() -> None:
    when = read("since May 2022")
    assert reading(when) == "from May 2022, still going on"
    assert rule_text(when).startswith("“since” is read as")


def test_two_rules_are_both_told() -> None:
    assert rule_text(read("by the end of June 2022")).count("is read as") == 2


def test_a_plain_date_has_no_rule() -> None:
    assert rule_text(read("15 June 2022")) == ""
    assert rule_text(parse_edtf("2022-06")) == ""


def test_a_rule_of_a_newer_program_is_passed_over() -> None:
    when = replace(parse_edtf("2022-06"), rule="lunar-month")
    assert reading(when) == "June 2022"


def test_undated_is_said() -> None:
    assert reading(VagueTime("", "")) == "undated"
    assert reading(VagueTime("could", ""), "ru") == "без даты"
