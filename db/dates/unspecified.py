"""Dates with unspecified digits: ``198X``, ``2022-06-1X``, ``XXXX-12-25``.

Such a date is any date whose digits fit, so its bounds are the first and the last one that fits
and exists: ``19XX-02-29`` begins in 1904.
"""

from collections.abc import Iterator
from itertools import product

from db.dates.calendar import days_from_civil, days_in_month
from db.dates.errors import Refusal, quoted
from db.dates.part import Part, part_of_days
from db.dates.seasons import SPANS, season_days
from db.dates.value import Granularity

_DIGITS = "0123456789"


def unspecified_part(text: str, year: str, month: str | None, day: str | None) -> Part:
    """Bounds of a date whose components may hold ``X``.

    :raises Refusal: no date fits, as with ``2000-02-3X``.
    """
    unit = _granularity(year, month, day)
    if day is None and month is not None and month.isdigit() and int(month) in SPANS:
        first, last = (next(_years(year, backwards)) for backwards in (False, True))
        return part_of_days(
            text, season_days(first, int(month))[0], season_days(last, int(month))[1], unit
        )
    fitting = [_outermost(year, month or "XX", day or "XX", back) for back in (False, True)]
    if fitting[0] is None or fitting[1] is None:
        raise Refusal(f"No day of the calendar fits {quoted(text)}; check its month and day.")
    return part_of_days(text, fitting[0], fitting[1], unit)


def _outermost(year: str, month: str, day: str, backwards: bool) -> int | None:
    """The first (or last) day that fits the three patterns."""
    for each_year in _years(year, backwards):
        for each_month in _numbers(month, 12, backwards):
            longest = days_in_month(each_year, each_month)
            for each_day in _numbers(day, longest, backwards):
                return days_from_civil(each_year, each_month, each_day)
    return None


def _years(pattern: str, backwards: bool) -> Iterator[int]:
    """Years that fit, in order; there is no year −0000."""
    if not pattern.startswith("-"):
        yield from map(int, _fitting(pattern, backwards))
        return
    for digits in _fitting(pattern[1:], not backwards):
        if digits != "0000":
            yield -int(digits)


def _numbers(pattern: str, most: int, backwards: bool) -> Iterator[int]:
    """Months or days from 1 to ``most`` that fit, in order."""
    return (n for n in map(int, _fitting(pattern, backwards)) if 1 <= n <= most)


def _fitting(pattern: str, backwards: bool) -> Iterator[str]:
    digits = _DIGITS[::-1] if backwards else _DIGITS
    return map("".join, product(*(digits if sign == "X" else sign for sign in pattern)))


def _granularity(year: str, month: str | None, day: str | None) -> Granularity:
    """The finest unit that is told at least in part."""
    if day is not None and day != "XX":
        return Granularity.DAY
    if month is not None and month != "XX":
        return Granularity.SEASON if month.isdigit() and int(month) in SPANS else Granularity.MONTH
    untold = len(year) - len(year.rstrip("X"))
    return Granularity(min(Granularity.YEAR + untold, Granularity.COARSER))
