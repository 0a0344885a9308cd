"""Names that stay the same in every copy of a case."""

import os
import time
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62


def new_uid() -> str:
    """A new UUID of version 7 (RFC 9562): milliseconds first, so that an index grows at its end.

    With random ones, a large import would write all over the index instead.
    """
    milliseconds = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10), "big")
    upper, lower = chance >> 68, chance & ((1 << 62) - 1)
    return str(UUID(int=milliseconds << 80 | _VERSION | upper << 64 | _VARIANT | lower))
