"""Names of years, months, weeks and days as they stand on the axis, in three languages."""

from dataclasses import dataclass
from functools import lru_cache

from db.dates import civil_from_days, month_names, short_month_names
from db.dates.languages import speech_of

_MANY = 10_000
MILLION, BILLION = 10**6, 10**9
DAY = 86_400


@dataclass(frozen=True, slots=True)
class AxisWords:
    """How a language writes on the axis, where room is scarce and a band stands alone."""

    thousands: str
    decimal: str
    million: str
    billion: str
    before: str
    """A year or years before Christ: ``{years}``."""
    month: str
    """A month, in the nominative, with its year."""
    day: str
    """A day with a short month and its year."""
    year_before: str
    """A year before Christ beside a month or a day."""
    week: str
    """An ISO week: ``{number}``."""


_ENGLISH = AxisWords(
    thousands=",",
    decimal=".",
    million="million",
    billion="billion",
    before="{years} BC",
    month="{month} {year}",
    day="{day} {month} {year}",
    year_before="{year} BC",
    week="W{number}",
)
# No-break spaces part thousands, as both languages want it.
_RUSSIAN = AxisWords(
    thousands="\u00a0",
    decimal=",",
    million="млн",
    billion="млрд",
    before="{years} до н. э.",
    month="{month} {year}",
    day="{day} {month} {year}",
    year_before="{year} г. до н. э.",
    week="{number} нед.",
)
_KAZAKH = AxisWords(
    thousands="\u00a0",
    decimal=",",
    million="млн",
    billion="млрд",
    before="б.з.д. {years}",
    month="{year} ж. {month}",
    day="{year} ж. {day} {month}",
    year_before="б.з.д. {year}",
    week="{number}-апта",
)
_WORDS = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH}


def words_of(lang: str) -> AxisWords:
    """The words of a language.

    :raises KeyError: the axis is not told in it
    """
    return _WORDS[lang]


@lru_cache(maxsize=4096)
def year_text(year: int, lang: str = "en") -> str:
    """An astronomical year as people write it: no year 0, "44 BC", "12,000", "3 million"."""
    words = words_of(lang)
    if year > 0:
        return _amount(year, words)
    return words.before.format(years=_amount(1 - year, words))


def _amount(number: int, words: AxisWords) -> str:
    for unit, name in ((BILLION, words.billion), (MILLION, words.million)):
        if number >= unit and number % (unit // 10) == 0:
            return f"{number / unit:g} {name}".replace(".", words.decimal)
    return f"{number:,}".replace(",", words.thousands) if number >= _MANY else str(number)


@lru_cache(maxsize=1024)
def years_text(first: int, last: int, lang: str = "en") -> str:
    """A stretch of astronomical years: "1900–1999", "100–1 BC"."""
    words = words_of(lang)
    # Counted by ten thousands, a year more or less would only be noise.
    if last <= 0:
        end = -last if last <= -_MANY else 1 - last
        stretch = f"{_amount(1 - first, words)}–{_amount(end, words)}"
        return words.before.format(years=stretch)
    end = last + 1 if last - first >= _MANY - 1 else last
    return f"{_amount(max(first, 1), words)}–{_amount(end, words)}"


@lru_cache(maxsize=256)
def month_text(month: int, lang: str, *, form: int) -> str:
    """A month's name: form 0 short ("Jan"), form 1 its first letter."""
    name = short_month_names(lang)[month - 1]
    return name if form == 0 else name[:1].upper()


@lru_cache(maxsize=1024)
def month_and_year(year: int, month: int, lang: str) -> str:
    """A month with its year: "June 2022"."""
    words = words_of(lang)
    return _led(words.month.format(month=month_names(lang)[month - 1], year=_dated(year, words)))


@lru_cache(maxsize=1024)
def day_and_year(days: int, lang: str) -> str:
    """A day since 1970 with month and year: "15 Jun 2022"."""
    words = words_of(lang)
    year, month, day = civil_from_days(days)
    name = speech_of(lang).short_in_date[month - 1]
    return words.day.format(day=day, month=name, year=_dated(year, words))


def _dated(year: int, words: AxisWords) -> str:
    if year > 0:
        return _amount(year, words)
    return words.year_before.format(year=_amount(1 - year, words))


def _led(text: str) -> str:
    """Begun with a capital: it stands alone."""
    return f"{text[:1].upper()}{text[1:]}"


@lru_cache(maxsize=256)
def week_text(number: int, lang: str, *, form: int = 0) -> str:
    """An ISO week: form 0 in the language («24 нед.»), form 1 as ISO writes it, "W24"."""
    return (words_of(lang) if form == 0 else _ENGLISH).week.format(number=number)


@lru_cache(maxsize=4096)
def clock_text(seconds: int, *, with_seconds: bool) -> str:
    """The clock time of a second: "14:30" or "14:30:05"."""
    rest = seconds % DAY
    text = f"{rest // 3600:02}:{rest // 60 % 60:02}"
    return f"{text}:{rest % 60:02}" if with_seconds else text
