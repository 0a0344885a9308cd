"""Rows laid aside until the table is read to its end; many of them go to the disk."""

import marshal
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from db.interchange.table import Row

_IN_MEMORY = 8_000_000
"""Bytes before a file is made."""


class RowStore:
    """Keeps rows in the order in which they came."""

    def __init__(self) -> None:
        self.count = 0
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed in __exit__

    def keep(self, rows: list[tuple[int, dict[str, str], tuple[str, ...]]]) -> None:
        """Keep some rows: line, cells, surplus."""
        if rows:
            marshal.dump(rows, self._file)
            self.count += len(rows)

    def batches(self) -> Iterator[list[Row]]:
        """Yield all rows, as many at once as were kept at once."""
        self._file.seek(0)
        left = self.count
        while left:
            rows = [Row(*one) for one in marshal.load(self._file)]
            left -= len(rows)
            yield rows

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
