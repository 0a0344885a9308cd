"""The house style put upon Qt: palette and stylesheet made from a theme.

Fusion is only the ground it stands on. Fonts are not named here: Qt's stylesheets know neither
half pixels nor the axes of a variable font, so each widget takes its own from ``widgets.fonts``.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.stylesheet import stylesheet
from widgets.style import DARK, LIGHT, THEMES, Theme, colour

CHOICES = ("system", "light", "dark")
"""What a person can choose; ``system`` follows the desktop."""


def chosen_theme(choice: str) -> Theme:
    """The theme behind a choice; any unknown word follows the desktop."""
    if choice in THEMES:
        return THEMES[choice]
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of a theme."""
    application.setPalette(palette(theme))
    sheet = stylesheet(theme)
    if application.styleSheet() != sheet:
        # Qt works out every widget anew, also those of a window that is about to close.
        application.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """Qt's palette of a theme, for what no rule of the stylesheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for place, code in (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.third_text),
        (role.Button, theme.panel),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.strong_line),
        (role.Shadow, theme.strong_line),
        (role.Accent, theme.accent),
    ):
        made.setColor(place, colour(code))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, colour(theme.third_text))
    return made
