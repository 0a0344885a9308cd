"""What each key asks of the timeline. One table, so that help can be told from it."""

from enum import Enum

from PySide6.QtCore import Qt


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
    FRAME = "frame the selection"
    ALL = "all of time"
    CLEAR = "select nothing"
    OPEN = "open the selected event"


KEYS = {
    Qt.Key.Key_W: Ask.ZOOM_IN,
    Qt.Key.Key_S: Ask.ZOOM_OUT,
    Qt.Key.Key_A: Ask.PAN_LEFT,
    Qt.Key.Key_D: Ask.PAN_RIGHT,
    Qt.Key.Key_Right: Ask.NEXT,
    Qt.Key.Key_Left: Ask.PREVIOUS,
    Qt.Key.Key_Down: Ask.LANE_DOWN,
    Qt.Key.Key_Up: Ask.LANE_UP,
    Qt.Key.Key_Period: Ask.NEXT_IN_LANE,
    Qt.Key.Key_Comma: Ask.PREVIOUS_IN_LANE,
    Qt.Key.Key_Home: Ask.FIRST,
    Qt.Key.Key_End: Ask.LAST,
    Qt.Key.Key_F: Ask.FRAME,
    Qt.Key.Key_0: Ask.ALL,
    Qt.Key.Key_Escape: Ask.CLEAR,
    Qt.Key.Key_Return: Ask.OPEN,
    Qt.Key.Key_Enter: Ask.OPEN,
}
"""Keys without Ctrl, Alt or Meta."""
