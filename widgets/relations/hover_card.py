"""The card beside the pointer: what a node or a strand is, in words."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.fonts import font, metrics
from widgets.relations.words import Card
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour

WIDEST = 320.0
LINE = 17.0
"""Pixels from baseline to baseline."""
_AWAY = 14


class HoverCard(QWidget):
    """Drawn, not a tool tip; lets the mouse through and never takes the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._area = parent
        self._lines: list[tuple[str, bool]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("hover card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self.update()

    def show_at(self, card: Card, at: QPoint) -> None:
        """Show beside the pointer, inside the parent."""
        self._lines = [(line, True) for line in _wrapped(card.title, SEMIBOLD)]
        for text in card.lines:
            self._lines += [(line, False) for line in _wrapped(text, REGULAR)]
        self.setAccessibleName(f"{card.title}. {' '.join(card.lines)}")
        self.resize(self.sizeHint())
        area = self._area.rect()
        x = at.x() + _AWAY if at.x() + _AWAY + self.width() <= area.width() else None
        left = x if x is not None else at.x() - _AWAY - self.width()
        below = at.y() + _AWAY
        top = below if below + self.height() <= area.height() else at.y() - _AWAY - self.height()
        self.move(max(0, left), max(0, top))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the lines it shows."""
        widest = max((_width(text, bold) for text, bold in self._lines), default=0.0)
        height = len(self._lines) * LINE + 2 * SPACING.small
        return QSize(int(widest) + 2 * SPACING.medium + 1, int(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._theme.strong_line), 1.0))
        painter.setBrush(colour(self._theme.raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
        baseline = SPACING.small + 12.0
        for text, bold in self._lines:
            painter.setFont(font(SIZES.row, SEMIBOLD if bold else REGULAR))
            painter.setPen(colour(self._theme.text if bold else self._theme.second_text))
            painter.drawText(SPACING.medium, round(baseline), text)
            baseline += LINE


def _width(text: str, bold: bool) -> float:
    return metrics(SIZES.row, SEMIBOLD if bold else REGULAR).horizontalAdvance(text)


def _wrapped(text: str, weight: int) -> list[str]:
    """Lines no wider than the card, broken at spaces; a word that is wider stands alone."""
    measure = metrics(SIZES.row, weight)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure.horizontalAdvance(longer) > WIDEST:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
