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
from widgets.timeline.atlas import Spot
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
    Hues,
    form_of,
    hue_of,
    style_in,
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
_PLAIN = 0.34
"""Opacity of a plain bar."""
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


_Told = tuple[int, bool, float, bool]
"""A look as a plain tuple, which is made and found much quicker."""


class _Strip(NamedTuple):
    """The strip that marks of a look are cut from, and where it stands on the sheet."""

    cap: int
    body: int
    left: float
    top: float


class MarkStamps:
    """Stamps the marks of frames in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps, haste: Haste) -> None:
        self._theme, self._stamps, self._haste = theme, stamps, haste
        self._marks = MarkPainter(theme)
        self._hues = Hues()
        self._inks: dict[int, str] = {}
        self._limits: dict[_Told, tuple[int, int]] = {}
        """Below which width marks of a look have pictures of their own, and below which they are
        short fades."""
        self._strips: dict[_Told, _Strip] = {}
        """Of the looks whose strips are on the sheet."""
        self._widths: dict[_Told, set[int]] = {}
        """The narrow bodies of each look that are there too."""
        self._age = (0, 0)

    def paint(self, painter: QPainter, frame: Frame, weights: Pixels) -> None:
        """Gather the seen marks of a frame, each with its weight as opacity."""
        self._forget_old()
        table = frame.table
        at = table.seen.nonzero()[0]
        codes = self._hues.told(table.code[at], frame.scene.columns.kinds)
        told = (table.x0, table.x1, table.core0, table.core1, table.y)
        rest = (table.labelled, table.inside, weights)
        rows = zip(codes.tolist(), *(one[at].tolist() for one in (*told, *rest)), strict=True)
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

    def _forget_old(self) -> None:
        """Strips may stand elsewhere where new pictures took the place of old ones."""
        if self._age != self._stamps.age:
            self._age = self._stamps.age
            self._strips.clear()
            self._widths.clear()

    def _gather(
        self, painter: QPainter, told: _Told, x: int, width: int, top: float, weight: float
    ) -> None:
        least, fading = self._limits.get(told) or self._limit(told)
        if width < least or width < fading:
            self._gather_whole(painter, told, x, width, top, weight, short=width >= least)
            return
        strip = self._strips.get(told) or self._find_strip(painter, told)
        if strip is None:
            self._gather_plain(painter, told, x, width, top, weight)
            return
        cap, body, left, upper = strip
        gathered, scale = self._stamps.gathered, self._stamps.scale
        end = min(cap, width // 2)
        other = width - end
        # An odd width gives its last pixel to the right end, unless a middle takes it.
        right = end if other - end > 1 else other
        last = left + (_MARGIN + body - right) * scale
        middle = left + (_MARGIN + cap) * scale
        gathered.append((x - _MARGIN, top, left, upper, end + _MARGIN, weight, 1.0))
        gathered.append((x + width - right, top, last, upper, right + _MARGIN, weight, 1.0))
        # Between the ends as many middles as are needed, the last one cut.
        for along in range(end, width - right, _MIDDLE):
            wide = min(width - right - along, _MIDDLE)
            gathered.append((x + along, top, middle, upper, wide, weight, 1.0))

    def _gather_whole(
        self,
        painter: QPainter,
        told: _Told,
        x: int,
        width: int,
        top: float,
        weight: float,
        *,
        short: bool,
    ) -> None:
        """A mark too narrow for the two ends of its strip: a picture for its width.

        A fade is as long as its mark allows: one picture of a ``short`` one is drawn narrower.
        """
        body = _SHORT_BODY if short else width
        spot = self._stamps.known((told, body))
        if spot is None:
            found = self._nearest(painter, told, body)
            if found is None:
                self._gather_plain(painter, told, x, width, top, weight)
                return
            spot, body = found
        stretch, (left, upper, wide) = width / body, spot
        at = x - _MARGIN * stretch
        self._stamps.gathered.append((at, top, left, upper, wide, weight, stretch))

    def _limit(self, told: _Told) -> tuple[int, int]:
        look = _Look(*told)
        self._limits[told] = look.least, 2 * look.cap if look.cap == _FADED_CAP else 0
        return self._limits[told]

    def _nearest(self, painter: QPainter, told: _Told, body: int) -> tuple[Spot, int] | None:
        """A new picture of a look with so wide a body, and that width.

        A moving view that leaves it for its next frame takes the one of the nearest width, if any.
        """
        known = self._widths.setdefault(told, set())
        if self._haste.looks(1):
            made = self._make(painter, told, body)
            self._widths.setdefault(told, set()).add(body)
            return made, body
        if not known:
            return None
        near = min(known, key=lambda width: abs(width - body))
        spot = self._stamps.known((told, near))
        return None if spot is None else (spot, near)

    def _find_strip(self, painter: QPainter, told: _Told) -> _Strip | None:
        """The strip of a look, drawn if it is not there; not in a moving view with other work."""
        cap = _Look(*told).cap
        body = 2 * cap + _MIDDLE
        spot = self._stamps.known((told, body))
        if spot is None:
            if not self._haste.looks(1):
                return None
            spot = self._make(painter, told, body)
        self._strips[told] = strip = _Strip(cap, body, spot[0], spot[1])
        return strip

    def _gather_plain(
        self, painter: QPainter, told: _Told, x: int, width: int, top: float, weight: float
    ) -> None:
        """A plain bar for a look that a moving view has not drawn yet: no mark is ever missing."""
        look = _Look(*told)
        middle, ink = top + HEIGHT / 2, self._hue(look.code)
        box = QRectF(x, middle - look.height / 2, width, look.height)
        self._stamps.box(painter, box, ink, _PLAIN * weight)

    def _make(self, painter: QPainter, told: _Told, body: int) -> Spot:
        draw = partial(self._draw, _Look(*told), body)
        spot = self._stamps.make(painter, (told, body), body + 2.0 * _MARGIN, draw)
        self._forget_old()
        return spot

    def _draw(self, look: _Look, width: int, inner: QPainter) -> None:
        body = QRectF(_MARGIN, (HEIGHT - look.height) / 2, width, look.height)
        style = style_in(look.code, self._hues.name(look.code))
        labelled = bool(look.inside)
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
        """The ink of a mark."""
        hue = hue_of(code)
        if hue not in self._inks:
            self._inks[hue] = self._theme.hue(self._hues.name(code)).name()
        return self._inks[hue]
