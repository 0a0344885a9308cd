"""All-number dates: ``15.06.2022``, ``06/15/2022``, ``06.2022``.

Which number is the month depends on the writer's country. Russian and Kazakh put the day first; in
English both orders are written, so unless a number beyond 12 settles it, the writer is asked.
"""

import re

from db.dates.errors import OrderRefusal, Refusal, quoted
from db.dates.tokens import Order

_PIECES = re.compile(r"[./-]")


def numeric_day(text: str, order: Order) -> tuple[int, int, int]:
    """Year, month and day.

    :raises OrderRefusal: both orders make a date, and none is told
    :raises Refusal: a year of two digits, or no such month.
    """
    first, second, year_text = _PIECES.split(text)
    if len(year_text) != 4:
        raise Refusal(four_digits(text))
    year, one, two = int(year_text), int(first), int(second)
    day_month = f"{year:04d}-{two:02d}-{one:02d}"
    month_day = f"{year:04d}-{one:02d}-{two:02d}"
    if order is Order.DAY_FIRST:
        if two > 12 >= one:
            raise Refusal(f"There is no month {two} in {quoted(text)}: day first.", month_day)
        return year, two, one
    if order is Order.ASKED and one <= 12 and two <= 12 and one != two:
        raise OrderRefusal(
            f"{quoted(text)} can be read two ways: write the month as a word, or {day_month} or "
            f"{month_day}."
        )
    month_first = two > 12 >= one or (order is Order.MONTH_FIRST and one <= 12)
    return (year, one, two) if month_first else (year, two, one)


def numeric_month(text: str) -> tuple[int, int]:
    """Year and month of ``06.2022``."""
    month, year = _PIECES.split(text)
    if not 1 <= int(month) <= 12:
        raise Refusal(f"There is no month {month} in {quoted(text)}: months run from 1 to 12.")
    return int(year), int(month)


def four_digits(text: str) -> str:
    """Why a short year is refused."""
    return f"Years have four digits: write the year of {quoted(text)} in full."
