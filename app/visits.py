"""Which windows of time were looked at, to go back to them and forward again."""

from db.records import Window

MOST = 200
"""Windows remembered in either direction."""
_LEAP = 4.0
"""A change of scale by at least this factor at once is a leap, not a way."""


class Visits:
    """Like the history of a browser; ``None`` is all of time."""

    def __init__(self, here: Window | None = None) -> None:
        self.here = here
        """The look that counts now: the last that rested or was leapt to."""
        self._past: list[Window | None] = []
        self._future: list[Window | None] = []
        self._is_settled = True

    @property
    def has_past(self) -> bool:
        """Whether one can go back."""
        return bool(self._past)

    @property
    def has_future(self) -> bool:
        """Whether one can go forward again."""
        return bool(self._future)

    def settle(self, window: Window | None) -> None:
        """A look came to rest: it takes the place of what it was leapt to by, or comes next."""
        if self._is_settled:
            self._come(window)
        self.here, self._is_settled = window, True

    def leap(self, before: Window | None, window: Window | None) -> None:
        """One look was left for another far away, where it may still move a little."""
        self.settle(before)
        self._come(window)
        self._is_settled = False

    def back(self, now: Window | None) -> Window | None:
        """Go back from what is seen now, which is kept to go forward to. Only if there is one."""
        self.settle(now)
        self._future.append(self.here)
        self.here = self._past.pop()
        return self.here

    def forward(self, now: Window | None) -> Window | None:
        """Go forward again to what was gone back from, if nothing was visited since."""
        if now != self.here:
            self.settle(now)
        if self._future:
            self._past.append(self.here)
            self.here = self._future.pop()
        return self.here

    def _come(self, window: Window | None) -> None:
        if window == self.here:
            return
        self._past.append(self.here)
        del self._past[:-MOST]
        self._future.clear()
        self.here = window


def is_leap(before: Window | None, now: Window | None) -> bool:
    """Whether two windows following each other are a leap: apart, or of another scale."""
    if before is None or now is None:
        return False
    if now.start > before.end or now.end < before.start:
        return True
    spans = sorted((before.end - before.start + 1, now.end - now.start + 1))
    return spans[1] >= _LEAP * spans[0]
