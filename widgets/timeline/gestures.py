"""A pressed mouse button on the timeline, from press to release."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from widgets.timeline.camera import Camera
from widgets.timeline.carried import THRESHOLD, Carried

SLACK = 4.0
"""Pixels the pointer may wander before a click becomes a drag."""


class Kind(Enum):
    """What dragging does, by where it began."""

    PAN = "pan in time and scroll"
    BRUSH = "brush a window on the axis"
    LASSO = "select what a rectangle takes in"
    CARRY = "move an event in time"
    NONE = "nothing: the press was on a counter or a lane's name"


class Mode(Enum):
    """What a plain drag means until Escape: looking, selecting, or editing dates."""

    LOOK = "look"
    SELECT = "select"
    EDIT = "edit"


@dataclass(slots=True)
class Drag:
    """A press; the camera and scroll are those of its beginning, so that no rounding adds up."""

    kind: Kind
    start: QPointF
    camera: Camera
    scroll: float
    now: QPointF
    moved: bool = False
    adds: bool = False
    """Whether what it selects is added to what is selected."""
    carried: Carried | None = None

    def to(self, point: QPointF) -> bool:
        """The pointer moved; whether this is a drag by now."""
        self.now = point
        slack = THRESHOLD if self.kind is Kind.CARRY else SLACK
        far = (point - self.start).manhattanLength() >= slack
        self.moved = self.moved or far
        return self.moved

    def brushed(self) -> tuple[float, float]:
        """The pixels between which the axis was brushed, within the view."""
        low, high = sorted((self.start.x(), self.now.x()))
        return max(low, self.camera.left), min(high, self.camera.right)

    def area(self) -> QRectF:
        """The rectangle between press and pointer."""
        return QRectF(self.start, self.now).normalized()
