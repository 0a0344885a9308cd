"""Memory that a thread freed goes back to the system; no line of the program depends on it."""

import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from app.allocation import keep_memory_together


def resident_mb() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc is Linux's")
def test_what_a_worker_used_and_freed_is_given_back() -> None:
    keep_memory_together()
    before = resident_mb()

    def work() -> None:
        for _ in range(4):
            np.ones(8_000_000)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert resident_mb() - before < 16
