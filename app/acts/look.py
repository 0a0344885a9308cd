"""What is looked at and how: nothing here is an edit."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.records import Filter
from widgets.shell.command_palette import Choice
from widgets.shell.keys_page import KeysPage
from widgets.shell.questions import Question, ask
from widgets.timeline.keys import HELP

if TYPE_CHECKING:
    from app.window import MainWindow

PICTURE_KEYS = (
    *(Choice("", line.text, "On the timeline", line.keys) for line in HELP),
    Choice("", "Neighbour in that direction", "On the map", "Arrows"),
    Choice("", "Zoom in, out, all", "On the map", "+  −  0"),
    Choice("", "Frame what is selected", "On the map", "F"),
    Choice("", "Pin an entity where it stands", "On the map", "Drag"),
    Choice("", "Select several", "On both", "Ctrl + click"),
    Choice("", "Open the event", "In the table", "Return"),
    Choice("", "Select a stretch of rows", "In the table", "Shift + arrows"),
    Choice("", "Select all that are listed", "In the table", "Ctrl + A"),
    Choice("", "Copy the selected rows", "In the table", "Ctrl + C"),
)


def search(window: "MainWindow") -> None:
    """Go to the search field; what stands in it gives way to what is typed."""
    window.parts.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.parts.search.selectAll()


def show_picture(window: "MainWindow") -> None:
    """Timeline and map in the centre."""
    window.show_view("picture")


def show_events(window: "MainWindow") -> None:
    """The event table in the centre, the keys on its rows; asked again, the pictures return."""
    if window.view == "events":
        window.show_view("picture")
        window.parts.timeline.setFocus()
    else:
        window.show_view("events")
        window.parts.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def show_assessments(window: "MainWindow") -> None:
    """The list of assessments in the centre."""
    window.show_view("assessments")


def show_sources(window: "MainWindow") -> None:
    """The list of sources in the centre."""
    window.show_view("sources")


def show_notes(window: "MainWindow") -> None:
    """The list of notes in the centre."""
    window.show_view("notes")


def show_undated(window: "MainWindow") -> None:
    """The tray of events without a date."""
    window.show_undated()


def fit(window: "MainWindow") -> None:
    """All of time, and the whole map."""
    window.workspace.look_at(None)
    window.parts.timeline.fit()
    window.parts.relations.fit()


def clear_filter(window: "MainWindow") -> None:
    """Show everything."""
    window.workspace.narrow(Filter())


def is_beside(window: "MainWindow") -> bool:
    """Whether the map stands beside the timeline."""
    return window.settings.values.arrangement == "beside"


def turn_arrangement(window: "MainWindow") -> None:
    """Put the map under the timeline or beside it."""
    window.keep_sizes()
    window.settings.change(arrangement="above" if is_beside(window) else "beside")


def left_shown(window: "MainWindow") -> bool:
    """Whether the left panel is shown."""
    return not window.parts.filters.isHidden()


def right_shown(window: "MainWindow") -> bool:
    """Whether the right panel is shown."""
    return not window.parts.detail.isHidden()


def turn_left(window: "MainWindow") -> None:
    """Hide or show the left panel."""
    window.arrangement.turn_panel("left")


def turn_right(window: "MainWindow") -> None:
    """Hide or show the right panel."""
    window.arrangement.turn_panel("right")


def is_light(window: "MainWindow") -> bool:
    """Whether the light colours were chosen."""
    return window.settings.values.theme == "light"


def is_dark(window: "MainWindow") -> bool:
    """Whether the dark colours were chosen."""
    return window.settings.values.theme == "dark"


def is_system(window: "MainWindow") -> bool:
    """Whether the desktop chooses the colours."""
    return window.settings.values.theme == "system"


def light(window: "MainWindow") -> None:
    """Always the light colours."""
    window.choose_theme("light")


def dark(window: "MainWindow") -> None:
    """Always the dark colours."""
    window.choose_theme("dark")


def like_desktop(window: "MainWindow") -> None:
    """The colours of the desktop."""
    window.choose_theme("system")


def show_preferences(window: "MainWindow") -> None:
    """The page of preferences, made from the typed settings."""
    window.preferences.open()


def show_palette(window: "MainWindow") -> None:
    """All commands that can be run now, by name."""
    window.parts.palette.offer(window.actions_table.choices(only_enabled=True))


def show_keys(window: "MainWindow") -> None:
    """The page of keys, made from the table of commands."""
    page = KeysPage(window.actions_table.choices(), PICTURE_KEYS)
    window.parts.sheet.show_content("Keys", page)


def about(window: "MainWindow") -> None:
    """What this is."""
    text = (
        f"Version {version('sequitur')}, under the MIT licence. "
        "It keeps events, people and sources in one file on your disk, and never uses the network."
    )
    ask(Question("Sequitur", text, "Close", window.theme, refusal="", parent=window))
