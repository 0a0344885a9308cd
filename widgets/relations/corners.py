"""The words in the corners of the map: heading and counts, the window, what is not shown."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from widgets.fonts import metrics
from widgets.relations.labels import Box
from widgets.relations.lettering import Lettering
from widgets.style import MEDIUM, REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour

HEADING = "Relations"
_TOP, _SECOND_LINE = 22.0, 39.0
"""Baselines in pixels, as in look/window-light.png."""


@dataclass(frozen=True, slots=True)
class Corners:
    """What the corners say; empty texts are not drawn."""

    counts: str = ""
    window: str = ""
    hidden: str = ""
    shelf: str = ""

    def boxes(self, width: float, height: float) -> list[Box]:
        """Where labels may not stand."""
        made = [self._heading()]
        if self.window:
            size = metrics(SIZES.caption, SEMIBOLD).horizontalAdvance(self.window)
            made.append((width - size - SPACING.large - 6, 6.0, size + 12, 24.0))
        if self.hidden:
            size = metrics(SIZES.caption, REGULAR).horizontalAdvance(self.hidden)
            made.append((SPACING.small, height - 26.0, size + SPACING.large, 22.0))
        if self.shelf:
            box = self.shelf_box(width, height)
            made.append((box.left() - 4, box.top() - 4, box.width() + 8, box.height() + 8))
        return made

    def shelf_box(self, width: float, height: float) -> QRectF:
        """The pill that leads to entities without relations; empty without its words."""
        if not self.shelf:
            return QRectF()
        size = metrics(SIZES.caption, MEDIUM).horizontalAdvance(self.shelf) + 2 * SPACING.medium
        return QRectF(width - size - SPACING.medium, height - 20.0 - SPACING.medium, size, 20.0)

    def draw(
        self, painter: QPainter, lettering: Lettering, theme: Theme, width: float, height: float
    ) -> None:
        """Write heading, counts, window and what is hidden, on bare ground."""
        self._draw_veils(painter, theme, width, height)
        left = SPACING.large - 2.0
        second = colour(theme.second_text)
        write = lettering.write
        write(left, _TOP, HEADING, SIZES.row, SEMIBOLD, colour(theme.text))
        write(left, _SECOND_LINE, self.counts, SIZES.caption, REGULAR, second)
        write(left, height - SPACING.medium, self.hidden, SIZES.caption, REGULAR, second)
        size = metrics(SIZES.caption, SEMIBOLD).horizontalAdvance(self.window)
        at = width - size - SPACING.large
        write(at, _TOP, self.window, SIZES.caption, SEMIBOLD, colour(theme.accent))

    def _draw_veils(self, painter: QPainter, theme: Theme, width: float, height: float) -> None:
        """Ground under the words: no strand of a crowded map crosses a letter."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ground))
        for box in self.boxes(width, height):
            painter.drawRoundedRect(QRectF(*box), SIZES.radius, SIZES.radius)

    def _heading(self) -> Box:
        width = max(
            metrics(SIZES.row, SEMIBOLD).horizontalAdvance(HEADING),
            metrics(SIZES.caption, REGULAR).horizontalAdvance(self.counts),
        )
        return (0.0, 0.0, width + SPACING.large + SPACING.small, 48.0)
