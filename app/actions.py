"""The table of commands as Qt's actions: shortcuts, the menu, and what can be run now."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from app.commands import COMMANDS, Command
from app.jobs import Latest
from widgets.fonts import font
from widgets.shell.command_palette import Choice
from widgets.shell.icons import icon
from widgets.style import SIZES, Theme

if TYPE_CHECKING:
    from app.window import MainWindow


class _CommandAction(QAction):
    """An action that runs one command of the table."""

    def __init__(self, command: Command, window: "MainWindow") -> None:
        super().__init__(command.text, window)
        self.command, self._window = command, window
        self.setCheckable(command.checked is not None)
        if command.keys:
            self.setShortcut(QKeySequence(command.keys))
        self.triggered.connect(self._run)

    def refresh(self) -> None:
        """Say whether it can be run now, and whether it is ticked."""
        self.setEnabled(self.command.enabled(self._window))
        if self.command.checked is not None:
            self.setChecked(self.command.checked(self._window))

    def _run(self) -> None:
        # What is true may have changed since the last look.
        if self.command.enabled(self._window):
            self.command.run(self._window)
        self._window.refresh_commands()


class Actions:
    """All actions of one window."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        self._window = window
        self._actions = {command.id: _CommandAction(command, window) for command in COMMANDS}
        window.addActions(list(self._actions.values()))
        self._tick = QIcon()
        self._soon = Latest(self.refresh, window)
        self.set_theme(theme)

    def run(self, key: str) -> None:
        """Run a command by its id, if it can be run now.

        :raises KeyError: there is no such command
        """
        self._actions[key].refresh()
        self._actions[key].trigger()

    def action(self, key: str) -> QAction:
        """One of the actions.

        :raises KeyError: there is no such command
        """
        return self._actions[key]

    def refresh(self) -> None:
        """Say anew what can be run, and what is ticked: the tick stands where icons stand."""
        for action in self._actions.values():
            was_ticked = action.isChecked() and not action.icon().isNull()
            action.refresh()
            if action.isCheckable() and action.isChecked() != was_ticked:
                action.setIcon(self._tick if action.isChecked() else QIcon())

    def refresh_soon(self) -> None:
        """The same after the next picture: looking at all commands takes a part of a frame."""
        self._soon.ask()

    def stop(self) -> None:
        """Look at nothing more: the store is about to be closed."""
        self._soon.drop()

    def choices(self, *, only_enabled: bool = False) -> tuple[Choice, ...]:
        """The commands for the palette and the page of keys."""
        self.refresh()
        return tuple(
            Choice(key, action.text(), action.command.menu, keys_text(action.command.keys))
            for key, action in self._actions.items()
            if action.isEnabled() or not only_enabled
        )

    def menu(self) -> QMenu:
        """The whole menu, made when it is opened; recent cases stand in it."""
        self.refresh()
        made = QMenu(self._window)
        made.setFont(font(SIZES.row))
        for name in dict.fromkeys(command.menu for command in COMMANDS):
            part = made.addMenu(name)
            part.setFont(font(SIZES.row))
            for command in COMMANDS:
                if command.menu == name:
                    if command.apart:
                        part.addSeparator()
                    part.addAction(self._actions[command.id])
                    if command.id == "open":
                        self._add_recent(part)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._tick = icon("check", theme, theme.accent)
        for action in self._actions.values():
            if action.isCheckable():
                action.setIcon(QIcon())
            elif action.command.icon:
                action.setIcon(icon(action.command.icon, theme))
        self.refresh()

    def _add_recent(self, part: QMenu) -> None:
        recent = part.addMenu("Open recent")
        recent.setFont(font(SIZES.row))
        for path in self._window.recent_cases():
            action = recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.setData(str(path))
        recent.setEnabled(not recent.isEmpty())
        recent.triggered.connect(self._window.open_recent)


def keys_text(keys: str) -> str:
    """A shortcut as it stands on this system's keyboards."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
