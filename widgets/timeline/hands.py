"""How the hands want it: what the wheel does, whether the timeline glides, what may be moved."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Wheel(StrEnum):
    """What the bare wheel does, as the settings name it."""

    LANES = "lanes"
    ZOOM = "zoom"
    TIME = "time"


class Turn(Enum):
    """What one turn of the wheel asks for."""

    SCROLL = "scroll the lanes"
    ZOOM = "zoom at the pointer"
    PAN = "move in time"


_TURNS = {
    Wheel.LANES: (Turn.SCROLL, Turn.PAN, Turn.ZOOM),
    Wheel.ZOOM: (Turn.ZOOM, Turn.PAN, Turn.SCROLL),
    Wheel.TIME: (Turn.PAN, Turn.SCROLL, Turn.ZOOM),
}
"""Alone, with Shift, with Ctrl."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Choices of the person, and whether dates may be moved at all."""

    wheel: Wheel = Wheel.LANES
    inertia: bool = False
    editable: bool = True

    def turn(self, *, shift: bool, control: bool) -> Turn:
        """What the wheel does with these keys held."""
        alone, with_shift, with_control = _TURNS[self.wheel]
        return with_control if control else with_shift if shift else alone
