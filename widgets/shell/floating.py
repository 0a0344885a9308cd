"""Things that float over the window for a while: popovers beside what opened them, and sheets.

They are children of the window, not windows of their own: no window system decorates, moves or
loses them, and pictures of the window show them.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.fonts import font
from widgets.shell.buttons import IconButton
from widgets.shell.words import CutWords
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_EDGE = 8
"""The least distance to the window's edges, in pixels."""


class Floating(QFrame):
    """A framed panel over ``window`` that Escape closes; it gives the focus back then."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._giver: QWidget | None = None
        self.hide()
        window.installEventFilter(self)

    def open_up(self) -> None:
        """Place it, show it over everything else and move the focus into it."""
        if not self.isVisible():
            self._giver = self.window().focusWidget()
        self.place()
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Hide it; the focus returns to where it was."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_focus and self._giver is not None and self._giver.isVisible():
            self._giver.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Take position and size within the window; called again when the window changes."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)


class _Titled(Floating):
    """A floating panel with a title, a cross, and any content under them."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._title = CutWords(face=font(SIZES.body, SEMIBOLD))
        self._cross = IconButton("close", "Close", theme)
        self._cross.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.setContentsMargins(SPACING.large, SPACING.small, SPACING.small, SPACING.small)
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.content: QWidget | None = None

    def show_content(self, title: str, content: QWidget) -> None:
        """Show a widget under a title; the one before it is given up unless it is the same."""
        self._title.set_text(title)
        self.setAccessibleName(title)
        if content is not self.content:
            if self.content is not None:
                self._column.removeWidget(self.content)
                self.content.hide()
            self.content = content
            self._column.addWidget(content, 1)
        content.show()
        self.open_up()
        content.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._cross.set_theme(theme)


class Sheet(_Titled):
    """A panel that covers the right side of the window: history, forms."""

    def __init__(self, window: QWidget, theme: Theme, width: int = 440) -> None:
        super().__init__(window, theme)
        self._width = width

    def place(self) -> None:
        """Stand at the right, from the top bar to the status bar."""
        window = self._window
        width = min(self._width, window.width() - 2 * _EDGE)
        height = window.height() - SIZES.top_bar - SIZES.status_bar
        self.setGeometry(window.width() - width, SIZES.top_bar, width, height)


class Popover(_Titled):
    """A small panel beside a widget: the undated tray, a citation."""

    def __init__(self, window: QWidget, theme: Theme, width: int = 360, height: int = 340) -> None:
        super().__init__(window, theme)
        self._width, self._height = width, height
        self._anchor: QWidget | None = None

    def stand_by(self, anchor: QWidget) -> None:
        """Name the widget to stand at the right of."""
        self._anchor = anchor

    def place(self) -> None:
        """Stand right of the anchor, its lower edge at the anchor's, wholly inside the window."""
        window = self._window
        width = min(self._width, window.width() - 2 * _EDGE)
        height = min(self._height, window.height() - 2 * _EDGE)
        corner = QPoint(_EDGE, window.height() - _EDGE)
        if self._anchor is not None:
            corner = self._anchor.mapTo(window, self._anchor.rect().bottomRight())
            corner += QPoint(_EDGE, 0)
        left = max(_EDGE, min(corner.x(), window.width() - width - _EDGE))
        top = max(_EDGE, min(corner.y() - height, window.height() - height - _EDGE))
        self.setGeometry(left, top, width, height)
