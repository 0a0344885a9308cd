"""Sparse stress by stochastic gradient descent, for graphs too large for all pairs.

Rule (relations.md): about 50 pivots chosen by distance; each node gets one term per pivot with
weight s/d², s being how many nodes the pivot stands for; plus all edges; the edges go in 8 random
chunks whose moves are averaged.
"""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.distances import FAR, Adjacency, hops_from

PIVOTS = 50
PASSES = 15
CHUNKS = 8
EPSILON = 0.1


def descend_sparse(
    graph: Adjacency,
    edges: NDArray[np.int32],
    fixed: NDArray[np.bool_],
    start: Points | None,
    random: np.random.Generator,
) -> Points:
    """Positions of one connected graph, in edges. Fixed nodes need a ``start``."""
    pivots, hops = choose_pivots(graph, min(PIVOTS, graph.count))
    points = _classical(hops) if start is None else start.copy()
    points = points + random.normal(scale=1e-3, size=points.shape)
    shares = np.bincount(hops.argmin(axis=0), minlength=len(pivots)).astype(np.float64)
    longest = float(hops.max())
    free = ~fixed
    fall = (EPSILON / longest**2) ** (1 / (PASSES - 1))
    for index in range(PASSES):
        step = longest**2 * fall**index
        for pivot in random.permutation(len(pivots)):
            _pull_to_pivot(points, pivots[pivot], hops[pivot], shares[pivot], step, free)
        for chunk in np.array_split(random.permutation(len(edges)), CHUNKS):
            _pull_edges(points, edges[chunk], step, free)
    return points


def choose_pivots(graph: Adjacency, count: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Nodes far from each other, and (pivots, n) hops from each; the first is the best joined."""
    pivots = [int(np.argmax(np.diff(graph.starts)))]
    rows = [hops_from(graph, pivots[0])]
    nearest = rows[0].copy()
    while len(pivots) < count and nearest.max() > 0:
        pivots.append(int(nearest.argmax()))
        rows.append(hops_from(graph, pivots[-1]))
        np.minimum(nearest, rows[-1], out=nearest)
    hops = np.array(rows)
    hops[hops == FAR] = hops[hops < FAR].max() + 1
    return np.array(pivots, dtype=np.int64), hops


def _classical(hops: NDArray[np.int32]) -> Points:
    """Pivot scaling: the two main axes of the centred squared distances as a first picture."""
    squares = hops.T.astype(np.float64) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points = centred @ vectors[:, -2:][:, ::-1]
    spread = np.sqrt((points**2).sum(axis=1).mean())
    aim = np.sqrt((squares.mean(axis=1)).mean()) / 2
    return -points / max(float(spread), 1e-9) * max(float(aim), 1.0)


def _pull_to_pivot(
    points: Points,
    pivot: int,
    hops: NDArray[np.int32],
    share: float,
    step: float,
    free: NDArray[np.bool_],
) -> None:
    aims = np.maximum(hops, 1).astype(np.float64)
    delta = points - points[pivot]
    gap = np.maximum(np.sqrt((delta**2).sum(axis=1)), 1e-9)
    moves = np.minimum(1.0, step * share / aims**2) / 2
    moves[~free] = 0.0
    moves[pivot] = 0.0
    points -= ((gap - aims) / gap * moves)[:, None] * delta


def _pull_edges(
    points: Points, edges: NDArray[np.int32], step: float, free: NDArray[np.bool_]
) -> None:
    if not len(edges):
        return
    one, other = edges[:, 0], edges[:, 1]
    delta = points[one] - points[other]
    gap = np.maximum(np.sqrt((delta**2).sum(axis=1)), 1e-9)
    share = ((gap - 1.0) / gap * min(1.0, step) / 2)[:, None] * delta
    ends = np.concatenate([one, other])
    times = np.maximum(np.bincount(ends, minlength=len(points)), 1)
    for axis in (0, 1):
        moved = np.concatenate([-share[:, axis], share[:, axis]])
        total = np.bincount(ends, weights=moved, minlength=len(points))
        points[:, axis] += np.where(free, total / times, 0.0)
