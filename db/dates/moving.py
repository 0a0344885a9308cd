"""Dates moved by hand: as a whole, or at one of their bounds, in the units they were told in.

A date told in months moves by months, one told in days by days: a hand cannot make a date more
exact than its source. What was said stays; that it was moved, and from where, is added to it.
"""

import re
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from db.dates.bounds import strict
from db.dates.calendar import DAY_SECONDS, civil_from_days, shifted_months
from db.dates.edtf import Anatomy, Range, anatomy, single
from db.dates.errors import Refusal
from db.dates.part import Part
from db.dates.points import day_edtf, mark_of, year_text
from db.dates.seasons import SPANS
from db.dates.spans import clock_text, span_text
from db.dates.value import Basis, End, Granularity, Shape, VagueTime

_SECONDS = {
    Granularity.SECOND: 1,
    Granularity.MINUTE: 60,
    Granularity.HOUR: 3600,
    Granularity.DAY: DAY_SECONDS,
}
_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
_FINER = {
    Granularity.MONTH: Granularity.DAY,
    Granularity.SEASON: Granularity.MONTH,
    Granularity.YEAR: Granularity.MONTH,
    Granularity.DECADE: Granularity.YEAR,
    Granularity.CENTURY: Granularity.YEAR,
}
"""In which unit one bound of a single date may be set, where that date is no smaller."""
_HALF_MONTH = 15 * DAY_SECONDS
_FAMILIES = (range(21, 25), range(25, 29), range(29, 33), range(33, 37), range(37, 40), (40, 41))
_NOTE = re.compile(r"(?P<said>.*?) \(moved by hand, was (?P<was>[^()]*)\)\Z", re.DOTALL)


class Side(Enum):
    """One of the two bounds of a date."""

    START = "start"
    END = "end"


class _Shift(NamedTuple):
    """How far: months where any part was told in months or coarser, else seconds."""

    months: int
    seconds: int

    def of(self, seconds: int) -> int:
        return shifted_months(seconds, self.months) + self.seconds


def moved(when: VagueTime, seconds: int) -> VagueTime | None:
    """The whole date about ``seconds`` later, in whole units of how it was told.

    The same date where that is less than half a unit; ``None`` where it cannot be moved by hand:
    undated, unspecified digits in its middle, or beyond what EDTF can write.
    """
    try:
        taken = anatomy(when.edtf)
        shift = _shift(_parts(taken), seconds)
        edtf = _joined(taken, [_shifted_range(each, shift) for each in taken.ranges])
        return _by_hand(when, edtf, when.granularity)
    except Refusal:
        return None


def bound_moved(when: VagueTime, side: Side, seconds: int) -> VagueTime | None:
    """The date with one bound about ``seconds`` later; the other bound stays.

    ``None`` where there is no such bound (an open end, a set), or it would pass the other one.
    """
    try:
        taken = anatomy(when.edtf)
        if len(taken.ranges) != 1 or when.shape is Shape.SEVERAL:
            return None
        span = _split(taken)
        part = span.first if side is Side.START else span.last
        if part is None:
            return None
        other = single(_shifted(part, _shift([part], seconds)))
        span = span._replace(first=other) if side is Side.START else span._replace(last=other)
        opening = taken.opening or "["
        edtf = _joined(Anatomy(opening, (span,)), [_pair(span)])
        if opening == "[" and span.first and span.last and span.first.edtf == span.last.edtf:
            edtf = span.first.edtf
        return _by_hand(when, edtf, None)
    except Refusal:
        return None


def said_and_moved(text: str) -> tuple[str, str]:
    """The words of a source, and “moved by hand, was 11–20 June 2022” or nothing."""
    noted = _NOTE.match(text)
    return (noted["said"], f"moved by hand, was {noted['was']}") if noted else (text, "")


def moved_text(before: VagueTime, after: VagueTime, lang: str = "en") -> str:
    """What was done, for a notice: “moved 12 days later, was 14 June 2022”."""
    was = span_text(before.earliest, before.latest, lang)
    start = _far(before.earliest, after.earliest)
    end = _far(before.latest, after.latest)
    if start and end:
        return f"moved {start}, was {was}"
    return f"{'start' if start else 'end'} moved {start or end}, was {was}"


def _far(before: int | None, after: int | None) -> str:
    """“12 days later”; empty for no way at all."""
    if before is None or after is None or before == after:
        return ""
    low, high = sorted((before, after))
    return f"{_amount(low, high)} {'later' if after > before else 'earlier'}"


