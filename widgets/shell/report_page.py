"""A page that lists what was left out, and why, with a button to save it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.fonts import font
from widgets.shell.buttons import TextButton
from widgets.shell.dividers import Hair
from widgets.shell.words import Words
from widgets.style import MEDIUM, SIZES, SPACING, Theme

_MOST = 300


class ReportPage(QWidget):
    """A sentence over lines of (where, why, what stands there)."""

    save_asked = Signal()

    def __init__(self, summary: str, lines: tuple[tuple[str, str, str], ...], theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.large, 0, SPACING.small, SPACING.medium)
        column.setSpacing(SPACING.small)
        column.addWidget(Words(summary, tone="second", wrap=True))
        column.addWidget(_scrolled(lines), 1)
        if len(lines) > _MOST:
            rest = f"and {len(lines) - _MOST:,} more, all in the file"
            column.addWidget(Words(rest, tone="second", face=font(SIZES.caption)))
        save = TextButton("Save these rows …", theme)
        save.clicked.connect(self.save_asked)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(save)
        column.addLayout(row)


def _scrolled(lines: tuple[tuple[str, str, str], ...]) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, SPACING.small, 0)
    column.setSpacing(2)
    for where, why, what in lines[:_MOST]:
        column.addWidget(Words(where, tone="second", face=font(SIZES.caption, tabular=True)))
        column.addWidget(Words(why, face=font(SIZES.row, MEDIUM), wrap=True))
        column.addWidget(Words(what, tone="second", face=font(SIZES.caption), wrap=True))
        column.addSpacing(SPACING.tiny)
        column.addWidget(Hair())
        column.addSpacing(SPACING.tiny)
    column.addStretch()
    scroll = QScrollArea()
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll
