"""Quantities in the words of a source: "31 %", "more than 1,000,000 barrels a day"."""

import re
from dataclasses import dataclass

from db.records import Comparator

_WORDS = {
    "more than": Comparator.MORE,
    "over": Comparator.MORE,
    "above": Comparator.MORE,
    ">": Comparator.MORE,
    "at least": Comparator.AT_LEAST,
    "no less than": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "less than": Comparator.LESS,
    "under": Comparator.LESS,
    "below": Comparator.LESS,
    "<": Comparator.LESS,
    "at most": Comparator.AT_MOST,
    "up to": Comparator.AT_MOST,
    "no more than": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "about": Comparator.ABOUT,
    "around": Comparator.ABOUT,
    "roughly": Comparator.ABOUT,
    "approximately": Comparator.ABOUT,
    "circa": Comparator.ABOUT,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    "=": Comparator.EQUAL,
}


def _number_pattern(gap: str) -> str:
    """Return the pattern of a number: digits in groups of three with one kind of gap, or plain."""
    grouped = (
        rf"\d{{1,3}}(?P<{gap}>[,\u0020\u00a0\u2009\u202f])\d{{3}}(?:(?P={gap})\d{{3}})*(?:\.\d+)?"
    )
    return rf"(?:{grouped}|\d+(?:\.\d+)?)"


_AMOUNT = re.compile(
    rf"(?P<sign>{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})?\s*"
    rf"(?P<first>{_number_pattern('gap')})"
    rf"(?:\s*(?:–|-|to)\s*(?P<second>{_number_pattern('other')}))?"
    r"(?![\d.,]*\d)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity read; without a number where the words hold none that is sure."""

    written: str
    comparator: Comparator = Comparator.EQUAL
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    of_what: str = ""


def read_amount(text: str) -> Amount:
    """Return the quantity a text tells; what it does not tell for sure stays in words only.

    "1,5" may be a half or a misprint for fifteen, so it is no number here; "1,500" is one.
    """
    written = " ".join(text.split())
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return Amount(written)
    unit, _, of_what = match["rest"].partition(" of ")
    first = _number(match["first"])
    if match["second"] is not None and not match["sign"]:
        low, high = sorted((first, _number(match["second"])))
        return Amount(written, Comparator.RANGE, None, low, high, unit.strip(), of_what.strip())
    if match["second"] is not None:
        return Amount(written)
    sign = _WORDS[match["sign"].casefold()] if match["sign"] else Comparator.EQUAL
    return Amount(written, sign, first, None, None, unit.strip(), of_what.strip())


def _number(text: str) -> float:
    return float(re.sub(r"[,\s]", "", text))
