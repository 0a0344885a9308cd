"""From what a person typed to a question FTS5 understands: any string is valid."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from db.search.fold import fold

MOST_LETTERS = 1_000
"""A search is read up to here; a longer one was pasted by mistake and would only cost time."""

MOST_TERMS = 32
"""More terms than this narrow nothing down, and FTS5 refuses a few hundred."""

_QUOTES = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for, folded: a word of which the beginning suffices, or a phrase.

    A single letter is a whole word: most words begin with some letter or other, so as a beginning
    it narrows nothing down, and the index would have to look through all of them.
    """

    words: str
    phrase: bool = False

    @property
    def expression(self) -> str:
        """The term in FTS5's own language."""
        quoted = '"' + self.words.replace('"', '""') + '"'
        return quoted if self.phrase or len(self.words) == 1 else quoted + "*"


def read_terms(text: str) -> tuple[Term, ...]:
    """Return what to look for: words, and whatever stands between quotation marks as phrases.

    All terms must be found. Signs without a letter or digit are passed over, for the index holds
    none; a text of such signs only has no term and finds nothing.
    """
    terms = (term for term in _split(_storable(text[:MOST_LETTERS])) if _is_searchable(term.words))
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def expression(terms: tuple[Term, ...], column: str = "folded") -> str:
    """Return the FTS5 question for all terms in one column of the index.

    :param terms: at least one term.
    """
    return f"{column} : (" + " AND ".join(term.expression for term in terms) + ")"


def _split(text: str) -> Iterator[Term]:
    """Yield the parts of the text; every second one stands between quotation marks."""
    marked = "".join('"' if letter in _QUOTES else letter for letter in fold(text))
    parts = marked.split('"')
    for index, part in enumerate(parts):
        closed = index < len(parts) - 1
        if index % 2 and closed:
            yield Term(" ".join(part.split()), phrase=True)
        else:
            yield from (Term(word) for word in part.split())


def _storable(text: str) -> str:
    """Replace what cannot be handed to SQLite: NUL ends a string there, half a pair is no text."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def _is_searchable(words: str) -> bool:
    """Say whether the tokenizer would find anything: a letter, a digit or a private sign."""
    return any(
        unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Co"
        for letter in words
    )
