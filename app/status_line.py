"""The texts of the status line, made from plain values."""

from datetime import datetime

from db.records import FilterCounts

_UNITS = (
    ("century", 3_155_695_200),
    ("decade", 315_569_520),
    ("year", 31_556_952),
    ("month", 2_629_746),
    ("week", 604_800),
    ("day", 86_400),
    ("hour", 3_600),
    ("minute", 60),
    ("second", 1),
)
"""Mean lengths in seconds on the Gregorian calendar, longest first."""
_LEAST = 20
"""A unit is worth telling from this many pixels on."""


def saved_text(saved: datetime | None, *, writable: bool, clock: bool = True) -> str:
    """When the last commit returned; without ``clock`` (in pictures) only that all is saved."""
    if not writable:
        return "Read only"
    if saved is None or not clock:
        return "Saved"
    return f"Saved {saved.astimezone():%H:%M:%S}"


def amounts_text(events: int, entities: int, relations: int) -> str:
    """How much the case holds."""
    amounts = ((events, "event"), (entities, "entity"), (relations, "relation"))
    return " · ".join(counted(number, one) for number, one in amounts)


def window_text(counts: FilterCounts) -> str:
    """How many shown events stand in the window, surely and perhaps."""
    return f"in window: {counts.certain:,} certain + {counts.possible:,} possible"


def scale_text(seconds_per_pixel: float) -> str:
    """How long the shortest unit is that can be told on the screen: "1 month = 96 px"."""
    if seconds_per_pixel <= 0:
        return ""
    fitting = [(name, length) for name, length in _UNITS if length / seconds_per_pixel >= _LEAST]
    if not fitting:
        return f"1 px = {seconds_per_pixel / _UNITS[0][1]:,.0f} centuries"
    name, length = fitting[-1]
    if name in ("week", "day") and len(fitting) > 1 and length / seconds_per_pixel < 2 * _LEAST:
        name, length = fitting[-2]
    return f"1 {name} = {length / seconds_per_pixel:,.0f} px"


def counted(number: int, one: str) -> str:
    """A number with its noun: "1 entity", "48 entities"."""
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{number:,} {one if number == 1 else many}"


def zones_text(zoned: int) -> str:
    """Whether any date names a zone; dates are never shifted between zones."""
    if zoned == 0:
        return "dates without a time zone"
    return f"{counted(zoned, 'date')} with a time zone, as written"
