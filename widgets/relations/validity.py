"""When each strand holds, as arrays, so that a window is answered for all strands at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.dates import BEGINNING, FOREVER, Certainty, Shape, margin_bounds
from db.records import Strand, Window

Seconds = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Validity:
    """Bounds of all strands in axis seconds; ``dated`` False where a strand has no date.

    ``earliest``/``latest`` carry the margin of approximate dates; ``core_start`` > ``core_end``
    where nothing is certain.
    """

    dated: NDArray[np.bool_]
    lasted: NDArray[np.bool_]
    earliest: Seconds
    latest: Seconds
    core_start: Seconds
    core_end: Seconds

    def certainty(self, window: Window) -> NDArray[np.uint8]:
        """The rule of ``db.dates.certainty`` for all strands; undated ones count as outside.

        What lasted is certain where its core meets the window, a moment where it lies inside.
        """
        possible = (self.earliest <= window.end) & (self.latest >= window.start)
        meets = (
            (self.core_start <= self.core_end)
            & (self.core_start <= window.end)
            & (self.core_end >= window.start)
        )
        inside = (self.earliest >= window.start) & (self.latest <= window.end)
        certain = np.where(self.lasted, meets, inside)
        found = possible.astype(np.uint8) * Certainty.POSSIBLE
        found[certain & possible] = Certainty.CERTAIN
        found[~self.dated] = Certainty.OUTSIDE
        return found


def validity(strands: Sequence[Strand]) -> Validity:
    """Read the dates of all strands once; windows are then answered without touching them."""
    count = len(strands)
    made = Validity(
        dated=np.zeros(count, np.bool_),
        lasted=np.zeros(count, np.bool_),
        earliest=np.full(count, BEGINNING, np.int64),
        latest=np.full(count, FOREVER, np.int64),
        core_start=np.full(count, FOREVER, np.int64),
        core_end=np.full(count, BEGINNING, np.int64),
    )
    for row, strand in enumerate(strands):
        when = strand.valid
        if when is None:
            continue
        low, high = margin_bounds(when)
        made.dated[row] = True
        made.lasted[row] = when.shape == Shape.LASTED
        made.earliest[row] = BEGINNING if low is None else low
        made.latest[row] = FOREVER if high is None else high
        if when.core_start is not None and when.core_end is not None:
            made.core_start[row], made.core_end[row] = when.core_start, when.core_end
    return made
