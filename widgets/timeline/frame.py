"""One frame: everything that stands on the screen for one camera, as plain geometry.

Painting draws a frame, the pointer is looked up in a frame, and tests measure a frame: there is
one truth for where things are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from db.records import Arc
from widgets.style import SEMIBOLD, SIZES
from widgets.timeline import arcs as arc_routes
from widgets.timeline.axis import AxisPicture, TimeAxis
from widgets.timeline.camera import Camera
from widgets.timeline.counters import Counter, LanePart, counters, scrolled_away
from widgets.timeline.cut import Seat, cut, seats
from widgets.timeline.geometry import BAR, Mark, Marks
from widgets.timeline.held import Held
from widgets.timeline.labels import Edges, Label, place_labels
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, Layout
from widgets.timeline.lettering import text_width
from widgets.timeline.scene import Scene
from widgets.timeline.styles import style_of
from widgets.timeline.tears import Tear, backed, tears_of
from widgets.timeline.texts import Texts

LABEL_HEIGHT = 16.0
TICK_SIZE = 12.0
_REACH = 3.0
"""So near a mark the pointer is on it."""
_VIEWS_AROUND = 1
"""So many views on either side are worked out with one, so that moving finds them there."""
_FEW_WANTED = 8
_MOST_WANTED = 2000
"""More selected events are not drawn where there is no room: the picture would be nothing else."""


@dataclass(frozen=True, slots=True)
class TimelineState:
    """What the frame shows besides the events: ids of events, and pixels scrolled down."""

    selected: frozenset[int] = frozenset()
    hovered: int | None = None
    emphasised: frozenset[int] | None = None
    """Where set, all other events step back."""
    scroll: float = 0.0


@dataclass(frozen=True, eq=False)
class Frame:
    """A composed picture. All pixels are those of the widget."""

    size: QSizeF
    camera: Camera
    layout: Layout
    state: TimelineState
    scene: Scene
    axis: AxisPicture
    parts: tuple[LanePart, ...]
    table: Marks
    """Marks side by side, those that only bound labels among them."""
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

    @cached_property
    def tears(self) -> tuple[Tear, ...]:
        """The squeezed gaps in sight."""
        return tears_of(self.camera, self.plot)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All drawn marks one by one, for whoever asks for few frames."""
        return tuple(self.mark(at) for at in np.flatnonzero(self.table.drawn).tolist())

    def mark(self, at: int) -> Mark:
        """One mark of the table."""
        table = self.table
        x0, x1 = float(table.x0[at]), float(table.x1[at])
        core = float(table.core0[at]), float(table.core1[at])
        lane, row = int(table.lane[at]), int(table.row[at])
        return Mark(
            place=int(table.place[at]),
            event=int(table.event[at]),
            lane=lane,
            row=row if row < 0 else row - self.scene.lanes[lane].base,
            x0=x0,
            x1=x1,
            left=float(table.left[at]),
            right=float(table.right[at]),
            y=float(table.y[at]),
            style=style_of(int(table.code[at]), self.scene.columns.kinds),
            core=core if core[0] < core[1] else None,
            seen=bool(table.seen[at]),
            inside=float(table.inside[at]),
            labelled=bool(table.labelled[at]),
        )


