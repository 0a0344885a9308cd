"""Marks and texts as small pictures, drawn once and stamped many times while the view moves.

Only for screens and PNG: a vector target gets the shapes themselves.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from widgets.style import Theme
from widgets.timeline.geometry import Mark
from widgets.timeline.lettering import draw_text, drop, is_vector
from widgets.timeline.marks import MarkPainter

_KEPT = 6000
_WIDEST = 640
"""Wider marks are few, and their pictures would be large."""
_MARGIN = 20
_HEIGHT = 26


class Stamps:
    """Draws marks and texts, by stamp where the painter keeps pixels."""

    def __init__(self, theme: Theme) -> None:
        self._marks = MarkPainter(theme)
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def mark(self, painter: QPainter, mark: Mark) -> None:
        """Draw a mark's body with its signs."""
        width = mark.x1 - mark.x0
        if is_vector(painter) or width > _WIDEST:
            body = QRectF(mark.x0, mark.y - mark.height / 2, width, mark.height)
            self._marks.draw(painter, mark.style, body, mark.core, labelled=mark.labelled)
            return
        left, size = round(mark.x0), max(round(width), 1)
        core = None
        if mark.core is not None:
            whole = mark.core == (mark.x0, mark.x1)
            core = (0, size) if whole else tuple(round(x - mark.x0) for x in mark.core)
        scale = painter.device().devicePixelRatioF()
        key = mark.style, size, core, mark.labelled, scale

        def draw(inner: QPainter) -> None:
            body = QRectF(_MARGIN, (_HEIGHT - mark.height) / 2, size, mark.height)
            moved = None if core is None else (core[0] + _MARGIN, core[1] + _MARGIN)
            self._marks.draw(inner, mark.style, body, moved, labelled=mark.labelled)

        stamp = self._stamp(key, size + 2 * _MARGIN, _HEIGHT, scale, draw)
        painter.drawPixmap(QPointF(left - _MARGIN, round(mark.y) - _HEIGHT / 2), stamp)

    def text(
        self,
        painter: QPainter,
        x: float,
        y: float,
        text: str,
        font: QFont,
        ink: QColor,
    ) -> None:
        """Draw one line of text from its left end, centred on ``y``."""
        metrics = QFontMetricsF(font) if is_vector(painter) else None
        if metrics is not None:
            draw_text(painter, x, y + drop(metrics), text, font, ink)
            return
        scale = painter.device().devicePixelRatioF()
        key = text, font.key(), ink.rgba(), scale
        stamp = self._kept.get(key) or self._text_stamp(key, text, font, ink, scale)
        painter.drawPixmap(QPointF(round(x) - 2, round(y) - _HEIGHT / 2), stamp)

    def _text_stamp(
        self, key: Hashable, text: str, font: QFont, ink: QColor, scale: float
    ) -> QPixmap:
        metrics = QFontMetricsF(font)
        width = ceil(metrics.horizontalAdvance(text)) + 6

        def draw(inner: QPainter) -> None:
            draw_text(inner, 2, _HEIGHT / 2 + drop(metrics), text, font, ink)

        return self._stamp(key, width, _HEIGHT, scale, draw)

    def _stamp(
        self,
        key: Hashable,
        width: int,
        height: int,
        scale: float,
        draw: Callable[[QPainter], None],
    ) -> QPixmap:
        stamp = self._kept.get(key)
        if stamp is None:
            stamp = QPixmap(ceil(width * scale), ceil(height * scale))
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
