"""From map units to pixels and back. Only the camera moves on the map, never a node."""

from dataclasses import dataclass, replace

import numpy as np

from widgets.relations.graph import Points

NEAREST, FARTHEST = 8.0, 0.002
"""Pixels per map unit between which zooming stays."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What is seen: the map point in the middle of a ``width`` x ``height`` view, and the scale.

    ``scale`` is pixels per map unit; both axes share it.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: float = 100.0
    height: float = 100.0

    def to_screen(self, points: Points) -> Points:
        """Pixels of map points (…, 2)."""
        return (points - (self.x, self.y)) * self.scale + (self.width / 2, self.height / 2)

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Map point under a pixel."""
        return (
            (x - self.width / 2) / self.scale + self.x,
            (y - self.height / 2) / self.scale + self.y,
        )

    def panned(self, dx: float, dy: float) -> "Camera":
        """The view after the paper was dragged by so many pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, at_x: float, at_y: float) -> "Camera":
        """The view zoomed so that the map point under the pixel stays under it."""
        scale = min(NEAREST, max(FARTHEST, self.scale * factor))
        x, y = self.to_map(at_x, at_y)
        return replace(
            self,
            x=x - (at_x - self.width / 2) / scale,
            y=y - (at_y - self.height / 2) / scale,
            scale=scale,
        )

    def sized(self, width: float, height: float) -> "Camera":
        """The same middle and scale in a view of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def centred(self, x: float, y: float) -> "Camera":
        """The same scale with another map point in the middle."""
        return replace(self, x=x, y=y)


@dataclass(frozen=True, slots=True)
class Margins:
    """Pixels kept free at the four sides."""

    left: float
    top: float
    right: float
    bottom: float


def fitted(
    camera: Camera, points: Points, boxes: Points, margins: Margins, nearest: float = 1.4
) -> Camera:
    """The nearest view in which every node with its label lies inside the margins.

    ``boxes`` is (n, 4): how many pixels each node reaches to the left, top, right and bottom of
    its place, whatever the scale. Without points the camera keeps its scale.
    """
    if not len(points):
        return replace(camera, x=0.0, y=0.0, scale=1.0)
    room = (
        max(1.0, camera.width - margins.left - margins.right),
        max(1.0, camera.height - margins.top - margins.bottom),
    )
    low, high = FARTHEST, nearest
    for _ in range(40):
        middle = (low * high) ** 0.5
        if all(_span(points, boxes, axis, middle)[2] <= room[axis] for axis in (0, 1)):
            low = middle
        else:
            high = middle
    x, y = (_centre(points, boxes, axis, low) for axis in (0, 1))
    shift_x = (margins.left - margins.right) / 2 / low
    shift_y = (margins.top - margins.bottom) / 2 / low
    return replace(camera, x=x - shift_x, y=y - shift_y, scale=low)


def _span(points: Points, boxes: Points, axis: int, scale: float) -> tuple[float, float, float]:
    start = float(np.min(points[:, axis] * scale - boxes[:, axis]))
    end = float(np.max(points[:, axis] * scale + boxes[:, axis + 2]))
    return start, end, end - start


def _centre(points: Points, boxes: Points, axis: int, scale: float) -> float:
    start, end, _ = _span(points, boxes, axis, scale)
    return (start + end) / 2 / scale
