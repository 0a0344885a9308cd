"""Days and dates turn into each other for any year, as ``datetime`` says where it can."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.dates import civil_from_days, days_from_civil
from db.dates.calendar import days_in_month, shifted_months, weekday

YEARS = st.integers(-(10**12), 10**12)


@given(st.dates())
def test_days_agree_with_datetime(day: date) -> None:
    days = days_from_civil(day.year, day.month, day.day)
    assert days == day.toordinal() - date(1970, 1, 1).toordinal()
    assert civil_from_days(days) == (day.year, day.month, day.day)
    assert weekday(days) == day.weekday()


@given(YEARS, st.integers(1, 12), st.data())
def test_any_year_comes_back(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    assert civil_from_days(days_from_civil(year, month, day)) == (year, month, day)


@given(st.integers(-(10**14), 10**14))
def test_the_next_day_is_later(days: int) -> None:
    assert civil_from_days(days + 1) > civil_from_days(days)


def test_a_month_without_that_day_gives_its_last() -> None:
    last_of_march = days_from_civil(2022, 3, 31) * 86_400 + 5
    assert shifted_months(last_of_march, -1) == days_from_civil(2022, 2, 28) * 86_400 + 5
    assert shifted_months(last_of_march, 11) == days_from_civil(2023, 2, 28) * 86_400 + 5
