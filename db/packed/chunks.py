"""One array as rows of ``column_chunk``, each with a checksum of its own, and back.

A chunk holds up to ``CHUNK_ROWS`` values, little-endian, behind eight bytes: a mark with the
version of this form, and the CRC-32 of the values.
"""

import sqlite3
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import DTypeLike, NDArray

CHUNK_ROWS = 65_536
MARK = b"SQC1"

_SEAL = len(MARK) + 4


class ChunkError(Exception):
    """A chunk is missing, cut short or changed: the arrays must be made anew from the rows."""


def chunks_of(array: NDArray) -> Iterator[tuple[int, int, bytes]]:
    """Part, number of values and content of each chunk; an empty array is one empty chunk."""
    stored = array.astype(array.dtype.newbyteorder("<"), copy=False)
    for part, start in enumerate(range(0, max(len(stored), 1), CHUNK_ROWS)):
        piece = stored[start : start + CHUNK_ROWS]
        yield part, len(piece), _sealed(piece.tobytes())


def write_chunk(conn: sqlite3.Connection, name: str, part: int, rows: int, content: bytes) -> None:
    """Write one chunk within the caller's transaction."""
    conn.execute(
        "INSERT INTO column_chunk (name, part, rows, content) VALUES (?, ?, ?, ?)",
        (name, part, rows, content),
    )


def read_array(conn: sqlite3.Connection, name: str, kind: DTypeLike) -> NDArray:
    """Return the array of a name.

    :raises ChunkError: where it is not whole
    """
    dtype = np.dtype(kind)
    total = conn.execute("SELECT sum(rows) FROM column_chunk WHERE name = ?", (name,)).fetchone()[0]
    if total is None:
        raise ChunkError(f"There are no chunks of {name}.")
    array = np.empty(total, dtype)
    at = 0
    chunks = conn.execute(
        "SELECT part, rows, content FROM column_chunk WHERE name = ? ORDER BY part", (name,)
    )
    for number, (part, rows, content) in enumerate(chunks):
        if (
            part != number
            or len(content) != _SEAL + rows * dtype.itemsize
            or not _is_whole(content)
        ):
            raise ChunkError(f"Chunk {part} of {name} is not as it was written.")
        array[at : at + rows] = np.frombuffer(content, dtype.newbyteorder("<"), offset=_SEAL)
        at += rows
    return array


def _sealed(values: bytes) -> bytes:
    return MARK + zlib.crc32(values).to_bytes(4, "little") + values


def _is_whole(content: bytes) -> bool:
    seal = MARK + zlib.crc32(memoryview(content)[_SEAL:]).to_bytes(4, "little")
    return content[:_SEAL] == seal
