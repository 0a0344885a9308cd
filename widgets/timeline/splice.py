"""Entries taken out of a list and put in, and how all others are numbered afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_LAST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Splice:
    """``removed`` places before; then ``count`` entries put in from place ``at`` on."""

    removed: tuple[int, ...] = ()
    at: int = 0
    count: int = 0

    def numbers(self, old: NDArray[np.int32], *, ascending: bool = False) -> NDArray[np.int32]:
        """The new places of entries, none of which is a removed one.

        Of ``ascending`` ones only those are looked at that move; the same array where none does.
        """
        new = old
        for low, high, step in self._steps():
            if ascending:
                begin, end = np.searchsorted(new, np.array([low, high], new.dtype)).tolist()
                if begin < end:
                    new = new.copy() if new is old else new
                    new[begin:end] += np.int32(step)
            else:
                moves = (new >= low) & (new < high)
                new = new + (moves if step == 1 else moves * new.dtype.type(step))
        return new

    def _steps(self) -> Iterator[tuple[int, int, int]]:
        """From which place up to which one, by how much: one step after the other."""
        if self.count == 1 and len(self.removed) == 1:
            # What lies on the far side of both stays where it is.
            gone = self.removed[0]
            if self.at > gone:
                yield gone + 1, self.at + 1, -1
            elif self.at < gone:
                yield self.at, gone, 1
            return
        for place in sorted(self.removed, reverse=True):
            yield place + 1, _LAST, -1
        if self.count:
            yield self.at, _LAST, self.count

    def arranged(self, values: NDArray[Any], put_in: ArrayLike) -> NDArray[Any]:
        """Values in the order of the entries, after those of the new entries were put in."""
        if not self.removed and not self.count:
            return values
        new = np.broadcast_to(np.asarray(put_in, values.dtype), (self.count,))
        pieces: list[NDArray[Any]] = []
        start, stood = 0, 0
        is_in = not self.count
        for end in (*sorted(self.removed), len(values)):
            at = start + self.at - stood
            if not is_in and at <= end:
                pieces += [values[start:at], new]
                start, stood, is_in = at, self.at, True
            pieces.append(values[start:end])
            stood += end - start
            start = end + 1
        return np.concatenate(pieces)

    def without(self, places: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of some places stay."""
        kept = np.ones(len(places), np.bool_)
        for place in self.removed:
            kept &= places != place
        return kept
