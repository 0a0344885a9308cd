"""Certain and possible: whether a vague time lies in a window, and what a window is.

A moment or a set is certainly in a window if its outer bounds lie within it, and possibly if they
only overlap. Something that lasted is certainly in if its certain core meets the window; one so
vague that it has no core is judged by its bounds, for whatever the truth, it lies within them. An
approximate date is widened by one unit of its own precision on each side; the margin makes things
possible, never certain.
"""

from enum import IntEnum

from db.dates.calendar import DAY_SECONDS, shifted_months
from db.dates.value import BEGINNING, FOREVER, Granularity, Shape, VagueTime

Window = tuple[int | None, int | None]
"""First and last second, inclusive; ``None`` is unbounded."""


class Certainty(IntEnum):
    """How sure it is that something lies in a window."""

    OUTSIDE = 0
    POSSIBLE = 1
    CERTAIN = 2


_SECONDS = {
    Granularity.SECOND: 1,
    Granularity.MINUTE: 60,
    Granularity.HOUR: 3600,
    Granularity.DAY: DAY_SECONDS,
}
_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.SEASON: 3,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1_200,
    Granularity.COARSER: 12_000,
}


def margin_bounds(when: VagueTime) -> Window:
    """The outer bounds, an approximate date's widened by one unit of its precision each side."""
    low, high = when.earliest, when.latest
    if not when.approximate:
        return low, high
    seconds = _SECONDS.get(when.granularity)
    if seconds is not None:
        return _plus(low, -seconds), _plus(high, seconds)
    months = _MONTHS[when.granularity]
    return (
        None if low is None else max(shifted_months(low, -months), BEGINNING + 1),
        # The last second is moved as the first second after it, so that a month's end stays one.
        None if high is None else min(shifted_months(high + 1, months) - 1, FOREVER - 1),
    )


def certainty(
    when: VagueTime, window_start: int | None, window_end: int | None, margin: bool = True
) -> Certainty:
    """How sure it is that ``when`` lies in the window; an undated fact never does."""
    if not when.edtf:
        return Certainty.OUTSIDE
    start = BEGINNING if window_start is None else window_start
    end = FOREVER if window_end is None else window_end
    low, high = margin_bounds(when) if margin else (when.earliest, when.latest)
    first = BEGINNING if low is None else low
    last = FOREVER if high is None else high
    if first > end or last < start:
        return Certainty.OUTSIDE
    if when.shape is Shape.LASTED and when.core_start is not None:
        return Certainty.CERTAIN if _core_meets(when, start, end) else Certainty.POSSIBLE
    return Certainty.CERTAIN if start <= first and last <= end else Certainty.POSSIBLE


def sort_key(when: VagueTime) -> tuple[int, int, int]:
    """Order in time: earliest, latest, fraction of a second; undated facts come last."""
    if not when.edtf:
        return FOREVER, FOREVER, 0
    return (
        BEGINNING if when.earliest is None else when.earliest,
        FOREVER if when.latest is None else when.latest,
        when.nanos,
    )


def _core_meets(when: VagueTime, start: int, end: int) -> bool:
    if when.core_start is None or when.core_end is None:
        return False
    return when.core_start <= end and when.core_end >= start


def _plus(bound: int | None, seconds: int) -> int | None:
    return None if bound is None else bound + seconds
