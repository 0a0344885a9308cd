"""Columns of density at the foot of crowded lanes: solid = surely in the column, pale = maybe."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.style import Theme
from widgets.timeline.density import Columns
from widgets.timeline.frame import Frame
from widgets.timeline.grid import column_width
from widgets.timeline.layout import STRIP_HEIGHT
from widgets.timeline.lettering import is_vector

_LEAST_PX = 3
_PALE = 0.34
_FOOT = 4.0
"""Free pixels under the columns; the rest of the strip is their height."""
_TALLEST = STRIP_HEIGHT - _FOOT
_SEEN = 1e-6
"""Less mass than this is a rounding error, not an event."""

Floats = NDArray[np.float64]


def paint_columns(painter: QPainter, frame: Frame, theme: Theme) -> None:
    """Draw the density of all lanes in sight that have a strip for it."""
    parts = [part for part in frame.parts if part.lane.has_strip]
    if not parts:
        return
    columns = visible_columns(frame)
    chosen = [part.box.lane for part in parts]
    solid, total = columns.solid[chosen], columns.total[chosen]
    peaks = frame.scene.pyramid.peaks(columns.width)[chosen, None]
    high = _TALLEST * np.minimum(total / peaks, 1.0)
    # A single event stays visible beside a peak of thousands.
    high = np.maximum(high, 1.0) * (total > _SEEN)
    share = solid / np.maximum(total, _SEEN)
    edges = np.arange(columns.first, columns.last + 1, dtype=np.int64) * columns.width
    xs = np.rint(frame.camera.xs(edges))
    feet = [round(frame.offset + part.box.strip_top + _TALLEST) for part in parts]
    inks = [_inks(theme, part.lane.hue) for part in parts]
    if is_vector(painter):
        _paint_shapes(painter, xs, high, high * share, feet, inks)
    else:
        _paint_pixels(painter, xs, high, high * share, feet, inks)


def visible_columns(frame: Frame) -> Columns:
    """The columns that the frame's camera sees, of all lanes of the scene."""
    camera = frame.camera
    width = column_width(camera.scale, _LEAST_PX)
    return frame.scene.pyramid.columns(width, camera.start // width, camera.end // width + 1)


@lru_cache(maxsize=64)
def _inks(theme: Theme, hue: str) -> tuple[QColor, QColor]:
    """Of what is certain, and of what is only possible."""
    solid = theme.hue(hue) if hue else QColor(theme.third_text)
    pale = QColor(solid)
    pale.setAlphaF(_PALE)
    return solid, pale


def _paint_shapes(
    painter: QPainter,
    xs: Floats,
    high: Floats,
    solid: Floats,
    feet: Sequence[int],
    inks: Sequence[tuple[QColor, QColor]],
) -> None:
    for lane, (foot, (dark, pale)) in enumerate(zip(feet, inks, strict=True)):
        sides = xs[:-1], xs[1:], high[lane], solid[lane]
        for left, right, top, low in zip(*(side.tolist() for side in sides), strict=True):
            width = max(right - left - 1, 1)
            if top > low:
                painter.fillRect(QRectF(left, foot - top, width, top - low), pale)
            if low > 0:
                painter.fillRect(QRectF(left, foot - low, width, low), dark)


def _paint_pixels(
    painter: QPainter,
    xs: Floats,
    high: Floats,
    solid: Floats,
    feet: Sequence[int],
    inks: Sequence[tuple[QColor, QColor]],
) -> None:
    """The same as one small picture a lane: a call per column would cost more than all the rest."""
    scale = painter.device().devicePixelRatioF()
    edges = np.rint(xs * scale).astype(np.int64)
    length = int(edges[-1] - edges[0])
    if not length:
        return
    # Each column as wide as it is on the screen, its last pixel left free.
    wide = edges[1:] - edges[:-1]
    free = np.minimum(max(round(scale), 1), wide)
    widths = np.empty(2 * len(wide), np.int64)
    widths[::2], widths[1::2] = wide - free, free
    height = ceil(_TALLEST * scale)
    bars = _bars(height, tuple((_premultiplied(dark), _premultiplied(pale)) for dark, pale in inks))
    # Places among the bars; those of a lane follow those of the lane above.
    looks = np.zeros((len(feet), len(widths)), np.int64)
    looks[:, ::2] = np.rint(solid * scale) * (height + 1) + np.ceil(high * scale)
    looks += np.arange(len(feet))[:, None] * (height + 1) ** 2
    picture = bars.take(looks.repeat(widths, axis=1).ravel(), axis=1)
    across = picture.shape[1]
    form = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(picture.data, across, height, across * 4, form)
    for lane, foot in enumerate(feet):
        place = QRectF(edges[0] / scale, foot - _TALLEST, length / scale, height / scale)
        painter.drawImage(place, image, QRectF(lane * length, 0, length, height))


@lru_cache(maxsize=64)
def _bars(height: int, inks: tuple[tuple[int, int], ...]) -> NDArray[np.uint32]:
    """Every possible bar of some lanes, one beside the other, one pixel wide and ``height`` high.

    Column ``low * (height + 1) + top`` of a lane is solid up to ``low`` and pale up to ``top``.
    """
    above = np.arange(height, 0, -1)[:, None]
    lows, tops = np.divmod(np.arange((height + 1) ** 2), height + 1)
    lanes = []
    for dark, pale in inks:
        rest = np.where(above <= tops, np.uint32(pale), np.uint32(0))
        lanes.append(np.where(above <= lows, np.uint32(dark), rest))
    return np.concatenate(lanes, axis=1)


def _premultiplied(ink: QColor) -> int:
    """A colour in Qt's premultiplied form: times its opacity, which stands above it."""
    alpha = ink.alphaF()
    red, green, blue = (round(part * alpha) for part in (ink.red(), ink.green(), ink.blue()))
    return ink.alpha() << 24 | red << 16 | green << 8 | blue
