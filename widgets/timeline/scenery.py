"""What is behind the lanes now: the periods of the case if wanted, and the present moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from widgets.ports import TimelineSource
from widgets.timeline.backgrounds import Backgrounds
from widgets.timeline.periods import periods_of

_MINUTE_MS = 60_000


def present() -> int:
    """The time the wall clock shows, in seconds of the axis: dates there have no zone."""
    return int(datetime.now().replace(tzinfo=UTC).timestamp())


class Scenery(QObject):
    """Keeps the backgrounds; looks at the clock once a minute, and only while it is shown."""

    changed = Signal()

    def __init__(
        self, source: TimelineSource, parent: QObject, clock: Callable[[], int] = present
    ) -> None:
        super().__init__(parent)
        self._source, self._clock = source, clock
        self._shows_periods = True
        self._backgrounds: Backgrounds | None = None
        self._now: int | None = None
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tick)

    @property
    def backgrounds(self) -> Backgrounds:
        """What there is to paint; read from the source when first needed."""
        if self._backgrounds is None:
            periods = periods_of(self._source) if self._shows_periods else ()
            self._backgrounds = Backgrounds(periods)
        return replace(self._backgrounds, now=self._now)

    @property
    def shows_periods(self) -> bool:
        """Whether periods are drawn."""
        return self._shows_periods

    def show_periods(self, shown: bool) -> None:
        """Draw the periods behind the lanes, or not."""
        self._shows_periods = shown
        self.reload()

    def show_now(self, shown: bool) -> None:
        """Draw a line at the present moment, or not."""
        self._now = self._clock() if shown else None
        if shown:
            self._minute.start()
        else:
            self._minute.stop()
        self.changed.emit()

    def reload(self) -> None:
        """The data changed."""
        self._backgrounds = None
        self.changed.emit()

    def _tick(self) -> None:
        self._now = self._clock()
        self.changed.emit()
