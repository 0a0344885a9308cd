"""The rows of each kind or status: sorted once, and mended after an edit of few events."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from db.pairs import Pairs, numbered_pairs, side_by_side, spliced
from db.records import STATUSES, ColumnPatch, EventColumns, LaneScheme
from db.splice import Splice

Told = tuple[NDArray[np.integer], tuple[str, ...]]
"""The number of each row, and what the numbers stand for."""


class NumberedRows:
    """Keeps the last answer; sorting a million rows takes ten milliseconds."""

    def __init__(self) -> None:
        self._last: tuple[LaneScheme, EventColumns, Pairs] | None = None

    @property
    def scheme(self) -> LaneScheme | None:
        """By what the rows were last asked for."""
        return None if self._last is None else self._last[0]

    def put(self, scheme: LaneScheme, columns: EventColumns, pairs: Pairs) -> None:
        """Take rows that were sorted in another thread."""
        self._last = scheme, columns, pairs

    def of(
        self,
        scheme: LaneScheme,
        columns: EventColumns,
        patch_since: Callable[[EventColumns], ColumnPatch | None],
    ) -> Pairs:
        """Return the rows by kind or by status.

        :param patch_since: tells how the columns came out of earlier ones, if that is known
        """
        pairs = None
        if self._last is not None and self._last[0] == scheme:
            before, known = self._last[1:]
            pairs = _mended(
                known, _told(scheme, before), _told(scheme, columns), patch_since(before)
            )
        if pairs is None:
            pairs = sorted_rows(scheme, columns)
        self._last = scheme, columns, pairs
        return pairs


def sorted_rows(scheme: LaneScheme, columns: EventColumns) -> Pairs:
    """The rows by kind or by status, sorted anew."""
    numbers, names = _told(scheme, columns)
    return numbered_pairs(numbers, len(names))


def _told(scheme: LaneScheme, columns: EventColumns) -> Told:
    if scheme is LaneScheme.KIND:
        return columns.kind, columns.kinds
    return columns.status, tuple(STATUSES)


def _mended(known: Pairs, before: Told, after: Told, patch: ColumnPatch | None) -> Pairs | None:
    """The pairs after an edit; None where they have to be sorted anew."""
    (old, names), (new, wanted) = before, after
    if old is new and names == wanted:
        return known
    if patch is None:
        return None
    count, come = len(wanted), patch.inserted.astype(np.int64)
    numbers = new[come].astype(np.int64)
    # By number, and in the order of time.
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(count + 1))
    fresh = Pairs(come[order].astype(np.int32), starts, np.arange(count))
    kept = _by_names(known, names, wanted)
    found = spliced(kept, fresh, Splice.of(patch.removed, come), len(old))
    # A name that is gone took its rows along: all of them must be among those that left.
    return found if len(found.rows) == len(new) else None


def _by_names(known: Pairs, names: tuple[str, ...], wanted: tuple[str, ...]) -> Pairs:
    """The same pairs where other numbers stand for the names; of new names nothing is known."""
    if names == wanted:
        return known
    number, none = {name: at for at, name in enumerate(names)}, known.rows[:0]
    blocks = [known.rows_of(number[name]) if name in number else none for name in wanted]
    return side_by_side(blocks, np.arange(len(wanted)))
