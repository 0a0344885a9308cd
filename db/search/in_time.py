"""All events in the order of time, for a search to look found ids up in."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.time_index import are_among

Ids = NDArray[np.int64]

_WIDEST = 2**24
"""Marks, a byte each, for the ids of a store; ids farther apart than that are sorted."""


class InTime:
    """Ids of all events in the order of time; good for many searches, until one changes."""

    def __init__(self, ids: Ids) -> None:
        self.ids = ids

    def has(self, ids: Ids) -> NDArray[np.bool_]:
        """Return which of these are events."""
        if self._marks is None:
            return are_among(ids, self.ids)
        return self._marks.take(ids - self._before, mode="clip")

    @cached_property
    def _before(self) -> int:
        return int(self.ids.min(initial=1)) - 1

    @cached_property
    def _marks(self) -> NDArray[np.bool_] | None:
        """A mark for each id from the lowest to the highest, and none at either end.

        Looking up what was found in marks that stand already takes a twentieth of making them.
        """
        places = self.ids - self._before
        width = int(places.max(initial=0)) + 2
        if width > _WIDEST:
            return None
        marks = np.zeros(width, np.bool_)
        marks[places] = True
        return marks
