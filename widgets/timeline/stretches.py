"""A folded view as its stretches of real time, each with a camera of its own, for the axis."""

from dataclasses import replace

from widgets.timeline.camera import Camera
from widgets.timeline.fold import Fold, outside


def stretches(camera: Camera, fold: Fold) -> tuple[Camera, ...]:
    """Cameras of real time over the parts of the view that lie in no gap, from left to right."""
    gaps = [one for one in fold.gaps if one.at <= camera.end and one.at + one.folded > camera.start]
    return tuple(
        Camera(
            fold.unfolded(first),
            last - first + 1,
            camera.left + (first - camera.start) * camera.scale,
            (last - first + 1) * camera.scale,
        )
        for first, last in outside(gaps, camera.start, camera.end)
    )


def overall(camera: Camera) -> Camera:
    """A camera of real time with the same scale, from the first second seen to the last."""
    window = camera.window
    span = window.end - window.start + 1
    made = replace(camera, start=window.start, span=span, fold=None)
    return replace(made, width=span * camera.scale)
