"""Many small pictures on one sheet, stamped by the hundred with a single call.

Drawing a text or a mark anew costs twenty times as much as copying its picture, and a call for
each picture as much again. Only for screens and PNG: a vector target gets the shapes themselves.
"""

from collections.abc import Callable, Hashable, Sequence
from math import ceil
from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

_SIDE = 2048
"""Pixels of a sheet's side, whatever the screen's scale."""
_FIRST = 8
"""A sheet begins with so small a part of its height: a whole one takes 16 MB."""
_FIELDS = 10
_X, _Y, _LEFT, _TOP, _WIDTH, _HIGH, _SCALE_X, _SCALE_Y, _TURN, _OPACITY = range(_FIELDS)
"""What ``QPainter.PixmapFragment`` holds, in its order."""

Spot = tuple[int, int, float]
"""Left and top of a picture on the sheet, in its pixels, and its width in those of the picture."""

Piece = tuple[float, float, float, float, float, float, float]
"""A picture, or a part of one, and where it goes: left and top there, in whole pixels; left and top
on the sheet, in the sheet's; width in pixels; opacity; how many times as wide it is drawn."""


class Atlas:
    """A sheet of pictures for one scale of the screen; all of them are ``height`` high.

    They stand on shelves. Where all are full, the oldest shelf is emptied for what is new.
    """

    def __init__(self, scale: float, height: int) -> None:
        """Take device pixels per pixel, and the height of every picture in pixels."""
        self.scale, self.height = scale, height
        self._shelf = ceil(height * scale)
        self._side = _SIDE if scale <= 1.5 else 2 * _SIDE
        self._sheet: QPixmap | None = None
        self._spots: dict[Hashable, Spot] = {}
        self._shelves: list[list[Hashable]] = [[] for _ in range(self._side // self._shelf)]
        self._at, self._x = 0, 0
        self._is_round = False
        self.emptied = 0
        """How often pictures were taken away."""

    @property
    def known(self) -> dict[Hashable, Spot]:
        """Where each picture stands. One that is there stays the same until it is taken away."""
        return self._spots

    @property
    def room(self) -> float:
        """Pixels of all pictures that surely stand on the sheet at once, one beside the other."""
        return self._side / self.scale * (len(self._shelves) // 2)

    def add(self, pictures: Sequence[tuple[Hashable, float, Callable[[QPainter], None]]]) -> None:
        """Draw pictures, told by key and width, at the origin of a painter, and keep them."""
        with QPainter(self._with_room(pictures)) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for key, width, draw in pictures:
                self._add(painter, key, width, draw)

    def _with_room(
        self, pictures: Sequence[tuple[Hashable, float, Callable[[QPainter], None]]]
    ) -> QPixmap:
        """The sheet, high enough for these pictures too."""
        across = sum(min(ceil(width * self.scale), self._side) for _, width, _ in pictures)
        # Of two shelves one after the other more than one is filled.
        shelves = min(self._at + 2 + 2 * across // self._side, len(self._shelves))
        old = self._sheet
        if old is not None and old.height() >= shelves * self._shelf:
            return old
        high = self._side // _FIRST if old is None else 2 * old.height()
        self._sheet = QPixmap(self._side, min(max(high, shelves * self._shelf), self._side))
        self._sheet.fill(Qt.GlobalColor.transparent)
        if old is not None:
            with QPainter(self._sheet) as painter:
                painter.drawPixmap(0, 0, old)
        return self._sheet

    def _add(
        self, painter: QPainter, key: Hashable, width: float, draw: Callable[[QPainter], None]
    ) -> None:
        across = min(ceil(width * self.scale), self._side)
        if self._x + across > self._side:
            self._next_shelf(painter)
        top = self._at * self._shelf
        self._spots[key] = (self._x, top, across / self.scale)
        self._shelves[self._at].append(key)
        painter.save()
        painter.setClipRect(self._x, top, across, self._shelf)
        painter.translate(self._x, top)
        painter.scale(self.scale, self.scale)
        draw(painter)
        painter.restore()
        self._x += across

    def _next_shelf(self, painter: QPainter) -> None:
        self._at, self._x = self._at + 1, 0
        if self._at == len(self._shelves):
            self._at, self._is_round = 0, True
        if self._shelves[self._at]:
            self.emptied += 1
            for key in self._shelves[self._at]:
                self._spots.pop(key, None)
            self._shelves[self._at].clear()
        if self._is_round:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            area = QRect(0, self._at * self._shelf, self._side, self._shelf)
            painter.fillRect(area, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def makes_room(self, width: float) -> bool:
        """Whether a new picture of this width takes others away."""
        is_full = self._x + min(ceil(width * self.scale), self._side) > self._side
        return is_full and bool(self._shelves[(self._at + 1) % len(self._shelves)])

    def stamp(self, painter: QPainter, pieces: Sequence[Piece]) -> None:
        """Draw many pictures, or parts of them, at once."""
        if self._sheet is None or not pieces:
            return
        table = self._table(np.array(pieces, np.float64))
        # Qt takes the first of many; a list of them would be made one by one in Python.
        first = shiboken6.wrapInstance(
            table.__array_interface__["data"][0], QPainter.PixmapFragment
        )
        painter.drawPixmapFragments(cast(QPainter.PixmapFragment, first), len(table), self._sheet)

    def _table(self, pieces: NDArray[np.float64]) -> NDArray[np.float64]:
        """All pieces as Qt wants them: centres, and sizes in pixels of the sheet."""
        x, y, left, top, width, opacity, stretch = pieces.T
        table = np.empty((len(pieces), _FIELDS))
        if self.scale != 1:
            # Whole device pixels, or every copy would be smoothed.
            x, y = np.rint(x * self.scale) / self.scale, np.rint(y * self.scale) / self.scale
        table[:, _X] = x + width * stretch / 2
        table[:, _Y] = y + self._shelf / self.scale / 2
        table[:, _LEFT], table[:, _TOP] = left, top
        table[:, _WIDTH], table[:, _HIGH] = width * self.scale, self._shelf
        table[:, _SCALE_X], table[:, _SCALE_Y] = stretch / self.scale, 1 / self.scale
        table[:, _TURN], table[:, _OPACITY] = 0.0, opacity
        return table
