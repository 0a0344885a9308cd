"""How good a layout is, by the measure the layouts are made to lower."""

import numpy as np
from numpy.typing import NDArray

from widgets.relations.graph import Points


def stress(points: Points, wanted: NDArray[np.float64]) -> float:
    """Mean squared relative error of the distances after the best scaling; lower is better."""
    rows, columns = np.triu_indices(len(wanted), 1)
    gaps = np.sqrt(((points[rows] - points[columns]) ** 2).sum(axis=1))
    aims = wanted[rows, columns]
    weights = 1 / aims**2
    scale = float((weights * gaps * aims).sum() / max(1e-12, (weights * gaps**2).sum()))
    return float((weights * (scale * gaps - aims) ** 2).mean())
