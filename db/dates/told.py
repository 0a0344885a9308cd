"""One part of a date in words, in the grammatical case its sentence needs."""

import re

from db.dates.calendar import DAY_SECONDS, civil_from_days
from db.dates.part import Part
from db.dates.seasons import SPANS
from db.dates.spans import clock_text, span_text
from db.dates.speech import Case, Speech
from db.dates.value import Granularity

_MARKS = re.compile(r"[?~%]")
_DECADE = re.compile(r"[0-9]{3}X\Z")
_DIGITS_UNTOLD = re.compile(r"[XS]")
_GAP_BETWEEN_X = re.compile(r"X-?[0-9]")
_SEASON = re.compile(r"(.+)-([0-9]{2})\Z")
_CLOCK_TO_SECOND = 2
"""Colons in a clock time that is told to the second."""


def told(part: Part, speech: Speech, lang: str, case: Case = Case.PLAIN) -> str:
    """“June 2022”, “about 15 June 2022”, “the 1990s”, “summer 2022 (June–August 2022)”."""
    words = _bare(part, speech, lang, case)
    return speech.sentences["about"].format(a=words) if part.approximate else words


def told_pair(
    parts: tuple[Part, Part], speech: Speech, lang: str, cases: tuple[Case, Case]
) -> tuple[str, str]:
    """Two parts, the year (and month) they share said only once."""
    first, second = parts
    words = [told(part, speech, lang, case) for part, case in zip(parts, cases, strict=True)]
    unit = first.granularity
    comparable = unit is second.granularity and unit in (Granularity.DAY, Granularity.MONTH)
    if not comparable or _DIGITS_UNTOLD.search(first.edtf + second.edtf):
        return words[0], words[1]
    dates = [civil_from_days(part.earliest // DAY_SECONDS) for part in parts]
    if dates[0][0] != dates[1][0] or dates[0] == dates[1]:
        return words[0], words[1]
    shortened = 1 if speech.year_first else 0
    _, month, day = dates[shortened]
    short = _without_year(month, day, unit, speech, cases[shortened])
    if unit is Granularity.DAY and dates[0][1] == dates[1][1] and not speech.year_first:
        short = str(day)
    if parts[shortened].approximate:
        short = speech.sentences["about"].format(a=short)
    words[shortened] = short
    return words[0], words[1]


def _without_year(month: int, day: int, unit: Granularity, speech: Speech, case: Case) -> str:
    return (
        speech.day_and_month(month, day) if unit is Granularity.DAY else speech.month(month, case)
    )


def _bare(part: Part, speech: Speech, lang: str, case: Case) -> str:
    edtf = _MARKS.sub("", part.edtf)
    year, month, day = civil_from_days(part.earliest // DAY_SECONDS)
    if "T" in edtf:
        return _instant(edtf, part, speech, (year, month, day))
    if _DECADE.match(edtf):
        return speech.of_decade(year, case)
    if _DIGITS_UNTOLD.search(edtf):
        return _untold(edtf, part, speech, lang)
    if part.granularity is Granularity.DAY:
        return speech.dated(speech.day_and_month(month, day), year)
    if part.granularity is Granularity.MONTH:
        return speech.dated(speech.month(month, case), year)
    season = _SEASON.match(edtf)
    if season is not None and int(season.group(2)) in SPANS:
        name = speech.season(int(season.group(2)), case)
        number = speech.year_number(int(season.group(1)))
        words = speech.season_with_year.format(inner=name, year=number)
        return f"{words} ({span_text(part.earliest, part.latest, lang)})"
    return speech.bare_year(year, case)


def _untold(edtf: str, part: Part, speech: Speech, lang: str) -> str:
    """Unspecified digits: those at the end make a span, others a form the date has."""
    span = span_text(part.earliest, part.latest, lang)
    if _GAP_BETWEEN_X.search(edtf):
        return speech.sentences["pattern"].format(x=edtf, a=span)
    return span


def _instant(edtf: str, part: Part, speech: Speech, date: tuple[int, int, int]) -> str:
    year, month, day = date
    clock = edtf.partition("T")[2]
    fine = clock.removesuffix(part.zone).count(":") == _CLOCK_TO_SECOND
    words = speech.dated(speech.day_and_month(month, day), year)
    time = clock_text(part.earliest, fine)
    zone = {"": "", "Z": " UTC"}.get(part.zone, f" ({part.zone})")
    return speech.sentences["at"].format(a=words, x=time + zone)
