"""One frame: everything that stands on the screen for one camera, as plain geometry.

Painting draws a frame, the pointer is looked up in a frame, and tests measure a frame: there is
one truth for where things are.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from db.records import Arc
from widgets.style import SEMIBOLD, SIZES
from widgets.timeline import arcs as arc_routes
from widgets.timeline.axis import AxisPicture, Step, chosen_step, drawn_axis
from widgets.timeline.camera import Camera
from widgets.timeline.counters import Counter, LanePart, counters
from widgets.timeline.cut import cut
from widgets.timeline.geometry import Mark, Style, bodies, core_of, outer, style_of
from widgets.timeline.labels import Edges, Label, place_row
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, Layout
from widgets.timeline.lettering import text_width
from widgets.timeline.scene import Scene
from widgets.timeline.texts import Texts

LABEL_HEIGHT = 16.0
TICK_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class TimelineState:
    """What the frame shows besides the events: ids of events, and pixels scrolled down."""

    selected: frozenset[int] = frozenset()
    hovered: int | None = None
    emphasised: frozenset[int] | None = None
    """Where set, all other events step back."""
    scroll: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A composed picture. All pixels are those of the widget."""

    size: QSizeF
    camera: Camera
    layout: Layout
    state: TimelineState
    axis: AxisPicture
    parts: tuple[LanePart, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    routes: tuple[arc_routes.Route, ...]
    pills: tuple[arc_routes.Pill, ...]
    counters: tuple[Counter, ...]

    @property
    def offset(self) -> float:
        """What is added to a lane's pixels to get the widget's."""
        return AXIS_HEIGHT - self.state.scroll

    @property
    def plot(self) -> QRectF:
        """Where marks are drawn: right of the lane names, below the axis."""
        return plot_of(self.size)


class Composer:
    """Composes frames of one scene; keeps the axis step in use, so that it does not flicker."""

    def __init__(self, scene: Scene, arcs: Sequence[Arc], texts: Texts, lang: str = "en") -> None:
        self.scene = scene
        self._arcs = tuple(arcs)
        self._texts = texts
        self._lang = lang
        self._step: tuple[Step, int] | None = None
        self._scale = 0.0
        self._styles: dict[int, Style] = {}
        self._same: dict[Style, Style] = {}

    def compose(self, size: QSizeF, camera: Camera, layout: Layout, state: TimelineState) -> Frame:
        """The frame of a camera; ``size`` in pixels."""
        axis = self._axis(camera)
        wanted = self._wanted(state)
        foot = state.scroll + size.height() - AXIS_HEIGHT
        parts = tuple(
            LanePart(lane, box, cut(lane, camera, wanted.get(box.lane, frozenset())))
            for lane, box in zip(self.scene.lanes, layout.boxes, strict=True)
            if box.bottom > state.scroll and box.top < foot
        )
        marks = [mark for part in parts for mark in self._marks(part, camera, state)]
        by_event = {mark.event: mark for mark in marks}
        strong = state.selected if state.hovered is None else state.selected | {state.hovered}
        found = arc_routes.routes(self._arcs, by_event, strong, camera.right)
        labels = self._labels(marks, camera, state, arc_routes.crowding_right(found, marks))
        pills = self._pills(found, marks, labels, size, strong)
        return Frame(
            size=size,
            camera=camera,
            layout=layout,
            state=state,
            axis=axis,
            parts=parts,
            marks=tuple(marks),
            labels=tuple(labels),
            routes=tuple(found),
            pills=tuple(pills),
            counters=counters(self.scene, parts, camera, layout, size, state.scroll),
        )

    def _wanted(self, state: TimelineState) -> dict[int, frozenset[int]]:
        """Column rows of the selected events by lane: they are drawn even where it is crowded."""
        found: dict[int, set[int]] = defaultdict(set)
        for event in state.selected:
            place = self.scene.place(event)
            lane = None if place is None else self.scene.lane_of(place)
            if place is not None and lane is not None:
                found[lane].add(place)
        return {lane: frozenset(places) for lane, places in found.items()}

    def _axis(self, camera: Camera) -> AxisPicture:
        # Panning leaves the scale as it is, and with it the step: no label need be measured.
        if self._step is None or camera.scale != self._scale:
            measures = tick_width, band_width
            self._step = chosen_step(camera, measures, self._lang, self._step)
            self._scale = camera.scale
        return drawn_axis(camera, self._step, band_width, self._lang)

    def _marks(self, part: LanePart, camera: Camera, state: TimelineState) -> list[Mark]:
        places = part.cut.events
        body = bodies(self.scene, places, camera)
        offset = AXIS_HEIGHT - state.scroll
        ids = self.scene.columns.ids[places].tolist()
        marks: list[Mark] = []
        rows, texts = part.cut.rows.tolist(), part.cut.texts.tolist()
        columns = places.tolist(), ids, rows, *body.lists(), texts
        add, chosen, lane = marks.append, state.selected, part.box.lane
        inside = part.box.labelled
        ys = [part.box.row(row) + offset for row in range(part.lane.rows)]
        for place, event, row, x0, x1, core0, core1, text in zip(*columns, strict=True):
            style = self._style(place, part.lane.hue)
            left, right = outer(style, x0, x1, selected=event in chosen)
            add(
                Mark(
                    place,
                    event,
                    lane,
                    row,
                    x0,
                    x1,
                    left,
                    right,
                    ys[row],
                    style,
                    # An unknown end leaves the known part as it is: solid, and never longer.
                    (x0, x1) if style.asks else core_of(x0, x1, core0, core1),
                    seen=x1 > camera.left and x0 < camera.right,
                    may_label=text,
                    inside=inside,
                )
            )
        return marks

    def _style(self, place: int, hue: str) -> Style:
        style = self._styles.get(place)
        if style is None:
            style = style_of(self.scene, place, hue)
            # One object for equal styles: stamps are then found by identity.
            style = self._styles[place] = self._same.setdefault(style, style)
        return style

    def _pills(
        self,
        found: Sequence[arc_routes.Route],
        marks: Sequence[Mark],
        labels: Sequence[Label],
        size: QSizeF,
        strong: frozenset[int],
    ) -> list[arc_routes.Pill]:
        if not found:
            return []
        taken = [label_box(label) for label in labels] + [mark_box(mark) for mark in marks]
        return arc_routes.place_pills(found, taken, plot_of(size), strong)

    def _labels(
        self,
        marks: Sequence[Mark],
        camera: Camera,
        state: TimelineState,
        leftward: frozenset[int],
    ) -> list[Label]:
        rows: dict[tuple[int, int], list[Mark]] = defaultdict(list)
        for mark in marks:
            rows[mark.lane, mark.row].append(mark)
        self._texts.load(mark.event for mark in marks if mark.seen and mark.may_label)
        edges = Edges(camera.left, camera.right)
        return [
            label
            for row in rows.values()
            for label in place_row(row, self._texts, edges, state.selected, leftward)
        ]


def plot_of(size: QSizeF) -> QRectF:
    """The part of a timeline of this size in which marks are drawn."""
    return QRectF(
        HEADER_WIDTH, AXIS_HEIGHT, size.width() - HEADER_WIDTH, size.height() - AXIS_HEIGHT
    )


def label_box(label: Label) -> QRectF:
    """The box of a label."""
    return QRectF(label.x, label.y - LABEL_HEIGHT / 2, label.width, LABEL_HEIGHT)


def mark_box(mark: Mark) -> QRectF:
    """The box of a mark, question marks included."""
    return QRectF(mark.left, mark.y - mark.height / 2, mark.right - mark.left, mark.height)


def mark_at(frame: Frame, point: QPointF) -> Mark | None:
    """The mark whose body or label is under a point; of several the shortest."""
    if not frame.plot.contains(point):
        return None
    reach = 3.0
    labelled = {label.event for label in frame.labels if label_box(label).contains(point)}
    found = [
        mark
        for mark in frame.marks
        if mark.event in labelled
        or mark_box(mark).adjusted(-reach, -reach, reach, reach).contains(point)
    ]
    return min(found, key=lambda mark: mark.x1 - mark.x0, default=None)


def tick_width(text: str) -> float:
    """Width of a tick's label."""
    return text_width(text, TICK_SIZE, tabular=True)


def band_width(text: str) -> float:
    """Width of a band's label."""
    return text_width(text, SIZES.body, SEMIBOLD, tabular=True)
