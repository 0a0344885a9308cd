"""One EDTF date on its own: what stands at either end of an interval or in a set."""

from typing import NamedTuple

from db.dates.calendar import DAY_SECONDS
from db.dates.value import Granularity


class Part(NamedTuple):
    """A single date with its bounds in seconds, both inclusive.

    ``edtf`` is canonical: no spaces, zones as ``±hh:mm``, a fraction after a full stop.
    """

    edtf: str
    earliest: int
    latest: int
    granularity: Granularity
    approximate: bool = False
    doubtful: bool = False
    zone: str = ""
    nanos: int = 0


def part_of_days(edtf: str, first_day: int, last_day: int, granularity: Granularity) -> Part:
    """A part that reaches from the start of its first day to the end of its last."""
    return Part(
        edtf, first_day * DAY_SECONDS, last_day * DAY_SECONDS + DAY_SECONDS - 1, granularity
    )
