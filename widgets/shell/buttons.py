"""Buttons of the house: a plain one, the one primary one, an icon alone, and a word to click.

How they look stands in the application's stylesheet, by the property ``role``. None takes the
focus by a click, so that a ring is only seen by those who walk with the keyboard.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from widgets.fonts import font
from widgets.shell.icons import icon, icon_size
from widgets.style import MEDIUM, SEMIBOLD, SIZES, Theme


class TextButton(QPushButton):
    """A button with a word, and an icon before it where one is named.

    ``role`` is ``plain``, ``primary`` (one in a place, for what people come for), ``danger`` or
    ``link`` (a word without a frame).
    """

    def __init__(
        self, text: str, theme: Theme, *, role: str = "plain", icon_name: str = ""
    ) -> None:
        # Qt leaves too little between icon and word; a thin space widens it.
        super().__init__(f"\u2009{text}" if icon_name else text)
        self.setAccessibleName(text)
        self._icon_name = icon_name
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(icon_size())
        if role == "link":
            self.setFont(font(SIZES.caption))
        else:
            self.setFont(font(SIZES.body, SEMIBOLD if role == "primary" else MEDIUM))
            self.setFixedHeight(SIZES.touch_row + 2)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of a theme."""
        if self._icon_name:
            role = self.property("role")
            self.setIcon(
                icon(self._icon_name, theme, theme.on_accent if role == "primary" else theme.text)
            )


class IconButton(QToolButton):
    """An icon alone; its text is the tooltip and what a screen reader says."""

    def __init__(
        self, icon_name: str, text: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(icon_size())
        self.setFixedSize(SIZES.touch_row, SIZES.touch_row)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of a theme."""
        self.setIcon(icon(self._icon_name, theme))
