"""The top of every page: standing and kind as pills, the title, the summary."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from db.records import STATUSES, Cited, Status
from widgets.detail.citations import references
from widgets.detail.kit import Kit
from widgets.fonts import font
from widgets.parts import Pill, Text, beside
from widgets.style import MEDIUM, SEMIBOLD, SIZES, SPACING, colour

KIND_GROUND_ALPHA = 0.14


def status_pill(kit: Kit, status: Status) -> Pill:
    """``Reported`` – as a word, whatever the colour."""
    return Pill(STATUSES[STATUSES.index(status)].capitalize(), kit.theme.text, kit.theme.line)


def kind_pill(kit: Kit, label: str, hue: str) -> Pill:
    """The kind in its hue on a pale ground of the same hue; the word says it anyway."""
    shade = kit.theme.hue(hue)
    ground = colour(shade.name(), KIND_GROUND_ALPHA)
    return Pill(
        label,
        kit.theme.text,
        f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, {ground.alpha()})",
    )


class Header(QWidget):
    """Pills, menu, title, summary with its ¶ signs, and one line of small facts."""

    def __init__(
        self,
        kit: Kit,
        item: int,
        title: str,
        pills: Sequence[Pill],
        *,
        summary: str = "",
        cited: Sequence[Cited] = (),
        remark: str = "",
        editable: bool = True,
    ) -> None:
        super().__init__()
        self._kit, self._item = kit, item
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.large)
        column.setSpacing(SPACING.small)
        menu = self._menu() if editable else None
        column.addLayout(beside(*pills, None, *([menu] if menu else [])))
        name = Text(title, kit.theme.text, SIZES.title, SEMIBOLD)
        name.setAccessibleName(title)
        column.addSpacing(SPACING.tiny)
        column.addWidget(name)
        if summary:
            column.addWidget(Text(summary, kit.theme.second_text))
        signs: list[QWidget] = [*references(kit, cited)]
        if remark:
            signs.append(Text(remark, kit.theme.third_text, SIZES.caption, MEDIUM, wrap=False))
        if signs:
            column.addLayout(beside(*signs, None))

    def _menu(self) -> QToolButton:
        button = QToolButton()
        button.setText("⋯")
        button.setFont(font(SIZES.title, MEDIUM))
        button.setAccessibleName("More: edit, delete")
        button.setToolTip("Edit or delete")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setStyleSheet(
            f"QToolButton {{ color: {self._kit.theme.second_text}; border: none;"
            f" background: transparent; padding: 0 {SPACING.tiny}px; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {self._kit.theme.raised};"
            f" color: {self._kit.theme.text}; border-radius: {SIZES.radius}px; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )
        menu = QMenu(button)
        edit, delete = QAction("Edit…", menu), QAction("Delete", menu)
        edit.triggered.connect(self._ask_edit)
        delete.triggered.connect(self._ask_delete)
        menu.addActions([edit, delete])
        button.setMenu(menu)
        return button

    def _ask_edit(self) -> None:
        self._kit.requests.edit_asked.emit(self._item)

    def _ask_delete(self) -> None:
        self._kit.requests.delete_asked.emit(self._item)
