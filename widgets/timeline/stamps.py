"""Texts and pills as small pictures, drawn once and stamped many times while the view moves.

Only for screens and PNG: a vector target gets the shapes themselves.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from widgets.style import colour
from widgets.timeline.lettering import Type, draw_text, drop, is_vector, text_width

_KEPT = 1000
_HEIGHT = 26


class Stamps:
    """Draws texts and pills, by stamp where the painter keeps pixels."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._vector = True
        self._scale = 1.0

    @property
    def are_shapes(self) -> bool:
        """Whether the painter keeps shapes, so that nothing is stamped."""
        return self._vector

    def begin(self, painter: QPainter) -> None:
        """Ask once, for all that follows, what the painter paints on."""
        self._vector = is_vector(painter)
        self._scale = painter.device().devicePixelRatioF()

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

    def number(
        self, painter: QPainter, x: float, y: float, text: str, type_: Type, ink: str
    ) -> None:
        """Draw figures letter by letter: numbers differ with every frame, letters never do."""
        for letter in text:
            self.text(painter, x, y, letter, type_, ink)
            x += text_width(letter, *type_[:2], italic=type_.italic, tabular=type_.tabular)

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
