"""Where so many events begin that counting a view of narrow columns takes longer than a frame."""

import numpy as np
from numpy.typing import NDArray

BLOCK = 64
"""Narrow columns are counted and kept by so many."""
CROWD = 10_000
"""Where more events begin in one block, it is summed up beforehand."""
AROUND = 8
"""So many blocks on either side: more columns than a usual view shows."""

Seconds = NDArray[np.int64]


def crowds(begins: Seconds, width: int) -> list[tuple[int, int]]:
    """First columns and one past the last of the stretches in which many of some events begin.

    ``begins`` ascend. Each stretch reaches beyond the crowd by more than a view holds.
    """
    if not len(begins):
        return []
    blocks = begins // (width * BLOCK)
    turns = np.flatnonzero(blocks[1:] != blocks[:-1]) + 1
    firsts = np.concatenate(([0], turns))
    crowds = blocks[firsts[np.diff(np.append(firsts, len(blocks))) > CROWD]]
    stretches: list[tuple[int, int]] = []
    for block in crowds.tolist():
        low, high = (block - AROUND) * BLOCK, (block + 1 + AROUND) * BLOCK
        if stretches and low <= stretches[-1][1]:
            low = stretches.pop()[0]
        stretches.append((low, high))
    return stretches
