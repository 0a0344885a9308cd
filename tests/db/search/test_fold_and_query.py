"""Letters folded alike on both sides, and any text turned into a valid question."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.schema import build
from db.search import fold, search
from db.search.query import MOST_TERMS, Term, expression, read_terms
from db.search.snippet import LONGEST, holds, snippet


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Қазақстан", "казахстан"),
        ("Тоқаев", "токаев"),
        ("Ёлка", "елка"),
        ("Өскемен", "оскемен"),
        ("Үкімет", "укимет"),
        ("Һәм", "кам"),
        ("Жаңаөзен", "жанаозен"),
        ("STRASSE", "straße"),
        ("e\u0308лка", "ëлка"),
        ("İstanbul", "i̇stanbul"),
    ],
)
def test_these_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_twice_is_folding_once() -> None:
    for text in ("Қазақстан", "İ", "ßÄ", "Ёлка, һ"):
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  \t ", ()),
        ("% *** ()", ()),
        ("31 %", (Term("31"),)),
        ("oil OR gas", (Term("oil"), Term("or"), Term("gas"))),
        ('"oil  price" rise', (Term("oil price", phrase=True), Term("rise"))),
        ("«нефть и газ»", (Term("нефть и газ", phrase=True),)),
        ('an "open quote', (Term("an"), Term("open"), Term("quote"))),
        ("oil oil", (Term("oil"),)),
    ],
)
def test_what_is_looked_for(text: str, terms: tuple[Term, ...]) -> None:
    assert read_terms(text) == terms


def test_a_question_has_no_more_terms_than_fts_takes() -> None:
    terms = read_terms(" ".join(f"w{number}" for number in range(500)))
    assert len(terms) <= MOST_TERMS
    assert expression(terms).count('"') == 2 * len(terms)


@pytest.fixture(scope="module")
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    build(connection)
    return connection


ODD = (
    '"', "'", "a*", "*", "a AND", "NEAR(", "^a", "a:b", "-a", "{a}", "a\0b", "\0", "\ud800", "(",
    "🛢️", "ă" * 5_000, "e" + "\u0301" * 100_000, "NOT", "a" * 100_000, '""', '"*"', "col:*", "a+b",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_valid_searches(empty: sqlite3.Connection, text: str) -> None:
    assert search(empty, text).total == 0


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=60))
def test_what_is_looked_for_is_folded(text: str) -> None:
    assert all(term.words == fold(term.words) for term in read_terms(text))


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(text=st.text(alphabet=st.characters(codec=None), max_size=40))
def test_ten_thousand_random_texts_are_valid_searches(empty: sqlite3.Connection, text: str) -> None:
    assert search(empty, text).total == 0


def test_a_snippet_marks_the_words_in_their_own_letters() -> None:
    assert snippet("Нефть. Қазақстан экспорты", read_terms("казахстан экс")) == (
        "Нефть. «Қазақстан» «экспорты»"
    )


def test_a_snippet_of_a_long_text_shows_where_the_word_stands() -> None:
    text = "before " * 60 + "the stoppage began " + "after " * 60
    shown = snippet(text, read_terms("stoppage"))
    assert "«stoppage»" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= LONGEST + 10


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_is_one_line_of_the_text(text: str, asked: str) -> None:
    shown = snippet(text, read_terms(asked))
    assert "\n" not in shown
    assert len(shown) <= LONGEST + 2 * len(shown.split()) + 10


@settings(max_examples=200, deadline=None)
@given(st.text("aAbB_1 -'", max_size=50), st.text("aAbB_1 \"-'", max_size=8))
def test_a_snippet_marks_the_same_words_in_any_letters(text: str, asked: str) -> None:
    """A line of plain letters is looked through in one go, any other word by word."""
    terms = read_terms(asked)
    assert snippet(f"{text} ж", terms) == f"{snippet(text, terms)} ж".lstrip()
    assert holds(f"{text} ж", terms) == holds(text, terms)
