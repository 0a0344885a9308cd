"""Parts of a year that EDTF writes in place of a month: codes 21 to 41 (ISO 8601-2, 4.8).

ISO gives the codes no bounds. Convention here: seasons are meteorological; 21–24 and 25–28 are
those of the northern hemisphere, 29–32 of the southern. A season belongs to the year in which it
begins, so winter 24 of year Y runs from December Y to February Y+1, and so does southern summer 30.
"""

from db.dates.calendar import days_from_civil, days_in_month, plus_months

_FIRST_MONTHS = {
    3: {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}
    | {33: 1, 34: 4, 35: 7, 36: 10},
    4: {37: 1, 38: 5, 39: 9},
    6: {40: 1, 41: 7},
}
"""Number of months → code → first month."""

SPANS = {
    code: (first, count) for count, codes in _FIRST_MONTHS.items() for code, first in codes.items()
}
"""Code → first month and number of months."""


def season_days(year: int, code: int) -> tuple[int, int]:
    """First and last day of a part of a year, in days since 1970-01-01."""
    first, count = SPANS[code]
    last_year, last = plus_months(year, first, count - 1)
    return (
        days_from_civil(year, first, 1),
        days_from_civil(last_year, last, days_in_month(last_year, last)),
    )
