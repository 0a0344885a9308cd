"""The bar at the head of the window: the case's title, undo and redo, search, and what one adds."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from widgets.fonts import font
from widgets.shell.buttons import IconButton, TextButton
from widgets.shell.words import CutWords
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_TITLE = 14
_EDGE = 14


class TopBar(QWidget):
    """Asks by signals; the labels of the steps that undo and redo would take are told to it."""

    menu_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    import_asked = Signal()
    new_event_asked = Signal()

    def __init__(self, theme: Theme, search: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(SIZES.top_bar)
        self.title = CutWords(face=font(_TITLE, SEMIBOLD))
        self.menu = IconButton("menu", "Menu", theme)
        self.undo = IconButton("undo", "Nothing to undo", theme)
        self.redo = IconButton("redo", "Nothing to redo", theme)
        self.bring_in = TextButton("Import", theme, icon_name="import")
        self.new_event = TextButton("New event", theme, role="primary")
        self._lay_out(search)
        self.menu.clicked.connect(self.menu_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self.bring_in.clicked.connect(self.import_asked)
        self.new_event.clicked.connect(self.new_event_asked)

    def _lay_out(self, search: QWidget) -> None:
        left, right = QWidget(), QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.title)
        row.addSpacing(SPACING.small)
        for button in (self.menu, self.undo, self.redo):
            row.addWidget(button)
        row.addStretch(1)
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addStretch(1)
        row.addWidget(self.bring_in)
        row.addWidget(self.new_event)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(_EDGE, 0, _EDGE, 0)
        whole.setSpacing(SPACING.medium)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        search.setMinimumWidth(120)
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whole.addWidget(left, 5)
        whole.addWidget(search, 6)
        whole.addWidget(right, 5)

    def show_title(self, title: str) -> None:
        """Say which case this is."""
        self.title.set_text(title)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do; None = nothing."""
        for button, word, label in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            text = f"Nothing to {word.lower()}" if label is None else f"{word}: {label}"
            button.setEnabled(label is not None)
            button.setToolTip(text)
            button.setAccessibleName(text)

    def allow_editing(self, allowed: bool) -> None:
        """Switch off what would change a store that is only read."""
        self.bring_in.setEnabled(allowed)
        self.new_event.setEnabled(allowed)

    def menu_corner(self) -> QPoint:
        """Where the menu opens, on the screen."""
        return self.menu.mapToGlobal(QPoint(0, self.menu.height() + SPACING.tiny))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        for button in (self.menu, self.undo, self.redo):
            button.set_theme(theme)
        self.bring_in.set_theme(theme)
        self.new_event.set_theme(theme)
