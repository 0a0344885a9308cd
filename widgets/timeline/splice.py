"""Entries taken out of a list and put in, and how all others are numbered afterwards."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class Splice:
    """``removed`` places before; then ``count`` entries put in from place ``at`` on."""

    removed: tuple[int, ...] = ()
    at: int = 0
    count: int = 0

    def numbers(self, old: NDArray[np.int32]) -> NDArray[np.int32]:
        """The new places of entries, none of which is a removed one."""
        if self.count == 1 and self.removed == (self.at,):
            return old
        new = old
        for place in sorted(self.removed, reverse=True):
            new = new - (new > place).astype(new.dtype)
        if self.count:
            new = new + ((new >= self.at) * self.count).astype(new.dtype)
        return new

    def arranged(self, values: NDArray[Any], put_in: ArrayLike) -> NDArray[Any]:
        """Values in the order of the entries, after those of the new entries were put in."""
        if self.removed:
            values = np.delete(values, self.removed)
        return np.insert(values, self.at, put_in) if self.count else values

    def without(self, places: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of some places stay."""
        kept = np.ones(len(places), np.bool_)
        for place in self.removed:
            kept &= places != place
        return kept
