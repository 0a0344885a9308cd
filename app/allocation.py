"""Lets the C library give memory back that work beside the window used and freed."""

import ctypes
import sys

_ARENA_MAX = -8
"""Number of a setting of glibc's ``mallopt`` (malloc.h)."""


def keep_memory_together() -> None:
    """Take all memory from one place; to be called before threads begin.

    glibc gives each thread an arena of its own and keeps there what the thread freed: some 40 MB
    after a million events were read and placed. Python's own lock keeps threads from waiting for
    each other here. Other systems give memory back by themselves.
    """
    if not sys.platform.startswith("linux"):
        return
    # Not there with other C libraries, such as musl.
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)
