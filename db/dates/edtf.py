"""EDTF (ISO 8601-2:2019, levels 0 to 2): from the string to its parts.

Read from the Library of Congress specification: single dates, intervals ``a/b`` with open (``..``)
and unknown (empty) ends, one of a set ``[…]`` and all of a set ``{…}``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from db.dates.calendar import days_from_civil, days_in_month
from db.dates.errors import Refusal, quoted
from db.dates.hints import refuse_single
from db.dates.instants import INSTANT, instant_part
from db.dates.part import Part, part_of_days
from db.dates.seasons import SPANS, season_days
from db.dates.unspecified import unspecified_part
from db.dates.value import End, Granularity
from db.dates.years import LONG_YEAR, SHORT_YEAR, long_year_part, no_minus_zero, short_year_part

_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_COMPONENTS = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?\Z"
)
_OUTER = re.compile(r"([?~%]?)([^?~%]+)([?~%]?)\Z")


class Range(NamedTuple):
    """One member: from ``first`` to ``last`` (the same part for a single date)."""

    first: Part | None
    last: Part | None
    start: End = End.KNOWN
    end: End = End.KNOWN


class Anatomy(NamedTuple):
    """What an EDTF string is made of; ``opening`` is ``""``, ``/``, ``[`` or ``{``."""

    opening: str
    ranges: tuple[Range, ...]


def anatomy(text: str) -> Anatomy:
    """Take a string of EDTF apart.

    :raises Refusal: it is not EDTF, or names a date the calendar lacks.
    """
    if text[:1] in ("[", "{"):
        return Anatomy(text[0], _members(text))
    if "/" in text:
        return Anatomy("/", (_interval(text),))
    part = single(text)
    return Anatomy("", (Range(part, part),))


@lru_cache(maxsize=16_384)
def single(text: str) -> Part:
    """One date: plain, qualified, with unspecified digits, with a time, or a long year.

    Kept for the next time: a table of a million intervals names some ten thousand days.

    :raises Refusal: with the reason and, where there is a likely one, a suggestion.
    """
    plain = _PLAIN.match(text)
    if plain is not None:
        return _plain_part(text, *plain.groups())
    parts = _COMPONENTS.match(text)
    if parts is not None:
        return _component_part(text, parts)
    outer = _OUTER.match(text)
    if outer is None:
        raise refuse_single(text)
    before, core, after = outer.groups()
    part = _whole(core)
    if not (before or after):
        return part
    return _marked(part, before + part.edtf + after, before + after)


def _whole(core: str) -> Part:
    """A date without qualifiers that is not made of plain components."""
    instant = INSTANT.match(core)
    if instant is not None:
        return instant_part(instant, single(instant.group(1)))
    long_year = LONG_YEAR.match(core)
    if long_year is not None:
        return long_year_part(long_year)
    short_year = SHORT_YEAR.match(core)
    if short_year is not None:
        return short_year_part(short_year)
    raise refuse_single(core)


def _plain_part(text: str, year_text: str, month_text: str | None, day_text: str | None) -> Part:
    if year_text == "-0000":
        raise Refusal(no_minus_zero())
    year = int(year_text)
    if month_text is None:
        return part_of_days(
            text, days_from_civil(year, 1, 1), days_from_civil(year, 12, 31), Granularity.YEAR
        )
    month = int(month_text)
    if day_text is None and month in SPANS:
        return part_of_days(text, *season_days(year, month), Granularity.SEASON)
    if not 1 <= month <= 12:
        raise refuse_single(text)
    longest = days_in_month(year, month)
    if day_text is None:
        first = days_from_civil(year, month, 1)
        return part_of_days(text, first, first + longest - 1, Granularity.MONTH)
    if not 1 <= int(day_text) <= longest:
        raise refuse_single(text)
    day = days_from_civil(year, month, int(day_text))
    return part_of_days(text, day, day, Granularity.DAY)


def _component_part(text: str, match: re.Match[str]) -> Part:
    marks = "".join(mark for mark in match.group(1, 3, 4, 6, 7, 9) if mark)
    year, month, day = match.group(2, 5, 8)
    bare = "-".join(piece for piece in (year, month, day) if piece)
    if "X" in bare:
        part = unspecified_part(bare, year, month, day)
    else:
        part = _plain_part(bare, year, month, day)
    return _marked(part, text, marks) if marks else part


def _marked(part: Part, text: str, marks: str) -> Part:
    """``part`` as ``text``, with what the qualifiers on any of its components say of it."""
    both = "%" in marks
    return part._replace(edtf=text, approximate=both or "~" in marks, doubtful=both or "?" in marks)


def _interval(text: str) -> Range:
    left, _, right = text.partition("/")
    if "/" in right:
        raise refuse_single(text)
    start, end = _side(left), _side(right)
    if start is not End.KNOWN and end is not End.KNOWN:
        raise Refusal(
            f"{quoted(text)} names no date at all: at least one side of the “/” must be a date."
        )
    first = _piece(text, left) if start is End.KNOWN else None
    last = _piece(text, right) if end is End.KNOWN else None
    _check_order(text, first, last)
    return Range(first, last, start, end)


def _piece(text: str, piece: str) -> Part:
    """One side of an interval; a suggestion for it becomes one for the whole text."""
    try:
        return single(piece)
    except Refusal as refusal:
        if len(piece) < 4:
            raise refuse_single(text) from refusal
        whole = (text.replace(piece, each, 1) for each in refusal.suggestions)
        raise Refusal(refusal.message, *whole) from refusal


def _side(text: str) -> End:
    if text == "..":
        return End.OPEN
    return End.KNOWN if text else End.UNKNOWN


def _members(text: str) -> tuple[Range, ...]:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) < 3:
        raise Refusal(f"The set {quoted(text)} must end with “{closing}” and hold a date.")
    try:
        return tuple(_member(each.strip()) for each in text[1:-1].split(","))
    except Refusal as refusal:
        # What a member may have meant would read as if it stood for the whole set.
        raise Refusal(refusal.message) from refusal


def _member(text: str) -> Range:
    left, dots, right = (piece.strip() for piece in text.partition(".."))
    if not (left or right):
        raise Refusal("A member of the set is empty: write a date on each side of every comma.")
    if not dots:
        part = single(left)
        return Range(part, part)
    first = single(left) if left else None
    last = single(right) if right else None
    _check_order(text, first, last)
    return Range(first, last, End.KNOWN if first else End.OPEN, End.KNOWN if last else End.OPEN)


def _check_order(text: str, first: Part | None, last: Part | None) -> None:
    if first is None or last is None or first.earliest <= last.latest:
        return
    if first.zone != last.zone:
        raise Refusal(f"The two times in {quoted(text)} have different zones: write both in one.")
    turned = (f"{last.edtf}/{first.edtf}",) if "/" in text else ()
    raise Refusal(f"{quoted(text)} ends before it begins: write the earlier date first.", *turned)