def _amount(low: int, high: int) -> str:
    first, last = (civil_from_days(each // DAY_SECONDS) for each in (low, high))
    months = (last[0] - first[0]) * 12 + last[1] - first[1]
    if months and shifted_months(low, months) == high:
        return _counted(months // 12, "year") if months % 12 == 0 else _counted(months, "month")
    for length, unit in ((DAY_SECONDS, "day"), (3600, "hour"), (60, "minute")):
        if (high - low) % length == 0 or high - low >= 2 * length:
            return _counted(round((high - low) / length), unit)
    return _counted(high - low, "second")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def _parts(taken: Anatomy) -> list[Part]:
    return [part for each in taken.ranges for part in each[:2] if part is not None]


def _shift(parts: list[Part], seconds: int) -> _Shift:
    """The nearest shift in whole units that all of the parts can make.

    :raises Refusal: one of them was told in a unit that has no calendar
    """
    coarsest = max(parts, key=lambda part: part.granularity)
    if coarsest.granularity in _SECONDS:
        unit = _SECONDS[coarsest.granularity]
        return _Shift(0, round(seconds / unit) * unit)
    unit = _season_months(coarsest) or _MONTHS.get(coarsest.granularity, 0)
    if not unit:
        raise Refusal("This date is too coarse to be moved by hand.")
    aim = civil_from_days((coarsest.earliest + seconds + _HALF_MONTH) // DAY_SECONDS)
    here = civil_from_days(coarsest.earliest // DAY_SECONDS)
    months = (aim[0] - here[0]) * 12 + aim[1] - here[1]
    return _Shift(round(months / unit) * unit, 0)


def _season_months(part: Part) -> int:
    return SPANS[_season(part)][1] if part.granularity is Granularity.SEASON else 0


def _season(part: Part) -> int:
    return int(_bare(part.edtf)[-2:])


def _bare(edtf: str) -> str:
    return re.sub("[?~%]", "", edtf)


def _shifted_range(span: Range, shift: _Shift) -> str:
    if span.first is span.last and span.first is not None:
        return _shifted(span.first, shift)
    first, last = (_shifted(part, shift) if part else "" for part in span[:2])
    return _between(span, first, last)


def _pair(span: Range) -> str:
    first, last = (part.edtf if part else "" for part in span[:2])
    return _between(span, first, last)


def _between(span: Range, first: str, last: str) -> str:
    """Two ends, still to be joined by what its anatomy opens with: ``/`` or ``..``."""
    left = first or (".." if span.start is End.OPEN else "")
    right = last or (".." if span.end is End.OPEN else "")
    return f"{left}\n{right}"


def _joined(taken: Anatomy, members: list[str]) -> str:
    if taken.opening in ("", "/"):
        return members[0].replace("\n", "/")
    closing = "]" if taken.opening == "[" else "}"
    inside = ",".join("..".join(_side(one) for one in each.split("\n")) for each in members)
    return f"{taken.opening}{inside}{closing}"


def _side(text: str) -> str:
    return "" if text == ".." else text


def _shifted(part: Part, shift: _Shift) -> str:
    """One date shifted.

    :raises Refusal: it has digits left open, so that no calendar can count on from it
    """
    if _bare(_rewritten(part, _Shift(0, 0))) != _bare(part.edtf):
        raise Refusal("This date has unspecified digits, so it cannot be moved by hand.")
    return _rewritten(part, shift)


def _rewritten(part: Part, shift: _Shift) -> str:
    seconds, mark = shift.of(part.earliest), mark_of(part.approximate, part.doubtful)
    if part.granularity is Granularity.SEASON:
        return _season_text(part, shift) + mark
    return _unit_text(seconds, part) + mark


def _season_text(part: Part, shift: _Shift) -> str:
    code, span = _season(part), _season_months(part)
    family = sorted(next(each for each in _FAMILIES if code in each), key=lambda one: SPANS[one])
    year = int(_bare(part.edtf)[:-3])
    years, place = divmod(family.index(code) + shift.months // span, len(family))
    return f"{year_text(year + years)}-{family[place]}"


def _unit_text(seconds: int, part: Part) -> str:
    """The date of a part's unit, zone and fraction that holds a second."""
    days = seconds // DAY_SECONDS
    year, month, _ = civil_from_days(days)
    match part.granularity:
        case Granularity.DAY:
            return day_edtf(days)
        case Granularity.MONTH:
            return f"{year_text(year)}-{month:02d}"
        case Granularity.YEAR:
            return year_text(year)
        case Granularity.DECADE:
            return f"{year_text(year)[:-1]}X"
        case Granularity.CENTURY:
            return f"{year_text(year)[:-2]}XX"
    clock = clock_text(seconds, with_seconds=part.granularity is Granularity.SECOND)
    if part.granularity is Granularity.HOUR:
        clock = clock[:2]
    fraction = f".{part.nanos:09d}".rstrip("0") if part.nanos else ""
    return f"{day_edtf(days)}T{clock}{fraction}{part.zone}"


def _split(taken: Anatomy) -> Range:
    """The two ends of a date; a single one falls into the first and last of a finer unit."""
    span = taken.ranges[0]
    part = span.first
    if span.first is not span.last or part is None:
        return span
    finer = part._replace(granularity=_FINER.get(part.granularity, part.granularity))
    mark = mark_of(part.approximate, part.doubtful)
    first, last = (single(_unit_text(at, finer) + mark) for at in (part.earliest, part.latest))
    return Range(first, last)


def _by_hand(when: VagueTime, edtf: str, granularity: Granularity | None) -> VagueTime:
    """The date an EDTF says, with the words of the one it was.

    :raises Refusal: the EDTF is none, or lies outside the axis
    """
    made = strict(edtf)
    if made.edtf == when.edtf:
        return when
    noted = _NOTE.match(when.text)
    said = noted["said"] if noted else when.text or when.edtf
    was = noted["was"] if noted else span_text(when.earliest, when.latest)
    back = span_text(made.earliest, made.latest) == was
    return replace(
        made,
        text=said if back else f"{said} (moved by hand, was {was})",
        granularity=made.granularity if granularity is None else granularity,
        basis=Basis.STATED if back else Basis.INFERRED,
    )
