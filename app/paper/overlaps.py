"""Marks of what neighbouring pages share, for cutting and gluing.

They stand outside the picture, above and below it, so that they cross no text.
"""

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen

from app.paper.tiles import Tile
from app.paper.tiling import OVERLAP
from widgets.style import SPACING, Theme, colour

OVERLAP_WORDS = "Small lines: where the neighbouring pages begin and end"


def overlap_lines(tile: Tile) -> tuple[QLineF, ...]:
    """Where the pages at either side begin and end, in the pixels of the tile's frame."""
    camera, bottom = tile.frame.camera, tile.frame.size.height()
    places = []
    if not tile.is_first:
        places.append(camera.left + OVERLAP)
    if not tile.is_last:
        places.append(camera.right - OVERLAP)
    near, far = SPACING.tiny, SPACING.large
    return tuple(
        QLineF(x, start, x, end)
        for x in places
        for start, end in ((-far, -near), (bottom + near, bottom + SPACING.small))
    )


def paint_overlaps(painter: QPainter, tile: Tile, theme: Theme) -> None:
    """Paint the marks around one tile, whose frame stands at the painter's origin."""
    pen = QPen(colour(theme.second_text), 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(list(overlap_lines(tile)))
