"""How a language tells dates back: names, word order, and sentences with places for dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Case(IntEnum):
    """Grammatical case; only Russian tells them apart here."""

    PLAIN = 0
    GENITIVE = 1
    ACCUSATIVE = 2


FIRST_BARE_YEAR = 1000
"""Earlier years are told with their era: “79” alone would read as a short 1979."""


@dataclass(frozen=True)
class Speech:
    """One language. Every tuple of forms is indexed by :class:`Case`."""

    months: tuple[tuple[str, ...], ...]
    short_months: tuple[str, ...]
    short_in_date: tuple[str, ...]
    """Short month beside a day."""
    weekdays: tuple[str, ...]
    with_year: str
    """``{inner}`` (day and month, or month) and ``{year}``."""
    season_with_year: str
    """The same for a season or another part of a year."""
    year_first: bool
    year: tuple[str, ...]
    """A year on its own: ``{year}``."""
    era: tuple[str, str]
    """``{year}`` before Christ, and after him where the bare number would be odd."""
    era_says_year: bool
    """Whether ``era`` holds the word “year” already."""
    decade: tuple[str, ...]
    seasons: Mapping[int, tuple[str, ...]]
    """EDTF code → forms."""
    sentences: Mapping[str, str]
    """Places: ``{a}`` and ``{b}`` for dates, ``{x}`` for a list."""
    rules: Mapping[str, tuple[str, str]]
    """Rule key → the word and what it is read as."""
    rule: str
    """Sentence about a rule: ``{word}`` and ``{meaning}``."""
    echo: str
    """The same as an aside."""
    days: tuple[str, ...]
    """Forms of “day” after 1, 2–4 and more; Russian needs all three."""

    def month(self, number: int, case: Case = Case.PLAIN) -> str:
        """A month's name."""
        return _form(self.months[number - 1], case)

    def season(self, code: int, case: Case = Case.PLAIN) -> str:
        """A season or another part of a year."""
        return _form(self.seasons[code], case)

    def year_number(self, year: int) -> str:
        """An astronomical year in the count of people: −43 is 44 BC."""
        if year <= 0:
            return self.era[0].format(year=1 - year)
        return self.era[1].format(year=year) if year < FIRST_BARE_YEAR else str(year)

    def bare_year(self, year: int, case: Case = Case.PLAIN) -> str:
        """A year that stands alone."""
        number = self.year_number(year)
        if self.era_says_year and year < FIRST_BARE_YEAR:
            return number
        return _form(self.year, case).format(year=number)

    def dated(self, inner: str, year: int) -> str:
        """Day and month, or a month, with its year."""
        return self.with_year.format(inner=inner, year=self.year_number(year))

    def day_and_month(self, month: int, day: int | str) -> str:
        """“15 June”."""
        return f"{day} {self.month(month, Case.GENITIVE)}"

    def of_decade(self, first: int, case: Case = Case.PLAIN) -> str:
        """“the 1990s”."""
        return _form(self.decade, case).format(year=first)


def _form(forms: tuple[str, ...], case: Case) -> str:
    return forms[case] if case < len(forms) else forms[0]


def plain(names: str) -> tuple[tuple[str, ...], ...]:
    """Names that keep one form in every case."""
    return tuple((name,) for name in names.split())
