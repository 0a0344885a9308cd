"""Thousands of nodes and strands in a few calls: lines and dots batched by how they are inked."""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from shiboken6 import Shiboken

from widgets.relations import ink, marks
from widgets.relations.looks import Emphasis
from widgets.relations.picture import Picture
from widgets.relations.shapes import Shape
from widgets.style import KIND_HUES, Theme, colour

_DASHES = (5.0, 3.0)
PADDING = 2
"""Pixels around a symbol in its pixmap, for its outline."""


def draw_lines(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """One straight line per pair in view, the faint ones first.

    Dashed where nothing between the two is reported: even from afar an inference or a possibility
    is never shown as a report.
    """
    frame, look = picture.frame, picture.look
    graph = frame.stage.graph
    if not len(frame.pairs):
        return
    apart = graph.pair_of >= 0
    of = graph.pair_of[apart]
    presence = np.zeros(len(graph.edges), np.uint8)
    emphasis = np.zeros(len(graph.edges), np.uint8)
    np.maximum.at(presence, of, look.strands[apart])
    np.maximum.at(emphasis, of, look.strand_emphasis[apart])
    ends = frame.places[graph.edges[frame.pairs]].reshape(-1, 4)
    told = frame.stage.reported[frame.pairs].astype(np.int64)
    inked = emphasis[frame.pairs] * 8 + presence[frame.pairs] * 2 + told
    for key in np.unique(inked).tolist():
        pen = _pen(theme, key // 2 % 4, key // 8)
        if not key % 2:
            pen.setDashPattern(_DASHES)
        _draw(painter, ends[inked == key], pen)


def _pen(theme: Theme, presence: int, emphasis: int) -> QPen:
    """Thin lines over thousands of others: thinned further, or they would drown the dots."""
    if emphasis >= Emphasis.NEAR:
        return QPen(colour(theme.accent), 1.0)
    force = ink.strength(presence, emphasis)
    return QPen(ink.mixed(theme.ground, theme.second_text, 0.5 * force), 1.0)


def _draw(painter: QPainter, ends: NDArray[np.float64], pen: QPen) -> None:
    painter.setPen(pen)
    lines = np.ascontiguousarray(ends)
    first: Any = Shiboken.wrapInstance(lines.ctypes.data, QLineF)
    painter.drawLines(first, len(lines))


def draw_dots(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Each symbol from a pixmap of its kind, size and ink."""
    frame, look = picture.frame, picture.look
    rows = frame.seen
    if not len(rows):
        return
    # Few sizes, so that few pixmaps are stamped: halves below 4 px, whole pixels above.
    sizes = np.where(frame.radii[rows] < 4, frame.radii[rows] * 2, frame.radii[rows])
    halves = np.maximum(2, np.round(sizes)).astype(np.int64)
    halves[frame.radii[rows] >= 4] *= 2
    keys = np.stack(
        [
            np.minimum(look.node_emphasis[rows], Emphasis.PLAIN).astype(np.int64),
            look.nodes[rows].astype(np.int64),
            frame.stage.shapes[rows].astype(np.int64),
            frame.stage.hues[rows].astype(np.int64),
            halves,
        ],
        axis=1,
    )
    packed = keys @ np.array([10**9, 10**8, 10**6, 10**4, 1])
    order = np.argsort(packed, kind="stable")
    starts = np.flatnonzero(np.diff(packed[order], prepend=-1))
    ratio = painter.device().devicePixelRatioF()
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        chosen = order[start:end]
        emphasis, presence, shape, hue, size = keys[chosen[0]].tolist()
        pixmap = _dot(theme, Shape(shape), KIND_HUES[hue], size / 2, presence, emphasis, ratio)
        _stamp(painter, frame.places[rows[chosen]], pixmap, ratio)


@lru_cache(maxsize=2048)
def _dot(
    theme: Theme,
    shape: Shape,
    hue: str,
    radius: float,
    presence: int,
    emphasis: int,
    ratio: float,
) -> QPixmap:
    """One symbol on a clear ground."""
    side = int(np.ceil(2 * (radius * 1.2 + PADDING)))
    pixmap = QPixmap(int(side * ratio), int(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inked = ink.mixed(theme.ground, theme.hue(hue).name(), ink.strength(presence, emphasis))
    middle = QPointF(side / 2, side / 2)
    if radius < 4:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inked)
        painter.drawEllipse(middle, radius, radius)
    else:
        marks.draw_symbol(painter, shape, radius, middle, inked, colour(theme.panel))
    painter.end()
    return pixmap


def _stamp(painter: QPainter, places: NDArray[np.float64], pixmap: QPixmap, ratio: float) -> None:
    """Draw one pixmap at many places; a fragment is place, source, scale, turn and opacity."""
    fragments = np.zeros((len(places), 10))
    fragments[:, :2] = places
    fragments[:, 4], fragments[:, 5] = pixmap.width(), pixmap.height()
    fragments[:, 6], fragments[:, 7] = 1 / ratio, 1 / ratio
    fragments[:, 9] = 1.0
    first: Any = Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
    painter.drawPixmapFragments(first, len(fragments), pixmap)
