"""Why a text that looks like EDTF is none, and what its writer may have meant."""

import re

from db.dates.calendar import days_in_month
from db.dates.errors import Refusal, quoted

_DATE = re.compile(r"[?~%]?(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?:T.*)?\Z")
_LOOSE = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})\Z")
_LOOSE_MONTH = re.compile(r"([0-9]{4})-([0-9])\Z")
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_SHORT_END = re.compile(r"([0-9]{2})([0-9]{2})([-–—/])([0-9]{2})\Z")
_SHORT_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-)([0-9]{2})/([0-9]{2})\Z")
_TWO_YEARS = re.compile(r"([0-9]{4})[-–—]([0-9]{4})\Z")
_SHORT_YEAR = re.compile(r"[0-9]{1,3}\Z")
_LONG_YEAR = re.compile(r"([+-]?)([0-9]{5,})\Z")
_NO_YEAR = re.compile(r"[0-9]{1,2}([./:-])[0-9]{1,2}\1?\Z")
_DRAFT_BOTH = re.compile(r"(.*)(?:\?~|~\?)\Z")
_OTHER_DIGIT = re.compile(r"[^\W_a-zA-Z]")
_LONGEST_SPAN = 50
"""Years: “1914-18” is likely a span of years, “1914-99” hardly."""
LONGEST_QUOTE = 120
"""Longer texts are not taken apart for hints: nobody mistypes a date of that length."""


def refuse_single(text: str) -> Refusal:
    """The refusal that fits ``text`` best; the caller raises it."""
    if not text:
        return Refusal("The date is empty: write one, such as 2022-06-15.")
    if len(text) <= LONGEST_QUOTE:
        for hint in (_calendar, _spelling, _years, _signs):
            found = hint(text)
            if found is not None:
                return found
    return Refusal(
        f"{quoted(text)} is not a date this program can read: "
        "write for example 2022-06-15, 2022-06, 2022 or “mid-June 2022”."
    )


def _calendar(text: str) -> Refusal | None:
    """A month or a day that does not exist."""
    match = _DATE.match(text)
    if match is None or match.group(1) == "-0000":
        return None
    year, month = int(match.group(1)), int(match.group(2))
    if not 1 <= month <= 12:
        return _no_month(match, month)
    if match.group(3) is None:
        return None
    longest = days_in_month(year, month)
    if 1 <= int(match.group(3)) <= longest:
        return None
    return Refusal(
        f"There is no day {match.group(3)} in {match.group(1)}-{match.group(2)}: "
        f"that month has {longest} days."
    )


def _no_month(match: re.Match[str], month: int) -> Refusal:
    if match.group(3) is not None:
        return Refusal(f"There is no month {month:02d}: with a day, months run from 01 to 12.")
    year = match.group(1)
    message = (
        f"There is no month {month:02d}: months run from 01 to 12, seasons and other parts of "
        "a year from 21 to 41."
    )
    if not 0 < month - int(year[-2:]) <= _LONGEST_SPAN:
        return Refusal(message)
    span = f"{year}/{year[:-2]}{month:02d}"
    return Refusal(f"{message} A span of years is written {span}.", span)


def _spelling(text: str) -> Refusal | None:
    """Right but for a missing zero, a wrong separator or small letters."""
    if (match := _LOOSE.match(text)) is not None:
        year, _, month, day = match.groups()
        return _write(f"{year}-{int(month):02d}-{int(day):02d}")
    if (match := _LOOSE_MONTH.match(text)) is not None:
        return _write(f"{match.group(1)}-0{match.group(2)}")
    if (match := _BASIC.match(text)) is not None:
        return _write("-".join(match.groups()))
    if (match := _DRAFT_BOTH.match(text)) is not None:
        return Refusal(
            f"{quoted(text)} has two signs in a row: “%” says both at once.", f"{match.group(1)}%"
        )
    capital = text.upper().replace("U", "X")
    if capital != text and re.fullmatch(r"[-0-9XYESTZ:.,+?~%]+", capital):
        return Refusal(f"The letters of a date are capitals: write {capital}.", capital)
    return None


def _years(text: str) -> Refusal | None:
    if (match := _SHORT_END.match(text)) is not None:
        return _short_end(*match.groups())
    if (match := _SHORT_DAY.match(text)) is not None:
        return _write(f"{match.group(1)}{match.group(2)}/{match.group(1)}{match.group(3)}")
    if (match := _TWO_YEARS.match(text)) is not None:
        return _write("/".join(match.groups()))
    if _NO_YEAR.match(text) is not None:
        return Refusal(f"{quoted(text)} has no year: write it in full, as in 2022-06-15.")
    if _SHORT_YEAR.match(text) is not None:
        return Refusal(
            f"Years have four digits: {quoted(text)} has {len(text)}. "
            f"The year {int(text)} is written {int(text):04d}.",
            f"{int(text):04d}",
        )
    if (match := _LONG_YEAR.match(text)) is not None:
        sign, digits = match.groups()
        written = f"Y{sign.strip('+')}{digits}"
        return Refusal(f"A year of more than four digits begins with Y: write {written}.", written)
    return None


def _short_end(century: str, start: str, joint: str, end: str) -> Refusal:
    """“1914–18” or “2022/06”: a span of years, or a month."""
    span, month = f"{century}{start}/{century}{end}", f"{century}{start}-{end}"
    if int(end) <= int(start):
        return _write(month)
    if (joint == "/" or int(end) < 21) and int(end) > 12:
        return _write(span)
    return Refusal(
        f"{quoted(century + start + joint + end)} can be read two ways: write {span} for the "
        f"years, {month} for a part of the year.",
        span,
        month,
    )


def _signs(text: str) -> Refusal | None:
    if "(" in text or ")" in text:
        return Refusal(
            f"Brackets of this kind do not group in {quoted(text)}: put ?, ~ or % right behind "
            "the part it belongs to, as in 2004-06~-11."
        )
    if any(sign.isdigit() for sign in _OTHER_DIGIT.findall(text) if sign not in "0123456789"):
        return Refusal(f"The digits in {quoted(text)} are not 0 to 9: write those.")
    if text.startswith("+"):
        return Refusal(f"A year has no plus sign: write {text[1:]}.", text[1:])
    return None


def _write(written: str) -> Refusal:
    return Refusal(f"Write this date as {written}.", written)
