"""One preference on its page: title, help, the control that fits its kind, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.fonts import font
from widgets.preferences.field import Field, Value
from widgets.preferences.segments import Segments
from widgets.preferences.switch import Switch
from widgets.preferences.text_line import TextLine
from widgets.shell.buttons import IconButton
from widgets.shell.words import Words
from widgets.style import MEDIUM, SIZES, SPACING, Theme


class Entry(QWidget):
    """Shows a value and asks for another; the arrow asks for the usual one."""

    asked = Signal(str, object)
    """The field's name, and the value it shall take."""

    def __init__(self, theme: Theme, field: Field, value: Value) -> None:
        super().__init__()
        self.field = field
        self.control = _control(theme, field)
        self.control.describe(field.title, field.help)
        self.control.asked.connect(self._ask_shown)
        self.back = IconButton("reset", _way_back(field), theme)
        self.back.clicked.connect(self._ask_usual)
        self._arrange()
        self.show_value(value)

    @property
    def value(self) -> Value:
        """What the control shows."""
        return self.control.value

    def show_value(self, value: Value) -> None:
        """Show a value, in silence. The way back is there where it is not the usual one."""
        self.control.show_value(value)
        differs = value != self.field.usual
        if not differs and self.back.hasFocus():
            self.control.take_focus()
        self.back.setVisible(differs)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.back.set_theme(theme)
        # A line of text takes its colours from the application's stylesheet.
        if not isinstance(self.control, TextLine):
            self.control.set_theme(theme)

    def _arrange(self) -> None:
        field, beside = self.field, isinstance(self.control, Switch)
        head = QHBoxLayout()
        head.setSpacing(SPACING.tiny)
        head.addStrut(SIZES.touch_row)
        head.addWidget(Words(field.title, face=font(SIZES.body, MEDIUM)), 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Words(field.help, tone="second", face=font(SIZES.caption), wrap=True))
        if beside:
            head.addWidget(self.control)
        else:
            column.addSpacing(SPACING.small)
            column.addWidget(self.control)

    def _ask_shown(self) -> None:
        self.asked.emit(self.field.name, self.value)

    def _ask_usual(self) -> None:
        self.asked.emit(self.field.name, self.field.usual)


def _control(theme: Theme, field: Field) -> Switch | Segments | TextLine:
    if isinstance(field.usual, bool):
        return Switch(theme)
    return Segments(theme, field.choices, field.labels) if field.choices else TextLine()


def _way_back(field: Field) -> str:
    usual = field.told(field.usual)
    return f"{field.title}: back to “{usual}”" if usual else f"{field.title}: empty it"
