"""Taking single values out of a long array and putting others in, without touching the rest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]

_FEW = 8
"""So many places are counted one by one: quicker than a table over the whole array."""


@dataclass(frozen=True, slots=True, eq=False)
class Splice:
    """Which places of an array go, and before which places others come; both ascending.

    All in the numbers of the array as it was; several may come before the same place.
    """

    removed: Rows
    places: Rows

    @property
    def inserted(self) -> Rows:
        """Where the new values stand in the end."""
        below = np.searchsorted(self.removed, self.places)
        return self.places - below + np.arange(len(self.places))

    @property
    def in_place(self) -> bool:
        """Whether each value that goes is replaced where it stood: the others stay where they are.

        To come just behind a place that goes is the same as to come just before it.
        """
        if len(self.removed) != len(self.places):
            return False
        behind = self.places - self.removed
        return bool(((behind == 0) | (behind == 1)).all())

    @classmethod
    def of(cls, removed: NDArray[np.integer], inserted: NDArray[np.integer]) -> "Splice":
        """The same told by the rows that went and, in the numbers of the end, those that came."""
        gone = removed.astype(np.int64)
        kept = inserted - np.arange(len(inserted), dtype=np.int64)
        # The row before as many others that stay, among all that were.
        return cls(gone, kept + np.searchsorted(gone - np.arange(len(gone)), kept, side="right"))

    def apply(self, array: NDArray, fresh: NDArray) -> NDArray:
        """The array with the new values in; the same object where nothing changed."""
        if self.in_place:
            if np.array_equal(array[self.removed], fresh):
                return array
            changed = array.copy()
            changed[self.removed] = fresh
            return changed
        return np.concatenate(self._pieces(array, fresh.astype(array.dtype, copy=False)))

    def moved(self, rows: NDArray[np.int32], total: int) -> NDArray[np.int32]:
        """Where these rows stand in the end; one that goes gets any number.

        :param total: length of the array as it was
        """
        if self.in_place:
            return rows
        if len(self.removed) == len(self.places) == 1:
            # What lies on the far side of both stays where it is.
            gone, place = int(self.removed[0]), int(self.places[0])
            if place > gone:
                return rows - ((rows > gone) & (rows < place))
            return rows + ((rows >= place) & (rows <= gone))
        if len(self.removed) + len(self.places) <= _FEW:
            ends = rows.copy()
            for row in self.removed.tolist():
                ends -= rows > row
            for place in self.places.tolist():
                ends += rows >= place
            return ends
        steps = np.zeros(total + 1, np.int32)
        np.subtract.at(steps, self.removed + 1, 1)
        np.add.at(steps, self.places, 1)
        by = np.cumsum(steps, dtype=np.int32)
        return rows + by[rows]

    def _pieces(self, array: NDArray, fresh: NDArray) -> list[NDArray]:
        """What stands between the places, and the new values between."""
        cuts = [(int(place), 0, at) for at, place in enumerate(self.places)]
        cuts += [(int(row), 1, 0) for row in self.removed]
        pieces, start = [], 0
        for place, is_removed, at in sorted(cuts):
            if place > start:
                pieces.append(array[start:place])
                start = place
            if is_removed:
                start = place + 1
            else:
                pieces.append(fresh[at : at + 1])
        pieces.append(array[start:])
        return pieces
