"""Dates with a clock time: ``2022-06-15T14:30:00+05:00``.

An instant stands on the axis at the time its own clocks showed (value.py), so its zone is kept but
not applied. Hours and minutes alone (ISO 8601-1) are taken too: a source that says 14:30 must not
be made to say 14:30:00.
"""

import re

from db.dates.calendar import DAY_SECONDS, civil_from_days
from db.dates.errors import Refusal, quoted
from db.dates.part import Part
from db.dates.value import Granularity

INSTANT = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?)?"
    r"(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z"
)
_LAST_ZONE = 14 * 60
"""Minutes: no place on Earth keeps a clock further than 14 hours from UTC (nor does XML allow)."""


def instant_part(match: re.Match[str], day: Part) -> Part:
    """A clock time on ``day``.

    :raises Refusal: no clock shows that time, or no place keeps that zone.
    """
    hour, minute, second = (int(match.group(n) or "0") for n in (2, 3, 4))
    if (hour, minute, second) == (24, 0, 0):
        raise _midnight(match, day)
    _check_clock(match.group(), hour, minute, second)
    zone = _zone(match.group(6))
    fraction = match.group(5) or ""
    start = day.earliest + hour * 3600 + minute * 60 + second
    if match.group(4) is not None:
        unit, length = Granularity.SECOND, 1
    elif match.group(3) is not None:
        unit, length = Granularity.MINUTE, 60
    else:
        unit, length = Granularity.HOUR, 3600
    text = match.group(1) + "T" + ":".join(n for n in match.group(2, 3, 4) if n is not None)
    text += f".{fraction}" if fraction else ""
    nanos = int(fraction[:9].ljust(9, "0")) if fraction else 0
    return Part(text + zone, start, start + length - 1, unit, zone=zone, nanos=nanos)


def _midnight(match: re.Match[str], day: Part) -> Refusal:
    """Hour 24, which ISO 8601:2019 took out: the next day's beginning."""
    year, month, of_month = civil_from_days(day.latest // DAY_SECONDS + 1)
    sign = "-" if year < 0 else ""
    meant = f"{sign}{abs(year):04d}-{month:02d}-{of_month:02d}T00:00:00{match.group(6) or ''}"
    return Refusal(f"There is no hour 24: write the beginning of the next day, {meant}.", meant)


def _check_clock(text: str, hour: int, minute: int, second: int) -> None:
    if hour > 23 or minute > 59 or second > 59:
        raise Refusal(
            f"No clock shows the time in {quoted(text)}: "
            "hours run from 00 to 23, minutes and seconds from 00 to 59."
        )


def _zone(written: str | None) -> str:
    if written is None or written == "Z":
        return written or ""
    hours, minutes = written[1:3], written[3:].lstrip(":") or "00"
    if int(minutes) > 59 or int(hours) * 60 + int(minutes) > _LAST_ZONE:
        raise Refusal(f"There is no zone {written}: zones lie between -14:00 and +14:00.")
    return f"{written[0]}{hours}:{minutes}"
