"""The card beside the pointer: an event's date as written, as read, and by which rule."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets import fonts
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour
from widgets.timeline.lettering import draw_text, drop, text_width
from widgets.timeline.words import Card

_WIDEST = 300.0
_LINE = 18.0
_PARAGRAPH = 3.0
_AWAY = 16
_SHADOW = 5
_DOT = 8.0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text in its look."""

    text: str
    size: float
    weight: int
    italic: bool
    ink: str
    dotted: bool
    gap: float
    """Pixels above it, beyond the line itself."""


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
            self._line(painter, line, left, y + _LINE / 2)
            y += _LINE

    def _line(self, painter: QPainter, line: _Line, x: float, y: float) -> None:
        if line.dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hue(self._hue))
            painter.drawRoundedRect(QRectF(x, y - _DOT / 2, _DOT, _DOT), 2, 2)
            x += _DOT + SPACING.small
        font = fonts.font(line.size, line.weight, italic=line.italic)
        metrics = fonts.metrics(line.size, line.weight, italic=line.italic)
        draw_text(painter, x, y + drop(metrics), line.text, font, colour(line.ink))


def _lines(card: Card, theme: Theme) -> list[_Line]:
    row, caption = SIZES.row, SIZES.caption
    parts = (
        (card.title, row, SEMIBOLD, False, theme.text, False),
        (card.words, row, REGULAR, True, theme.second_text, False),
        (card.reading, row, REGULAR, False, theme.text, False),
        (card.rule, caption, REGULAR, False, theme.second_text, False),
        (card.standing, caption, REGULAR, False, theme.second_text, True),
    )
    lines: list[_Line] = []
    for text, size, weight, italic, ink, dotted in parts:
        for number, words in enumerate(_wrapped(text, size, weight, italic)):
            gap = _PARAGRAPH if lines and not number else 0.0
            lines.append(_Line(words, size, weight, italic, ink, dotted, gap))
    return lines


def _wrapped(text: str, size: float, weight: int, italic: bool) -> list[str]:
    """Lines no wider than the card, broken at spaces; nothing for an empty text."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight, italic=italic) <= _WIDEST:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(line: _Line) -> float:
    lead = _DOT + SPACING.small if line.dotted else 0
    return lead + text_width(line.text, line.size, line.weight, italic=line.italic)
