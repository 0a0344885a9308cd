"""Marks as stamps: each look is drawn once as a strip, and any width is cut together from it.

A mark's ends are the ends of its strip; between them as much of the strip's middle is repeated as
is needed. Only marks too narrow for two ends get a picture for each width.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.style import SEMIBOLD, SIZES, Theme
from widgets.timeline.atlas import Atlas, Spot, Stamped
from widgets.timeline.frame import Frame
from widgets.timeline.geometry import ASK, BAR, DIAMOND, Marks
from widgets.timeline.haste import Haste
from widgets.timeline.lettering import Type, text_width
from widgets.timeline.marks import MarkPainter
from widgets.timeline.stamps import Stamps
from widgets.timeline.styles import (
    ASK_LEFT,
    ASK_RIGHT,
    BLURRED,
    DOUBTFUL,
    FADE_LEFT,
    FADE_RIGHT,
    Form,
    form_of,
    style_of,
)

HEIGHT = 26
"""Pixels of a strip's height: the highest mark with its blur."""
_MARGIN = 20
"""Free pixels left and right of a body in its strip, for blurs and outlines."""
_MIDDLE = 144
"""Pixels after which every pattern of outline and hatch begins anew, at all usual scales."""
_CAP, _FADED_CAP = 16, 80
_FADES = FADE_LEFT | FADE_RIGHT
_SIGNS = ASK_LEFT | ASK_RIGHT | DOUBTFUL
_NARROW = {Form.POINTED: 18, Form.SQUARE: 8, Form.SEVERAL: 24}
"""Below so many pixels a mark of each form has a picture of its own for each width."""
_BLURRED_NARROW = 30
_CORE_CAP = 4
_CORE, _SHORT = 255, 254
"""Stand in a key, where otherwise the width is, for the pictures of a core and of a short fade."""
_SHORT_BODY = 96
_NOWHERE: Spot = (0, 0, 0.0)

Numbers = NDArray[np.int64]
Pixels = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """The marks of one painting, in whole pixels."""

    x: Pixels
    y: Pixels
    width: Numbers
    opacity: Pixels
    key: Numbers
    cap: Numbers


