"""Which of several equally taut layouts reads best: fewest crossings, no node on a strand."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points

CROSSING, ON_STRAND, TALL = 1.0, 1.5, 4.0
"""What a crossing, a node upon a strand and a shape as tall as wide cost against each other."""


def best(
    layouts: NDArray[np.float64], edges: NDArray[np.int32], clear: NDArray[np.float64]
) -> Points:
    """The layout with the lowest cost, lying down. ``clear`` = how near a node may be to a strand.

    :param layouts: (layouts, n, 2).
    """
    turned = [lying(points) for points in layouts]
    costs = [_cost(points, edges, clear) for points in turned]
    return turned[int(np.argmin(costs))]


def lying(points: Points) -> Points:
    """Turned so that the longest axis is level; screens are wide. Handedness is kept."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    along = vectors[:, 1] if vectors[0, 1] >= 0 else -vectors[:, 1]
    turn = np.array([[along[0], along[1]], [-along[1], along[0]]])
    return centred @ turn.T


def crossings(points: Points, edges: NDArray[np.int32]) -> int:
    """Number of pairs of straight edges that cross; edges that share a node do not count."""
    first, second = np.triu_indices(len(edges), 1)
    a, b = edges[first, 0], edges[first, 1]
    c, d = edges[second, 0], edges[second, 1]
    apart = (a != c) & (a != d) & (b != c) & (b != d)
    a, b, c, d = a[apart], b[apart], c[apart], d[apart]
    straddled = _side(points, a, b, c) * _side(points, a, b, d) < 0
    straddling = _side(points, c, d, a) * _side(points, c, d, b) < 0
    return int((straddled & straddling).sum())


def nodes_on_edges(
    points: Points, edges: NDArray[np.int32], clear: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Nodes nearer than its ``clear`` to an edge they do not end.

    :returns: node rows, edge rows, and from the edge to the node the shortest ways (k, 2).
    """
    start, along = points[edges[:, 0]], points[edges[:, 1]] - points[edges[:, 0]]
    squared = np.maximum((along**2).sum(axis=1), 1e-9)
    offset = points[:, None, :] - start[None]
    part = np.clip((offset * along).sum(axis=2) / squared, 0.05, 0.95)
    gaps = offset - part[..., None] * along
    near = (gaps**2).sum(axis=2) < clear[None] ** 2
    index = np.arange(len(edges))
    near[edges[:, 0], index] = False
    near[edges[:, 1], index] = False
    nodes, rows = np.nonzero(near)
    return nodes, rows, gaps[nodes, rows]


def _side(
    points: Points, a: NDArray[np.int32], b: NDArray[np.int32], c: NDArray[np.int32]
) -> NDArray[np.float64]:
    u, v = points[b] - points[a], points[c] - points[a]
    side: NDArray[np.float64] = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    return side


def _cost(points: Points, edges: NDArray[np.int32], clear: NDArray[np.float64]) -> float:
    on_strand = len(nodes_on_edges(points, edges, clear)[0])
    width, height = np.ptp(points, axis=0)
    tall = float(height / max(width, 1e-9))
    return CROSSING * crossings(points, edges) + ON_STRAND * on_strand + TALL * tall
