"""A timeline picture of any size on any painter, for PNG, SVG, PDF and paper."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from db.records import Focus, LaneView
from widgets.ports import TimelineSource
from widgets.style import Theme
from widgets.timeline.building import build_scene
from widgets.timeline.camera import Camera, fitted
from widgets.timeline.emptiness import paint_empty
from widgets.timeline.fold import Fold
from widgets.timeline.frame import Composer, TimelineState
from widgets.timeline.lane_corner import paint_corner
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, lay_out
from widgets.timeline.painter import TimelinePainter
from widgets.timeline.scene import Scene
from widgets.timeline.texts import Texts


def camera_for(scene: Scene, focus: Focus, width: float) -> Camera:
    """The camera of a focus: its window, or everything where it has none."""
    if focus.window is not None:
        return Camera.over(focus.window, HEADER_WIDTH, width - HEADER_WIDTH, scene.fold)
    return whole(scene.span, width, scene.fold)


def whole(span: tuple[int, int] | None, width: float, fold: Fold | None = None) -> Camera:
    """The camera that sees all of the data, in a picture of this width; ``span`` as folded."""
    earliest, latest = span or (0, 0)
    return fitted(earliest, latest, HEADER_WIDTH, max(width - HEADER_WIDTH, 1.0), fold=fold)


def state_for(
    scene: Scene,
    source: TimelineSource,
    focus: Focus,
    *,
    hovered: int | None = None,
    scroll: float = 0.0,
) -> TimelineState:
    """What a focus selects: events get a ring, an entity makes its events stand out."""
    events = scene.having(focus.selection)
    parts: set[int] = set()
    for item in focus.selection:
        if item not in events:
            parts |= source.taking_part(item)
    return TimelineState(frozenset(events), hovered, frozenset(parts) or None, scroll)


def paint_picture(
    painter: QPainter,
    source: TimelineSource,
    focus: Focus,
    theme: Theme,
    width: float,
    height: float,
    lanes: LaneView | None = None,
) -> None:
    """Paint the timeline of a focus at the painter's origin; without ``lanes`` by kind."""
    size = QSizeF(width, height)
    scene = scene_of(source, focus, lanes)
    if not scene.dated:
        paint_empty(painter, size, theme, scene)
        return
    texts = Texts(source)
    frame = Composer(scene, source.arcs(), texts).compose(
        size,
        camera_for(scene, focus, width),
        lay_out(scene.lanes, height - AXIS_HEIGHT),
        state_for(scene, source, focus),
    )
    TimelinePainter(theme, texts).paint(painter, frame)
    view = lanes or LaneView()
    hidden = len(source.groups(view)) - len(scene.groups)
    paint_corner(painter, view, hidden, theme, hovered=False, menu=False)


def scene_of(source: TimelineSource, focus: Focus, lanes: LaneView | None = None) -> Scene:
    """All that passes a focus' filter in its lanes; without ``lanes`` by kind."""
    view = lanes or LaneView()
    shown = source.matching(focus.filter)
    return build_scene(source.columns(), shown, source.groups(view), view)
