"""A page as it is painted: a picture, footnotes, or both, with a caption."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from app.paper.caption_block import CaptionBlock
from app.paper.notes_block import NotesBlock
from app.paper.overlaps import paint_overlaps
from app.paper.tiles import Tile
from app.pictures import Leaf
from widgets.style import SPACING, Theme, colour

Draw = Callable[[QPainter], None]
"""Paints something with its upper left corner at the painter's origin."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a picture, footnotes, or both, over a caption. Lengths in pixels."""

    size: QSizeF
    margin: float
    theme: Theme
    caption: CaptionBlock | None
    draw: Draw | None = None
    picture: QSizeF = field(default_factory=lambda: QSizeF(0, 0))
    tile: Tile | None = None
    """The part of the timeline that ``draw`` paints, if it paints one."""
    notes: NotesBlock | None = None
    place: str = ""

    def paint(self, painter: QPainter) -> None:
        """Paint the page at the painter's origin."""
        painter.fillRect(QRectF(0, 0, *self.size.toTuple()), colour(self.theme.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = self.margin
        if self.draw is not None:
            painter.save()
            painter.translate(margin, margin)
            area = QRectF(0, 0, *self.picture.toTuple())
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            self.draw(painter)
            painter.restore()
            self._clear_around(painter, area.translated(margin, margin))
        if self.tile is not None and self.tile.is_part:
            painter.save()
            painter.translate(margin, margin)
            paint_overlaps(painter, self.tile, self.theme)
            painter.restore()
        left = margin or SPACING.medium
        top = margin + self.picture.height()
        if self.caption is not None:
            if self.draw is None:
                top = self.size.height() - margin - self.caption.height
            self.caption.paint(painter, left, top, self.theme, self.place)
            top += self.caption.height
        if self.notes is not None:
            self.notes.paint(painter, left, margin if self.draw is None else top, self.theme)

    def _clear_around(self, painter: QPainter, area: QRectF) -> None:
        """Take away what reaches beyond the picture: SVG knows no clipping."""
        width, height = self.size.toTuple()
        ground = colour(self.theme.panel)
        for side in (
            QRectF(0, 0, width, area.top()),
            QRectF(0, area.bottom(), width, height - area.bottom()),
            QRectF(0, area.top(), area.left(), area.height()),
            QRectF(area.right(), area.top(), width - area.right(), area.height()),
        ):
            if not side.isEmpty():
                painter.fillRect(side, ground)


def leaves_of(pages: Sequence[Page]) -> tuple[Leaf, ...]:
    """Pages as they are written to files."""
    return tuple(Leaf(page.size.toSize(), page.paint) for page in pages)
