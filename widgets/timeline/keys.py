"""What each key asks of the timeline. One table, so that help can be told from it."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt

PAGE_EVENTS = 50
"""So many events does one step through time bring into view."""


class Ask(Enum):
    """What a key asks for."""

    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    PAN_LEFT = "move left"
    PAN_RIGHT = "move right"
    NEXT = "next event in time"
    PREVIOUS = "previous event in time"
    LANE_DOWN = "event in the lane below"
    LANE_UP = "event in the lane above"
    NEXT_IN_LANE = "next event in the lane"
    PREVIOUS_IN_LANE = "previous event in the lane"
    FIRST = "first event"
    LAST = "last event"
    PAGE_DOWN = "scroll the lanes down"
    PAGE_UP = "scroll the lanes up"
    NEXT_MANY = "the next events by number"
    PREVIOUS_MANY = "the previous events by number"
    FRAME = "frame the selection"
    ALL = "all of time"
    CLEAR = "leave the mode, or select nothing"
    OPEN = "open the selected event"
    CARD = "show the card of the selected event"
    SELECT_MODE = "select by rectangles"
    EDIT_MODE = "edit dates"
    SQUEEZE = "squeeze empty time"


WALKS = frozenset(
    {
        Ask.NEXT,
        Ask.PREVIOUS,
        Ask.NEXT_IN_LANE,
        Ask.PREVIOUS_IN_LANE,
        Ask.LANE_DOWN,
        Ask.LANE_UP,
        Ask.FIRST,
        Ask.LAST,
    }
)
"""Asks that walk to another event; with Shift they select all up to it."""

_LETTERS = {
    "W": Ask.ZOOM_IN,
    "S": Ask.ZOOM_OUT,
    "A": Ask.PAN_LEFT,
    "D": Ask.PAN_RIGHT,
    ".": Ask.NEXT_IN_LANE,
    ",": Ask.PREVIOUS_IN_LANE,
    "]": Ask.NEXT_MANY,
    "[": Ask.PREVIOUS_MANY,
    "F": Ask.FRAME,
    "I": Ask.CARD,
    "B": Ask.SELECT_MODE,
    "E": Ask.EDIT_MODE,
    "Z": Ask.SQUEEZE,
    "0": Ask.ALL,
    "+": Ask.ZOOM_IN,
    "=": Ask.ZOOM_IN,
    "-": Ask.ZOOM_OUT,
}
_CYRILLIC = dict(zip("WSADFIBEZ.,][", "ЦЫФВАШИУЯЮБЪХ", strict=True))
"""The same places on a Russian or Kazakh keyboard: nobody should have to switch it to zoom."""

KEYS: Mapping[int, Ask] = {
    **{ord(letter): ask for letter, ask in _LETTERS.items()},
    **{ord(there): _LETTERS[here] for here, there in _CYRILLIC.items()},
    Qt.Key.Key_Right.value: Ask.NEXT,
    Qt.Key.Key_Left.value: Ask.PREVIOUS,
    Qt.Key.Key_Down.value: Ask.LANE_DOWN,
    Qt.Key.Key_Up.value: Ask.LANE_UP,
    Qt.Key.Key_Home.value: Ask.FIRST,
    Qt.Key.Key_End.value: Ask.LAST,
    Qt.Key.Key_PageDown.value: Ask.PAGE_DOWN,
    Qt.Key.Key_PageUp.value: Ask.PAGE_UP,
    Qt.Key.Key_Escape.value: Ask.CLEAR,
    Qt.Key.Key_Return.value: Ask.OPEN,
    Qt.Key.Key_Enter.value: Ask.OPEN,
}
"""Codes of keys (those of letters are the letters') without Ctrl, Alt or Meta."""


class Help(NamedTuple):
    """A line of the page of keys; ``asks`` are those it tells of."""

    text: str
    keys: str
    asks: tuple[Ask, ...] = ()


HELP = (
    Help("Zoom in, zoom out", "W, S or +, −", (Ask.ZOOM_IN, Ask.ZOOM_OUT)),
    Help("Move left, right", "A, D", (Ask.PAN_LEFT, Ask.PAN_RIGHT)),
    Help("Next and previous event in time", "Right, Left", (Ask.NEXT, Ask.PREVIOUS)),
    Help("Next and previous event in the lane", ". ,", (Ask.NEXT_IN_LANE, Ask.PREVIOUS_IN_LANE)),
    Help("Other lane", "Up, Down", (Ask.LANE_UP, Ask.LANE_DOWN)),
    Help("First and last event", "Home, End", (Ask.FIRST, Ask.LAST)),
    Help("Select all up to there", "Shift + the same keys"),
    Help(f"Next and previous {PAGE_EVENTS} events", "] [", (Ask.NEXT_MANY, Ask.PREVIOUS_MANY)),
    Help("Scroll the lanes", "Page Up, Page Down", (Ask.PAGE_UP, Ask.PAGE_DOWN)),
    Help("Frame what is selected", "F", (Ask.FRAME,)),
    Help("All of time", "0", (Ask.ALL,)),
    Help("Open what is selected", "Return", (Ask.OPEN,)),
    Help("Card of what is selected: date, rule, sources", "I", (Ask.CARD,)),
    Help("Select by rectangles, on and off", "B", (Ask.SELECT_MODE,)),
    Help("Edit dates by dragging, on and off", "E", (Ask.EDIT_MODE,)),
    Help("Squeeze empty time, on and off", "Z", (Ask.SQUEEZE,)),
    Help("Show a squeezed span at its length", "Click on the torn band"),
    Help("Give up a drag, leave a mode, select nothing", "Esc", (Ask.CLEAR,)),
    Help("A window of time", "Drag on the axis"),
    Help("Select by a rectangle; Ctrl adds", "Shift + drag on the ground"),
    Help("Move an event in time", "Alt + drag"),
    Help("Window before, window after", "Buttons 4 and 5 of the mouse"),
)
"""For the page of keys: every ask of the table stands in it."""
