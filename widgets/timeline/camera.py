"""The camera: which span of time is seen, and where a second stands in pixels.

Seconds stay integers until the origin has been subtracted, so that a view of one minute is as
exact ten billion years from now as it is today.

Where empty time is squeezed, a camera counts folded seconds, as its scene does: ``start``,
``span``, ``xs`` and ``second`` are of the fold, ``window``, ``x`` and ``at`` of real time.
"""

from dataclasses import dataclass, replace
from math import floor

import numpy as np
from numpy.typing import NDArray

from db.records import Window
from widgets.timeline.fold import Fold

EARLIEST = -(2**62)
"""No camera looks further back; half of int64 keeps every difference within int64."""
LATEST = 2**62
SHORTEST_SPAN = 60
"""Seconds across the view: below this a second would be wider than a label."""


@dataclass(frozen=True, slots=True)
class Camera:
    """``span`` seconds from ``start`` fill the pixels from ``left`` over ``width``."""

    start: int
    span: int
    left: float
    width: float
    fold: Fold | None = None

    @classmethod
    def over(cls, window: Window, left: float, width: float, fold: Fold | None = None) -> "Camera":
        """A camera that shows exactly this window."""
        start, end = window.start, window.end
        if fold is not None:
            start, end = fold.folded(start), fold.folded(end)
        return cls(start, end - start + 1, left, max(width, 1.0), fold).sound()

    @property
    def end(self) -> int:
        """The last second seen."""
        return self.start + self.span - 1

    @property
    def right(self) -> float:
        """The pixel where the view ends."""
        return self.left + self.width

    @property
    def scale(self) -> float:
        """Pixels per second."""
        return self.width / self.span

    @property
    def window(self) -> Window:
        """What is seen, as the window all panes share."""
        if self.fold is not None:
            return self.fold.window(self.start, self.end)
        return Window(self.start, self.end)

    def sound(self) -> "Camera":
        """The nearest camera whose span and ends lie within what the axis carries."""
        span = min(max(self.span, SHORTEST_SPAN), LATEST - EARLIEST)
        start = min(max(self.start, EARLIEST), LATEST - span)
        return replace(self, start=start, span=span)

    def x(self, seconds: int) -> float:
        """The pixel of a second."""
        if self.fold is not None:
            seconds = self.fold.folded(seconds)
        return self.left + (seconds - self.start) * self.scale

    def xs(self, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
        """The pixels of many seconds of the scene, folded where it is.

        Those far outside stand two views beyond the edge.
        """
        reach = 2 * self.span
        # Within half of int64, so that the difference to the start cannot leave int64.
        low = max(self.start - reach, EARLIEST + 1)
        high = min(self.start + self.span + reach, LATEST - 1)
        # Twice as quick as numpy's clip, which looks up the limits of integers each time.
        near = np.minimum(np.maximum(seconds, low), high)
        return np.asarray(self.left + (near - self.start) * self.scale, dtype=np.float64)

    def at(self, x: float) -> int:
        """The second under a pixel."""
        second = self.second(x)
        return second if self.fold is None else self.fold.unfolded(second)

    def second(self, x: float) -> int:
        """The second of the scene under a pixel, folded where it is."""
        return self.start + floor((x - self.left) * (self.span / self.width))

    def moved(self, pixels: float) -> "Camera":
        """The camera after the view was pushed right by so many pixels."""
        return replace(self, start=self.start - round(pixels / self.scale)).sound()

    def zoomed(self, factor: float, x: float) -> "Camera":
        """The camera with ``factor`` times the pixels per second; the time under ``x`` stays."""
        span = max(round(self.span / factor), SHORTEST_SPAN)
        part = (x - self.left) / self.width
        start = self.start + round(self.span * part) - round(span * part)
        return replace(self, start=start, span=span).sound()

    def resized(self, left: float, width: float) -> "Camera":
        """The same span of time in other pixels."""
        return replace(self, left=left, width=max(width, 1.0))


def fitted(
    earliest: int,
    latest: int,
    left: float,
    width: float,
    *,
    before: float = 30,
    after: float = 24,
    fold: Fold | None = None,
) -> Camera:
    """A camera that shows all from ``earliest`` to ``latest`` with margins in pixels.

    Both are seconds of the scene, folded where it is.
    """
    # In a very narrow view margins would leave no room for what they surround.
    share = min(1.0, width / 2 / (before + after))
    before, after = before * share, after * share
    room = max(width - before - after, 1.0)
    seconds = max(latest - earliest + 1, SHORTEST_SPAN)
    per_pixel = seconds / room
    start = earliest - round(before * per_pixel)
    return Camera(start, round(width * per_pixel), left, max(width, 1.0), fold).sound()
