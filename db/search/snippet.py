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
    """Return the words of the line that begin as one of the terms does, or are its one letter."""
    wanted = _wanted(terms)
    if wanted is None:
        return iter(())
    if line.isascii():
        return wanted.finditer(line.lower())
    # Folding may change the number of letters, so that places in the folded line would not fit.
    return (word for word in _WORD.finditer(line) if wanted.match(fold(word.group())))


@lru_cache(maxsize=64)
def _wanted(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """What the words that are looked for look like, folded."""
    words = dict.fromkeys(word for term in terms for word in _WORD.findall(term.words))
    looks = (re.escape(word) + (r"\w*" if len(word) > 1 else r"(?!\w)") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(looks)})") if words else None


def _marked(line: str, start: int, end: int, found: list[re.Match[str]]) -> str:
    """Return the line from start to end with marks, and dots where it was cut."""
    pieces = ["… " if start else ""]
    done = start
    for match in found:
        if done <= match.start() and match.end() <= end:
            pieces += [line[done : match.start()], "«", line[slice(*match.span())], "»"]
            done = match.end()
    pieces += [line[done:end], " …" if end < len(line) else ""]
    return "".join(pieces)
