"""Ways through time: back and forward, steps by number, bookmarks; and how hands are set."""

from typing import TYPE_CHECKING

from app.bookmarks import name_for
from widgets.timeline.gestures import Mode

if TYPE_CHECKING:
    from app.window import MainWindow


def back(window: "MainWindow") -> None:
    """Look at the window of time before this one."""
    window.hands.looks.back()


def can_go_back(window: "MainWindow") -> bool:
    """Whether there is one before it."""
    return window.hands.looks.can_go_back


def forward(window: "MainWindow") -> None:
    """Look again at the window of time one went back from."""
    window.hands.looks.forward()


def can_go_forward(window: "MainWindow") -> bool:
    """Whether one went back from any."""
    return window.hands.looks.can_go_forward


def next_events(window: "MainWindow") -> None:
    """Look at the next events by number."""
    window.parts.timeline.step(later=True)


def previous_events(window: "MainWindow") -> None:
    """Look at the previous events by number."""
    window.parts.timeline.step(later=False)


def keep_bookmark(window: "MainWindow") -> None:
    """Keep what is looked at: a name is offered, Return keeps it."""
    window.hands.show_bookmarks(name_for(window.workspace.store, window.workspace.focus))


def show_bookmarks(window: "MainWindow") -> None:
    """The bookmarks, to go to one."""
    window.hands.show_bookmarks()


def shows_now(window: "MainWindow") -> bool:
    """Whether a line stands at the present moment."""
    return window.settings.values.now_marker


def turn_now(window: "MainWindow") -> None:
    """Show or hide the line at the present moment."""
    window.settings.change(now_marker=not shows_now(window))


def shows_periods(window: "MainWindow") -> bool:
    """Whether periods stand behind the lanes."""
    return window.parts.timeline.scenery.shows_periods


def turn_periods(window: "MainWindow") -> None:
    """Show or hide the periods behind the lanes."""
    window.parts.timeline.scenery.show_periods(not shows_periods(window))


def edits_dates(window: "MainWindow") -> bool:
    """Whether dragging an event moves it in time."""
    return window.parts.timeline.mode is Mode.EDIT


def turn_editing(window: "MainWindow") -> None:
    """Let dragging an event move it in time, or no longer."""
    window.parts.timeline.turn_mode(Mode.EDIT)
    window.parts.timeline.setFocus()


def selects(window: "MainWindow") -> bool:
    """Whether dragging selects by a rectangle."""
    return window.parts.timeline.mode is Mode.SELECT


def turn_selecting(window: "MainWindow") -> None:
    """Let dragging select by a rectangle, or no longer."""
    window.parts.timeline.turn_mode(Mode.SELECT)
    window.parts.timeline.setFocus()
