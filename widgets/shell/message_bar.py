"""The one place where the program speaks: errors, what was just done, and work that takes time."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from widgets.fonts import font, metrics
from widgets.shell.buttons import IconButton, TextButton
from widgets.shell.icons import pixmap
from widgets.shell.words import Words
from widgets.style import SIZES, SPACING, Theme

_STAYS = 8_000
"""How long a notice stays, in milliseconds; an error stays until it is closed."""
_LEAST, _WIDEST = 240, 720
_ABOVE_STATUS = 12


class MessageBar(QFrame):
    """A bar over the lower edge of the window. The newest message takes the place of the last."""

    acted = Signal()
    """The button of the message was pressed."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme, self._is_error = window, theme, False
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = QLabel()
        self.words = Words(face=font(SIZES.row), wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.action = TextButton("", theme)
        self.cross = IconButton("close", "Close this message", theme)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.large, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.medium)
        for part in (self._mark, self.words, self.progress, self.action, self.cross):
            row.addWidget(part, 1 if part is self.words else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self.acted)
        self.cross.clicked.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action: str = "") -> None:
        """Say what was done, for some seconds; ``action`` is the word on its button."""
        self._show(text, action, is_error=False)
        self._timer.start()

    def fail(self, text: str, action: str = "") -> None:
        """Say what went wrong; it stays until it is closed."""
        self._show(text, action, is_error=True)

    def work(self, text: str, done: int, total: int | None) -> None:
        """Say what is being worked on, with a button to cancel; ``total`` None = not known."""
        if self.progress.isHidden() or self.words.text() != text:
            self._show(text, "Cancel", is_error=False)
            self.progress.show()
            self.cross.hide()
            self._place()
        self.progress.setRange(0, total or 0)
        self.progress.setValue(min(done, total) if total else -1)

    @property
    def is_error(self) -> bool:
        """Whether it shows an error now."""
        return self._is_error and self.isVisible()

    @property
    def is_working(self) -> bool:
        """Whether it tells of work under way."""
        return self.isVisible() and not self.progress.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.cross.set_theme(theme)
        self._draw_mark()

    def _show(self, text: str, action: str, *, is_error: bool) -> None:
        self._timer.stop()
        self._is_error = is_error
        self.progress.hide()
        self.cross.show()
        self.words.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._draw_mark()
        self._place()
        self.show()
        self.raise_()

    def _draw_mark(self) -> None:
        name, code = (
            ("warning", self._theme.warning)
            if self._is_error
            else (
                "info",
                self._theme.second_text,
            )
        )
        self._mark.setPixmap(pixmap(name, code, max(1, round(self.devicePixelRatioF()))))

    def _place(self) -> None:
        window = self._window
        spoken = metrics(SIZES.row).horizontalAdvance(self.words.text())
        others = (self._mark, self.progress, self.action, self.cross)
        shown = [part.sizeHint().width() for part in others if not part.isHidden()]
        wanted = int(spoken) + sum(shown) + (len(shown) + 2) * SPACING.medium + SPACING.large
        width = min(max(wanted, _LEAST), _WIDEST, window.width() - 2 * SPACING.huge)
        # The stylesheet's frame takes one pixel on each side.
        spoken_height = self._row.heightForWidth(width - 2) + 2
        height = max(spoken_height, SIZES.touch_row + SPACING.large)
        self.setGeometry(
            (window.width() - width) // 2,
            window.height() - SIZES.status_bar - _ABOVE_STATUS - height,
            width,
            height,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
