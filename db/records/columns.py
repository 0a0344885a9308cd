"""Events as numpy columns: what the timeline draws from and windows are counted on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.dates.value import BEGINNING, FOREVER

NO_LOWER = BEGINNING
"""Stands in ``earliest`` for a bound that is open or unknown."""
NO_UPPER = FOREVER
"""Stands in ``latest`` for a bound that is open or unknown."""

FLAG_APPROXIMATE = 1
FLAG_DOUBTFUL = 2
FLAG_START_OPEN = 4
FLAG_START_UNKNOWN = 8
FLAG_END_OPEN = 16
FLAG_END_UNKNOWN = 32
FLAG_CORE = 64
"""Set where ``core_start``/``core_end`` are meaningful."""
FLAG_UNDATED = 128
FLAG_UNSOURCED = 256
FLAG_ZONED = 512
"""Set where the date names a time zone."""


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """All events that are not in the trash, sorted by (earliest, latest, day order, id).

    Arrays of equal length n. Undated events stand at the end with ``FLAG_UNDATED``. Bounds are
    inclusive seconds; ``NO_LOWER``/``NO_UPPER`` where there is none (the flags tell open from
    unknown). ``kind`` indexes ``kinds``, ``status`` indexes ``STATUSES``, ``granularity`` is
    :class:`~db.dates.value.Granularity`, ``shape`` is :class:`~db.dates.value.Shape`.
    ``importance`` is kept within int16. ``weight`` = number of citations plus links, for label
    priority; 65,535 stands for more. 51 bytes an event.
    """

    ids: NDArray[np.int64]
    earliest: NDArray[np.int64]
    latest: NDArray[np.int64]
    core_start: NDArray[np.int64]
    core_end: NDArray[np.int64]
    flags: NDArray[np.uint16]
    shape: NDArray[np.uint8]
    granularity: NDArray[np.uint8]
    status: NDArray[np.uint8]
    kind: NDArray[np.uint16]
    importance: NDArray[np.int16]
    weight: NDArray[np.uint16]
    kinds: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class ColumnPatch:
    """How one :class:`EventColumns` came out of the one before it.

    A changed event is told as removed and inserted, in the same row where its place in time
    stayed. The rows between keep their order: take the removed ones out, and what is left are
    the present rows without the inserted ones. ``kinds`` may be numbered anew; where they are,
    the two columns have different ``kinds``.
    """

    removed: NDArray[np.int32]
    """Rows of the columns before, ascending."""
    inserted: NDArray[np.int32]
    """Rows of the present columns, ascending."""
