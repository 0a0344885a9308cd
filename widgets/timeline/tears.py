"""Where time is torn: the bands that stand for squeezed empty spans, in pixels and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QPointF, QRectF

from db.dates import span_text
from widgets.timeline.axis_words import DAY
from widgets.timeline.camera import Camera
from widgets.timeline.fold import Gap
from widgets.timeline.labels import Label, Side
from widgets.timeline.length_words import length_text


@dataclass(frozen=True, slots=True)
class Tear:
    """A squeezed gap in sight. ``left`` and ``right`` may lie outside the view, where the gap
    does; ``box`` is its visible part, as high as the lanes."""

    gap: Gap
    left: float
    right: float
    box: QRectF

    @property
    def length(self) -> str:
        """How long it is, in words."""
        return length_text(self.gap.last + 1 - self.gap.first)


def tears_of(camera: Camera, plot: QRectF) -> tuple[Tear, ...]:
    """The gaps that a camera sees, from left to right."""
    if camera.fold is None:
        return ()
    found = []
    for gap in camera.fold.gaps:
        end = gap.at + gap.folded
        if end <= camera.start or gap.at > camera.end:
            continue
        left = camera.left + (gap.at - camera.start) * camera.scale
        right = camera.left + (end - camera.start) * camera.scale
        low, high = max(left, plot.left()), min(right, plot.right())
        found.append(Tear(gap, left, right, QRectF(low, plot.top(), high - low, plot.height())))
    return tuple(found)


def tear_at(tears: Sequence[Tear], point: QPointF) -> Tear | None:
    """The tear under a point."""
    return next((tear for tear in tears if tear.box.contains(point)), None)


def tip_of(tear: Tear, lang: str = "en") -> str:
    """What is told where the pointer rests: exactly which time is squeezed."""
    first, last = tear.gap.first, tear.gap.last
    if last - first > 3 * DAY:
        first, last = first // DAY * DAY, last // DAY * DAY + DAY - 1
    return (
        f"Empty time, squeezed: {tear.length}\n{span_text(first, last, lang)}\n"
        "Click to show it at its length."
    )


def spoken_tears(count: int) -> str:
    """How many gaps are squeezed, for those who listen."""
    return "1 empty span is squeezed" if count == 1 else f"{count:,} empty spans are squeezed"


def backed(labels: Sequence[Label], tears: Sequence[Tear]) -> list[Label]:
    """The labels, those that cross a tear with a ground of their own."""
    edges = [(tear.box.left(), tear.box.right()) for tear in tears]
    return [
        label._replace(backed=True)
        if label.side is not Side.INSIDE
        and any(label.x < right and left < label.x + label.width for left, right in edges)
        else label
        for label in labels
    ]


def free_top(
    labels: Sequence[Label], tear: Tear, height: float, top: float, half: float
) -> float | None:
    """The first y from ``top`` on at which ``height`` pixels of a tear are free of labels.

    ``half`` is half the height of a label. None where there is no such place.
    """
    left, right = tear.box.left(), tear.box.right()
    crossing = sorted(
        label.y for label in labels if label.x < right and left < label.x + label.width
    )
    for y in (*crossing, inf):
        if top + height <= y - half:
            break
        top = max(top, y + half)
    return top if top + height <= tear.box.bottom() else None
