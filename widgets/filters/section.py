"""A section of the left panel: a small heading, a word at its right to click, and rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.filters.rows import RowGroup, RowText
from widgets.fonts import font
from widgets.shell.buttons import TextButton
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_LEFT = 14


class Section(QWidget):
    """Heading, rows, and two words that appear when they can do something: "clear", "43 more".

    A section can be folded by its heading. At most ``few`` rows stand open at first, and never
    more than ``most``: beyond that a name is found sooner by searching.
    """

    row_asked = Signal(object)
    clear_asked = Signal()
    fold_changed = Signal(bool)

    def __init__(
        self,
        title: str,
        theme: Theme,
        *,
        few: int = 12,
        most: int = 200,
        folded: bool = False,
        clearable: bool = True,
    ) -> None:
        super().__init__()
        self._clearable = clearable
        self._theme, self._few, self._most = theme, few, most
        self._folded, self._all_shown = folded, False
        self._texts: tuple[RowText, ...] = ()
        self.heading = TextButton(title, theme, role="link")
        self.heading.setFont(font(SIZES.caption, SEMIBOLD))
        self.clear = TextButton("clear", theme, role="link")
        self.clear.setAccessibleName(f"Clear {title}")
        self.more = TextButton("", theme, role="link")
        self.group = RowGroup(theme)
        self._lay_out()
        self.heading.clicked.connect(self._turn)
        self.clear.clicked.connect(self.clear_asked)
        self.more.clicked.connect(self._show_all_or_few)
        self.group.row_asked.connect(self.row_asked)
        self._refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT - SPACING.tiny - 1, 0, SPACING.small, 0)
        head.setSpacing(SPACING.tiny)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.clear)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACING.medium)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.group)

    @property
    def is_folded(self) -> bool:
        """Whether only the heading is seen."""
        return self._folded

    def show_rows(self, texts: tuple[RowText, ...]) -> None:
        """Show rows; a section without any is not shown at all."""
        self._texts = texts
        self._refresh()

    def set_folded(self, folded: bool) -> None:
        """Fold or open the section."""
        if folded != self._folded:
            self._folded = folded
            self._refresh()
            self.fold_changed.emit(folded)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.group.set_theme(theme)
        self._refresh()

    def _turn(self) -> None:
        self.set_folded(not self._folded)

    def _show_all_or_few(self) -> None:
        if self._folded:
            self.set_folded(False)
        else:
            self._all_shown = not self._all_shown
            self._refresh()

    def _refresh(self) -> None:
        shown = self._texts[: self._most if self._all_shown else self._few]
        active = any(text.active for text in self._texts)
        if not self._all_shown:
            shown += tuple(text for text in self._texts[self._few :] if text.active)
        hidden = len(self._texts) - len(shown)
        self.group.show_rows(() if self._folded else shown)
        self.group.setVisible(not self._folded)
        self.heading.setAccessibleDescription("folded" if self._folded else "open")
        self.clear.setVisible(active and self._clearable)
        self.more.setText(self._more_text(hidden))
        self.more.setVisible(bool(self.more.text()))
        self.setVisible(bool(self._texts))

    def _more_text(self, hidden: int) -> str:
        if self._folded:
            return f"show {len(self._texts):,}"
        if self._all_shown:
            return f"fewer · {hidden:,} by search" if hidden else "fewer"
        return f"{hidden:,} more" if hidden else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds and Right opens, while the heading has the focus."""
        if self.heading.hasFocus() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.set_folded(event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)
