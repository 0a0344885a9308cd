"""How many events there are, how many pass the filter, and how they spread over all of time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.records import EventColumns
from widgets.timeline.density import Mass
from widgets.timeline.extents import extents_of
from widgets.timeline.scene import mass_of


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts of dated and undated events, and the density of the shown ones."""

    shown: int
    dated: int
    undated: int
    mass: Mass
    span: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The counts in words: "22 of 22, 6 undated"."""
        text = f"{self.shown:,} of {self.dated:,}"
        return f"{text}, {self.undated:,} undated" if self.undated else text


def tally(columns: EventColumns, shown: NDArray[np.bool_]) -> Tally:
    """Count the events; ``undated`` are those that pass the filter."""
    extents = extents_of(columns)
    span = extents.span()
    places = np.flatnonzero(shown & extents.dated)
    return Tally(
        len(places),
        int(np.count_nonzero(extents.dated)),
        int(np.count_nonzero(shown & ~extents.dated)),
        mass_of(extents, places, span),
        span,
    )
