"""Marks as stamps: each look is drawn once as a strip, and any width is cut together from it.

A mark's ends are the ends of its strip; between them as much of the strip's middle is repeated as
is needed. Only marks too narrow for two ends get a picture for each width.
"""

from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.style import SEMIBOLD, SIZES, Theme
from widgets.timeline.frame import Frame
from widgets.timeline.geometry import ASK, BAR, DIAMOND
from widgets.timeline.haste import Haste
from widgets.timeline.lettering import Type, text_width
from widgets.timeline.marks import MarkPainter
from widgets.timeline.stamps import HEIGHT, Stamps
from widgets.timeline.styles import (
    ASK_LEFT,
    ASK_RIGHT,
    BLURRED,
    DOUBTFUL,
    FADE_LEFT,
    FADE_RIGHT,
    Form,
    form_of,
    kind_of,
    style_of,
)

_MARGIN = 20
"""Free pixels left and right of a body in its strip, for blurs and outlines."""
_MIDDLE = 144
"""Pixels after which every pattern of outline and hatch begins anew, at all usual scales."""
_CAP, _FADED_CAP, _CORE_CAP = 16, 80, 4
_FADES = FADE_LEFT | FADE_RIGHT
_SIGNS = ASK_LEFT | ASK_RIGHT | DOUBTFUL
_NARROW = {Form.POINTED: 18, Form.SQUARE: 8, Form.SEVERAL: 24}
"""Below so many pixels a mark of each form has a picture of its own for each width."""
_BLURRED_NARROW = 30
_SHORT_BODY = 96
_KEPT = 20_000
_QUESTION = Type(SIZES.row, SEMIBOLD)

Pixels = NDArray[np.float64]


class _Look(NamedTuple):
    """What decides how a mark is drawn besides its width."""

    code: int
    """Its style as a number, without question marks."""
    whole: bool
    """Whether its core is its body."""
    inside: float
    """Height with a label inside; 0 where it has none."""
    is_core: bool = False
    """Whether this is a core that is drawn over its zone."""

    @property
    def height(self) -> float:
        """Pixels of its body."""
        return self.inside or (BAR if form_of(self.code) is Form.SQUARE else DIAMOND)

    @property
    def cap(self) -> int:
        """Pixels of an end in the strip."""
        if self.is_core:
            return _CORE_CAP
        return _FADED_CAP if self.code & _FADES else _CAP

    @property
    def least(self) -> int:
        """The least width that is cut from a strip."""
        if self.is_core:
            return 0
        least = _NARROW[form_of(self.code)]
        return max(least, _BLURRED_NARROW) if self.code & BLURRED else least


class _Part(NamedTuple):
    """A part of a mark: how far from its left end it goes, and what of the sheet it is."""

    along: float
    left: float
    top: float
    width: float
    stretch: float = 1.0


_Parts = tuple[_Part, ...]
_Told = tuple[int, bool, float, bool]
"""A look as a plain tuple, which is made and found much quicker."""


