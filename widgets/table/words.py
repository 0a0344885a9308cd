"""What the table says of a date and of a whole row, on paper and aloud."""

from db.dates import (
    End,
    VagueTime,
    civil_from_days,
    reading,
    rule_text,
    short_month_names,
    span_text,
)
from db.records import EventRow
from widgets.kinds import event_kind

UNDATED = "Undated"
_OPEN, _UNKNOWN = "…", "?"
_DAY = 86_400
_FIRST_PLAIN_YEAR = 1000
"""Earlier years are told with their era."""
_LEVELS = ("", "High", "Highest")


def bounds_words(when: VagueTime) -> str:
    """Both bounds, short; “…” at an end that is open and “?” at one nobody knows."""
    text = _short_span(when.earliest, when.latest)
    if text == _OPEN:
        return _UNKNOWN if End.UNKNOWN in (when.start, when.end) else text
    if when.start is End.UNKNOWN:
        text = _UNKNOWN + text.removeprefix(_OPEN)
    if when.end is End.UNKNOWN:
        text = text.removesuffix(_OPEN) + _UNKNOWN
    return text


def _short_span(earliest: int | None, latest: int | None) -> str:
    """Days of two months with short names, as a column has room for; all else as everywhere."""
    if earliest is None or latest is None or earliest % _DAY or (latest + 1) % _DAY:
        return span_text(earliest, latest)
    (year, month, day), last = (civil_from_days(one // _DAY) for one in (earliest, latest))
    whole = day == 1 and civil_from_days(latest // _DAY + 1)[2] == 1
    if whole or year != last[0] or month == last[1] or year < _FIRST_PLAIN_YEAR:
        return span_text(earliest, latest)
    names = short_month_names()
    return f"{day} {names[month - 1]} – {last[2]} {names[last[1] - 1]} {year}"


def source_words(when: VagueTime) -> str:
    """The source's own words, or the date as it was typed."""
    return when.text or when.edtf


def when_parts(when: VagueTime | None) -> tuple[str, str]:
    """The source's words, and the bounds we made of them; empty where they say the same."""
    if when is None:
        return UNDATED, ""
    words, bounds = source_words(when), bounds_words(when)
    return words, "" if words.casefold() == bounds.casefold() else bounds


def when_text(when: VagueTime | None) -> str:
    """Words and bounds in one line, as they are copied."""
    words, bounds = when_parts(when)
    return f"“{words}” · {bounds}" if bounds else words


def when_tip(when: VagueTime | None) -> str:
    """The source's words in full, how they were read, by which rule."""
    if when is None:
        return "No date is given."
    parts = (f"“{source_words(when)}”", reading(when), rule_text(when))
    return ". ".join(part for part in parts if part)


def importance_words(level: int) -> str:
    """Normal importance needs no word."""
    return _LEVELS[level] if 0 <= level < len(_LEVELS) else f"Level {level}"


def sources_words(count: int) -> str:
    """How many sources stand behind an event."""
    if not count:
        return "no source"
    return "1 source" if count == 1 else f"{count:,} sources"


def spoken_row(row: EventRow) -> str:
    """An event as one line for a screen reader: what, when, how sure, on what it rests."""
    if row.when is None:
        when = "undated"
    else:
        when = f"“{source_words(row.when)}”, {reading(row.when)}, {bounds_words(row.when)}"
    parts = (
        row.title,
        when,
        f"{event_kind(row.kind).one}, {row.status.value}",
        ", ".join(row.entities),
        row.place,
        sources_words(row.sources),
        "confidential" if row.confidential else "",
    )
    return ". ".join(part for part in parts if part)
