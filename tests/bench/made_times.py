"""When the made events happened: skewed towards the present, with bursts, a few long ago."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

DAY = 86_400
FIRST = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
LAST = int(datetime(2024, 12, 31, tzinfo=UTC).timestamp())
LONG_AGO = int(datetime(1700, 1, 1, tzinfo=UTC).timestamp())

BURSTS = 80
IN_BURSTS, STEADY = 0.55, 0.4495
"""Parts of all events; the little that is left lies before ``FIRST``."""


def made_starts(count: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Seconds at which the events begin, in no order."""
    where = chance.random(count)
    starts = chance.integers(LONG_AGO, FIRST, count)
    steady = where < IN_BURSTS + STEADY
    # The root of an even chance leans towards its end: ever more is reported.
    starts[steady] = FIRST + ((LAST - FIRST) * np.sqrt(chance.random(steady.sum()))).astype(int)
    burst = where < IN_BURSTS
    starts[burst] = _in_bursts(int(burst.sum()), chance)
    return np.clip(starts, LONG_AGO, LAST)


def _in_bursts(count: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Bursts of very unequal weight; each begins at once and ebbs within days or months."""
    weights = chance.pareto(1.2, BURSTS) + 0.05
    begins = chance.integers(FIRST, LAST, BURSTS)
    lengths = np.exp(chance.uniform(np.log(2 * DAY), np.log(120 * DAY), BURSTS))
    which = chance.choice(BURSTS, count, p=weights / weights.sum())
    return begins[which] + chance.exponential(lengths[which]).astype(np.int64)
