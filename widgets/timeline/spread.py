"""Events spread over even columns of time, so that any part of them is counted in a few passes.

Each event weighs one, spread evenly over its bounds: the columns of a set of events always sum to
its number. Nothing loops over events, and nothing is sorted.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.axis_words import DAY
from widgets.timeline.camera import Camera
from widgets.timeline.extents import Extents

_NOT_ALONE = 65_535
"""Stands for a column where an event lies in several, or in none."""

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Columns:
    """``count`` columns of ``width`` seconds from ``start``; wide ones are of whole days."""

    start: int
    width: int
    count: int

    @classmethod
    def seen_by(cls, camera: Camera, pixels: float) -> "Columns":
        """The columns that cover a camera's view, each at least so many pixels wide."""
        width = max(ceil(pixels / camera.scale), 1)
        if width > DAY:
            width = -(-width // DAY) * DAY
        start = camera.start // width * width
        return cls(start, width, (camera.end - start) // width + 1)

    @property
    def edges(self) -> NDArray[np.int64]:
        """Where the columns begin, and where the last one ends."""
        return self.start + np.arange(self.count + 1, dtype=np.int64) * self.width


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Mass of each column: of events certainly in it, and of all that may be in it."""

    certain: Floats
    total: Floats


class Spread:
    """The dated events of some extents on columns; open ends reach to the outermost columns."""

    def __init__(self, extents: Extents, columns: Columns) -> None:
        first, width, count = columns.start, columns.width, columns.count
        last = first + width * count - 1
        starts = np.clip(extents.starts, first, last)
        ends = np.clip(extents.ends, first, last)
        # A strip has no more columns than a screen has pixels.
        begin = ((starts - first) // width).astype(np.uint16)
        finish = ((ends - first) // width).astype(np.uint16)
        self._count = count
        self._column = np.where(extents.dated & (begin == finish), begin, np.uint16(_NOT_ALONE))
        self._rows = np.flatnonzero(extents.dated & (begin != finish))
        self._begin, self._finish = begin[self._rows], finish[self._rows]
        starts, ends = starts[self._rows], ends[self._rows]
        rate = 1.0 / (ends - starts + 1)
        self._first = (first + (self._begin + np.int64(1)) * width - starts) * rate
        self._last = (ends + 1 - first - self._finish * np.int64(width)) * rate
        self._between = rate * width

    def of(self, chosen: Mask | None = None) -> Histogram:
        """The columns of the chosen rows; of all where none are told."""
        if chosen is None:
            return self._summed(self._column, slice(None))
        return self._summed(self._column[chosen], chosen[self._rows])

    def of_rows(self, rows: Rows) -> Histogram:
        """The columns of a few rows."""
        return self._summed(self._column[rows], np.isin(self._rows, rows, assume_unique=True))

    def _summed(self, columns: NDArray[np.uint16], over: Mask | slice) -> Histogram:
        count = self._count
        alone = columns[columns != _NOT_ALONE]
        certain = np.bincount(alone, minlength=count).astype(np.float64)
        begin, finish, between = self._begin[over], self._finish[over], self._between[over]
        total = certain + np.bincount(begin, self._first[over], count)
        total += np.bincount(finish, self._last[over], count)
        # Crossed from side to side: a step up behind the first column, one down at the last.
        steps = np.bincount(begin + 1, between, count + 1)[:count]
        steps -= np.bincount(finish, between, count)
        # Sums of steps may miss nought by a rounding error.
        return Histogram(certain, np.maximum(total + np.cumsum(steps), 0.0))
