"""One date of a phrase as EDTF: a single date, or the two ends of the span it lies in.

Readings are those of the design: of a month, early is the 1st to 10th, mid the 11th to 20th, late
the 21st to the end, halves part after the 15th; of a year, months 1–4, 5–8, 9–12. Of a decade,
early is its first four years, mid the next three, late the last three; of a century, thirds.
A century runs from its year 1 to its year 100.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from db.dates.calendar import DAY_SECONDS, civil_from_days, days_in_month, plus_months, weekday
from db.dates.draft import Draft
from db.dates.edtf import single
from db.dates.errors import Refusal
from db.dates.part import Part
from db.dates.seasons import SPANS
from db.dates.speech_en import ENGLISH_SPEECH
from db.dates.tokens import Share
from db.dates.value import Granularity

T = TypeVar("T")
_OF_MONTH = {
    Share.EARLY: (1, 10),
    Share.MID: (11, 20),
    Share.LATE: (21, 31),
    Share.FIRST_HALF: (1, 15),
    Share.SECOND_HALF: (16, 31),
    Share.FIRST_TEN: (1, 10),
    Share.SECOND_TEN: (11, 20),
    Share.THIRD_TEN: (21, 31),
}
_OF_YEAR = {Share.EARLY: (1, 4), Share.MID: (5, 8), Share.LATE: (9, 12)}
_HALF_YEAR = {Share.FIRST_HALF: 40, Share.SECOND_HALF: 41}
_OF_SEASON = {Share.EARLY: 0, Share.MID: 1, Share.LATE: 2}
_OF_DECADE = {
    Share.EARLY: (0, 3),
    Share.MID: (4, 6),
    Share.LATE: (7, 9),
    Share.FIRST_HALF: (0, 4),
    Share.SECOND_HALF: (5, 9),
}
_OF_CENTURY = {
    Share.EARLY: (0, 32),
    Share.MID: (33, 65),
    Share.LATE: (66, 99),
    Share.FIRST_HALF: (0, 49),
    Share.SECOND_HALF: (50, 99),
}


class Point(NamedTuple):
    """``low`` and ``high`` are EDTF dates, equal for a single date; ``mark`` is its qualifier."""

    low: str
    high: str
    rules: tuple[str, ...] = ()
    mark: str = ""
    granularity: Granularity | None = None
    """The unit the words told, where the EDTF cannot show it (a century from 1801 to 1900)."""

    @property
    def is_single(self) -> bool:
        """Whether it is one date, fit for an end of an interval."""
        return self.low == self.high

    def first(self) -> Part:
        """The earlier end as a part."""
        return single(self.low)

    def last(self) -> Part:
        """The later end as a part."""
        return single(self.high)


def pointed(draft: Draft) -> Point:
    """The date a filled draft says.

    :raises Refusal: no year, no such day, the wrong weekday, a share nobody defined.
    """
    if not draft.dated():
        raise Refusal("The year is missing: add it with four digits, as in “15 June 2022”.")
    point = _unmarked(draft)
    if draft.weekday is not None:
        _check_weekday(point, draft.weekday)
    if draft.time is not None:
        point = _timed(point, draft.time)
    single(point.low)
    single(point.high)
    return point._replace(mark=mark_of(draft.approximate, draft.doubtful))


def mark_of(approximate: bool, doubtful: bool) -> str:
    """The qualifier of EDTF."""
    return "%" if approximate and doubtful else "~" if approximate else "?" if doubtful else ""


def year_text(year: int) -> str:
    """An astronomical year as EDTF."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}" if abs(year) <= 9999 else f"Y{year}"


def day_edtf(days: int) -> str:
    """A day as EDTF.

    :raises Refusal: EDTF has no days in years of five digits.
    """
    year, month, day = civil_from_days(days)
    if abs(year) > 9999:
        raise Refusal("Days in years of more than four digits cannot be written in EDTF.")
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def _unmarked(draft: Draft) -> Point:
    if draft.iso is not None:
        if (draft.year, draft.month, draft.day, draft.share) != (None, None, None, None):
            raise Refusal(f"{draft.iso} stands beside a second date: write one of them.")
        return Point(draft.iso, draft.iso)
    units = (draft.decade, draft.century, draft.season, draft.month)
    if sum(unit is not None for unit in units) > 1 or (draft.day and draft.month is None):
        raise Refusal("The parts of this date do not fit together: write it as 15 June 2022.")
    if draft.century is not None:
        return _century(draft.century, draft.before_christ, draft.share)
    if draft.decade is not None:
        return _decade(draft.decade, draft.share)
    year = draft.year
    if year is None:
        raise Refusal("The year is missing: add it with four digits, as in “15 June 2022”.")
    if draft.season is not None:
        return _season(year, draft.season, draft.share)
    if draft.month is not None:
        return _month(year, draft.month, draft)
    return _year(year, draft.share)


