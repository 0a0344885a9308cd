"""The card of an event: its date as written, as read and by which rule, and what it rests on."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets import fonts
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.lettering import draw_text, drop, text_width
from widgets.timeline.words import Card

_WIDEST = 300.0
_LINE = 18.0
_PARAGRAPH = 3.0
_RULE = 13.0
"""Room of the hairline above what the event rests on."""
_SAID_LINES = 4
_AWAY = 16
_SHADOW = 5
_DOT = 8.0


@dataclass(frozen=True, slots=True)
class _Look:
    """A text and how it is set; ``most`` lines of it are shown."""

    text: str
    size: float
    weight: int
    ink: str
    italic: bool = False
    dotted: bool = False
    ruled: bool = False
    """Whether a hairline stands above it."""
    most: int = 6

    def width(self, text: str) -> float:
        """Width of a text in this look."""
        return text_width(text, self.size, self.weight, italic=self.italic)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text in its look."""

    text: str
    look: _Look
    gap: float
    """Pixels above it, beyond the line itself."""
    ruled: bool


class HoverCard(QWidget):
    """Drawn in the house style; lets the mouse through and never takes the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._within = theme, parent
        self._lines: list[_Line] = []
        self._hue = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.hide()

    def show_at(self, card: Card, at: QPoint) -> None:
        """Show a card beside a point of the parent, wherever there is room."""
        self._lines, self._hue = _lines(card, self._theme), card.hue
        self.resize(self.sizeHint())
        area = self._within.rect()
        left, top = at.x() + _AWAY, at.y() + _AWAY
        if left + self.width() > area.right():
            left = at.x() - _AWAY - self.width()
        if top + self.height() > area.bottom():
            top = at.y() - _AWAY - self.height()
        self.move(max(left, 0), max(top, 0))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the lines and the shadow."""
        widest = max((_width(line) for line in self._lines), default=0.0)
        height = sum(_LINE + line.gap for line in self._lines)
        edge = 2 * SPACING.medium + 2 * _SHADOW
        return QSize(int(widest) + edge + 1, int(height + edge - SPACING.small))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shadow, ground and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("#000000", 0.03))
        for step in range(_SHADOW, 0, -1):
            ring = box.adjusted(-step, -step + 1, step, step + 1)
            painter.drawRoundedRect(ring, SIZES.radius + step, SIZES.radius + step)
        painter.setPen(QPen(colour(self._theme.strong_line), 1))
        painter.setBrush(colour(self._theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), SIZES.radius, SIZES.radius)
        left = box.left() + SPACING.medium
        y = box.top() + SPACING.small
        for line in self._lines:
            y += line.gap
            if line.ruled:
                self._rule(painter, box, y - _RULE / 2)
            self._line(painter, line, left, y + _LINE / 2)
            y += _LINE

    def _rule(self, painter: QPainter, box: QRectF, y: float) -> None:
        """A hairline between the event and what it rests on."""
        painter.setPen(QPen(colour(self._theme.line), 1))
        middle = round(y) + 0.5
        painter.drawLine(QLineF(box.left() + 1, middle, box.right() - 1, middle))

    def _line(self, painter: QPainter, line: _Line, x: float, y: float) -> None:
        look = line.look
        if look.dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hue(self._hue))
            painter.drawRoundedRect(QRectF(x, y - _DOT / 2, _DOT, _DOT), 2, 2)
            x += _DOT + SPACING.small
        font = fonts.font(look.size, look.weight, italic=look.italic)
        metrics = fonts.metrics(look.size, look.weight, italic=look.italic)
        draw_text(painter, x, y + drop(metrics), line.text, font, colour(look.ink))


def _lines(card: Card, theme: Theme) -> list[_Line]:
    row, caption, soft = SIZES.row, SIZES.caption, theme.second_text
    looks = [
        _Look(card.title, row, SEMIBOLD, theme.text),
        _Look(card.words, row, REGULAR, soft, italic=True),
        _Look(card.reading, row, REGULAR, theme.text),
        _Look(card.rule, caption, REGULAR, soft),
        _Look(card.standing, caption, REGULAR, soft, dotted=True),
    ]
    before = ""
    for source in card.sources:
        named = f"{source.title} · {source.place}" if source.place else source.title
        # What the same place says besides needs no second heading.
        if named != before:
            looks.append(_Look(named, caption, SEMIBOLD, soft, ruled=not before))
        before = named
        looks.append(_Look(source.said, caption, REGULAR, theme.text, most=_SAID_LINES))
    shade = soft if card.sources else theme.warning
    looks.append(_Look(card.more, caption, REGULAR, shade, ruled=not card.sources))
    lines: list[_Line] = []
    for look in looks:
        for number, words in enumerate(_wrapped(look)):
            gap = _PARAGRAPH if lines and not number else 0.0
            ruled = look.ruled and not number
            lines.append(_Line(words, look, gap + (_RULE if ruled else 0), ruled))
    return lines


def _wrapped(look: _Look) -> list[str]:
    """Lines no wider than the card, broken at spaces; nothing for an empty text."""
    lines: list[str] = []
    for word in look.text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and look.width(longer) <= _WIDEST:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > look.most:
        lines = [*lines[: look.most - 1], f"{lines[look.most - 1]} …"]
    return [_cut(line, look) for line in lines]


def _cut(line: str, look: _Look) -> str:
    """A word without spaces may be wider than any card."""
    if look.width(line) <= _WIDEST:
        return line
    metrics = fonts.metrics(look.size, look.weight, italic=look.italic)
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, _WIDEST)


def _width(line: _Line) -> float:
    lead = _DOT + SPACING.small if line.look.dotted else 0
    return lead + line.look.width(line.text)
