"""What is asked to stand on paper."""

from dataclasses import dataclass, field

from app.paper.formats import Paper
from db.records import Focus, LaneView
from widgets.style import LIGHT, Theme

MOST_ACROSS = 40
"""Pages beside each other; more would not hang on any wall."""


@dataclass(frozen=True, slots=True)
class Request:
    """Pictures, what they look at, and how they are laid out on pages.

    ``across`` is the number of pages over which the time is spread; how many follow below each
    other is up to the lanes. ``printed`` is the date of printing in words; empty = none, and equal
    cases then give equal pages.
    """

    pictures: tuple[str, ...] = ("timeline",)
    focus: Focus = field(default_factory=Focus)
    paper: Paper = field(default_factory=Paper)
    across: int = 1
    footnotes: bool = False
    caption: bool = True
    printed: str = ""
    theme: Theme = LIGHT
    lanes: LaneView = field(default_factory=LaneView)
