"""Marks and texts as small pictures, drawn once and stamped many times while the view moves.

Only for screens and PNG: a vector target gets the shapes themselves.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from widgets.style import Theme, colour
from widgets.timeline.geometry import Mark
from widgets.timeline.lettering import Type, draw_text, drop, is_vector
from widgets.timeline.marks import MarkPainter

_KEPT = 6000
_WIDEST = 640
"""Wider marks are few, and their pictures would be large."""
_MADE_AT_ONCE = 16
"""Marks stamped in one frame at most, so that no frame takes long."""
_MARGIN = 20
_HEIGHT = 26


class Stamps:
    """Draws marks and texts, by stamp where the painter keeps pixels."""

    def __init__(self, theme: Theme) -> None:
        self._marks = MarkPainter(theme)
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._vector = True
        self._scale = 1.0
        self._pixels_per_second = 0.0
        self._to_make = 0

    def begin(self, painter: QPainter, pixels_per_second: float) -> None:
        """Ask once, for all that follows, what the painter paints on.

        While the view zooms, widths change with each frame and stamps would be made in vain:
        marks without one are drawn as they are. At rest a few are made in each frame.
        """
        self._vector = is_vector(painter)
        self._scale = painter.device().devicePixelRatioF()
        self._to_make = _MADE_AT_ONCE if pixels_per_second == self._pixels_per_second else 0
        self._pixels_per_second = pixels_per_second

    def mark(self, painter: QPainter, mark: Mark) -> None:
        """Draw a mark's body with its signs."""
        width, height = mark.x1 - mark.x0, mark.height
        if self._vector or width > _WIDEST:
            body = QRectF(mark.x0, mark.y - height / 2, width, height)
            self._marks.draw(painter, mark.style, body, mark.core, labelled=mark.labelled)
            return
        left, size = round(mark.x0), max(round(width), 1)
        core = None
        if mark.core is not None:
            whole = mark.core == (mark.x0, mark.x1)
            first, last = mark.core
            core = (0, size) if whole else (round(first - mark.x0), round(last - mark.x0))
        key = mark.style, size, core, height, mark.labelled, self._scale
        stamp = self._kept.get(key)
        if stamp is None and self._to_make <= 0:
            at = QRectF(left, round(mark.y) - height / 2, size, height)
            here = None if core is None else (core[0] + left, core[1] + left)
            self._marks.draw(painter, mark.style, at, here, labelled=mark.labelled)
            return
        if stamp is None:
            self._to_make -= 1

            def draw(inner: QPainter) -> None:
                body = QRectF(_MARGIN, (_HEIGHT - height) / 2, size, height)
                moved = None if core is None else (core[0] + _MARGIN, core[1] + _MARGIN)
                self._marks.draw(inner, mark.style, body, moved, labelled=mark.labelled)

            stamp = self._stamp(key, size + 2 * _MARGIN, draw)
        painter.drawPixmap(QPointF(left - _MARGIN, round(mark.y) - _HEIGHT / 2), stamp)

    def text(self, painter: QPainter, x: float, y: float, text: str, type_: Type, ink: str) -> None:
        """Draw one line of text from its left end, centred on ``y``."""
        if self._vector:
            draw_text(painter, x, y + drop(type_.metrics), text, type_.font, colour(ink))
            return
        key = text, type_, ink, self._scale
        stamp = self._kept.get(key)
        if stamp is None:

            def draw(inner: QPainter) -> None:
                baseline = _HEIGHT / 2 + drop(type_.metrics)
                draw_text(inner, 2, baseline, text, type_.font, colour(ink))

            width = ceil(type_.metrics.horizontalAdvance(text)) + 6
            stamp = self._stamp(key, width, draw)
        painter.drawPixmap(QPointF(round(x) - 2, round(y) - _HEIGHT / 2), stamp)

    def pill(self, painter: QPainter, box: QRectF, ground: str, edge: str) -> None:
        """Draw a box with round ends, of whole pixels."""
        left, top = round(box.left()), round(box.top())
        width, height = round(box.width()), round(box.height())

        def shape(inner: QPainter, at: QRectF) -> None:
            inner.setPen(QPen(colour(edge), 1))
            inner.setBrush(colour(ground))
            inner.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)

        if self._vector:
            shape(painter, QRectF(left, top, width, height))
            return
        key = "pill", width, height, ground, edge, self._scale
        stamp = self._kept.get(key)
        if stamp is None:
            stamp = self._stamp(key, width, lambda inner: shape(inner, QRectF(0, 0, width, height)))
        painter.drawPixmap(QPointF(left, top), stamp)

    def _stamp(self, key: Hashable, width: int, draw: Callable[[QPainter], None]) -> QPixmap:
        scale = self._scale
        stamp = QPixmap(ceil(width * scale), ceil(_HEIGHT * scale))
        stamp.setDevicePixelRatio(scale)
        stamp.fill(Qt.GlobalColor.transparent)
        inner = QPainter(stamp)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner)
        inner.end()
        self._kept[key] = stamp
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return stamp
