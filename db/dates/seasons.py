"""Parts of a year that EDTF writes in place of a month: codes 21 to 41 (ISO 8601-2, 4.8).

ISO gives the codes no bounds. Convention here: seasons are meteorological; 21–24 and 25–28 are
those of the northern hemisphere, 29–32 of the southern. A season belongs to the year in which it
begins, so winter 24 of year Y runs from December Y to February Y+1, and so does southern summer 30.
"""

from db.dates.calendar import days_from_civil, days_in_month, plus_months

SPANS: dict[int, tuple[int, int]] = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    **{25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)},
    **{33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    **{37: (1, 4), 38: (5, 4), 39: (9, 4)},
    **{40: (1, 6), 41: (7, 6)},
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
