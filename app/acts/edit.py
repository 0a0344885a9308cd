"""What changes the case: undo and redo, forms, notes, deleting."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.window import MainWindow

BY_THE_WAY = 200
"""Items up to which deleting is quicker than a blink; more go to the trash beside the window."""


def undo(window: "MainWindow") -> None:
    """Take the last edit back and say which it was."""
    changes = window.workspace.undo()
    if changes is not None:
        window.tell(f"Undone: {changes.label}", "Redo", redo)


def redo(window: "MainWindow") -> None:
    """Do the last undone edit again and say which it was."""
    changes = window.workspace.redo()
    if changes is not None:
        window.tell(f"Done again: {changes.label}", "Undo", undo)


def show_history(window: "MainWindow") -> None:
    """The list of all edits in the centre; asked again, the pictures return."""
    window.show_view("picture" if window.view == "history" else "history")


def new_event(window: "MainWindow") -> None:
    """The form of an event that is not there yet."""
    window.forms.edit_event(0)


def new_entity(window: "MainWindow") -> None:
    """The form of an entity that is not there yet."""
    window.forms.edit_entity(0)


def new_relation(window: "MainWindow") -> None:
    """The form of a relation that is not there yet."""
    window.forms.edit_relation(0)


def add_note(window: "MainWindow") -> None:
    """Open the note field under what is selected."""
    window.arrangement.show_panels(right=True)
    window.parts.detail.write_note()


def change(window: "MainWindow") -> None:
    """The form of what is selected."""
    item = window.workspace.focus.primary
    if item is not None:
        window.forms.edit_item(item)


def change_events(window: "MainWindow") -> None:
    """The form that changes all selected events at once."""
    window.changing.ask()


def delete(window: "MainWindow") -> None:
    """Put what is selected into the trash; a notice offers to take it back."""
    delete_items(window, window.workspace.focus.selection)


def delete_items(window: "MainWindow", items: tuple[int, ...]) -> None:
    """Put items into the trash; a notice offers to take it back."""
    if len(items) > BY_THE_WAY:
        window.changing.delete(items)
    elif window.workspace.delete(items):
        label = window.workspace.store.undo_label or "Delete"
        window.tell(f"Done: {label}", "Undo", undo)
