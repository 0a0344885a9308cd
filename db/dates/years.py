"""Years beyond four digits and years told by their leading digits: ``Y-17E7``, ``1950S2``."""

import re

from db.dates.calendar import DAY_SECONDS, days_from_civil
from db.dates.errors import Refusal, quoted
from db.dates.part import Part, part_of_days
from db.dates.value import BEGINNING, FOREVER, Granularity

LONG_YEAR = re.compile(r"Y(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?\Z")
SHORT_YEAR = re.compile(r"(-?)([0-9]{4})S([0-9]+)\Z")
_MOST_DIGITS = 12
"""Years of 292,277,026,596 and more overflow int64 seconds; they have twelve digits."""


def long_year_part(match: re.Match[str]) -> Part:
    """A year written with ``Y``.

    :raises Refusal: four digits would do, or the year is off the axis.
    """
    sign, digits, exponent, significant = match.groups()
    text = match.group()
    if digits.startswith("0"):
        raise Refusal(f"A year after Y does not begin with 0, as {quoted(text)} does.")
    if len(digits) > _MOST_DIGITS or len(exponent or "") > 2:
        raise Refusal(_too_far(text))
    magnitude = int(digits) * 10 ** int(exponent or "0")
    if magnitude <= 9999:
        plain = f"{sign}{magnitude:04d}"
        raise Refusal(f"Y is for years of five digits or more; write {plain}.", plain)
    return _year_part(text, sign, magnitude, significant)


def short_year_part(match: re.Match[str]) -> Part:
    """A four-digit year of which only the leading digits count, as ``1950S2``."""
    sign, digits, significant = match.groups()
    if sign and digits == "0000":
        raise Refusal(no_minus_zero())
    return _year_part(match.group(), sign, int(digits), significant)


def no_minus_zero() -> str:
    """Why ``-0000`` is refused."""
    return "There is no year -0000: the year before 0001 is 0000 (1 BC), then comes -0001 (2 BC)."


def _year_part(text: str, sign: str, magnitude: int, significant: str | None) -> Part:
    length = max(len(str(magnitude)), 4)
    told = length if significant is None else int(significant[:3])
    if not 1 <= told <= length:
        raise Refusal(
            f"The number after S in {quoted(text)} counts the digits that are sure; "
            f"it lies between 1 and {length}."
        )
    step = 10 ** (length - told)
    low = magnitude - magnitude % step
    high = low + step - 1
    if sign:
        low, high = -high, -low
    unit = Granularity(min(Granularity.YEAR + length - told, Granularity.COARSER))
    part = part_of_days(text, days_from_civil(low, 1, 1), days_from_civil(high, 12, 31), unit)
    if part.earliest <= BEGINNING + DAY_SECONDS or part.latest >= FOREVER - DAY_SECONDS:
        raise Refusal(_too_far(text))
    return part


def _too_far(text: str) -> str:
    return (
        f"The year {quoted(text)} is too far away: "
        "a store reaches about 292 billion years back and ahead."
    )