class MarkStamps:
    """Stamps the marks of frames in one theme."""

    def __init__(self, theme: Theme, stamps: Stamps, haste: Haste) -> None:
        self._theme, self._stamps, self._haste = theme, stamps, haste
        self._marks = MarkPainter(theme)
        self._atlas = Atlas(1.0, HEIGHT)
        self._kinds: tuple[str, ...] = ()

    def paint(self, painter: QPainter, frame: Frame, weights: Pixels) -> None:
        """Draw the seen marks of a frame, each with its weight as opacity."""
        scale = painter.device().devicePixelRatioF()
        if self._atlas.scale != scale:
            self._atlas = Atlas(scale, HEIGHT)
        table = frame.table
        at = np.flatnonzero(table.seen)
        if not len(at):
            return
        batch = _batch(table, at, weights[at])
        self._stamp(painter, frame, at, batch)
        self._ask(painter, frame, at)

    def draw_one(self, painter: QPainter, frame: Frame, at: int, weight: float) -> None:
        """Draw one mark as it is, without a stamp."""
        mark = frame.mark(at)
        body = QRectF(mark.x0, mark.y - mark.height / 2, mark.x1 - mark.x0, mark.height)
        painter.setOpacity(weight)
        self._marks.draw(painter, mark.style, body, mark.core, labelled=mark.labelled)
        painter.setOpacity(1.0)

    def _stamp(self, painter: QPainter, frame: Frame, at: Numbers, batch: _Batch) -> None:
        table, kinds = frame.table, frame.scene.columns.kinds
        if kinds != self._kinds:
            # Looks are told by the kind's number, which may be another's now.
            self._atlas.clear()
            self._kinds = kinds
        narrow = batch.width < _least_cut(table.code[at])
        # A fade is as long as its mark allows: what is shorter is the strip of a short one, drawn
        # narrower.
        short = ~narrow & (batch.cap >= _FADED_CAP) & (batch.width < 2 * _FADED_CAP)
        # A wide mark has width 0 in its key: its strip serves all widths.
        width = np.where(narrow, batch.width, np.where(short, _SHORT, 0))
        cores = np.flatnonzero(_has_inner_core(table, at))
        keys = np.concatenate((batch.key << 8 | width, batch.key[cores] << 8 | _CORE))
        spots, there = self._spots(keys, np.concatenate((at, at[cores])), table, kinds)
        left, top = spots[:, 0] / self._atlas.scale, spots[:, 1]
        count = len(at)
        stamped = Stamped()
        mine = there[:count]
        _add_narrow(stamped, batch, narrow & mine, left[:count], top[:count])
        _add_short(stamped, batch, short & mine, left[:count], top[:count])
        _add_wide(stamped, batch, ~narrow & ~short & mine, left[:count], top[:count])
        told = there[count:]
        cores, left, top = cores[told], left[count:][told], top[count:][told]
        _add_cores(stamped, table, at[cores], batch, cores, left, top)
        self._atlas.stamp(painter, stamped)

    def _spots(
        self, keys: Numbers, at: Numbers, table: Marks, kinds: tuple[str, ...]
    ) -> tuple[Pixels, NDArray[np.bool_]]:
        """Where the pictures of keys stand on the sheet, and which of them do.

        Those that are missing are made, in haste some of them with the next frame.
        """
        unique, first, which = np.unique(keys, return_index=True, return_inverse=True)
        known, wanted = self._atlas.known, unique.tolist()
        later: set[int] = set()
        # Twice, for what is made may take the place of what is wanted too.
        for _ in range(2):
            missing = [n for n, key in enumerate(wanted) if key not in known and n not in later]
            if not missing:
                break
            allowed = self._haste.looks(len(missing))
            later.update(missing[allowed:])
            looks = [
                (wanted[n], _Look.of(table, int(at[first[n]]), wanted[n] & 255))
                for n in missing[:allowed]
            ]
            self._atlas.add(
                [(key, look.strip, partial(self._draw, look, kinds)) for key, look in looks]
            )
        found = [known.get(key, _NOWHERE) for key in wanted]
        spots = np.array(found, np.float64).reshape(-1, 3)[which]
        return spots, spots[:, 2] > 0

    def _draw(self, look: "_Look", kinds: tuple[str, ...], inner: QPainter) -> None:
        body = QRectF(_MARGIN, (HEIGHT - look.height) / 2, look.body, look.height)
        style = style_of(look.code & ~_SIGNS, kinds)
        if look.is_core:
            self._marks.draw_core(inner, style, body, labelled=look.labelled)
            return
        core = (body.left(), body.right()) if look.whole else None
        self._marks.draw(inner, style, body, core, labelled=look.labelled)

    def _ask(self, painter: QPainter, frame: Frame, at: Numbers) -> None:
        """Question marks beside unknown ends, and on doubtful dates."""
        table, font = frame.table, Type(SIZES.row, SEMIBOLD)
        middle = (ASK - text_width("?", SIZES.row, SEMIBOLD)) / 2
        for one in at[(table.code[at] & _SIGNS) != 0].tolist():
            code, y = int(table.code[one]), float(table.y[one])
            x0, x1 = float(table.x0[one]), float(table.x1[one])
            hue = self._theme.hue(style_of(code, frame.scene.columns.kinds).hue).name()
            if code & ASK_RIGHT:
                self._stamps.text(painter, x1 + middle, y, "?", font, hue)
            if code & ASK_LEFT:
                self._stamps.text(painter, x0 - ASK + middle, y, "?", font, hue)
            if code & DOUBTFUL and not table.labelled[one]:
                narrow = x1 - x0 < 2 * DIAMOND
                x = x1 + middle if narrow else (x0 + x1 - ASK) / 2 + middle
                self._stamps.text(painter, x, y, "?", font, self._theme.text)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a picture shows, and how wide its body is."""

    code: int
    labelled: bool
    height: float
    whole: bool
    body: float
    is_core: bool

    @classmethod
    def of(cls, table: Marks, at: int, width: int) -> "_Look":
        """The look of a mark of a width; without one, of the strip it is cut from."""
        code, labelled = int(table.code[at]), bool(table.labelled[at])
        height = BAR if (code >> 2) & 3 == Form.SQUARE else DIAMOND
        is_core = width == _CORE
        cap = _FADED_CAP if code & _FADES else _CAP
        body = _SHORT_BODY if width == _SHORT else width or 2 * cap + _MIDDLE
        return cls(
            code,
            labelled,
            float(table.inside[at]) if labelled else height,
            bool(_is_whole(table, np.array([at]))[0]),
            float(2 * _CORE_CAP + _MIDDLE if is_core else body),
            is_core,
        )

    @property
    def strip(self) -> float:
        """Pixels of the whole picture."""
        return self.body + 2 * _MARGIN


def _batch(table: Marks, at: Numbers, weights: Pixels) -> _Batch:
    x = np.round(table.x0[at])
    width = np.maximum(np.round(table.x1[at] - table.x0[at]), 1).astype(np.int64)
    code, labelled = table.code[at], table.labelled[at]
    look = code << 1 | _is_whole(table, at)
    look = look << 6 | np.where(labelled, table.inside[at].astype(np.int64) << 1 | 1, 0)
    cap = np.where(code & _FADES, _FADED_CAP, _CAP)
    return _Batch(x, np.round(table.y[at]), width, weights, look, np.minimum(cap, width // 2))


def _is_whole(table: Marks, at: Numbers) -> NDArray[np.bool_]:
    """Whether the core is the body."""
    return (table.core0[at] == table.x0[at]) & (table.core1[at] == table.x1[at])


def _least_cut(code: Numbers) -> Numbers:
    """The least width that is cut from a strip."""
    least = np.array([_NARROW[form] for form in sorted(_NARROW)])[form_of(code)]
    return np.where(code & BLURRED, np.maximum(least, _BLURRED_NARROW), least)


def _has_inner_core(table: Marks, at: Numbers) -> NDArray[np.bool_]:
    """Whether a core is narrower than its zone, and so drawn over it."""
    return (table.core1[at] > table.core0[at]) & ~_is_whole(table, at)


def _add_cores(
    stamped: Stamped,
    table: Marks,
    at: Numbers,
    batch: _Batch,
    cores: Numbers,
    left: Pixels,
    top: Pixels,
) -> None:
    """Cores over their zones."""
    if not len(at):
        return
    x = np.round(table.core0[at])
    width = np.maximum(np.round(table.core1[at]) - x, 1).astype(np.int64)
    cap = np.minimum(width // 2, _CORE_CAP)
    cut = _Batch(x, batch.y[cores], width, batch.opacity[cores], width, cap)
    every = np.ones(len(at), np.bool_)
    _add_wide(stamped, cut, every, left, top, _CORE_CAP)


def _add_narrow(
    stamped: Stamped, batch: _Batch, which: NDArray[np.bool_], left: Pixels, top: Pixels
) -> None:
    stamped.add(
        batch.x[which] - _MARGIN,
        batch.y[which] - HEIGHT / 2,
        batch.width[which] + 2.0 * _MARGIN,
        left[which],
        top[which],
        batch.opacity[which],
    )


def _add_short(
    stamped: Stamped, batch: _Batch, which: NDArray[np.bool_], left: Pixels, top: Pixels
) -> None:
    """Short fades: the strip of a short mark, drawn narrower or wider."""
    stretch = batch.width[which] / _SHORT_BODY
    width = np.full(len(stretch), _SHORT_BODY + 2.0 * _MARGIN)
    stamped.add(
        batch.x[which] - _MARGIN * stretch,
        batch.y[which] - HEIGHT / 2,
        width,
        left[which],
        top[which],
        batch.opacity[which],
        stretch,
    )


def _add_wide(
    stamped: Stamped,
    batch: _Batch,
    wide: NDArray[np.bool_],
    left: Pixels,
    top: Pixels,
    strip_cap: int = 0,
) -> None:
    """Both ends, and between them as many middles as are needed, the last one cut."""
    which, left, top = np.flatnonzero(wide), left[wide], top[wide]
    if not len(which):
        return
    x, y, opacity = batch.x[which], batch.y[which] - HEIGHT / 2, batch.opacity[which]
    width, cap = batch.width[which], batch.cap[which]
    full = np.where(cap > _CAP, _FADED_CAP, _CAP) if not strip_cap else np.full(len(cap), strip_cap)
    other = width - cap
    # An odd width gives its last pixel to the right end, unless a middle takes it.
    right = np.where(other - cap > 1, cap, other)
    stamped.add(x - _MARGIN, y, cap + float(_MARGIN), left, top, opacity)
    body = 2 * full + _MIDDLE
    stamped.add(
        x + width - right, y, right + float(_MARGIN), left + _MARGIN + body - right, top, opacity
    )
    rest = width - cap - right
    count = -(-rest // _MIDDLE)
    mark = np.repeat(np.arange(len(which)), count)
    if not len(mark):
        return
    number = np.arange(len(mark)) - np.repeat(np.cumsum(count) - count, count)
    length = np.minimum(rest[mark] - number * _MIDDLE, _MIDDLE).astype(np.float64)
    stamped.add(
        x[mark] + cap[mark] + number * float(_MIDDLE),
        y[mark],
        length,
        (left + _MARGIN + full)[mark],
        top[mark],
        opacity[mark],
    )
