"""What is asked of the timeline's lanes by command. Looking, so nothing here is an edit.

"This lane" is the one in which the selected event stands.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import LaneOrder, LaneScheme, LaneView
from widgets.timeline.lane_menu import beside
from widgets.timeline.lane_words import can_order

if TYPE_CHECKING:
    from app.window import MainWindow

Act = Callable[["MainWindow"], None]
Ask = Callable[["MainWindow"], bool]


def by(scheme: LaneScheme) -> Act:
    """Lanes by something."""

    def run(window: "MainWindow") -> None:
        window.workspace.arrange_lanes(window.workspace.lanes.grouped(scheme))

    return run


def is_by(scheme: LaneScheme) -> Ask:
    """Whether lanes are by something."""

    def ask(window: "MainWindow") -> bool:
        return window.workspace.lanes.scheme is scheme

    return ask


def ordered(order: LaneOrder) -> Act:
    """Lanes in an order."""

    def run(window: "MainWindow") -> None:
        window.workspace.arrange_lanes(window.workspace.lanes.ordered(order))

    return run


def is_ordered(order: LaneOrder) -> Ask:
    """Whether lanes stand in an order."""

    def ask(window: "MainWindow") -> bool:
        return window.workspace.lanes.order is order

    return ask


def may_order(order: LaneOrder) -> Ask:
    """Whether an order means anything for these lanes."""

    def ask(window: "MainWindow") -> bool:
        return can_order(window.workspace.lanes, order)

    return ask


def open_menu(window: "MainWindow") -> None:
    """The menu in the timeline's corner."""
    window.parts.timeline.lanes.open_menu()


def has_lane(window: "MainWindow") -> bool:
    """Whether the selected event stands in a lane."""
    return window.parts.timeline.lanes.chosen() is not None


def is_squeezed(window: "MainWindow") -> bool:
    """Whether long empty spans of time take little room."""
    return window.workspace.lanes.squeezed


def turn_squeeze(window: "MainWindow") -> None:
    """Squeeze empty time, or show it at its length."""
    window.workspace.arrange_lanes(window.workspace.lanes.turn_squeeze())


def any_unsqueezed(window: "MainWindow") -> bool:
    """Whether empty spans were opened one by one."""
    return is_squeezed(window) and bool(window.workspace.lanes.unsqueezed)


def squeeze_all(window: "MainWindow") -> None:
    """Squeeze them again."""
    window.workspace.arrange_lanes(window.workspace.lanes.squeeze_all())


def any_hidden(window: "MainWindow") -> bool:
    """Whether lanes are out of sight."""
    return bool(window.parts.timeline.lanes.hidden())


def hide(window: "MainWindow") -> None:
    """This lane out of sight."""
    _change(window, lambda view, key: view.hide(key))


def turn(window: "MainWindow") -> None:
    """Collapse this lane, or open it."""
    _change(window, lambda view, key: view.turn(key))


def lock(window: "MainWindow") -> None:
    """Lock this lane, or unlock it."""
    _change(window, lambda view, key: view.turn_lock(key))


def move_up(window: "MainWindow") -> None:
    """This lane one place up."""
    _change(window, lambda view, key: beside(view, _keys(window), key, -1))


def move_down(window: "MainWindow") -> None:
    """This lane one place down."""
    _change(window, lambda view, key: beside(view, _keys(window), key, 1))


def higher(window: "MainWindow") -> None:
    """One more row for this lane."""
    _resize(window, 1)


def lower(window: "MainWindow") -> None:
    """One row less for this lane."""
    _resize(window, -1)


def show_all(window: "MainWindow") -> None:
    """No lane out of sight."""
    workspace = window.workspace
    workspace.arrange_lanes(workspace.lanes.show(_keys(window)))


def collapse_all(window: "MainWindow") -> None:
    """All lanes in one line each."""
    window.workspace.arrange_lanes(window.workspace.lanes.collapse(_keys(window)))


def open_all(window: "MainWindow") -> None:
    """All lanes with their rows."""
    window.workspace.arrange_lanes(window.workspace.lanes.expand(_keys(window)))


def _change(window: "MainWindow", change: Callable[[LaneView, str], LaneView]) -> None:
    key = window.parts.timeline.lanes.chosen()
    if key is not None:
        window.workspace.arrange_lanes(change(window.workspace.lanes, key))


def _resize(window: "MainWindow", step: int) -> None:
    rows = window.parts.timeline.lanes.chosen_rows()
    _change(window, lambda view, key: view.resize(key, rows + step))


def _keys(window: "MainWindow") -> list[str]:
    return [group.key for group in window.parts.timeline.lanes.groups()]
