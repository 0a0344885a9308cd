"""The line of text under a search hit: plain text, the found words between «» marks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from db.search.fold import fold
from db.search.query import Term

LONGEST = 120
"""Letters of a snippet, so that it stays one line."""

_BEFORE = 40
_LOOKED_THROUGH = 20_000
"""Letters of a text in which a found word is looked for; further in, its beginning is shown."""

_WORD = re.compile(r"\w+")


def snippet(text: str, terms: tuple[Term, ...]) -> str:
    """Return the part of the text around the first found word, each found word marked.

    Where no word of the text is found (the hit was elsewhere), the text's beginning.
    """
    line = " ".join(text[:_LOOKED_THROUGH].split())
    found = list(_found(line, terms))
    start = max(0, found[0].start() - _BEFORE) if found else 0
    if start:
        start = line.rfind(" ", 0, start) + 1
    end = start + LONGEST
    if end < len(line):
        end = max(line.rfind(" ", start, end), start + LONGEST // 2)
    return _marked(line, start, end, found)


def holds(text: str, terms: tuple[Term, ...]) -> bool:
    """Say whether a word of the text begins as one of the terms does."""
    return next(_found(text[:_LOOKED_THROUGH], terms), None) is not None


def _found(line: str, terms: tuple[Term, ...]) -> Iterator[re.Match[str]]:
    """Yield the words of the line that begin as one of the terms does, or are its one letter."""
    beginnings, letters = _wanted(terms)
    if beginnings or letters:
        for match in _WORD.finditer(line):
            word = fold(match.group())
            if word.startswith(beginnings) or word in letters:
                yield match


@lru_cache(maxsize=64)
def _wanted(terms: tuple[Term, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The beginnings of words that are looked for, and the letters that are words."""
    words = [word for term in terms for word in _WORD.findall(term.words)]
    beginnings = tuple(word for word in words if len(word) > 1)
    return beginnings, frozenset(words).difference(beginnings)


def _marked(line: str, start: int, end: int, found: list[re.Match[str]]) -> str:
    """Return the line from start to end with marks, and dots where it was cut."""
    pieces = ["… " if start else ""]
    done = start
    for match in found:
        if done <= match.start() and match.end() <= end:
            pieces += [line[done : match.start()], "«", match.group(), "»"]
            done = match.end()
    pieces += [line[done:end], " …" if end < len(line) else ""]
    return "".join(pieces)
