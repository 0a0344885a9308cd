"""The page that lists every command with its keys; made from the table of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.fonts import font
from widgets.shell.command_palette import Choice
from widgets.shell.words import Heading, Words
from widgets.style import SIZES, SPACING


class KeysPage(QScrollArea):
    """Commands under the names of their menus; ``more`` are keys that belong to one picture."""

    def __init__(self, commands: Sequence[Choice], more: Sequence[Choice]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACING.large, 0, SPACING.large, SPACING.large)
        column.setSpacing(SPACING.tiny)
        shown = [one for one in (*commands, *more) if one.keys]
        for menu in dict.fromkeys(one.menu for one in shown):
            column.addSpacing(SPACING.small)
            column.addWidget(Heading(menu))
            column.addLayout(_table([one for one in shown if one.menu == menu]))
        column.addStretch()
        self.setWidget(inside)


def _table(rows: Sequence[Choice]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACING.large)
    grid.setVerticalSpacing(SPACING.tiny)
    grid.setColumnStretch(0, 1)
    for place, one in enumerate(rows):
        keys = Words(one.keys, face=font(SIZES.caption))
        keys.setProperty("role", "key")
        grid.addWidget(Words(one.text, wrap=True), place, 0)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignRight)
    return grid
