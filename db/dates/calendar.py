"""The proleptic Gregorian calendar as whole numbers, good for any year.

``datetime`` ends at the years 1 and 9999; the axis of a store reaches from the beginning of the
universe to far ahead. Years are astronomical: year 0 is 1 BC, year −43 is 44 BC.
"""

DAY_SECONDS = 86_400
_DAYS_IN_400_YEARS = 146_097
_EPOCH = 719_468
"""Days from 0000-03-01 to 1970-01-01."""
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to this date. The year is counted from March, so a leap day is last."""
    era, of_era = divmod(year - (month <= 2), 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _DAYS_IN_400_YEARS + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _EPOCH


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day that many days after (before, if negative) 1970-01-01."""
    era, of_era = divmod(days + _EPOCH, _DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + year + (month <= 2), month, day


def is_leap(year: int) -> bool:
    """Whether ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Length of a month in days."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def weekday(days: int) -> int:
    """Day of the week, Monday = 0; 1970-01-01 was a Thursday."""
    return (days + 3) % 7


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month ``count`` months after this one."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def shifted_months(seconds: int, count: int) -> int:
    """The same clock time ``count`` months away; a day the month lacks becomes its last."""
    days, clock = divmod(seconds, DAY_SECONDS)
    year, month, day = civil_from_days(days)
    year, month = plus_months(year, month, count)
    return days_from_civil(year, month, min(day, days_in_month(year, month))) * DAY_SECONDS + clock
