"""How much memory this process holds, where the system tells it."""

import ctypes
import gc
import os
import sys
from pathlib import Path

_TOLD = Path("/proc/self/statm")
_PEAK = Path("/proc/self/status")
_RESIDENT = 1
"""Position in ``statm`` of the pages that lie in memory."""


def held_mb() -> float | None:
    """MB in memory now, without what is only kept for later; None where it is not told."""
    gc.collect()
    _give_back()
    if not _TOLD.exists():
        return None
    pages = int(_TOLD.read_text().split()[_RESIDENT])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


def most_held_mb() -> float | None:
    """MB in memory when it was the most; None where it is not told."""
    if not _PEAK.exists():
        return None
    lines = dict(line.split(":", 1) for line in _PEAK.read_text().splitlines() if ":" in line)
    told = lines.get("VmHWM", "").split()
    return int(told[0]) / 1024 if told else None


def _give_back() -> None:
    """Let the C library return freed memory; otherwise what was freed counts as held."""
    if not sys.platform.startswith("linux"):
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
