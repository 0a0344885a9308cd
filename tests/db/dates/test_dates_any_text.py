"""Any text at all is either read or refused with a sentence, and quickly."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import (
    DateError,
    bounds_text,
    certainty,
    gap_between,
    gap_text,
    margin_bounds,
    parse_edtf,
    read,
    reading,
    rule_text,
    span_text,
)
from db.dates.languages import LEXICONS

LANGUAGES = sorted(LEXICONS)
EDTF_LIKE = st.text("0123456789X-/[]{}.,?~%TYESZ:+ ", max_size=24)
NUMBERS = st.sampled_from(
    ["2022", "1990", "44", "15", "1st", "15-го", "1990s", "1990-е", "XIX", "14:30", "2022-06-15"]
)


def phrases(lang: str) -> st.SearchStrategy[str]:
    words = st.sampled_from(sorted(" ".join(key) for key in LEXICONS[lang].words))
    signs = st.sampled_from(["–", "-", "?", "~", "/", ","])
    return st.lists(words | NUMBERS | signs, min_size=1, max_size=7).map(" ".join)


def check_read_or_refused(text: str, lang: str) -> None:
    try:
        when = read(text, lang)
    except DateError as error:
        assert error.message.endswith((".", "?"))
        for each in error.alternatives:
            assert parse_edtf(each.edtf).edtf == each.edtf
        return
    again = parse_edtf(when.edtf)
    assert replace(again, text=text, rule=when.rule, granularity=when.granularity) == when
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    for each in LANGUAGES:
        assert reading(when, each)
        assert rule_text(when, each) or not when.rule
        assert span_text(when.earliest, when.latest, each)
        assert gap_text(gap_between(when, when), followed=True, lang=each)
    low, high = margin_bounds(when)
    assert certainty(when, low, high).name == "CERTAIN" or when.core_start is None
    assert len(bounds_text(when)) == 2


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text(text: str, lang: str) -> None:
    check_read_or_refused(text, lang)


@given(EDTF_LIKE, st.sampled_from(LANGUAGES))
def test_any_text_like_edtf(text: str, lang: str) -> None:
    check_read_or_refused(text, lang)


@given(st.sampled_from(LANGUAGES).flatmap(lambda lang: st.tuples(phrases(lang), st.just(lang))))
def test_any_words_of_a_language(text_and_lang: tuple[str, str]) -> None:
    check_read_or_refused(*text_and_lang)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_every_day_is_read_and_written_alike(year: int, month: int, day: int) -> None:
    sign = "-" if year < 0 else ""
    edtf = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
    assert bounds_text(parse_edtf(edtf)) == (edtf, edtf)
    assert read(edtf).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "[" + "2022," * 20_000 + "2022]",
        "X" * 100_000,
        "2022-" * 20_000,
        "between " * 12_000,
        "~?" * 50_000,
        "Y1E" + "9" * 100_000,
        " " * 100_000,
        "июня " * 20_000,
        "-" * 100_000,
    ],
)
def test_long_texts_are_over_quickly(text: str) -> None:
    started = time.process_time()
    for lang in LANGUAGES:
        try:
            read(text, lang)
        except DateError as error:
            assert len(error.message) < 300
    # Seconds of this process alone; anything that grows faster than its text takes minutes.
    assert time.process_time() - started < 5