class MarkStamps:
    """Stamps the marks of frames in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps, haste: Haste) -> None:
        self._theme, self._stamps, self._haste = theme, stamps, haste
        self._marks = MarkPainter(theme)
        self._kinds: tuple[str, ...] = ()
        self._hues: dict[int, str] = {}
        self._cuts: dict[tuple[_Told, int], _Parts] = {}
        """How marks of a look and a width are put together from what is on the sheet."""
        self._age = (0, 0)

    def paint(self, painter: QPainter, frame: Frame, weights: Pixels) -> None:
        """Gather the seen marks of a frame, each with its weight as opacity."""
        self._renew(frame)
        table = frame.table
        at = table.seen.nonzero()[0]
        told = (table.code, table.x0, table.x1, table.core0, table.core1, table.y)
        rest = (table.labelled, table.inside, weights)
        rows = zip(*(one[at].tolist() for one in (*told, *rest)), strict=True)
        for code, x0, x1, core0, core1, y, labelled, inside, weight in rows:
            whole = core0 == x0 and core1 == x1
            height = inside if labelled else 0.0
            look, top = (code & ~_SIGNS, whole, height, False), round(y) - HEIGHT / 2
            self._gather(painter, look, round(x0), max(round(x1 - x0), 1), top, weight)
            if core0 < core1 and not whole:
                look, x = (code & ~_SIGNS, False, height, True), round(core0)
                self._gather(painter, look, x, max(round(core1) - x, 1), top, weight)
            if code & _SIGNS:
                self._ask(painter, code, x0, x1, y, asks=not labelled)

    def draw_one(self, painter: QPainter, frame: Frame, at: int, weight: float) -> None:
        """Draw one mark as it is, without a stamp."""
        mark = frame.mark(at)
        body = QRectF(mark.x0, mark.y - mark.height / 2, mark.x1 - mark.x0, mark.height)
        painter.setOpacity(weight)
        self._marks.draw(painter, mark.style, body, mark.core, labelled=mark.labelled)
        painter.setOpacity(1.0)

    def _renew(self, frame: Frame) -> None:
        """Forget what is not true any more of the sheet, or of the kinds that looks tell of."""
        kinds = frame.scene.columns.kinds
        if kinds != self._kinds:
            # Looks are told by the kind's number, which may be another's now.
            self._kinds = kinds
            self._hues.clear()
            self._stamps.clear()
        if self._age != self._stamps.age or len(self._cuts) > _KEPT:
            self._age = self._stamps.age
            self._cuts.clear()

    def _gather(
        self, painter: QPainter, told: _Told, x: int, width: int, top: float, weight: float
    ) -> None:
        parts = self._cuts.get((told, width))
        if parts is None:
            parts = self._cut(painter, _Look(*told), width)
        for along, left, upper, wide, stretch in parts:
            self._stamps.gathered.append((x + along, top, left, upper, wide, weight, stretch))

    def _cut(self, painter: QPainter, look: _Look, width: int) -> _Parts:
        """Put a mark together; nothing where a moving view leaves its look for the next frame."""
        cap, body = look.cap, 2 * look.cap + _MIDDLE
        if width < look.least:
            body = width
        elif cap == _FADED_CAP and width < 2 * cap:
            # A fade is as long as its mark allows: the strip of a short one, drawn narrower.
            body = _SHORT_BODY
        key = look, body
        spot = self._stamps.known(key)
        if spot is None:
            if not self._haste.looks(1):
                return ()
            draw = partial(self._draw, look, body)
            spot = self._stamps.make(painter, key, body + 2.0 * _MARGIN, draw)
            if self._age != self._stamps.age:
                self._age = self._stamps.age
                self._cuts.clear()
        left, top, _ = spot
        if body in (width, _SHORT_BODY):
            stretch = width / body
            part = _Part(-_MARGIN * stretch, left, top, body + 2.0 * _MARGIN, stretch)
            parts: _Parts = (part,)
        else:
            parts = _put_together(width, cap, left, top, self._stamps.scale)
        self._cuts[look, width] = parts
        return parts

    def _draw(self, look: _Look, width: int, inner: QPainter) -> None:
        body = QRectF(_MARGIN, (HEIGHT - look.height) / 2, width, look.height)
        style, labelled = style_of(look.code, self._kinds), bool(look.inside)
        if look.is_core:
            self._marks.draw_core(inner, style, body, labelled=labelled)
            return
        core = (body.left(), body.right()) if look.whole else None
        self._marks.draw(inner, style, body, core, labelled=labelled)

    def _ask(
        self, painter: QPainter, code: int, x0: float, x1: float, y: float, *, asks: bool
    ) -> None:
        """Question marks beside unknown ends, and on a doubtful date unless its label asks."""
        middle = (ASK - text_width("?", SIZES.row, SEMIBOLD)) / 2
        hue, text = self._hue(code), self._stamps.text
        if code & ASK_RIGHT:
            text(painter, x1 + middle, y, "?", _QUESTION, hue)
        if code & ASK_LEFT:
            text(painter, x0 - ASK + middle, y, "?", _QUESTION, hue)
        if code & DOUBTFUL and asks:
            x = x1 if x1 - x0 < 2 * DIAMOND else (x0 + x1 - ASK) / 2
            text(painter, x + middle, y, "?", _QUESTION, self._theme.text)

    def _hue(self, code: int) -> str:
        """The ink of a mark's kind."""
        kind = kind_of(code)
        if kind not in self._hues:
            self._hues[kind] = self._theme.hue(style_of(code, self._kinds).hue).name()
        return self._hues[kind]


def _put_together(width: int, cap: int, left: float, top: float, scale: float) -> _Parts:
    """Both ends of a strip, and between them as many middles as are needed, the last one cut.

    ``left`` and ``top`` are the strip's on the sheet, in the sheet's pixels.
    """
    body, end = 2 * cap + _MIDDLE, min(cap, width // 2)
    other = width - end
    # An odd width gives its last pixel to the right end, unless a middle takes it.
    right = end if other - end > 1 else other
    last = left + (_MARGIN + body - right) * scale
    parts = [
        _Part(-_MARGIN, left, top, end + _MARGIN),
        _Part(width - right, last, top, right + _MARGIN),
    ]
    middle = left + (_MARGIN + cap) * scale
    for along in range(end, width - right, _MIDDLE):
        parts.append(_Part(along, middle, top, min(width - right - along, _MIDDLE)))
    return tuple(parts)
