"""Many small pictures on one sheet, stamped by the hundred with a single call.

Drawing a text or a mark anew costs twenty times as much as copying its picture, and a call for
each picture as much again. Only for screens and PNG: a vector target gets the shapes themselves.
"""

from collections.abc import Callable, Hashable
from math import ceil
from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

_SIDE = 2048
"""Pixels of a sheet's side, whatever the screen's scale."""
_FIELDS = 10
_X, _Y, _LEFT, _TOP, _WIDTH, _HIGH, _SCALE_X, _SCALE_Y, _TURN, _OPACITY = range(_FIELDS)
"""What ``QPainter.PixmapFragment`` holds, in its order."""

Spot = tuple[int, int, float]
"""Left and top of a picture on the sheet, in its pixels, and its width in those of the picture."""


class Atlas:
    """A sheet of pictures for one scale of the screen; all of them are ``height`` high."""

    def __init__(self, scale: float, height: int) -> None:
        """Take device pixels per pixel, and the height of every picture in pixels."""
        self.scale, self.height = scale, height
        self._shelf = ceil(height * scale)
        self._side = _SIDE if scale <= 1.5 else 2 * _SIDE
        self._sheet: QPixmap | None = None
        self._spots: dict[Hashable, Spot] = {}
        self._x = self._y = 0

    def clear(self) -> None:
        """Forget all pictures."""
        if self._sheet is not None:
            self._sheet.fill(Qt.GlobalColor.transparent)
        self._spots.clear()
        self._x = self._y = 0

    @property
    def known(self) -> dict[Hashable, Spot]:
        """Where each picture stands."""
        return self._spots

    def free(self, widest: float) -> float:
        """Pixels that pictures, none wider than ``widest``, may take together."""
        lost = ceil(widest * self.scale)
        shelves = max((self._side - self._y) // self._shelf - 1, 0)
        here = max(self._side - self._x - lost, 0)
        return (here + shelves * (self._side - lost)) / self.scale

    def add(self, key: Hashable, width: float, draw: Callable[[QPainter], None]) -> Spot:
        """Draw a picture at the origin of a painter and keep it; there must be room."""
        if self._sheet is None:
            self._sheet = QPixmap(self._side, self._side)
            self._sheet.fill(Qt.GlobalColor.transparent)
        across = ceil(width * self.scale)
        if self._x + across > self._side:
            self._x, self._y = 0, self._y + self._shelf
        spot = self._spots[key] = (self._x, self._y, width)
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._x, self._y, across, self._shelf)
        painter.translate(self._x, self._y)
        painter.scale(self.scale, self.scale)
        draw(painter)
        painter.end()
        self._x += across
        return spot

    def stamp(self, painter: QPainter, stamps: "Stamped") -> None:
        """Draw many pictures, or parts of them, at once."""
        table = stamps.table(self.scale, self._shelf)
        if self._sheet is None or not len(table):
            return
        # Qt takes the first of many; a list of them would be made one by one in Python.
        first = shiboken6.wrapInstance(table.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(cast(QPainter.PixmapFragment, first), len(table), self._sheet)


class Stamped:
    """Parts of pictures and where they go; all in pixels but ``top``, which is the sheet's."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.float64]] = []

    def add(
        self,
        x: NDArray[np.floating],
        y: NDArray[np.floating],
        width: NDArray[np.floating],
        left: NDArray[np.floating],
        top: NDArray[np.floating],
        opacity: NDArray[np.floating] | float = 1.0,
    ) -> None:
        """Add pictures, or parts of them, whose top left corners go to ``x``, ``y``."""
        if not len(x):
            return
        part = np.empty((len(x), _FIELDS))
        part[:, _X], part[:, _Y], part[:, _LEFT], part[:, _TOP] = x, y, left, top
        part[:, _WIDTH], part[:, _TURN], part[:, _OPACITY] = width, 0.0, opacity
        self._parts.append(part)

    def table(self, scale: float, shelf: int) -> NDArray[np.float64]:
        """All parts as Qt wants them: centres, and sizes in pixels of the sheet."""
        if not self._parts:
            return np.empty((0, _FIELDS))
        table = np.concatenate(self._parts)
        table[:, _HIGH] = shelf
        # Whole device pixels, or every copy would be smoothed.
        table[:, _X] = np.round(table[:, _X] * scale) / scale + table[:, _WIDTH] / 2
        table[:, _Y] = np.round(table[:, _Y] * scale) / scale + shelf / scale / 2
        table[:, _WIDTH] *= scale
        table[:, _LEFT] *= scale
        table[:, _SCALE_X] = table[:, _SCALE_Y] = 1 / scale
        return table
