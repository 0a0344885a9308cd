"""The page of preferences: a section for each group, an entry for each field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.preferences.entry import Entry
from widgets.preferences.field import Field, Value
from widgets.shell.buttons import TextButton
from widgets.shell.words import Heading
from widgets.style import SPACING, Theme


class PreferencesPage(QScrollArea):
    """What is chosen holds at once. Nothing is kept here: the values are told from outside."""

    asked = Signal(object)
    """The values to take, by the names of their fields."""

    def __init__(self, theme: Theme, fields: Sequence[Field], values: Mapping[str, Value]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.entries = {one.name: Entry(theme, one, values[one.name]) for one in fields}
        self.all_back = TextButton("All as they came", theme)
        self.all_back.clicked.connect(self._ask_usual)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACING.large, 0, SPACING.large, SPACING.large)
        column.setSpacing(SPACING.medium)
        for group in dict.fromkeys(one.group for one in fields):
            column.addSpacing(SPACING.medium)
            column.addWidget(Heading(group))
            for one in fields:
                if one.group == group:
                    column.addWidget(self.entries[one.name])
        column.addSpacing(SPACING.large)
        column.addWidget(self.all_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setWidget(inside)
        for entry in self.entries.values():
            entry.asked.connect(self._ask)
        self.show_values(values)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show what holds now."""
        for name, entry in self.entries.items():
            entry.show_value(values[name])
        usual = all(one.value == one.field.usual for one in self.entries.values())
        self.all_back.setEnabled(not usual)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        for entry in self.entries.values():
            entry.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus goes to the first entry."""
        del event
        next(iter(self.entries.values())).control.take_focus()

    def _ask(self, name: str, value: Value) -> None:
        self.asked.emit({name: value})

    def _ask_usual(self) -> None:
        self.asked.emit({name: entry.field.usual for name, entry in self.entries.items()})
