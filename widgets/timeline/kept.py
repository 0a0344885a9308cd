"""A part of the picture that is painted anew only where what it shows has changed."""

from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from widgets.timeline.lettering import is_vector


class Kept:
    """Keeps the pixels of one part; a vector target gets the shapes themselves."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._pixels: QPixmap | None = None

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        ground: QColor,
        key: Hashable,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw a box of whole pixels that ``paint`` fills, in the coordinates of ``painter``.

        :param ground: its opaque background
        :param key: equal for equal pictures
        """
        if is_vector(painter):
            painter.save()
            painter.fillRect(box, ground)
            paint(painter)
            painter.restore()
            return
        scale = painter.device().devicePixelRatioF()
        told = key, box.getRect(), scale
        if self._pixels is None or told != self._key:
            self._pixels, self._key = self._painted(box, ground, scale, paint), told
        painter.drawPixmap(box.topLeft(), self._pixels)

    def _painted(
        self, box: QRectF, ground: QColor, scale: float, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        size = ceil(box.width() * scale), ceil(box.height() * scale)
        pixels = QPixmap(*size)
        pixels.setDevicePixelRatio(scale)
        pixels.fill(ground)
        with QPainter(pixels) as inner:
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-box.topLeft())
            paint(inner)
        return pixels
