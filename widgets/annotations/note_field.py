"""The field a note is written in: grows with its text, saves when left, never loses a word."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from widgets.fonts import font
from widgets.parts import TextLink, beside, caption
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_LINES_AT_LEAST = 3
_LINES_AT_MOST = 14


class NoteField(QFrame):
    """Ctrl+Enter or leaving the field saves; Escape keeps what stood before."""

    saved = Signal(str)
    left = Signal()
    drafted = Signal(str)
    """The text so far, after each change: the app keeps it safe from a crash."""

    def __init__(self, theme: Theme, text: str, caret: int) -> None:
        super().__init__()
        self._done = False
        self.setObjectName("noteField")
        self.setStyleSheet(
            f"QFrame#noteField {{ background: {theme.panel}; border: 1px solid {theme.accent};"
            f" border-radius: {SIZES.radius}px; }}"
            f"QPlainTextEdit {{ background: transparent; border: none; color: {theme.text};"
            f" selection-background-color: {theme.accent_ground};"
            f" selection-color: {theme.text}; }}"
        )
        self._edit = QPlainTextEdit()
        self._edit.setFont(font(SIZES.body))
        self._edit.setAccessibleName("Note")
        self._edit.setPlaceholderText("What do you make of it?")
        self._edit.setTabChangesFocus(True)
        self._edit.document().setDocumentMargin(2)
        self._edit.setPlainText(text)
        self._place_caret(caret)
        self._edit.textChanged.connect(self._changed)
        self._edit.installEventFilter(self)
        save = TextLink("Save", theme.accent, theme.text, SIZES.caption, SEMIBOLD, wrap=False)
        save.clicked.connect(self.finish)
        hint = caption(theme, "Ctrl+Enter saves, Esc leaves it as it was")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.small, SPACING.small, SPACING.small, SPACING.small)
        column.setSpacing(SPACING.tiny)
        column.addWidget(self._edit)
        row = beside(hint, save)
        row.setStretch(0, 1)
        column.addLayout(row)
        self._fit()

    def text(self) -> str:
        """The text so far."""
        return self._edit.toPlainText()

    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return self._edit.textCursor().position()

    def start(self) -> None:
        """Take the keyboard as soon as the field is on screen."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._edit, self._edit.setFocus)

    def finish(self) -> None:
        """Save once, however the field was left."""
        if not self._done:
            self._done = True
            self.saved.emit(self.text())

    def give_up(self) -> None:
        """Save nothing when the field is left: its text lives on elsewhere."""
        self._done = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter, Escape and losing the keyboard end the writing."""
        if event.type() == QEvent.Type.FocusOut and not self._stays(event):
            self.finish()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._done = True
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _stays(self, event: QEvent) -> bool:
        """A menu or another program taking the keyboard is not leaving the note."""
        reason = event.reason()  # type: ignore[attr-defined]
        return reason in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )

    def _changed(self) -> None:
        self._fit()
        self.drafted.emit(self.text())

    def _place_caret(self, caret: int) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(min(caret, len(self._edit.toPlainText())))
        self._edit.setTextCursor(cursor)

    def _fit(self) -> None:
        """As high as the text, between a few lines and a page."""
        lines = int(self._edit.document().size().height())
        shown = min(max(lines, _LINES_AT_LEAST), _LINES_AT_MOST)
        height = shown * self._edit.fontMetrics().lineSpacing() + SPACING.small
        self._edit.setFixedHeight(height)
