"""Drawing of a mark's body: every case of the vocabulary in the house style.

Shape tells what the date means, the four signs tell how the fact stands; colour only repeats the
kind.
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)

from db.records import Status
from widgets import fonts
from widgets.style import SEMIBOLD, SIZES, Theme, colour
from widgets.timeline.geometry import ASK, DIAMOND
from widgets.timeline.lettering import draw_text, drop, text_width
from widgets.timeline.shapes import (
    hatch,
    pointed,
    pointed_corners,
    square,
    square_corners,
    upper_half,
)
from widgets.timeline.styles import Form, Style

OUTLINE = 1.5
LABELLED_OUTLINE = 1.2
_PALE, _LABELLED_PALE = 0.24, 0.14
_CORE, _LABELLED_CORE = 0.34, 0.20
_ZONE = 0.12
_SOLID_BELOW = 1.6
"""Up to so many diamonds' width a stretched one turns solid, so that it becomes one smoothly."""
_FADE = 64.0
_EDGE = 3.0
_HATCH_INK = 0.75
_DASH = [2.6, 2.2]
_BLUR = 4
_ECHO = 2.0
"""A line so far beneath a mark says that the same event stands in other lanes too."""


class MarkPainter:
    """Draws marks in one theme. The body spans ``x0`` to ``x1`` around ``y``."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def draw(
        self,
        painter: QPainter,
        style: Style,
        body: QRectF,
        core: tuple[float, float] | None,
        *,
        labelled: bool = False,
    ) -> None:
        """Draw one mark; ``core`` in the same pixels, as in ``Mark``."""
        hue = self._theme.hue(style.hue)
        if style.form is Form.SEVERAL:
            self._several(painter, style, body, hue)
        elif style.blurred:
            self._blurred(painter, style, body, core, hue, labelled)
        else:
            self._shape(painter, style, body, core, hue, labelled)
        if style.shared:
            painter.setPen(QPen(hue, 1))
            foot = body.bottom() + _ECHO
            painter.drawLine(QLineF(body.left() + _ECHO, foot, body.right() - _ECHO, foot))
        self._asks(painter, style, body, hue, labelled)

    def _several(self, painter: QPainter, style: Style, body: QRectF, hue: QColor) -> None:
        """A set: a diamond at each end, a hair between them."""
        y = body.center().y()
        if body.width() > 2 * DIAMOND:
            painter.setPen(QPen(hue, 1))
            painter.drawLine(QLineF(body.left() + DIAMOND, y, body.right() - DIAMOND, y))
        for x in {body.left(), body.right() - DIAMOND}:
            part = QRectF(x, y - DIAMOND / 2, DIAMOND, DIAMOND)
            self._stand(painter, style, pointed(part), part, hue, 1.0, OUTLINE)

    def _blurred(
        self,
        painter: QPainter,
        style: Style,
        body: QRectF,
        core: tuple[float, float] | None,
        hue: QColor,
        labelled: bool,
    ) -> None:
        """About then: the ends dissolve, drawn as a few ever paler copies pushed outwards."""
        before = painter.opacity()
        for step in range(_BLUR, 0, -1):
            painter.setOpacity(before * 0.16)
            self._shape(
                painter, style, body.adjusted(-1.1 * step, 0, 1.1 * step, 0), core, hue, labelled
            )
        painter.setOpacity(before * 0.62)
        self._shape(painter, style, body, core, hue, labelled)
        painter.setOpacity(before)

    def _shape(
        self,
        painter: QPainter,
        style: Style,
        body: QRectF,
        core: tuple[float, float] | None,
        hue: QColor,
        labelled: bool,
    ) -> None:
        if style.fade_left or style.fade_right:
            self._faded(painter, style, body, hue, labelled)
        elif style.form is Form.SQUARE:
            self._lasted(painter, style, body, core, hue, labelled)
        else:
            pale = _LABELLED_PALE if labelled else _PALE
            narrow = 1 - (body.width() / DIAMOND - 1) / (_SOLID_BELOW - 1)
            fill = pale + (1 - pale) * min(max(narrow, 0.0), 1.0)
            pen = LABELLED_OUTLINE if labelled else OUTLINE
            self._stand(painter, style, pointed(body), body, hue, fill, pen)

    def _lasted(
        self,
        painter: QPainter,
        style: Style,
        body: QRectF,
        core: tuple[float, float] | None,
        hue: QColor,
        labelled: bool,
    ) -> None:
        if core is not None and core == (body.left(), body.right()):
            fill = _LABELLED_CORE if labelled else _CORE
            width = 0.0 if style.status is Status.REPORTED else OUTLINE
            self._stand(painter, style, square(body), body, hue, fill, width)
            return
        zone = body if labelled else body.adjusted(0, 1.5, 0, -1.5)
        self._stand(painter, style, square(zone), zone, hue, _ZONE, OUTLINE)
        if core is not None:
            inner = QRectF(core[0], body.top(), core[1] - core[0], body.height())
            self.draw_core(painter, style, inner, labelled=labelled)

    def draw_core(
        self, painter: QPainter, style: Style, body: QRectF, *, labelled: bool = False
    ) -> None:
        """Draw the part in which something was surely under way, over its zone."""
        strength = _CORE if style.status is Status.REPORTED and not labelled else _LABELLED_CORE
        painter.fillPath(square(body), _pale(self._theme.hue(style.hue), strength))

    def _stand(
        self,
        painter: QPainter,
        style: Style,
        path: QPainterPath,
        body: QRectF,
        hue: QColor,
        fill: float,
        width: float,
    ) -> None:
        """Fill and outline a body by the standing of its fact."""
        if style.status is Status.ASSESSED:
            _hatched(painter, _corners(style, body), _pale(hue, _HATCH_INK))
        pen = QPen(hue, width) if width else QPen(Qt.PenStyle.NoPen)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if style.status is Status.POSSIBLE:
            pen.setDashPattern(_DASH)
        painter.setPen(pen)
        filled = style.status in (Status.REPORTED, Status.DISPUTED)
        if style.status is Status.DISPUTED:
            fill = min(fill, _PALE)
        painter.setBrush(_pale(hue, fill) if filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if style.status is Status.DISPUTED:
            painter.fillPath(upper_half(path), hue)

    def _faded(
        self, painter: QPainter, style: Style, body: QRectF, hue: QColor, labelled: bool
    ) -> None:
        """An open end dissolves; the known end keeps its edge or its point."""
        fill = _LABELLED_CORE if labelled else _CORE
        if style.form is Form.POINTED:
            fill = _LABELLED_PALE if labelled else _PALE
        outer = body if style.form is Form.SQUARE else _half_pointed(style, body)
        shape = square(outer) if style.form is Form.SQUARE else pointed(outer)
        fade = min(_FADE / max(body.width(), 1.0), 0.5)

        def shade(alpha: float) -> QBrush:
            return _gradient(body, hue, alpha, fade, style)

        if style.status is Status.ASSESSED:
            _hatched(painter, _corners(style, outer), shade(_HATCH_INK))
        elif style.status is not Status.POSSIBLE:
            painter.fillPath(shape, shade(fill))
        if style.status is Status.DISPUTED:
            painter.fillPath(upper_half(shape), shade(1.0))
        if style.form is Form.POINTED or style.status is not Status.REPORTED:
            pen = QPen(shade(1.0), LABELLED_OUTLINE if labelled else OUTLINE)
            if style.status is Status.POSSIBLE:
                pen.setDashPattern(_DASH)
            _stroke(painter, shape, pen)
        elif not style.fade_left:
            painter.fillRect(QRectF(body.left(), body.top(), _EDGE, body.height()), hue)
        elif not style.fade_right:
            painter.fillRect(QRectF(body.right() - _EDGE, body.top(), _EDGE, body.height()), hue)

    def _asks(
        self, painter: QPainter, style: Style, body: QRectF, hue: QColor, labelled: bool
    ) -> None:
        font = fonts.font(SIZES.row, SEMIBOLD)
        width = text_width("?", SIZES.row, SEMIBOLD)
        baseline = body.center().y() + drop(fonts.metrics(SIZES.row, SEMIBOLD))
        text = colour(self._theme.text)
        middle = (ASK - width) / 2
        if style.ask_right:
            draw_text(painter, body.right() + middle, baseline, "?", font, hue)
        if style.ask_left:
            draw_text(painter, body.left() - ASK + middle, baseline, "?", font, hue)
        if not style.doubtful or labelled:
            # With a label inside, the question mark goes before the label.
            return
        if body.width() < 2 * DIAMOND:
            draw_text(painter, body.right() + middle, baseline, "?", font, text)
        else:
            draw_text(painter, body.center().x() - width / 2, baseline, "?", font, text)


def _corners(style: Style, body: QRectF) -> list[QPointF]:
    return square_corners(body) if style.form is Form.SQUARE else pointed_corners(body)


def _half_pointed(style: Style, body: QRectF) -> QRectF:
    """Pointed where the bound is known; on the open side the shape runs out of its own fade."""
    left, right = DIAMOND * style.fade_left, DIAMOND * style.fade_right
    return body.adjusted(-left, 0, right, 0)


def _pale(hue: QColor, alpha: float) -> QColor:
    pale = QColor(hue)
    pale.setAlphaF(alpha)
    return pale


def _gradient(body: QRectF, hue: QColor, alpha: float, fade: float, style: Style) -> QBrush:
    gradient = QLinearGradient(body.left(), 0, body.right(), 0)
    stops: list[tuple[float, float]] = [
        (0.0, 0.0 if style.fade_left else alpha),
        (fade, alpha),
        (1 - fade, alpha),
        (1.0, 0.0 if style.fade_right else alpha),
    ]
    for position, strength in stops:
        gradient.setColorAt(position, _pale(hue, strength))
    return QBrush(gradient)


def _hatched(painter: QPainter, corners: list[QPointF], ink: QColor | QBrush) -> None:
    path = QPainterPath()
    for line in hatch(corners):
        path.moveTo(line.p1())
        path.lineTo(line.p2())
    _stroke(painter, path, QPen(ink, 1))


def _stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Stroke by filling the stroke's own outline where a gradient inks it: SVG needs that."""
    if pen.brush().style() is Qt.BrushStyle.SolidPattern:
        painter.strokePath(path, pen)
    else:
        painter.fillPath(QPainterPathStroker(pen).createStroke(path), pen.brush())
