"""One symbol per kind of entity: its outline, its size, and how far it reaches in a direction."""

from enum import IntEnum
from functools import lru_cache
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from widgets.relations.graph import MapGraph, Points


class Shape(IntEnum):
    """Outlines that tell kinds apart without colour."""

    CIRCLE = 0
    """A person."""
    SQUARE = 1
    """A state or a union; rounded, with its code inside."""
    DASHED_SQUARE = 2
    """An entity that is claimed and not recognised."""
    HEXAGON = 3
    """An organisation; stands on a corner."""
    FLAT_HEXAGON = 4
    """Infrastructure; lies on a side."""
    DIAMOND = 5
    """A commodity."""
    PIN = 6
    """A place."""
    PAIR = 7
    """A group: one circle behind another."""
    PENTAGON = 8
    """An occasion."""
    OCTAGON = 9
    """Any other kind."""


_SHAPES = {
    "person": Shape.CIRCLE,
    "state": Shape.SQUARE,
    "union": Shape.SQUARE,
    "claimed": Shape.DASHED_SQUARE,
    "organisation": Shape.HEXAGON,
    "infrastructure": Shape.FLAT_HEXAGON,
    "commodity": Shape.DIAMOND,
    "place": Shape.PIN,
    "group": Shape.PAIR,
    "occasion": Shape.PENTAGON,
}
_SMALLEST, _LARGEST, _SHELVED = 9.0, 19.0, 7.5
"""Radii in pixels: without events, with many, without relations."""
_CODED = {Shape.SQUARE, Shape.DASHED_SQUARE}


def shape_of(kind: str) -> Shape:
    """The symbol of a kind of entity; kinds nobody foresaw share the octagon."""
    return _SHAPES.get(kind, Shape.OCTAGON)


def shapes(graph: MapGraph) -> NDArray[np.uint8]:
    """Symbol of each node."""
    return np.array([shape_of(node.kind) for node in graph.nodes], dtype=np.uint8)


def radii(graph: MapGraph) -> NDArray[np.float64]:
    """Radius of each symbol in pixels at ordinary zoom: states and the often named are larger.

    Counts the events of all times, so that no window ever changes a size.
    """
    known = np.isin(shapes(graph), list(_CODED))
    growth = np.log2(1.0 + graph.events) * np.where(known, 2.5, 1.5)
    sized = np.minimum(_LARGEST, _SMALLEST + growth)
    sized[graph.degree == 0] = _SHELVED
    return sized


def reach(
    shape: NDArray[np.uint8], radius: NDArray[np.float64], direction: Points
) -> NDArray[np.float64]:
    """Distance from the middle of a symbol to its edge in a direction (unit vectors)."""
    square = (shape == Shape.SQUARE) | (shape == Shape.DASHED_SQUARE)
    diamond = shape == Shape.DIAMOND
    across = np.abs(direction)
    # The corners of the squares are round, hence no farther than 1.22 radii.
    to_square = np.minimum(1.0 / np.maximum(across.max(axis=-1), 0.7), 1.22)
    to_diamond = 1.15 / np.maximum(across.sum(axis=-1), 1.0)
    edge: NDArray[np.float64] = np.where(square, to_square, np.where(diamond, to_diamond, 1.0))
    return radius * edge


@lru_cache(maxsize=512)
def outline(shape: Shape, radius: float) -> QPainterPath:
    """The symbol around the origin. Treat it as constant."""
    path = QPainterPath()
    if shape in (Shape.SQUARE, Shape.DASHED_SQUARE):
        corner = radius * 0.34
        path.addRoundedRect(QRectF(-radius, -radius, 2 * radius, 2 * radius), corner, corner)
    elif shape == Shape.PIN:
        _add_pin(path, radius)
    elif shape == Shape.PAIR:
        _add_pair(path, radius)
    elif shape == Shape.CIRCLE:
        path.addEllipse(QPointF(0, 0), radius, radius)
    else:
        path.addPolygon(_polygon(shape, radius))
        path.closeSubpath()
    return path


_CORNERS = {
    Shape.HEXAGON: (6, -90.0, 1.08),
    Shape.FLAT_HEXAGON: (6, 0.0, 1.08),
    Shape.DIAMOND: (4, -90.0, 1.15),
    Shape.PENTAGON: (5, -90.0, 1.08),
    Shape.OCTAGON: (8, 22.5, 1.05),
}


def _polygon(shape: Shape, radius: float) -> QPolygonF:
    corners, first, wide = _CORNERS[shape]
    angles = [(first + index * 360 / corners) * pi / 180 for index in range(corners)]
    return QPolygonF([QPointF(radius * wide * cos(a), radius * wide * sin(a)) for a in angles])


def _add_pin(path: QPainterPath, radius: float) -> None:
    """A drop whose tip points down, as on paper maps."""
    head = radius * 0.86
    middle = -radius * 0.2
    box = QRectF(-head, middle - head, 2 * head, 2 * head)
    path.arcMoveTo(box, -35)
    path.arcTo(box, -35, 250)
    path.lineTo(0, radius * 1.12)
    path.closeSubpath()


def _add_pair(path: QPainterPath, radius: float) -> None:
    """Two people seen from above: the front circle whole, the back one behind it."""
    small = radius * 0.7
    front = QPainterPath()
    front.addEllipse(QPointF(-radius * 0.32, 0), small, small)
    back = QPainterPath()
    back.addEllipse(QPointF(radius * 0.42, 0), small, small)
    path.addPath(front)
    path.addPath(back.subtracted(front))
