"""Widths of density columns: whole parts or multiples of a day, each a multiple of the next finer.

Columns are fixed in time, so that they never shimmer while the view moves, and a day is never cut
by a column that stands for days.
"""

from bisect import bisect_left
from math import ceil

DAY = 86_400
WIDTHS: tuple[int, ...] = (
    *(1, 5, 25, 75, 225),
    *(675 << power for power in range(7)),
    *(DAY << power for power in range(46)),
)
"""Seconds, ascending; the last are wider than all of time."""


def column_width(scale: float, pixels: float) -> int:
    """The narrowest column that is at least so many pixels wide, at so many pixels a second."""
    return WIDTHS[min(bisect_left(WIDTHS, ceil(pixels / scale)), len(WIDTHS) - 1)]


def base_width(span: int, most: int) -> int:
    """The narrowest column of which at most so many cover a span."""
    return WIDTHS[min(bisect_left(WIDTHS, ceil(span / most)), len(WIDTHS) - 1)]
