"""Which events have which members, as numbers: the arrays behind every facet of the filter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.splice import Splice


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Each pair of an event and a member once, the events of a member side by side.

    Member ``n`` (the one with the id ``ids[n]``) has the rows of the event columns that stand in
    ``rows[starts[n]:starts[n + 1]]``, in ascending order. Four bytes a pair.
    """

    rows: NDArray[np.int32]
    starts: NDArray[np.int64]
    ids: NDArray[np.int64]
    """Ids of all members, those without an event too, in ascending order."""

    @property
    def members(self) -> NDArray[np.int32]:
        """For each of ``rows`` the number of its member in ``ids``."""
        return np.repeat(np.arange(len(self.ids), dtype=np.int32), self.totals())

    def rows_of(self, number: int) -> NDArray[np.int32]:
        """The rows of one member, ascending; no copy."""
        return self.rows[self.starts[number] : self.starts[number + 1]]

    def rows_with(self, wanted: Collection[int], total: int) -> NDArray[np.bool_]:
        """Return which of ``total`` rows have any of the wanted members."""
        found = np.zeros(total, np.bool_)
        for number in np.flatnonzero(np.isin(self.ids, np.fromiter(wanted, np.int64))).tolist():
            found[self.rows_of(number)] = True
        return found

    def totals(self) -> NDArray[np.int64]:
        """Return for each of ``ids`` how many rows have it."""
        return np.diff(self.starts)

    def counts(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return for each of ``ids`` how many masked rows have it."""
        if mask.all():
            return self.totals()
        return self.sums(mask)

    def sums(self, values: NDArray) -> NDArray[np.int64]:
        """Return for each of ``ids`` the sum of what its rows have among ``values``."""
        return self._over_members(np.add, values, np.int64, 0)

    def greatest(self, values: NDArray, nothing: int) -> NDArray[np.int64]:
        """Return for each of ``ids`` the greatest value of its rows, ``nothing`` without any."""
        return self._over_members(np.maximum, values, np.int64, nothing)

    def _over_members(
        self, what: np.ufunc, values: NDArray, kind: type[np.int64], nothing: int
    ) -> NDArray[np.int64]:
        found = np.full(len(self.ids), nothing, kind)
        full = np.flatnonzero(self.totals())
        if len(full):
            found[full] = what.reduceat(values[self.rows], self.starts[full], dtype=kind)
        return found


def make_pairs(
    rows: NDArray[np.int64], members: NDArray[np.int64], ids: NDArray[np.int64], total: int
) -> Pairs:
    """Return each pair once.

    :param rows: numbers of rows below ``total``, and side by side
    :param members: numbers of their members in ``ids``
    """
    # One number for each pair makes repeated ones easy to leave out.
    pairs = np.sort(members * max(total, 1) + rows)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    numbers, found = np.divmod(pairs, max(total, 1))
    starts = np.searchsorted(numbers, np.arange(len(ids) + 1))
    return Pairs(found.astype(np.int32), starts, ids)


def numbered_pairs(numbers: NDArray[np.integer], count: int) -> Pairs:
    """The rows by a number that each of them has, below ``count``."""
    # Stable, so that rows stay in the order of time; small numbers are sorted by counting.
    rows = np.argsort(numbers, kind="stable").astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=count))])
    return Pairs(rows, starts, np.arange(count))


def spliced(before: Pairs, fresh: Pairs, splice: Splice, total: int) -> Pairs:
    """The pairs after an edit, given those of the events that were read again.

    :param fresh: pairs of the inserted rows, with the same members as ``before``
    :param splice: how the event columns came out of those before
    :param total: how many rows those before had
    """
    gone = _gone(before.rows, splice, total)
    places = _places(before, fresh, splice)
    among = Splice(gone, places)
    starts = before.starts - np.searchsorted(gone, before.starts) + fresh.starts
    stays = among.in_place and splice.in_place and np.array_equal(before.rows[gone], fresh.rows)
    # The same row side by side may be another member's now.
    if stays and np.array_equal(starts, before.starts):
        return before
    rows = splice.moved(before.rows, total)
    return Pairs(among.apply(rows, fresh.rows), starts, before.ids)


def _gone(rows: NDArray[np.int32], splice: Splice, total: int) -> NDArray[np.int64]:
    """Which pairs stand at a row that goes."""
    if len(splice.removed) == 1:
        return np.flatnonzero(rows == splice.removed[0])
    marks = np.zeros(total, np.bool_)
    marks[splice.removed] = True
    return np.flatnonzero(marks[rows])


def _places(before: Pairs, fresh: Pairs, splice: Splice) -> NDArray[np.int64]:
    """Before which pair each fresh one comes."""
    row_before = dict(zip(splice.inserted.tolist(), splice.places.tolist(), strict=True))
    found: list[int] = []
    for number in np.flatnonzero(fresh.totals()).tolist():
        start = int(before.starts[number])
        mine = [row_before[row] for row in fresh.rows_of(number).tolist()]
        found.extend((start + np.searchsorted(before.rows_of(number), mine)).tolist())
    return np.array(found, np.int64)


def renumbered(
    before: Pairs, ids: NDArray[np.int64], come: Mapping[int, NDArray[np.int32]] | None = None
) -> Pairs:
    """The same pairs with other members: those that are gone lose theirs.

    :param come: rows of new members, by id; others that are new have none
    """
    if np.array_equal(before.ids, ids):
        return before
    number = {item: at for at, item in enumerate(before.ids.tolist())}
    known = dict(come or {})
    none = before.rows[:0]
    blocks = [
        before.rows_of(number[item]) if item in number else known.get(item, none)
        for item in ids.tolist()
    ]
    return side_by_side(blocks, ids)


def side_by_side(blocks: Sequence[NDArray[np.int32]], ids: NDArray[np.int64]) -> Pairs:
    """The pairs of members whose rows are told one block after the other."""
    starts = np.zeros(len(ids) + 1, np.int64)
    np.cumsum([len(block) for block in blocks], out=starts[1:])
    return Pairs(np.concatenate([np.empty(0, np.int32), *blocks]), starts, ids)