class Composer:
    """Composes frames of one scene; without an ``axis`` on one of its own, in English."""

    def __init__(
        self, scene: Scene, arcs: Sequence[Arc], texts: Texts, axis: TimeAxis | None = None
    ) -> None:
        self.scene = scene
        self._arcs = arc_routes.ArcIndex(arcs)
        self._texts = texts
        self._axis = axis or new_axis()
        self._wanted_of: tuple[frozenset[int], tuple[Seat, ...]] = (frozenset(), ())
        self._held: Held | None = None
        self._beyond: tuple[Layout, float, float, tuple[int, int]] | None = None
        """What is scrolled away, and in which layout: no camera changes that."""

    def compose(self, size: QSizeF, camera: Camera, layout: Layout, state: TimelineState) -> Frame:
        """The frame of a camera; ``size`` in pixels."""
        axis = self._axis.picture(camera)
        foot = state.scroll + size.height() - AXIS_HEIGHT
        lanes = layout.between(state.scroll, foot)
        if self._beyond is None or self._beyond[:3] != (layout, state.scroll, foot):
            away = scrolled_away(self.scene, layout, state.scroll, foot)
            self._beyond = layout, state.scroll, foot, away
        beyond = self._beyond[3]
        held = self._held_for(camera, lanes, layout, state)
        table = held.marks(camera, AXIS_HEIGHT - state.scroll)
        counted = (side.tolist() for side in held.found.counts(self.scene, camera))
        parts = tuple(
            LanePart(self.scene.lanes[number], layout.boxes[number], in_view, hidden)
            for number, in_view, hidden in zip(lanes, *counted, strict=True)
        )
        strong = state.selected if state.hovered is None else state.selected | {state.hovered}
        frame = Frame(size, camera, layout, state, self.scene, axis, parts, table, (), (), (), ())
        routes = self._arcs.routes(frame, strong)
        leftward = arc_routes.crowding_right(routes, frame) if routes else frozenset()
        edges = Edges(camera.left, camera.right)
        labels = place_labels(table, self._texts, edges, state.selected, leftward)
        if frame.tears:
            labels = backed(labels, frame.tears)
        return replace(
            frame,
            labels=tuple(labels),
            routes=tuple(routes),
            pills=tuple(self._pills(routes, frame, labels, strong)),
            counters=counters(self.scene, parts, camera, beyond, size, state.scroll),
        )

    def _wanted(self, state: TimelineState) -> tuple[Seat, ...]:
        """Where the selected events stand: they are drawn even where it is crowded."""
        if state.selected != self._wanted_of[0]:
            self._wanted_of = state.selected, seats(self.scene, self._found(state))
        return self._wanted_of[1]

    def _found(self, state: TimelineState) -> tuple[int, ...]:
        if not state.selected:
            return ()
        ids = self.scene.columns.ids
        if len(state.selected) > _MOST_WANTED:
            return ()
        if len(state.selected) < _FEW_WANTED:
            places = [self.scene.place(event) for event in state.selected]
            found = np.array([place for place in places if place is not None], np.int64)
        else:
            found = np.flatnonzero(np.isin(ids, list(state.selected)))
        wanted = self.scene.extents.dated[found] & self.scene.shown[found]
        return tuple(found[wanted].tolist())

    def _held_for(self, camera: Camera, lanes: range, layout: Layout, state: TimelineState) -> Held:
        """What stands in and around a view; kept while the camera moves within."""
        held, selected = self._held, state.selected
        is_same = held is not None and held.layout is layout and held.selected == selected
        if held is None or not is_same or not held.found.serves(camera, lanes):
            found = cut(self.scene, camera, lanes, self._wanted(state), _VIEWS_AROUND)
            held = self._held = Held(self.scene, found, layout, selected)
        return held

    def _pills(
        self,
        found: Sequence[arc_routes.Route],
        frame: Frame,
        labels: Sequence[Label],
        strong: frozenset[int],
    ) -> list[arc_routes.Pill]:
        if not found:
            return []
        taken = [label_box(label) for label in labels] + [mark_box(mark) for mark in frame.marks]
        return arc_routes.place_pills(found, taken, plot_of(frame.size), strong)


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
    x, y, table = point.x(), point.y(), frame.table
    half = LABEL_HEIGHT / 2
    labelled = {
        label.event
        for label in frame.labels
        if label.x <= x <= label.x + label.width and label.y - half <= y <= label.y + half
    }
    high = np.where(table.labelled, table.inside, BAR) / 2 + _REACH
    near = (table.left - _REACH <= x) & (x <= table.right + _REACH) & (abs(table.y - y) <= high)
    if labelled:
        near |= np.isin(table.event, list(labelled)) & (abs(table.y - y) <= LABEL_HEIGHT)
    found = np.flatnonzero(near & table.drawn)
    if not len(found):
        return None
    return frame.mark(int(found[np.argmin(table.x1[found] - table.x0[found])]))


def new_axis(lang: str = "en", *, weeks: bool = False) -> TimeAxis:
    """An axis in the type of the timeline."""
    return TimeAxis(tick_width, band_width, lang, weeks=weeks)


def tick_width(text: str) -> float:
    """Width of a tick's label."""
    return text_width(text, TICK_SIZE, tabular=True)


def band_width(text: str) -> float:
    """Width of a band's label."""
    return text_width(text, SIZES.body, SEMIBOLD, tabular=True)
