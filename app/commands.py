"""All commands of the window, as one table.

The menu, the shortcuts, the palette, the page of keys and the tests read nothing else. To add a
command: write the act in ``app/acts`` and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.acts import case, edit, lanes, look, paper, travel
from db.records import LaneOrder, LaneScheme
from widgets.timeline.keys import PAGE_EVENTS
from widgets.timeline.lane_words import ORDERS, scheme_text

if TYPE_CHECKING:
    from app.window import MainWindow

Act = Callable[["MainWindow"], None]
Ask = Callable[["MainWindow"], bool]


def always(window: "MainWindow") -> bool:
    """For commands that can always be run."""
    del window
    return True


def can_write(window: "MainWindow") -> bool:
    """Whether the store may be changed now: not read-only, no import under way."""
    return window.workspace.writable and not window.jobs.is_busy


def can_undo(window: "MainWindow") -> bool:
    """Whether there is an edit to take back."""
    return can_write(window) and window.workspace.store.undo_label is not None


def can_redo(window: "MainWindow") -> bool:
    """Whether there is an undone edit."""
    return can_write(window) and window.workspace.store.redo_label is not None


def has_selection(window: "MainWindow") -> bool:
    """Whether anything is selected."""
    return window.workspace.focus.primary is not None


def can_change_selection(window: "MainWindow") -> bool:
    """Whether something is selected that may be changed."""
    return can_write(window) and has_selection(window)


def is_narrowed(window: "MainWindow") -> bool:
    """Whether a filter is set."""
    return not window.workspace.focus.filter.is_empty


def is_sample(window: "MainWindow") -> bool:
    """Whether the window shows the user's own store of the sample."""
    return case.is_sample(window)


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``keys`` as Qt writes them; ``apart`` = a line stands before it in the menu."""

    id: str
    menu: str
    text: str
    run: Act
    keys: str = ""
    icon: str = ""
    enabled: Ask = always
    checked: Ask | None = None
    apart: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("new-case", "Case", "New case …", case.new_case, "Ctrl+Shift+N", "file"),
    Command("open", "Case", "Open a case …", case.open_case, "Ctrl+O", "open"),
    Command("open-sample", "Case", "Open the sample", case.open_sample, "", "case"),
    Command(
        "reset-sample", "Case", "Reset the sample …", case.reset, "", "reset", enabled=is_sample
    ),
    Command("rename", "Case", "Rename the case …", case.rename, "", "tag", enabled=can_write),
    Command("import", "Case", "Import …", case.bring_in, "Ctrl+I", "import", can_write, apart=True),
    Command("export", "Case", "Export …", case.export, "Ctrl+E", "export"),
    Command("print", "Case", "Print …", paper.print_pictures, "Ctrl+P", "layout"),
    Command("picture", "Case", "Save the timeline …", case.save_timeline, "Ctrl+Alt+P", "layout"),
    Command("map-picture", "Case", "Save the map …", case.save_map, "Ctrl+Shift+P", "relation"),
    Command("backup", "Case", "Back up …", case.back_up, "", "backup"),
    Command("quit", "Case", "Quit", case.quit_program, "Ctrl+Q", "quit", apart=True),
    Command("undo", "Edit", "Undo", edit.undo, "Ctrl+Z", "undo", can_undo),
    Command("redo", "Edit", "Redo", edit.redo, "Ctrl+Shift+Z", "redo", can_redo),
    Command("history", "Edit", "History …", edit.show_history, "Ctrl+H", "history"),
    Command(
        "new-event", "Edit", "New event …", edit.new_event, "Ctrl+N", "event", can_write, apart=True
    ),
    Command(
        "new-entity", "Edit", "New entity …", edit.new_entity, "Ctrl+Shift+E", "person", can_write
    ),
    Command(
        "new-relation",
        "Edit",
        "New relation …",
        edit.new_relation,
        "Ctrl+Shift+R",
        "relation",
        can_write,
    ),
    Command(
        "note",
        "Edit",
        "Add a note",
        edit.add_note,
        "Ctrl+M",
        "note",
        can_change_selection,
        apart=True,
    ),
    Command(
        "change",
        "Edit",
        "Change what is selected …",
        edit.change,
        "F2",
        "note",
        can_change_selection,
    ),
    Command(
        "change-events",
        "Edit",
        "Change all selected events …",
        edit.change_events,
        "Shift+F2",
        "table",
        can_change_selection,
    ),
    Command(
        "delete",
        "Edit",
        "Delete what is selected",
        edit.delete,
        "Del",
        "trash",
        can_change_selection,
    ),
    Command(
        "preferences",
        "Edit",
        "Preferences …",
        look.show_preferences,
        "Ctrl+,",
        "settings",
        apart=True,
    ),
    Command(
        "edit-dates",
        "Edit",
        "Edit dates by dragging",
        travel.turn_editing,
        enabled=can_write,
        checked=travel.edits_dates,
        apart=True,
    ),
    Command(
        "select-area",
        "Edit",
        "Select by rectangles",
        travel.turn_selecting,
        checked=travel.selects,
    ),
    Command("search", "View", "Search", look.search, "Ctrl+F", "search"),
    Command(
        "view-picture", "View", "Timeline and map", look.show_picture, "Ctrl+1", "case", apart=True
    ),
    Command("view-events", "View", "Events as a table", look.show_events, "Ctrl+T", "table"),
    Command(
        "view-assessments", "View", "Assessments", look.show_assessments, "Ctrl+2", "assessment"
    ),
    Command("view-sources", "View", "Sources", look.show_sources, "Ctrl+3", "source"),
    Command("view-notes", "View", "Notes", look.show_notes, "Ctrl+4", "note"),
    Command("undated", "View", "Events without a date", look.show_undated, "Ctrl+U", "clock"),
    Command("fit", "View", "Show all of time and map", look.fit, "Ctrl+0", "fit", apart=True),
    Command(
        "show-all",
        "View",
        "Clear all filters",
        look.clear_filter,
        "Ctrl+Shift+F",
        "close",
        is_narrowed,
    ),
    Command(
        "beside",
        "View",
        "Map beside the timeline",
        look.turn_arrangement,
        "Ctrl+Shift+L",
        "layout-beside",
        checked=look.is_beside,
        apart=True,
    ),
    Command(
        "left",
        "View",
        "Left panel",
        look.turn_left,
        "Ctrl+B",
        "panel-left",
        checked=look.left_shown,
    ),
    Command(
        "right",
        "View",
        "Right panel",
        look.turn_right,
        "Ctrl+J",
        "panel-right",
        checked=look.right_shown,
    ),
    Command(
        "theme-light", "View", "Light", look.light, "", "theme", checked=look.is_light, apart=True
    ),
    Command("theme-dark", "View", "Dark", look.dark, "", "theme", checked=look.is_dark),
    Command(
        "theme-system",
        "View",
        "Like the desktop",
        look.like_desktop,
        "",
        "theme",
        checked=look.is_system,
    ),
    Command(
        "now",
        "View",
        "Line at the present moment",
        travel.turn_now,
        checked=travel.shows_now,
        apart=True,
    ),
    Command(
        "periods",
        "View",
        "Periods behind the lanes",
        travel.turn_periods,
        checked=travel.shows_periods,
    ),
    Command(
        "squeeze",
        "View",
        "Squeeze empty time",
        lanes.turn_squeeze,
        checked=lanes.is_squeezed,
    ),
    Command(
        "squeeze-all",
        "View",
        "Squeeze again what was opened",
        lanes.squeeze_all,
        enabled=lanes.any_unsqueezed,
    ),
    Command("back", "Go", "Back", travel.back, "Alt+Left", "", travel.can_go_back),
    Command("forward", "Go", "Forward", travel.forward, "Alt+Right", "", travel.can_go_forward),
    Command("next-events", "Go", f"Next {PAGE_EVENTS} events", travel.next_events, apart=True),
    Command("previous-events", "Go", f"Previous {PAGE_EVENTS} events", travel.previous_events),
    Command(
        "keep-bookmark",
        "Go",
        "Keep this view as a bookmark …",
        travel.keep_bookmark,
        "Ctrl+D",
        "",
        can_write,
        apart=True,
    ),
    Command("bookmarks", "Go", "Bookmarks …", travel.show_bookmarks, "Ctrl+Shift+D"),
    Command("lanes", "Lanes", "Lanes …", lanes.open_menu, "Ctrl+L", "lanes"),
    *(
        Command(
            f"lanes-{scheme}",
            "Lanes",
            scheme_text(scheme),
            lanes.by(scheme),
            checked=lanes.is_by(scheme),
            apart=scheme is LaneScheme.KIND,
        )
        for scheme in LaneScheme
    ),
    *(
        Command(
            f"order-{order}",
            "Lanes",
            f"Order lanes: {ORDERS[order].lower()}",
            lanes.ordered(order),
            enabled=lanes.may_order(order),
            checked=lanes.is_ordered(order),
            apart=order is LaneOrder.USUAL,
        )
        for order in LaneOrder
    ),
    *(
        Command(
            f"lane-{key}", "Lanes", text, run, keys, enabled=lanes.has_lane, apart=key == "turn"
        )
        for key, text, run, keys in (
            ("turn", "Collapse or open this lane", lanes.turn, ""),
            ("hide", "Hide this lane", lanes.hide, "Ctrl+Shift+H"),
            ("lock", "Lock or unlock this lane", lanes.lock, ""),
            ("up", "Move this lane up", lanes.move_up, "Alt+Up"),
            ("down", "Move this lane down", lanes.move_down, "Alt+Down"),
            ("higher", "One row more for this lane", lanes.higher, ""),
            ("lower", "One row less for this lane", lanes.lower, ""),
        )
    ),
    Command(
        "lanes-show",
        "Lanes",
        "Show all hidden lanes",
        lanes.show_all,
        enabled=lanes.any_hidden,
        apart=True,
    ),
    Command("lanes-collapse", "Lanes", "Collapse all lanes", lanes.collapse_all),
    Command("lanes-open", "Lanes", "Open all lanes", lanes.open_all),
    Command("palette", "Help", "All commands …", look.show_palette, "Ctrl+K", "search"),
    Command("keys", "Help", "Keys", look.show_keys, "F1", "keys"),
    Command("about", "Help", "About Sequitur", look.about, "", "info"),
)
