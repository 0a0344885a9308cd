"""Marks, texts and pills as small pictures, drawn once and stamped many times as the view moves.

They are gathered, and :meth:`Stamps.flush` stamps all of them at once, in the order in which they
were asked for: a call for each would cost more than its pixels. A vector target gets the shapes
themselves, at once.
"""

import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from widgets.style import colour
from widgets.timeline.atlas import Atlas, Piece, Spot
from widgets.timeline.lettering import Type, draw_text, drop, is_vector, text_width

HEIGHT = 22
"""Pixels of a picture's height: the highest mark with its blur."""
LEAD = 2
"""Free pixels before a text in its picture: italics lean out."""
_KEPT = 2000
_SWATCH = 8.0
"""Pixels of a colour that is stretched to the width of a box."""
_PIECES = re.compile(r"\d|\D+")


class Stamps:
    """Draws by stamp where the painter keeps pixels."""

    def __init__(self) -> None:
        self._atlas = Atlas(1.0, HEIGHT)
        self._vector = True
        self.gathered: list[Piece] = []
        """What is stamped next; tops are those of pictures, ``HEIGHT`` high."""
        self._spelled: dict[tuple[str, Type, str], list[tuple[int, Spot]]] = {}
        self._spelled_at = self.age

    @property
    def are_shapes(self) -> bool:
        """Whether the painter keeps shapes, so that nothing is stamped."""
        return self._vector

    @property
    def scale(self) -> float:
        """Pixels of the sheet for each of the picture's."""
        return self._atlas.scale

    @property
    def age(self) -> tuple[int, int]:
        """Another one means that pictures may have gone from where they stood."""
        return id(self._atlas), self._atlas.emptied

    def begin(self, painter: QPainter) -> None:
        """Ask once, for all that follows, what the painter paints on."""
        self._vector = is_vector(painter)
        scale = painter.device().devicePixelRatioF()
        if self._atlas.scale != scale:
            self._atlas = Atlas(scale, HEIGHT)

    def known(self, key: Hashable) -> Spot | None:
        """Where a picture stands on the sheet, if it does."""
        return self._atlas.known.get(key)

    def make(
        self, painter: QPainter, key: Hashable, width: float, draw: Callable[[QPainter], None]
    ) -> Spot:
        """Draw a new picture at the origin of another painter, and keep it under its key."""
        if self._atlas.makes_room(width):
            # What was gathered may stand where the new one will.
            self.flush(painter)
        self._atlas.add([(key, width, draw)])
        return self._atlas.known[key]

    def text(self, painter: QPainter, x: float, y: float, text: str, type_: Type, ink: str) -> None:
        """Draw one line of text from its left end, centred on ``y``."""
        if self._vector:
            draw_text(painter, x, y + drop(type_.metrics), text, type_.font, colour(ink))
            return
        spot = self._letter(painter, text, type_, ink)
        self.gathered.append((round(x) - LEAD, round(y) - HEIGHT / 2, *spot, 1.0, 1.0))

    def number(
        self, painter: QPainter, x: float, y: float, text: str, type_: Type, ink: str
    ) -> None:
        """Draw a text with figures, figure by figure: numbers differ with every frame."""
        if self._vector:
            draw_text(painter, x, y + drop(type_.metrics), text, type_.font, colour(ink))
            return
        key = text, type_, ink
        spelled = self._spelled.get(key) if self._spelled_at == self.age else None
        if spelled is None:
            spelled = self._spell(painter, text, type_, ink)
            self._spelled[key] = spelled
        left, top = round(x) - LEAD, round(y) - HEIGHT / 2
        for along, spot in spelled:
            self.gathered.append((left + along, top, *spot, 1.0, 1.0))

    def _spell(self, painter: QPainter, text: str, type_: Type, ink: str) -> list[tuple[int, Spot]]:
        """How far each piece of a text stands from its left end, and where its picture is."""
        pieces = _PIECES.findall(text)
        ends = [0.0, *accumulate(_advance(piece, type_) for piece in pieces)]
        spots = [self._letter(painter, piece, type_, ink) for piece in pieces]
        if self._spelled_at != self.age or len(self._spelled) > _KEPT:
            # Pictures made room for new ones: what was known of their places is untrue.
            self._spelled_at = self.age
            self._spelled.clear()
            spots = [self._letter(painter, piece, type_, ink) for piece in pieces]
        return [(round(end), spot) for end, spot in zip(ends, spots, strict=False)]

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
        key = width, height, ground, edge
        spot = self._atlas.known.get(key)
        if spot is None:
            whole = QRectF(0, 0, width, height)
            spot = self.make(painter, key, width, lambda inner: shape(inner, whole))
        self.gathered.append((left, top, *spot, 1.0, 1.0))

    def box(self, painter: QPainter, box: QRectF, ink: str, opacity: float = 1.0) -> None:
        """Fill a box, lower than a picture, beneath all that is gathered after it."""
        if self._vector:
            painter.fillRect(box, colour(ink, opacity))
            return
        key = box.height(), ink
        spot = self._atlas.known.get(key)
        if spot is None:
            part = QRectF(0, (HEIGHT - box.height()) / 2, _SWATCH, box.height())
            spot = self.make(painter, key, _SWATCH, lambda inner: inner.fillRect(part, colour(ink)))
        left, width = round(box.left()), round(box.width())
        top = round(box.center().y()) - HEIGHT / 2
        self.gathered.append((left, top, *spot, opacity, width / _SWATCH))

    def flush(self, painter: QPainter) -> None:
        """Stamp what was gathered."""
        if self.gathered:
            self._atlas.stamp(painter, self.gathered)
            self.gathered.clear()

    def _letter(self, painter: QPainter, text: str, type_: Type, ink: str) -> Spot:
        """Where the picture of a short text stands, drawn if it is not there."""
        spot = self._atlas.known.get((text, type_, ink))
        if spot is not None:
            return spot

        def draw(inner: QPainter) -> None:
            baseline = HEIGHT / 2 + drop(type_.metrics)
            draw_text(inner, LEAD, baseline, text, type_.font, colour(ink))

        width = ceil(type_.metrics.horizontalAdvance(text)) + 3 * LEAD
        return self.make(painter, (text, type_, ink), width, draw)


@lru_cache(maxsize=512)
def _advance(piece: str, type_: Type) -> float:
    """How far the next piece of a text stands from this one."""
    return text_width(piece, *type_[:2], italic=type_.italic, tabular=type_.tabular)
