"""Preferences: the page made from the typed fields of the settings, and what follows a change.

Whoever changes a setting – the page, a command, a menu – only changes the setting. Here the
window is made to follow it, at once.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.desktop import chosen_language
from app.settings import Settings
from app.theme import chosen_theme
from widgets.preferences.field import Field, Value
from widgets.preferences.page import PreferencesPage
from widgets.style import Theme

if TYPE_CHECKING:
    from app.window import MainWindow


def preference_fields() -> tuple[Field, ...]:
    """The fields of the settings that people are asked for, in their order."""
    usual = Settings()
    return tuple(
        Field(
            name=one.name,
            group=one.metadata["group"],
            title=one.metadata["title"],
            help=one.metadata["help"],
            usual=getattr(usual, one.name),
            choices=one.metadata.get("choices", ()),
            labels=one.metadata.get("labels", ()),
        )
        for one in fields(Settings)
        if "group" in one.metadata
    )


def preference_values(values: Settings) -> dict[str, Value]:
    """What the fields hold, by name."""
    return {one.name: getattr(values, one.name) for one in preference_fields()}


class Preferences(QObject):
    """Opens the page, and lets a window follow its settings."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.page: PreferencesPage | None = None
        window.settings.changed.connect(self._follow)
        self._show_language(window.settings.values)

    def open(self) -> None:
        """Show the page at the window's right side."""
        if self.page is None:
            window = self._window
            values = preference_values(window.settings.values)
            self.page = PreferencesPage(window.theme, preference_fields(), values)
            self.page.asked.connect(self._change)
        self._window.parts.sheet.show_content("Preferences", self.page)

    def set_theme(self, theme: Theme) -> None:
        """Draw the page in the colours of a theme."""
        if self.page is not None:
            self.page.set_theme(theme)

    def _change(self, values: Mapping[str, Any]) -> None:
        # First what is about to be arranged anew, or its shares of the room are lost.
        self._window.keep_sizes()
        self._window.settings.change(**values)

    def _follow(self, now: Settings, before: Settings) -> None:
        window = self._window
        if now.theme != before.theme:
            window.set_theme(chosen_theme(now.theme))
        if now.arrangement != before.arrangement:
            window.arrange_pictures()
        if (now.language, now.weeks) != (before.language, before.weeks):
            self._show_language(now)
        if now.author:
            window.workspace.author = now.author
        if self.page is not None:
            self.page.show_values(preference_values(now))
        if preference_values(now) != preference_values(before):
            window.refresh_commands()

    def _show_language(self, values: Settings) -> None:
        parts, lang = self._window.parts, chosen_language(values.language)
        parts.timeline.set_language(lang, weeks=values.weeks)
        for part in (parts.overview, parts.detail):
            part.set_language(lang)
        self._window.forms.lang = lang
