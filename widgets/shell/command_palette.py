"""All commands by name: type some letters, press Enter (Ctrl+K)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from widgets.fonts import font, metrics
from widgets.shell.floating import Floating
from widgets.style import SIZES, SPACING, Theme, colour

_WIDTH = 520
_SHOWN = 11


@dataclass(frozen=True, slots=True)
class Choice:
    """A command that can be run now: its key, name, menu and shortcut."""

    key: str
    text: str
    menu: str
    keys: str


def ranked(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Choices that hold all words typed, those that begin with them first.

    Within equals the order of the table stays.
    """
    words = typed.casefold().split()
    fitting = [
        one for one in choices if all(word in f"{one.text} {one.menu}".casefold() for word in words)
    ]
    start = " ".join(words)
    return sorted(fitting, key=lambda one: not one.text.casefold().startswith(start))


class _Line(QLineEdit):
    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Row(QAbstractButton):
    def __init__(self, choice: Choice, theme: Theme) -> None:
        super().__init__()
        self.choice, self._theme, self.is_current = choice, theme, False
        self.setText(choice.text)
        self.setAccessibleName(f"{choice.text} {choice.keys}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, SIZES.touch_row)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._theme.accent_ground))
            painter.drawRoundedRect(area, SPACING.tiny, SPACING.tiny)
        inner = area.adjusted(SPACING.medium, 0, -SPACING.medium, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(SIZES.caption))
        painter.setPen(colour(self._theme.second_text))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self.choice.keys)
        painter.drawText(inner, middle, self.choice.menu)
        painter.setFont(font(SIZES.row))
        painter.setPen(colour(self._theme.text))
        column = metrics(SIZES.caption).horizontalAdvance("Timeline and map")
        painter.drawText(inner.adjusted(column, 0, 0, 0), middle, self.choice.text)


class CommandPalette(Floating):
    """A line and a list; ``chosen`` carries the key of the command to run."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[_Row] = []
        self._current = 0
        self.setAccessibleName("Commands")
        self.line = _Line()
        self.line.setPlaceholderText("What do you want to do?")
        self.line.setAccessibleName("Command")
        self.line.setFont(font(SIZES.body))
        self.line.setFixedHeight(SIZES.touch_row + SPACING.tiny)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(SPACING.small,) * 4)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)
        self._column.addSpacing(SPACING.tiny)
        self.line.textChanged.connect(self._filter)
        self.line.walked.connect(self._walk)
        self.line.returnPressed.connect(self._run_current)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Open with these commands."""
        self._choices = choices
        self.line.clear()
        self._filter("")
        self.open_up()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The commands that fit what is typed."""
        return tuple(row.choice for row in self._rows)

    def place(self) -> None:
        """Stand in the upper middle of the window."""
        window = self._window
        width = min(_WIDTH, window.width() - 2 * SPACING.large)
        height = self._column.sizeHint().height()
        self.setGeometry((window.width() - width) // 2, SIZES.top_bar + 40, width, height)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.shut()

    def _filter(self, typed: str) -> None:
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [_Row(one, self._theme) for one in ranked(self._choices, typed)[:_SHOWN]]
        for row in self._rows:
            row.clicked.connect(self._run_clicked)
            self._column.addWidget(row)
        self._current = 0
        self._walk(0)
        if self.isVisible():
            self.place()

    def _walk(self, step: int) -> None:
        if self._rows:
            self._current = (self._current + step) % len(self._rows)
        for place, row in enumerate(self._rows):
            row.is_current = place == self._current
            row.update()

    def _run_current(self) -> None:
        if self._rows:
            self._run(self._rows[self._current].choice.key)

    def _run_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            self._run(row.choice.key)

    def _run(self, key: str) -> None:
        self.shut()
        self.chosen.emit(key)
