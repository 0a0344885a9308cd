"""The margin of approximate dates, for whole columns at once.

The same rule as :func:`db.dates.margin_bounds`: one unit of the date's own precision on each side.
"""

import numpy as np
from numpy.typing import NDArray

from db.dates import Granularity
from db.records import FLAG_APPROXIMATE, NO_LOWER, NO_UPPER, EventColumns

Numbers = NDArray[np.int64]

_DAY = 86_400
_DAYS_IN_400_YEARS = 146_097
_EPOCH = 719_468
"""Days from 0000-03-01 to 1970-01-01."""
_SECONDS = {
    Granularity.SECOND: 1,
    Granularity.MINUTE: 60,
    Granularity.HOUR: 3_600,
    Granularity.DAY: _DAY,
}
_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.SEASON: 3,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1_200,
    Granularity.COARSER: 12_000,
}
_FARTHEST = 2**61
"""Seconds; beyond it no month is counted, so that no sum leaves int64. No date reaches there."""


def widened(columns: EventColumns) -> tuple[Numbers, Numbers]:
    """Return the outer bounds of all rows, those of approximate dates with their margin."""
    rows = np.flatnonzero(columns.flags & FLAG_APPROXIMATE)
    if not len(rows):
        return columns.earliest, columns.latest
    first, last = columns.earliest[rows], columns.latest[rows]
    units = columns.granularity[rows]
    for unit in np.unique(units).tolist():
        here = units == unit
        _widen(first, here & (first != NO_LOWER), Granularity(unit), -1)
        _widen(last, here & (last != NO_UPPER), Granularity(unit), 1)
    low, high = columns.earliest.copy(), columns.latest.copy()
    low[rows], high[rows] = first, last
    return low, high


def _widen(bounds: Numbers, rows: NDArray[np.bool_], unit: Granularity, side: int) -> None:
    """Move the bounds of some rows by one unit, in place; -1 is earlier, 1 later."""
    rows = rows & (np.abs(bounds // 2) < _FARTHEST // 2)
    if unit in _SECONDS:
        bounds[rows] += side * _SECONDS[unit]
    elif side < 0:
        bounds[rows] = _shifted(bounds[rows], -_MONTHS[unit])
    else:
        # The last second is moved as the first second after it, so that a month's end stays one.
        bounds[rows] = _shifted(bounds[rows] + 1, _MONTHS[unit]) - 1


def _shifted(seconds: Numbers, months: int) -> Numbers:
    """Return the same clock time so many months away; a day the month lacks becomes its last."""
    days, clock = np.divmod(seconds, _DAY)
    year, month, day = _civil(days)
    years, index = np.divmod(month - 1 + months, 12)
    year, month = year + years, index + 1
    following_year, following = year + (month == 12), month % 12 + 1
    one = np.ones_like(day)
    length = _days(following_year, following, one) - _days(year, month, one)
    return _days(year, month, np.minimum(day, length)) * _DAY + clock


def _civil(days: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return year, month and day of days since 1970-01-01; years are counted from March."""
    era, of_era = np.divmod(days + _EPOCH, _DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = np.where(shifted < 10, shifted + 3, shifted - 9)
    return era * 400 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def _days(year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    """Return the days from 1970-01-01 to these dates."""
    era, of_era = np.divmod(year - (month <= 2), 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _DAYS_IN_400_YEARS + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _EPOCH