def _year(year: int, share: Share | None) -> Point:
    text = year_text(year)
    if share is None:
        return Point(text, text)
    if share in _HALF_YEAR:
        return Point(f"{text}-{_HALF_YEAR[share]}", f"{text}-{_HALF_YEAR[share]}", ("half-year",))
    first, last = _defined(_OF_YEAR, share, "year")
    return Point(f"{text}-{first:02d}", f"{text}-{last:02d}", (f"{share.value}-year",))


def _month(year: int, month: int, draft: Draft) -> Point:
    text = f"{year_text(year)}-{month:02d}"
    if draft.day is not None:
        if draft.share is not None:
            raise Refusal("A day has no beginning, middle or end here: write the day, or a time.")
        day = f"{text}-{draft.day:02d}"
        return Point(day, day, ("numeric",) if draft.numeric else ())
    if draft.share is None:
        return Point(text, text)
    first, last = _OF_MONTH[draft.share]
    last = min(last, days_in_month(year, month))
    return Point(f"{text}-{first:02d}", f"{text}-{last:02d}", (f"{draft.share.value}-month",))


def _season(year: int, code: int, share: Share | None) -> Point:
    rule = "half-year" if code >= 40 else "quarter" if code >= 33 else "season"
    if share is None:
        text = f"{year_text(year)}-{code}"
        return Point(text, text, (rule,))
    first, count = SPANS[code]
    if count != 3:
        raise Refusal("Half a year has no early, middle or late part here: write the months.")
    year, month = plus_months(year, first, _defined(_OF_SEASON, share, rule))
    text = f"{year_text(year)}-{month:02d}"
    return Point(text, text, (f"{share.value}-{rule}",))


def _decade(first: int, share: Share | None) -> Point:
    if share is None:
        text = f"{first // 10:03d}X"
        return Point(text, text, ("decade",))
    low, high = _defined(_OF_DECADE, share, "decade")
    return Point(year_text(first + low), year_text(first + high), (f"{share.value}-decade",))


def _century(number: int, before_christ: bool, share: Share | None) -> Point:
    first = 1 - 100 * number if before_christ else 100 * (number - 1) + 1
    if share is None:
        low, high, rule = 0, 99, "century"
    else:
        (low, high), rule = _defined(_OF_CENTURY, share, "century"), f"{share.value}-century"
    whole = Granularity.CENTURY if share is None else None
    return Point(year_text(first + low), year_text(first + high), (rule,), granularity=whole)


def _defined(shares: Mapping[Share, T], share: Share, unit: str) -> T:
    if share not in shares:
        raise Refusal(f"That part of a {unit} is not defined here: write the dates instead.")
    return shares[share]


def _check_weekday(point: Point, wanted: int) -> None:
    """A weekday beside a date must be the date's own: one of the two is a slip."""
    part = point.first()
    if not point.is_single or part.granularity is not Granularity.DAY:
        raise Refusal("A weekday needs the day, month and year beside it.")
    days = part.earliest // DAY_SECONDS
    if weekday(days) == wanted:
        return
    nearest = days + (wanted - weekday(days) + 3) % 7 - 3
    raise Refusal(
        f"{point.low} is a {ENGLISH_SPEECH.weekdays[weekday(days)]}, not a "
        f"{ENGLISH_SPEECH.weekdays[wanted]}: check the date and the weekday.",
        point.low,
        day_edtf(nearest),
    )


def _timed(point: Point, time: str) -> Point:
    if not point.is_single or point.first().granularity is not Granularity.DAY:
        raise Refusal("A clock time needs the day, month and year beside it.")
    return point._replace(low=point.low + time, high=point.high + time)
