"""An event in the hand: where its date goes while it is dragged, and why it may not go at all."""

from dataclasses import dataclass, field

from db.dates import Shape, VagueTime
from db.dates.moving import Side, bound_moved, moved, moved_text
from widgets.timeline.frame import Frame
from widgets.timeline.geometry import Mark

THRESHOLD = 6.0
"""Pixels the pointer must go before an event is moved: nobody moves a date by a slip."""
_EDGE = 6.0
"""Pixels around the end of a mark in which that end is taken."""
_LEAST_WIDTH = 4 * _EDGE

READ_ONLY = "This case is open for reading only, so its dates stay as they are."
LOCKED = "This lane is locked, so its events stay where they are. Unlock it to move them."
OPEN_DIGITS = (
    "This date leaves some of its digits open, so it cannot be moved by hand. "
    "Change it in its form: select the event and press F2."
)


@dataclass(slots=True)
class Carried:
    """``before`` is the date it has, ``after`` the one it would get if let go now."""

    event: int
    mark: Mark
    before: VagueTime
    side: Side | None
    """The bound that is dragged; None = the whole date."""
    after: VagueTime = field(init=False)

    def __post_init__(self) -> None:
        self.after = self.before

    @property
    def is_moved(self) -> bool:
        """Whether letting go now changes anything."""
        return self.after.edtf != self.before.edtf

    @property
    def words(self) -> str:
        """What letting go now does; empty where it does nothing."""
        return moved_text(self.before, self.after) if self.is_moved else ""

    def by(self, frame: Frame, seconds: int) -> None:
        """Carry it so far from where it stands; it stays where it cannot follow."""
        anchor = self._anchor()
        aim = _on_the_step(frame, anchor + seconds)
        if self.side is None:
            after = moved(self.before, aim - anchor)
        else:
            after = bound_moved(self.before, self.side, aim - anchor)
        if after is not None:
            self.after = after

    def _anchor(self) -> int:
        """The second that is laid on the axis' steps: the beginning, or the end where that is
        what is dragged or all that is known."""
        when = self.before
        if when.latest is not None and (self.side is Side.END or when.earliest is None):
            return when.latest + 1
        return when.earliest or 0


def can_be_carried(when: VagueTime) -> bool:
    """Whether a date can be moved by hand at all."""
    return moved(when, 0) is not None


def side_at(mark: Mark, when: VagueTime, x: float) -> Side | None:
    """The bound whose end of the mark is at a pixel; None = its body, or an end nobody can take."""
    if when.shape is Shape.SEVERAL or mark.x1 - mark.x0 < _LEAST_WIDTH:
        return None
    if abs(x - mark.x0) <= _EDGE and when.earliest is not None:
        return Side.START
    if abs(x - mark.x1) <= _EDGE and when.latest is not None:
        return Side.END
    return None


def _on_the_step(frame: Frame, seconds: int) -> int:
    """The tick of the axis nearest to a second; the second itself where there is no tick."""
    ticks, camera = frame.axis.ticks, frame.camera
    if len(ticks) < 2:
        return seconds
    x = camera.x(seconds)
    nearest = min(ticks, key=lambda tick: abs(tick.x - x))
    step = (ticks[1].x - ticks[0].x) / camera.scale
    # From pixels back to time a second may be lost; ticks stand on full minutes.
    unit = 60 if step >= 60 else 1
    return round(camera.at(nearest.x + camera.scale / 2) / unit) * unit
