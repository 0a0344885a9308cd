"""The uids an import has met, with what each row said and where it stands, in little room.

A million of them in a dictionary take 150 MB. Here the older ones stand in sorted arrays, 24 bytes
each, and are looked up for many rows at once. Arrays know a uid by 64 bits of its hash: that two
of a million share them happens once in thirty million imports, and is then told as a repeated uid.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_MOST_RECENT = 65_536
"""Uids that stand in a dictionary before they move to the arrays."""

_WORD = (1 << 64) - 1
_FILE = 48
"""Bits of a line number; the file's number stands above them."""


class SeenRows:
    """What each uid was met with first."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._recent: dict[str, tuple[int, int]] = {}
        self._expected: dict[str, tuple[int, int] | None] = {}
        # One column each for the hash of the uid, the content, the place; sorted by the first.
        self._older: NDArray[np.uint64] = np.empty((3, 0), np.uint64)

    def begin_file(self, file: str) -> None:
        """Go on with another file."""
        self._files.append(file)

    def expect(self, uids: Iterable[str]) -> None:
        """Look up all uids that will be asked for next: at once is quicker than one by one."""
        asked = [uid for uid in uids if uid]
        hashes = np.array([hash(uid) & _WORD for uid in asked], np.uint64)
        at = np.searchsorted(self._older[0], hashes)
        at[at == self._older.shape[1]] = 0
        there = self._older[0, at] == hashes if self._older.size else np.zeros(len(asked), bool)
        self._expected = dict.fromkeys(asked)
        for number in np.flatnonzero(there).tolist():
            content, place = self._older[1:, at[number]].tolist()
            self._expected[asked[number]] = content, place

    def find(self, uid: str) -> tuple[int, str] | None:
        """The content (64 bits of its hash) noted first under a uid, and where it stands."""
        if uid not in self._expected:
            self.expect([uid])
        found = self._recent.get(uid) or self._expected[uid]
        if found is None:
            return None
        content, place = found
        line, file = place & ((1 << _FILE) - 1), self._files[place >> _FILE]
        return content, f"line {line} of {file}"

    def note(self, uid: str, content: int, line: int) -> None:
        """Note what a row of the present file says under its uid, which was not found before."""
        self._recent[uid] = content, (len(self._files) - 1) << _FILE | line
        if len(self._recent) >= _MOST_RECENT:
            self._pack()

    def _pack(self) -> None:
        recent = [(hash(uid) & _WORD, *told) for uid, told in self._recent.items()]
        joined = np.concatenate([self._older, np.array(recent, np.uint64).T], axis=1)
        self._older = joined[:, np.argsort(joined[0], kind="stable")]
        self._recent.clear()
        self._expected.clear()
