"""The lines of text beside a lane: where they stand, and how a name is cut to fit them."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import Qt

from widgets.style import SEMIBOLD, SIZES, SPACING
from widgets.timeline.counters import HEIGHT, Action, Counter
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import Type

PITCH = 15.0
"""From the middle of one line to that of the next."""
NAME = 17.0
"""From a lane's top to the middle of its name."""
TWO_LINES = 40.0
"""Lanes lower than this tell name and count in one line."""
STACKED = 2 * PITCH + 4
"""Lower lanes of one line, but at least so high, tell the count below a name that is too long."""
ROOMY = 84.0
"""Lanes at least so high give a long name, and a long count, two lines."""
_SHORT_END = 4
"""A last word of so many letters or fewer tells alike names apart: "Organisation 091"."""
_OVER = (Action.ABOVE, Action.BELOW)
"""Counters that stand over lane names."""


def name_lines(title: str, height: float) -> tuple[str, ...]:
    """The name of a lane of a height in two lines or more, as it fits the column."""
    width = int(HEADER_WIDTH - SPACING.medium - SPACING.small)
    # Tabs and breaks are as wide as it pleases the font's engine: a name is told in one flow.
    title = " ".join(title.split())
    return _wrapped(title, width) if height >= ROOMY else (cut_name(title, width),)


def first_line(top: float, bottom: float, lines: int, ceiling: float) -> float:
    """The middle of the first line of a name, which stays in sight while its lane does.

    :param ceiling: what the name does not go above
    """
    if bottom - top < TWO_LINES:
        return (top + bottom) / 2
    lowest = bottom - TWO_LINES - (lines - 1) * PITCH
    # In a low lane name and count stand in its middle, or the count would touch its line.
    return min(max(top, ceiling), lowest) + min(NAME, (bottom - top - lines * PITCH) / 2)


def ceiling_under(counters: Iterable[Counter]) -> float:
    """Above what names do not go: the axis, or the counter of what is scrolled away above."""
    if any(one.action is Action.ABOVE for one in counters):
        return AXIS_HEIGHT + HEIGHT
    return AXIS_HEIGHT - SPACING.tiny


def is_covered(middle: float, counters: Iterable[Counter]) -> bool:
    """Whether a line would stand beneath a counter: half a line is worse than none."""
    reach = HEIGHT / 2 + SPACING.tiny + PITCH / 2 - 2
    return any(
        one.action in _OVER and abs(one.rect.center().y() - middle) < reach for one in counters
    )


@lru_cache(maxsize=2048)
def cut_name(title: str, width: int) -> str:
    """A name cut to whole pixels, with an ellipsis; a short last word stays, it tells most."""
    metrics = Type(SIZES.row, SEMIBOLD).metrics
    head, _, end = title.rpartition(" ")
    if not head or len(end) > _SHORT_END or metrics.horizontalAdvance(title) <= width:
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
    end = f" {end}"
    room = int(width - metrics.horizontalAdvance(end))
    return metrics.elidedText(head, Qt.TextElideMode.ElideRight, room) + end


@lru_cache(maxsize=2048)
def _wrapped(title: str, width: int) -> tuple[str, ...]:
    metrics = Type(SIZES.row, SEMIBOLD).metrics
    words = title.split(" ")
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count])
        if metrics.horizontalAdvance(first) <= width:
            rest = " ".join(words[count:])
            return (first, cut_name(rest, width)) if rest else (first,)
    return (cut_name(title, width),)
