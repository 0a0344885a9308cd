"""A checksum for every row, over its canonical content (store.md).

SQLite's own integrity check sees the shape of its pages, not the letters in them: a flipped bit
in a title passes it. The checksum is the first eight bytes, read as a signed big-endian integer,
of BLAKE2b over the UTF-8 text of a JSON array: the table's name, then every column in the order
of the table but for ``checksum``. No spaces; blobs as hexadecimal text; numbers as Python and
JSON write them (``1.0`` for a REAL one).
"""

import json
from collections.abc import Sequence
from hashlib import blake2b

from db.errors import RecordRefused


def _blob(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} cannot be stored")


_canonical = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_blob
).encode


def checksum(table: str, values: Sequence[object]) -> int:
    """The checksum of a row whose values, without ``checksum``, stand in the table's order.

    :raises RecordRefused: where a text holds half a character, or a number is not a number
    """
    try:
        content = _canonical([table, *values]).encode()
    except UnicodeEncodeError as error:
        raise RecordRefused(
            f"A text of this {table} holds half a character (“{error.object[: error.start][-20:]}” "
            "stands before it), which no file can keep. Remove it or type it anew."
        ) from error
    except ValueError as error:
        raise RecordRefused(
            f"A number of this {table} is infinite or not a number. Give a finite one."
        ) from error
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big", signed=True)
