"""Parts that are not joined stand beside each other; entities without relations on a shelf."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points

ASPECT = 2.4
"""Width to height the whole should have: a map lies below a timeline."""
GAP = 60.0
SHELF_COLUMN, SHELF_ROW = 190.0, 34.0
"""Room of one entity on the shelf, in map units."""


def pack(
    parts: list[tuple[NDArray[np.int64], Points]], boxes: NDArray[np.float64], count: int
) -> Points:
    """Put laid-out parts, the largest first, in rows below each other. Missing rows stay NaN."""
    placed = np.full((count, 2), np.nan)
    extents = [_extent(points, boxes[rows]) for rows, points in parts]
    area = sum((w + GAP) * (h + GAP) for _, _, w, h in extents)
    widest = max((w for _, _, w, _ in extents), default=0.0)
    limit = max(widest, (area * ASPECT) ** 0.5)
    x = y = row_height = 0.0
    for (rows, points), (left, top, width, height) in zip(parts, extents, strict=True):
        if x > 0 and x + width > limit:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        placed[rows] = points - (left, top) + (x, y)
        x += width + GAP
        row_height = max(row_height, height)
    return placed


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
        left, top = low[0] + SHELF_ROW / 2, high[1] + GAP
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
