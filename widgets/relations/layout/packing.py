"""Parts that are not joined stand beside each other; entities without relations on a shelf."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points

ASPECT = 2.4
"""Width to height the whole should have: a map lies below a timeline."""
GAP = 60.0
LIMITS = 16
"""How many lengths of rows are tried."""
SHELF_GAP = 100.0
"""Free of everything, so that a view of the related ones ends above the shelf."""
SHELF_COLUMN, SHELF_ROW = 210.0, 28.0
"""Room of one entity on the shelf, in map units."""


def pack(
    parts: list[tuple[NDArray[np.int64], Points]], boxes: NDArray[np.float64], count: int
) -> Points:
    """Put laid-out parts, the largest first, in rows below each other. Missing rows stay NaN.

    The rows are as long as makes the whole largest in a view of the usual shape.
    """
    extents = [_extent(points, boxes[rows]) for rows, points in parts]
    widths = [width for _, _, width, _ in extents]
    limits = np.linspace(max(widths), sum(widths) + GAP * len(widths), LIMITS)
    best = min((_in_rows(extents, limit) for limit in limits), key=lambda tried: tried[1])
    placed = np.full((count, 2), np.nan)
    for (rows, points), (left, top, _, _), corner in zip(parts, extents, best[0], strict=True):
        placed[rows] = points - (left, top) + corner
    return placed


def _in_rows(
    extents: list[tuple[float, float, float, float]], limit: float
) -> tuple[list[tuple[float, float]], float]:
    """Upper left corners of the parts in rows up to a width, and how large a view they need."""
    corners: list[tuple[float, float]] = []
    x = y = row_height = widest = 0.0
    for _, _, width, height in extents:
        if x > 0 and x + width > limit:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        corners.append((x, y))
        x += width + GAP
        widest = max(widest, x)
        row_height = max(row_height, height)
    return corners, max(widest, (y + row_height) * ASPECT)


def shelve(points: Points, boxes: NDArray[np.float64], lonely: NDArray[np.int64]) -> Points:
    """Stand nodes without neighbours in rows below all that is placed, as wide as the picture.

    So a view may frame the related ones alone, and the shelf is one drag away.
    """
    made = points.copy()
    if not len(lonely):
        return made
    there = ~np.isnan(points[:, 0])
    columns = max(1, round((len(lonely) * ASPECT * SHELF_ROW / SHELF_COLUMN) ** 0.5))
    left, top = 0.0, 0.0
    if there.any():
        low = (points[there] - boxes[there, :2]).min(axis=0)
        high = (points[there] + boxes[there, 2:]).max(axis=0)
        columns = max(columns, int((high[0] - low[0]) // SHELF_COLUMN))
        left, top = low[0] + SHELF_ROW / 2, high[1] + SHELF_GAP
    rows = -(-len(lonely) // columns)
    columns = -(-len(lonely) // rows)
    index = np.arange(len(lonely))
    made[lonely, 0] = left + index // rows * SHELF_COLUMN
    made[lonely, 1] = top + index % rows * SHELF_ROW
    return made


def _extent(points: Points, boxes: NDArray[np.float64]) -> tuple[float, float, float, float]:
    low = (points - boxes[:, :2]).min(axis=0)
    width, height = (points + boxes[:, 2:]).max(axis=0) - low
    return float(low[0]), float(low[1]), float(width), float(height)
