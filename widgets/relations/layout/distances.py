"""Graph distances by breadth-first search over arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FAR = np.int32(2**30)
"""Stands for "no way there"."""


@dataclass(frozen=True, slots=True, eq=False)
class Adjacency:
    """Neighbours of node ``i`` are ``targets[starts[i]:starts[i + 1]]``."""

    starts: NDArray[np.int64]
    targets: NDArray[np.int32]

    @property
    def count(self) -> int:
        """Number of nodes."""
        return len(self.starts) - 1


def adjacency(count: int, edges: NDArray[np.int32]) -> Adjacency:
    """Both directions of distinct undirected edges."""
    both = np.concatenate([edges, edges[:, ::-1]])
    order = np.argsort(both[:, 0], kind="stable")
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(both[:, 0], minlength=count), out=starts[1:])
    return Adjacency(starts, both[order, 1].astype(np.int32))


def hops_from(graph: Adjacency, start: int) -> NDArray[np.int32]:
    """Hops to each node from one; ``FAR`` where there is no way."""
    hops = np.full(graph.count, FAR, dtype=np.int32)
    hops[start] = 0
    frontier = np.array([start], dtype=np.int64)
    step = np.int32(0)
    while len(frontier):
        step += np.int32(1)
        reached = _all_targets(graph, frontier)
        fresh = reached[hops[reached] == FAR]
        hops[fresh] = step
        frontier = np.unique(fresh).astype(np.int64)
    return hops


def _all_targets(graph: Adjacency, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """Neighbours of all rows, one after the other."""
    lengths = graph.starts[rows + 1] - graph.starts[rows]
    total = int(lengths.sum())
    before = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    offsets = np.repeat(graph.starts[rows] - before, lengths)
    return graph.targets[np.arange(total) + offsets]


def components(graph: Adjacency) -> list[NDArray[np.int64]]:
    """Rows of each connected part, the largest first, ties by the lowest row."""
    label = np.full(graph.count, -1, dtype=np.int64)
    lonely = np.flatnonzero(np.diff(graph.starts) == 0)
    parts = [np.array([row], dtype=np.int64) for row in lonely.tolist()]
    label[lonely] = 0
    for row in range(graph.count):
        if label[row] < 0:
            rows = np.flatnonzero(hops_from(graph, row) < FAR)
            label[rows] = 0
            parts.append(rows)
    return sorted(parts, key=lambda rows: (-len(rows), int(rows[0])))


def lengths_between(
    count: int, edges: NDArray[np.int32], lengths: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Shortest path lengths of all pairs of a small graph (Floyd and Warshall); inf = no way."""
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    far[edges[:, 0], edges[:, 1]] = lengths
    far[edges[:, 1], edges[:, 0]] = lengths
    for middle in range(count):
        np.minimum(far, far[:, middle, None] + far[None, middle, :], out=far)
    return far
