"""The search field: finds as one types, goes to what is chosen, or narrows the pictures to it."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.fonts import font, metrics
from widgets.ports import SearchSource
from widgets.search_results import SearchResults
from widgets.shell.icons import paint_icon
from widgets.style import SIZES, SPACING, Theme, colour

_PAUSE = 70
"""Milliseconds without typing before the store is asked."""
_SHOWN = 9
_WIDTH = 460
_HEIGHT = 30


class SearchField(QLineEdit):
    """One line; its results float under it while it has the focus."""

    item_asked = Signal(int)
    """The id of a found item that was chosen."""
    filter_asked = Signal(str)
    """The text to narrow the pictures to."""

    def __init__(self, source: SearchSource, theme: Theme, window: QWidget, hint: str) -> None:
        super().__init__()
        self._source, self._theme, self._hint = source, theme, hint
        self.setFont(font(SIZES.body))
        self.setPlaceholderText("Search events, people, notes, sources")
        self.setAccessibleName("Search")
        self.setFixedHeight(_HEIGHT)
        self.setMaximumWidth(_WIDTH)
        self.setTextMargins(SIZES.icon + SPACING.small, 0, 0, 0)
        self.results = SearchResults(window, theme)
        self.results.item_asked.connect(self._choose)
        self.results.filter_asked.connect(self._narrow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.search_now)
        self.textEdited.connect(self._timer_start)

    def stop(self) -> None:
        """Ask nothing more: the store is about to be closed."""
        self._timer.stop()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.results.set_theme(theme)
        self.update()

    def search_now(self) -> None:
        """Ask the store for what the field says."""
        self._timer.stop()
        text = self.text().strip()
        if not text:
            self.results.hide()
            return
        self.results.show_page(text, self._source.search(text, _SHOWN))
        self.results.stand_under(self)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where the field itself has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up walk the results, Enter chooses, Escape closes and then clears."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.results.isVisible():
            self.results.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive() or not self.results.isVisible():
                self.search_now()
            self.results.choose()
        elif key == Qt.Key.Key_Escape:
            if self.results.isVisible():
                self.results.hide()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the results of what still stands in the field."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()
            self.search_now()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the results away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.results.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the text and the shortcut behind it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, size = self.height() / 2, SIZES.icon
        glass = QRectF(SPACING.small + 2, middle - size / 2, size, size)
        paint_icon(painter, "search", self._theme.second_text, glass)
        if self.text() or not self._hint:
            return
        width = metrics(SIZES.caption).horizontalAdvance(self._hint) + SPACING.medium
        badge = QRectF(self.width() - width - SPACING.small - 1.5, middle - 8.5, width, 17)
        painter.setPen(QPen(colour(self._theme.strong_line), 1))
        painter.drawRoundedRect(badge, SPACING.tiny, SPACING.tiny)
        painter.setPen(colour(self._theme.second_text))
        painter.setFont(font(SIZES.caption))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _timer_start(self) -> None:
        self._timer.start()

    def _choose(self, item: int) -> None:
        self.results.hide()
        self.item_asked.emit(item)

    def _narrow(self, text: str) -> None:
        self.results.hide()
        self.filter_asked.emit(text)
