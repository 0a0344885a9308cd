"""Names of years, months and days as they stand on the axis."""

from db.dates import civil_from_days, month_names, short_month_names

_MANY = 10_000
MILLION, BILLION = 10**6, 10**9
DAY = 86_400


def year_text(year: int) -> str:
    """An astronomical year as people write it: no year 0, "44 BC", "12,000", "3 million"."""
    number, era = (year, "") if year > 0 else (1 - year, " BC")
    return f"{_amount(number)}{era}"


def _amount(number: int) -> str:
    if number >= BILLION and number % (BILLION // 10) == 0:
        return f"{number / BILLION:g} billion"
    if number >= MILLION and number % (MILLION // 10) == 0:
        return f"{number / MILLION:g} million"
    return f"{number:,}" if number >= 10_000 else str(number)


def years_text(first: int, last: int) -> str:
    """A stretch of astronomical years: "1900–1999", "100–1 BC"."""
    # Counted by ten thousands, a year more or less would only be noise.
    if last <= 0:
        end = -last if last <= -_MANY else 1 - last
        return f"{_amount(1 - first)}–{_amount(end)} BC"
    end = last + 1 if last - first >= _MANY - 1 else last
    return f"{year_text(max(first, 1))}–{year_text(end)}"


def month_text(month: int, lang: str, *, form: int) -> str:
    """A month's name: form 0 short ("Jan"), form 1 its first letter."""
    name = short_month_names(lang)[month - 1]
    return name if form == 0 else name[:1]


def month_and_year(year: int, month: int, lang: str) -> str:
    """A month with its year: "June 2022"."""
    name = month_names(lang)[month - 1]
    return f"{name[:1].upper()}{name[1:]} {year_text(year)}"


def day_and_year(days: int, lang: str) -> str:
    """A day since 1970 with month and year: "15 Jun 2022"."""
    year, month, day = civil_from_days(days)
    return f"{day} {short_month_names(lang)[month - 1]} {year_text(year)}"


def clock_text(seconds: int, *, with_seconds: bool) -> str:
    """The clock time of a second: "14:30" or "14:30:05"."""
    rest = seconds % DAY
    text = f"{rest // 3600:02}:{rest // 60 % 60:02}"
    return f"{text}:{rest % 60:02}" if with_seconds else text
