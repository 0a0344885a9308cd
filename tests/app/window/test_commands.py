"""The table of commands: whole, without clashes, and each can be run."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.commands import COMMANDS, Command
from app.window import MainWindow

ASKING = {
    "new-case",
    "open",
    "reset-sample",
    "rename",
    "import",
    "export",
    "picture",
    "map-picture",
}
ASKING |= {"backup", "new-event", "new-entity", "new-relation", "change", "about", "quit"}
ASKING |= {"open-sample"}
"""These open a dialog or another window; they have tests of their own."""


def test_ids_and_keys_are_each_used_once() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter(command.keys for command in COMMANDS if command.keys)
    assert max(keys.values()) == 1


def test_keys_are_such_as_qt_knows() -> None:
    for command in COMMANDS:
        assert not command.keys or QKeySequence(command.keys).count() == 1, command.id


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.id not in ASKING], ids=lambda one: one.id
)
def test_a_command_runs_with_something_selected(command: Command, window: MainWindow) -> None:
    stop = window.workspace.store.by_uid("kz22-event-cpc-stop-1")
    window.workspace.rename("Before")
    window.workspace.go_to(stop or 0)
    window.actions_table.run(command.id)
    window.actions_table.refresh()
    assert not window.parts.message.is_error


def test_what_needs_a_selection_says_so(window: MainWindow) -> None:
    window.workspace.select(())
    window.actions_table.refresh()
    assert not window.actions_table.action("delete").isEnabled()
    keys = [choice.key for choice in window.actions_table.choices(only_enabled=True)]
    assert "delete" not in keys
    assert "history" in keys


def test_the_menu_holds_every_command_once(window: MainWindow) -> None:
    menu = window.actions_table.menu()
    texts = Counter(
        action.text()
        for part in menu.findChildren(QMenu)
        for action in part.actions()
        if not action.isSeparator() and action.menu() is None
    )
    for command in COMMANDS:
        assert texts[command.text] == 1, command.id
    menu.deleteLater()


def test_ticks_tell_what_is_so(window: MainWindow) -> None:
    window.actions_table.run("beside")
    assert window.actions_table.action("beside").isChecked()
    assert window.settings.values.arrangement == "beside"
    window.actions_table.run("left")
    assert not window.actions_table.action("left").isChecked()
    assert window.parts.filters.isHidden()
