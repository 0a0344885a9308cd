"""The long journeys: ten million events, and a million in a window of 3840×2160."""

from typing import Any

from tests.bench.journeys import journey

MOST = 10_000_000
WIDE = "3840x2160"


def measure() -> dict[str, Any]:
    """The JSON of both runs; growth is told beside the runs of `bench_journey`."""
    return {str(MOST): journey(MOST), WIDE: journey(1_000_000, WIDE)}
