"""Short words for bounds: “11–20 June 2022”, “24 Feb 2022 – …”."""

from db.dates.calendar import DAY_SECONDS, civil_from_days, days_in_month
from db.dates.languages import speech_of
from db.dates.speech import FIRST_BARE_YEAR, Speech

_OPEN = "…"


def month_names(lang: str = "en") -> tuple[str, ...]:
    """The twelve months as they stand alone."""
    return tuple(forms[0] for forms in speech_of(lang).months)


def short_month_names(lang: str = "en") -> tuple[str, ...]:
    """The twelve months in three or four letters, without a full stop."""
    return speech_of(lang).short_months


def day_text(seconds: int, lang: str = "en", year: bool = True) -> str:
    """The day of a moment: “15 June 2022”, or without its year “15 June”."""
    speech = speech_of(lang)
    of_year, month, day = civil_from_days(seconds // DAY_SECONDS)
    inner = speech.day_and_month(month, day)
    return speech.dated(inner, of_year) if year else inner


def span_text(earliest: int | None, latest: int | None, lang: str = "en") -> str:
    """Both bounds as short as they go; whole months and years are named as such.

    ``None`` is an open or unknown end. Where both years stand, or one end is open, months are
    short.
    """
    speech = speech_of(lang)
    if earliest is None or latest is None:
        sides = (_short(earliest, speech), _short(latest, speech))
        return _OPEN if sides == (_OPEN, _OPEN) else " – ".join(sides)
    first, last = civil_from_days(earliest // DAY_SECONDS), civil_from_days(latest // DAY_SECONDS)
    if earliest % DAY_SECONDS or (latest + 1) % DAY_SECONDS:
        return _clocked(earliest, latest, lang)
    if first[2] == 1 and last[2] == days_in_month(*last[:2]):
        return _whole(first, last, speech)
    return _days(first, last, speech)


def clock_text(seconds: int, with_seconds: bool = False) -> str:
    """The clock time of a moment, ``14:30``."""
    clock = seconds % DAY_SECONDS
    text = f"{clock // 3600:02d}:{clock // 60 % 60:02d}"
    return f"{text}:{clock % 60:02d}" if with_seconds else text


def _short(seconds: int | None, speech: Speech) -> str:
    if seconds is None:
        return _OPEN
    return _short_day(civil_from_days(seconds // DAY_SECONDS), speech)


def _short_day(date: tuple[int, int, int], speech: Speech) -> str:
    year, month, day = date
    return speech.dated(f"{day} {speech.short_in_date[month - 1]}", year)


def _clocked(earliest: int, latest: int, lang: str) -> str:
    """Bounds that begin or end within a day."""
    fine = earliest % 60 != 0 or latest - earliest < 59
    first = f"{day_text(earliest, lang)}, {clock_text(earliest, fine)}"
    if latest - earliest < 60:
        return first
    if earliest // DAY_SECONDS == latest // DAY_SECONDS:
        return f"{first}–{clock_text(latest, fine)}"
    return f"{first} – {day_text(latest, lang)}, {clock_text(latest, fine)}"


def _whole(first: tuple[int, int, int], last: tuple[int, int, int], speech: Speech) -> str:
    """Whole months or years."""
    (year, month, _), (last_year, last_month, _) = first, last
    if (month, last_month) == (1, 12):
        if year == last_year:
            return speech.bare_year(year)
        joint = "–" if year >= FIRST_BARE_YEAR else " – "
        return joint.join(map(speech.year_number, (year, last_year)))
    names = speech.month(month), speech.month(last_month)
    if year != last_year:
        return f"{speech.dated(names[0], year)} – {speech.dated(names[1], last_year)}"
    return speech.dated(names[0] if month == last_month else "–".join(names), year)


def _days(first: tuple[int, int, int], last: tuple[int, int, int], speech: Speech) -> str:
    (year, month, day), (last_year, last_month, last_day) = first, last
    if year != last_year:
        return f"{_short_day(first, speech)} – {_short_day(last, speech)}"
    if month != last_month:
        low, high = speech.day_and_month(month, day), speech.day_and_month(last_month, last_day)
        return speech.dated(f"{low} – {high}", year)
    days = str(day) if day == last_day else f"{day}–{last_day}"
    return speech.dated(speech.day_and_month(month, days), year)
