"""What lies under the pointer, and the card that tells of it once the pointer rests."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from widgets.relations.hover_card import HoverCard
from widgets.relations.words import Card
from widgets.style import Theme

CARD_MS = 300
"""How long the pointer rests before a card."""
Hovered = tuple[int | None, int | None]
"""Rows of the node and of the strand under the pointer."""
NOTHING: Hovered = (None, None)


class Hovering(QObject):
    """Remembers the hovered rows, and asks for their card once the pointer rests."""

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.now: Hovered = NOTHING
        self.card = HoverCard(theme, parent)
        self._at = QPoint()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(CARD_MS)
        self._delay.timeout.connect(self.asked)

    def move(self, hovered: Hovered, at: QPoint) -> bool:
        """The pointer is over these rows; True where they are others than before."""
        self._at = at
        if hovered == self.now:
            return False
        self.now = hovered
        self.hide()
        if hovered != NOTHING:
            self._delay.start()
        return True

    def hide(self) -> None:
        """No card now, nor soon."""
        self._delay.stop()
        self.card.hide()

    def forget(self) -> None:
        """Rows have other meanings now, or nothing is under the pointer."""
        self.now = NOTHING
        self.hide()

    def show(self, card: Card) -> None:
        """Show these words where the pointer rests."""
        self.card.show_at(card, self._at)
