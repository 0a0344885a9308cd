"""The value every date in Sequitur is: a vague time with outer bounds and a certain core.

Axis: int64 seconds since 1970-01-01 on the proleptic Gregorian calendar, both bounds inclusive
(a day runs from its 00:00:00 to its 23:59:59). Dates are floating: no zone ever shifts them. An
instant keeps the zone it was written in and stands on the axis at the clock time of that zone, so
that it counts for the day people there would name.
"""

from dataclasses import dataclass
from enum import IntEnum

BEGINNING = -(2**63)
"""Core start of something that went on before any known time (EDTF ``../x``)."""

FOREVER = 2**63 - 1
"""Core end of something that goes on without end (EDTF ``x/..``)."""


class Shape(IntEnum):
    """How the bounds are meant; stored as an integer, so the numbers never change."""

    MOMENT = 0
    """One moment (or one stretch named as a whole, like a day) somewhere within the bounds."""
    LASTED = 1
    """Something that went on from a start to an end (EDTF interval)."""
    SEVERAL = 2
    """Happened at each member of a set (EDTF ``{a,b}``)."""


class End(IntEnum):
    """What is known about one end of the bounds."""

    KNOWN = 0
    OPEN = 1
    """``..``: goes on, or may lie anywhere beyond."""
    UNKNOWN = 2
    """Empty side of an EDTF interval: there was an end, nobody says when."""


class Granularity(IntEnum):
    """The finest unit in which the date was told."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    MONTH = 4
    SEASON = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8
    COARSER = 9


class Basis(IntEnum):
    """Where a date comes from (store.md: basis)."""

    STATED = 0
    CALCULATED = 1
    INFERRED = 2
    MEASURED = 3


@dataclass(frozen=True, slots=True)
class VagueTime:
    """A date as vague as its source: text as written, canonical EDTF, bounds and core.

    ``earliest``/``latest`` are the outer bounds in seconds, inclusive; ``None`` where ``start`` or
    ``end`` is not ``KNOWN``. ``core_start``/``core_end`` bound the time in which something that
    lasted was surely under way; both ``None`` for a moment, a set, and an interval without a
    certain core. A core may reach to ``BEGINNING`` or ``FOREVER``.
    """

    text: str
    edtf: str
    earliest: int | None = None
    latest: int | None = None
    core_start: int | None = None
    core_end: int | None = None
    shape: Shape = Shape.MOMENT
    start: End = End.KNOWN
    end: End = End.KNOWN
    granularity: Granularity = Granularity.DAY
    approximate: bool = False
    """``~`` on any part: about then; edges are drawn blurred."""
    doubtful: bool = False
    """``?`` on any part: the source is not sure; drawn with a question mark."""
    zone: str = ""
    """Zone as written (``Z``, ``+05:00``); empty for floating dates."""
    nanos: int = 0
    """Fraction of the second, only for sorting."""
    rule: str = ""
    """Key of the phrase rule that made the EDTF (``mid-month``); empty when written as EDTF."""
    basis: Basis = Basis.STATED
