"""Bounds as the command line writes them: inclusive days, and instants with their zone."""

from db.dates.calendar import DAY_SECONDS, civil_from_days
from db.dates.value import Granularity, Shape, VagueTime


def bounds_text(when: VagueTime) -> tuple[str | None, str | None]:
    """Earliest and latest as ``YYYY-MM-DD`` or ``YYYY-MM-DDThh:mm:ss±hh:mm``.

    Years are astronomical with a sign and at least four digits (``-0043-01-01``); an open or
    unknown end, and an undated fact, give ``None``.
    """
    left, right = _sides(when)
    return _bound(when.earliest, left, when), _bound(when.latest, right, when)


def _sides(when: VagueTime) -> tuple[str, str]:
    """The EDTF each bound comes from; a set's members are not told apart."""
    if when.shape is Shape.LASTED:
        left, _, right = when.edtf.partition("/")
        return left, right
    return when.edtf, when.edtf


def _bound(seconds: int | None, edtf: str, when: VagueTime) -> str | None:
    if seconds is None:
        return None
    days, clock = divmod(seconds, DAY_SECONDS)
    year, month, day = civil_from_days(days)
    text = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
    if when.granularity >= Granularity.DAY or "T" not in edtf:
        return text
    return f"{text}T{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}{when.zone}"
