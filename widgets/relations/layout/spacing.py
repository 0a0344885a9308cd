"""Room for symbols and names: nodes pushed apart, and off the strands they do not belong to."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points
from widgets.relations.layout.candidates import nodes_on_edges

LOOSE = 2.2
"""How many times their own area boxes need so that pushing can part them."""


def make_room(
    points: Points,
    boxes: NDArray[np.float64],
    edges: NDArray[np.int32],
    fixed: NDArray[np.bool_],
    clear: NDArray[np.float64],
    rounds: int = 80,
) -> Points:
    """Push until no two boxes overlap and no node lies on a strand, or the rounds are over.

    :param boxes: (n, 4) reach of each node with its name to left, top, right, bottom.
    :param clear: how near a node may be to each edge that is not its own.
    """
    made = points.copy()
    pull = np.where(fixed, 0.0, 1.0)[:, None]
    for index in range(rounds):
        push = _box_pushes(made, boxes)
        if len(edges):
            push += _strand_pushes(made, edges, clear)
        if not np.any(np.abs(push) > 0.5):
            break
        # Ever gentler, so that two rules that pull against each other come to rest.
        made += push * pull * (0.9 - 0.5 * index / rounds)
    return made


def grown(points: Points, boxes: NDArray[np.float64]) -> Points:
    """The same picture, as much larger as the boxes need to lie in it loosely."""
    needed = float(np.prod(boxes[:, :2] + boxes[:, 2:], axis=1).sum()) * LOOSE
    there = float(np.prod(np.maximum(np.ptp(points, axis=0), 1.0)))
    return points * max(1.0, (needed / there) ** 0.5)


def _box_pushes(points: Points, boxes: NDArray[np.float64]) -> Points:
    """Half of the way out of each overlap, along the axis on which it is shorter."""
    low, high = points - boxes[:, :2], points + boxes[:, 2:]
    overlap = np.minimum(high[:, None], high[None]) - np.maximum(low[:, None], low[None])
    np.einsum("iia->ia", overlap)[:] = -1.0
    meet = (overlap > 0).all(axis=2)
    one, other = np.nonzero(np.triu(meet))
    push = np.zeros_like(points)
    if not len(one):
        return push
    centre = (low + high) / 2
    away = np.where(centre[one] >= centre[other], 1.0, -1.0)
    depth = overlap[one, other]
    axis = (depth[:, 0] > depth[:, 1]).astype(np.int64)
    row = np.arange(len(one))
    step = np.zeros_like(depth)
    step[row, axis] = (depth[row, axis] / 2 + 0.5) * away[row, axis]
    np.add.at(push, one, step)
    np.add.at(push, other, -step)
    return push


def _strand_pushes(points: Points, edges: NDArray[np.int32], clear: NDArray[np.float64]) -> Points:
    """The node steps off the strand, the strand's ends a little to the other side."""
    push = np.zeros_like(points)
    nodes, rows, gaps = nodes_on_edges(points, edges, clear)
    if not len(nodes):
        return push
    size = np.sqrt((gaps**2).sum(axis=1))
    along = points[edges[rows, 1]] - points[edges[rows, 0]]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across /= np.maximum(np.sqrt((across**2).sum(axis=1)), 1e-9)[:, None]
    direction = np.where(size[:, None] > 1e-6, gaps / np.maximum(size, 1e-9)[:, None], across)
    step = direction * ((clear[rows] - size) * 0.5 + 0.5)[:, None]
    np.add.at(push, nodes, step)
    np.add.at(push, edges[rows, 0], -step * 0.25)
    np.add.at(push, edges[rows, 1], -step * 0.25)
    return push
