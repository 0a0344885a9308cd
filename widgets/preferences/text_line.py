"""A text of one's own; it is asked for when the line is left or Enter is pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.fonts import font
from widgets.preferences.field import Value
from widgets.style import SIZES


class TextLine(QLineEdit):
    """One line of text; its colours come from the application's stylesheet."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(SIZES.body))
        self.editingFinished.connect(self.asked)

    @property
    def value(self) -> Value:
        """The text without blanks around it."""
        return self.text().strip()

    def show_value(self, value: Value) -> None:
        """Show a text; what is being typed stays where it means the same."""
        if self.value != value:
            self.setText(str(value))

    def describe(self, name: str, text: str) -> None:
        """Tell assistive technology what is asked here."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)

    def take_focus(self) -> None:
        """Move the focus here, as the Tab key would."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
