"""`sequitur bench` on made stores of 10,000, 100,000 and 1,000,000 events, and how cost grows."""

from typing import Any

from tests.bench.journeys import growth, journey

COUNTS = (10_000, 100_000, 1_000_000)


def measure() -> dict[str, Any]:
    """The JSON of each run under its number of events, and the growth from run to run."""
    runs = {str(count): journey(count) for count in COUNTS}
    return {**runs, "growth": growth(runs)}
