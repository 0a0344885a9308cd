"""Counters for what a frame does not draw: outside the view, scrolled away, or without room.

Nothing is dropped in silence: the drawn marks of a lane and its counters add up to its events.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF

from widgets.style import MEDIUM, SIZES, SPACING
from widgets.timeline.camera import Camera
from widgets.timeline.lane import Lane
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, LaneBox, Layout
from widgets.timeline.lettering import text_width
from widgets.timeline.scene import Scene

HEIGHT = 18.0


class Action(Enum):
    """What a click on a counter asks for."""

    OPEN = "show the rest of the lane"
    EARLIER = "go to the earlier events"
    LATER = "go to the later events"
    ABOVE = "scroll up"
    BELOW = "scroll down"


@dataclass(frozen=True, slots=True)
class Counter:
    """A number of events that are not drawn here; a click goes where they are."""

    action: Action
    rect: QRectF
    text: str
    lane: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class LanePart:
    """One visible lane of a frame."""

    lane: Lane
    box: LaneBox
    in_view: int
    """How many of its events touch the view."""
    hidden: int
    """How many of these are not drawn as marks."""

    @property
    def overflow(self) -> int:
        """How many want a counter: a collapsed lane tells its count anyway."""
        return 0 if self.lane.collapsed else self.hidden


def counters(
    scene: Scene,
    parts: Sequence[LanePart],
    camera: Camera,
    beyond: tuple[int, int],
    size: QSizeF,
    scroll: float,
) -> tuple[Counter, ...]:
    """All counters of a frame, in the widget's pixels.

    :param beyond: how many events stand in rows above the view, and below it
    """
    found = [_without_room(part, scroll, size.height()) for part in parts if part.overflow]
    earlier, later = scene.times.earlier(camera.start), scene.times.later(camera.end)
    top, low = SPACING.tiny, size.height() - HEIGHT - SPACING.tiny
    if earlier:
        found.append(_at_left(Action.EARLIER, f"◀ {earlier:,} earlier", top))
    if later:
        found.append(_at_right(Action.LATER, f"{later:,} later ▶", size.width(), top))
    above, below = beyond
    if above:
        ends = _at_left(Action.ABOVE, f"▲ {above:,} above", AXIS_HEIGHT + SPACING.tiny)
        found = [*(_cleared(other, ends, HEIGHT + SPACING.tiny) for other in found), ends]
    if below:
        ends = _at_left(Action.BELOW, f"▼ {below:,} below", low)
        found = [*(_cleared(other, ends, -HEIGHT - SPACING.tiny) for other in found), ends]
    return tuple(found)


def scrolled_away(scene: Scene, layout: Layout, scroll: float, foot: float) -> tuple[int, int]:
    """How many events stand in rows above the pixels from ``scroll`` to ``foot``, and below."""
    beyond = [_beyond(scene, box, scroll, foot) for box in layout.boxes]
    return sum(above for above, _ in beyond), sum(below for _, below in beyond)


def _beyond(scene: Scene, box: LaneBox, scroll: float, foot: float) -> tuple[int, int]:
    """How many events of a lane stand in rows above the view, and below it."""
    lane = scene.lanes[box.lane]
    if box.bottom <= scroll:
        return lane.dated, 0
    if box.top >= foot:
        return 0, lane.dated
    if box.top >= scroll and box.bottom <= foot:
        return 0, 0
    rows = scene.row_counts[lane.base : lane.base + lane.rows].tolist()
    above = sum(events for row, events in enumerate(rows) if box.row(row) <= scroll)
    below = sum(events for row, events in enumerate(rows) if box.row(row) >= foot)
    # Those without a row are told by the strip at the lane's foot.
    return above, below + (lane.dated - sum(rows) if box.strip_top >= foot else 0)


def _cleared(counter: Counter, other: Counter, step: float) -> Counter:
    """A counter moved out of another one's way."""
    if not counter.rect.intersects(other.rect):
        return counter
    return replace(counter, rect=counter.rect.translated(0, step))


def counter_width(text: str) -> float:
    """Width of a counter's box."""
    return text_width(text, SIZES.caption, MEDIUM, tabular=True) + 2 * SPACING.small


def _without_room(part: LanePart, scroll: float, foot: float) -> Counter:
    """At the foot of the lane; whole also where the view ends within the lane's strip."""
    text = f"+{part.overflow:,}"
    width = counter_width(text)
    offset = AXIS_HEIGHT - scroll
    bottom = offset + part.box.bottom
    if offset + part.box.strip_top < foot:
        bottom = min(bottom, foot)
    rect = QRectF(
        HEADER_WIDTH - SPACING.small - width, bottom - HEIGHT - SPACING.tiny, width, HEIGHT
    )
    return Counter(Action.OPEN, rect, text, part.box.lane)


def _at_left(action: Action, text: str, y: float) -> Counter:
    return Counter(action, QRectF(SPACING.tiny, y, counter_width(text), HEIGHT), text)


def _at_right(action: Action, text: str, right: float, y: float) -> Counter:
    width = counter_width(text)
    return Counter(action, QRectF(right - SPACING.tiny - width, y, width, HEIGHT), text)
