"""A choice of a few: all of them side by side, one of them taken."""

from collections.abc import Sequence
from string import Template

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from widgets.fonts import font
from widgets.preferences.field import Value
from widgets.style import MEDIUM, SIZES, Theme

_RULES = Template("""
QPushButton {
  border: 1px solid transparent; border-radius: ${radius}px; padding: 0 8px; min-height: 24px;
  background: transparent; color: $second_text;
}
QPushButton:hover { color: $text; background: transparent; border-color: transparent; }
QPushButton:checked { background: $panel; color: $text; border-color: $strong_line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 7px; min-height: 22px; }
Segments { background: $raised; border: 1px solid $line; border-radius: ${outer}px; }
""")


class Segments(QWidget):
    """Words in a row. Left and right arrows choose; the row is one stop of the Tab key."""

    asked = Signal()
    """A person chose another word."""

    def __init__(self, theme: Theme, words: Sequence[str], labels: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self, exclusive=True)
        self._words = tuple(words)
        self._word = self._words[0]
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for number, label in enumerate(labels):
            button = QPushButton(label)
            button.setCheckable(True)
            button.setFont(font(SIZES.row, MEDIUM))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            row.addWidget(button)
        # Arrow keys check without a click, so it is the check that is listened to.
        self._group.idToggled.connect(self._toggled)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.setStyleSheet(
            _RULES.substitute(
                radius=SIZES.radius - 2,
                outer=SIZES.radius,
                panel=theme.panel,
                raised=theme.raised,
                line=theme.line,
                strong_line=theme.strong_line,
                text=theme.text,
                second_text=theme.second_text,
                accent=theme.accent,
            )
        )

    @property
    def value(self) -> Value:
        """The chosen word."""
        return self._word

    def show_value(self, value: Value) -> None:
        """Mark a word as chosen, in silence."""
        blocked = self._group.blockSignals(True)
        self._word = str(value)
        self._group.button(self._words.index(self._word)).setChecked(True)
        self._group.blockSignals(blocked)

    def describe(self, name: str, text: str) -> None:
        """Tell assistive technology what is chosen here."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        for button in self._group.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")
            button.setAccessibleDescription(text)

    def take_focus(self) -> None:
        """Move the focus to the word that is chosen."""
        self._group.button(self._words.index(self._word)).setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._word = self._words[number]
            self.asked.emit()
