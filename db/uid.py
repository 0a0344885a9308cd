"""Names that stay the same in every copy of a case."""

import os
import time

_VARIANT = "89ab"
"""What the first digit of the fourth group may be."""


def new_uid() -> str:
    """A new UUID of version 7 (RFC 9562): milliseconds first, so that an index grows at its end.

    With random ones, a large import would write all over the index instead.
    """
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """So many new UUIDs of one moment."""
    moment = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{moment[:8]}-{moment[8:]}-7"
    chance = os.urandom(10 * count)
    digits = chance.hex()
    return [
        f"{head}{digits[at : at + 3]}-{_VARIANT[chance[at // 2 + 9] & 3]}{digits[at + 3 : at + 6]}"
        f"-{digits[at + 6 : at + 18]}"
        for at in range(0, len(digits), 20)
    ]
