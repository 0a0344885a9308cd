"""The steps of the time axis, and where their ticks stand in the calendar.

All of it is numpy's proleptic Gregorian calendar, BC included; seconds stay whole numbers.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from db.dates import civil_from_days
from widgets.timeline.axis_words import DAY

LAST_YEAR = 290_000_000_000
"""Beyond this a year's first second does not fit int64."""
_MONDAY = -3
"""1970-01-01 was a Thursday: the Monday before it, in days."""
_THURSDAY = 3
"""An ISO week belongs to the year of its Thursday."""

Integers = NDArray[np.int64]


class Unit(IntEnum):
    """What a step counts."""

    SECOND = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4


_SHORTEST_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Step:
    """So many units between two ticks; days of 5 and 10 start anew each month."""

    unit: Unit
    count: int

    @property
    def shortest(self) -> int:
        """The fewest seconds between two of its ticks."""
        if self.unit is Unit.SECOND:
            return self.count
        if self.unit is Unit.MONTH:
            return self.count * (28 if self.count == 1 else 30) * DAY
        return self.count * _SHORTEST_DAYS[self.unit] * DAY


_CLOCK = (1, 5, 15, 30, 60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600)
_FINE = (
    *(Step(Unit.SECOND, count) for count in _CLOCK),
    *(Step(Unit.DAY, count) for count in (1, 2)),
)
_COARSE = (
    *(Step(Unit.MONTH, count) for count in (1, 3, 6)),
    *(Step(Unit.YEAR, digit * 10**power) for power in range(11) for digit in (1, 2, 5)),
)
# Between two days and a month a month can be 400 pixels wide: those without weeks get 5 and 10.
LADDER = (*_FINE, Step(Unit.DAY, 5), Step(Unit.DAY, 10), *_COARSE)
"""All steps from the finest, without weeks."""
WEEKLY_LADDER = (*_FINE, Step(Unit.WEEK, 1), *_COARSE)
"""The same for those who count in weeks."""


@dataclass(frozen=True, slots=True, eq=False)
class Ticks:
    """Seconds of ticks, and the number each is named by.

    The number is the second of the day, the day of the month, the ISO week, the month from 0 or
    the astronomical year, as the step's unit wants it.
    """

    seconds: Integers
    numbers: Integers


def ticks_between(step: Step, start: int, end: int) -> Ticks:
    """The ticks from one step before ``start`` to one after ``end``, in seconds."""
    if step.unit is Unit.SECOND:
        first = start // step.count * step.count
        seconds = np.arange(first, end + 2 * step.count, step.count, dtype=np.int64)
        return Ticks(seconds, seconds % DAY)
    if step.unit is Unit.DAY:
        return _day_ticks(step.count, start // DAY, end // DAY + 1)
    if step.unit is Unit.WEEK:
        return _week_ticks(start // DAY, end // DAY)
    if step.unit is Unit.MONTH:
        first, last = month_of(start) // step.count, month_of(end) // step.count + 2
        months = np.arange(first, last, dtype=np.int64) * step.count
        return Ticks(month_starts(months), months % 12)
    years = _tick_years(step.count, year_of(start), year_of(end))
    return Ticks(year_starts(years), years)


def _day_ticks(count: int, first: int, last: int) -> Ticks:
    days = np.arange(first - count, last + count + 1, dtype=np.int64)
    dates = days.astype("datetime64[D]")
    of_month = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    if count > 1:
        # 31 is left out, or it would stand beside the 1st.
        kept = ((of_month - 1) % count == 0) & (of_month <= 32 - count)
        days, of_month = days[kept], of_month[kept]
    return Ticks(days * DAY, of_month)


def _week_ticks(first: int, last: int) -> Ticks:
    monday = (first - _MONDAY) // 7 * 7 + _MONDAY
    days = np.arange(monday, last + 8, 7, dtype=np.int64)
    thursdays = (days + _THURSDAY).astype("datetime64[D]")
    of_year = (thursdays - thursdays.astype("datetime64[Y]")).astype(np.int64)
    return Ticks(days * DAY, of_year // 7 + 1)


def _tick_years(count: int, first: int, last: int) -> Integers:
    """Astronomical years whose *written* number is a multiple: 100 BC is −99; 1 stands for 0."""
    if count == 1:
        return np.arange(first - 1, last + 2, dtype=np.int64)
    steps = np.arange(first // count - 1, last // count + 2, dtype=np.int64)
    years = np.where(steps < 0, steps * count + 1, np.maximum(steps * count, 1))
    return years[np.abs(years) <= LAST_YEAR]


@lru_cache(maxsize=1024)
def year_of(second: int) -> int:
    """The astronomical year of a second, within what the axis can place."""
    year = civil_from_days(second // DAY)[0]
    return max(min(year, LAST_YEAR), -LAST_YEAR)


@lru_cache(maxsize=1024)
def month_of(second: int) -> int:
    """Months from January 1970 to the month of a second."""
    year, month, _ = civil_from_days(second // DAY)
    return (year - 1970) * 12 + month - 1


def month_starts(months: Integers) -> Integers:
    """The first seconds of months since January 1970."""
    return months.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64)


def year_starts(years: Integers) -> Integers:
    """The first seconds of astronomical years."""
    return (years - 1970).astype("datetime64[Y]").astype("datetime64[s]").astype(np.int64)
