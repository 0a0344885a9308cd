"""The stage behind the view: scene, camera and scroll, without any widget.

The view turns events of mouse and keys into calls of this; pictures and tests need no window.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSizeF

from db.records import EventColumns, Focus, LaneView, Window
from widgets.ports import TimelineSource
from widgets.timeline.camera import Camera
from widgets.timeline.frame import Composer, Frame, TimelineState, new_axis
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, Layout, lay_out
from widgets.timeline.making import Later, Scenes
from widgets.timeline.picture import camera_for, state_for
from widgets.timeline.scene import Scene
from widgets.timeline.texts import Texts

_MARGIN = 0.15
"""Free part of the view on either side of what is framed."""


class Stage:
    """What is looked at, and from where."""

    def __init__(self, source: TimelineSource) -> None:
        self._source = source
        self.texts = Texts(source)
        self.focus = Focus()
        self.hovered: int | None = None
        self._scenes = Scenes(source, self._take)
        self._span: tuple[int, int] | None = None
        self._axis = new_axis()
        self._size = QSizeF(800, 400)
        self._scroll = 0.0
        self._composer: Composer | None = None
        self._layout: Layout | None = None
        self._camera: Camera | None = None
        self._frame: Frame | None = None
        self._state: TimelineState | None = None
        """What is selected, worked out once for each selection."""
        self._primary: tuple[EventColumns, int, int | None] | None = None

    def work_beside(self, later: Later, changed: Callable[[], None]) -> None:
        """Let large scenes be made beside the window; ``changed`` is called when one is."""
        self._scenes.work_beside(later, changed)

    @property
    def scene(self) -> Scene:
        """The scene of the data and the filter, built when first needed."""
        return self._scenes.now

    @property
    def is_current(self) -> bool:
        """Whether the scene is that of the data as they are now: none is being made beside."""
        return self.scene.columns is self._source.columns()

    @property
    def composer(self) -> Composer:
        """Composes the frames of the scene."""
        scene = self.scene
        if self._composer is None:
            self._composer = Composer(scene, self._source.arcs(), self.texts, self._axis)
        return self._composer

    @property
    def lanes(self) -> LaneView:
        """What the lanes are made by, and how they are arranged."""
        return self._scenes.lanes

    def show_lanes(self, view: LaneView) -> None:
        """Make and arrange the lanes otherwise."""
        self._scenes.arrange(view)

    def set_axis(self, lang: str, *, weeks: bool = False) -> None:
        """Name months in another language, and count weeks or not."""
        self._axis = new_axis(lang, weeks=weeks)
        self._composer = self._frame = None

    def settle(self) -> None:
        """Make now what is made beside the window; for pictures and tests."""
        self._scenes.settle()

    def _take(self, scene: Scene | None) -> None:
        """Another scene is shown, or none until one is asked for."""
        self._composer = self._layout = self._frame = self._state = None
        if scene is None:
            return
        camera, before, self._span = self._camera, self._span, scene.span
        is_other = camera is not None and camera.fold is not scene.fold
        if is_other or (self.focus.window is None and scene.span != before):
            self._camera = None

    @property
    def primary(self) -> int | None:
        """The row of the columns that holds the primary selected event, if it is one."""
        primary, columns = self.focus.primary, self.scene.columns
        if primary is None:
            return None
        # Every command that can be run asks, and a search looks through all events.
        if self._primary is None or self._primary[:2] != (columns, primary):
            self._primary = columns, primary, self.scene.place(primary)
        return self._primary[2]

    @property
    def camera(self) -> Camera:
        """Where one looks from; all of the data until someone moves it."""
        # First, for another scene may count time otherwise.
        scene = self.scene
        if self._camera is None:
            self._camera = camera_for(scene, self.focus, self._size.width())
        return self._camera

    @property
    def layout(self) -> Layout:
        """Where the lanes stand."""
        if self._layout is None:
            self._layout = lay_out(self.scene.lanes, self.room)
        return self._layout

    @property
    def room(self) -> float:
        """Height of the part in which lanes are drawn."""
        return self._size.height() - AXIS_HEIGHT

    @property
    def scroll(self) -> float:
        """Pixels the lanes are scrolled up, never beyond their end."""
        return min(self._scroll, self.farthest)

    @property
    def farthest(self) -> float:
        """The most that can be scrolled; 0 where all lanes are in sight."""
        return max(self.layout.height - self.room, 0.0)

    @property
    def frame(self) -> Frame:
        """The frame as it stands now, composed once."""
        if self._frame is None:
            if self._state is None:
                self._state = state_for(self.scene, self._source, self.focus)
            self.texts.haste.begin()
            state = replace(self._state, hovered=self.hovered, scroll=self.scroll)
            self._frame = self.composer.compose(self._size, self.camera, self.layout, state)
        return self._frame

    def reload(self, touched: frozenset[int] | None = None) -> None:
        """The data changed: read again what is needed.

        :param touched: ids of the events that were edited; None = any may have been
        """
        if touched is None:
            self.texts.clear()
        else:
            self.texts.forget(touched)
        self.hovered = None
        self._frame = self._state = self._composer = None
        self._scenes.renew()
        if self.focus.window is None:
            self._camera = None

    def show(self, focus: Focus) -> None:
        """Take over a focus; what is equal already stays untouched."""
        before, self.focus = self.focus, focus
        if focus.filter != before.filter:
            self._scenes.narrow(focus.filter)
        if focus.selection != before.selection:
            self._state = None
        if focus.window != before.window and focus.window != self._window_seen():
            self._camera = None
        self._frame = None

    def refresh(self) -> None:
        """Compose the frame anew: texts are there that were missing."""
        self._frame = None

    def resize(self, width: float, height: float) -> None:
        """The picture's size changed; a chosen window keeps its span."""
        self._size = QSizeF(width, height)
        self._layout = self._frame = None
        if self._camera is not None and self.focus.window is not None:
            self._camera = self._camera.resized(HEADER_WIDTH, width - HEADER_WIDTH)
        else:
            self._camera = None

    def hover(self, event: int | None) -> bool:
        """Mark the event under the pointer; whether that changed anything."""
        if event == self.hovered:
            return False
        self.hovered = event
        if self._frame is not None:
            # Only arcs stand otherwise for what is under the pointer.
            state = replace(self._frame.state, hovered=event)
            self._frame = None if self._frame.routes else replace(self._frame, state=state)
        return True

    def move_to(self, camera: Camera) -> Window:
        """Look from another camera; the window then seen."""
        fold = self.scene.fold
        if camera.fold is not fold:
            # It was taken before empty time was squeezed otherwise.
            camera = Camera.over(camera.window, camera.left, camera.width, fold)
        self._camera, self._frame = camera, None
        self.focus = replace(self.focus, window=camera.window)
        return camera.window

    def look_at(self, window: Window) -> Window:
        """Look at a window of time."""
        room = self._size.width() - HEADER_WIDTH
        return self.move_to(Camera.over(window, HEADER_WIDTH, room, self.scene.fold))

    def fit(self) -> None:
        """Look at all of the data."""
        self.focus = replace(self.focus, window=None)
        self._camera = self._frame = None

    def scroll_to(self, pixels: float) -> None:
        """Scroll the lanes to a height from their top."""
        self._scroll = float(round(min(max(pixels, 0.0), self.farthest)))
        self._frame = None

    def turn_lane(self, number: int) -> bool:
        """Open a lane that has more events than rows, or close it again; whether it has."""
        lane = self.scene.lanes[number]
        if not lane.limited and not self._scenes.is_opened(lane.key):
            return False
        self._scenes.turn(lane.key)
        return True

    def open_lane(self, number: int) -> bool:
        """Give a lane all the rows it needs; False where it has them already."""
        lane = self.scene.lanes[number]
        return lane.limited and not self._scenes.is_opened(lane.key) and self.turn_lane(number)

    def neighbouring(self, *, later: bool) -> Window:
        """Move as far as the nearest event outside the view on one side; the new window."""
        camera, times = self.camera, self.scene.times
        if later:
            start = times.next_start(camera.end) - camera.span * 2 // 3
        else:
            start = times.last_end(camera.start) - camera.span // 3
        return self.move_to(replace(camera, start=start).sound())

    def framing(self, places: list[int]) -> Window | None:
        """The window around some events with a margin, or None without a dated one."""
        bounds = self.scene.span
        extents = self.scene.extents
        dated = [place for place in places if extents.dated[place]]
        if not dated or bounds is None:
            return None
        first = int(np.clip(extents.starts[dated].min(), *bounds))
        last = int(np.clip(extents.ends[dated].max(), *bounds))
        margin = max(round((last - first + 1) * _MARGIN), 3600)
        return self.scene.real(Window(first - margin, last + margin))

    def reveal(self, place: int) -> Window | None:
        """Bring an event into view; the new window where the camera had to move."""
        self.reveal_row(place)
        extents, camera = self.scene.extents, self.camera
        start, end = int(extents.starts[place]), int(extents.ends[place])
        if not extents.dated[place] or (start <= camera.end and end >= camera.start):
            return None
        at = start if start > camera.end else end
        return self.move_to(replace(camera, start=at - camera.span // 2).sound())

    def reveal_row(self, place: int) -> None:
        """Scroll so far that an event's row is in sight; its lane is opened if it has no row.

        In a large scene it stands on its lane's strip then.
        """
        lane = self.scene.lane_of(place)
        if lane is None or not self.scene.extents.dated[place]:
            return
        row = self._row_of(place, lane)
        if row is None and not self._scenes.is_large and self.open_lane(lane):
            row = self._row_of(place, lane)
        box = self.layout.boxes[lane]
        y = box.strip_top if row is None else box.row(row)
        if not self.scroll + box.pitch <= y <= self.scroll + self.room - box.pitch:
            self.scroll_to(y - self.room / 2)

    def _row_of(self, place: int, lane: int) -> int | None:
        own = self.scene.lanes[lane].own_rows
        rows = (row for row in self.scene.placement.row_of(place) if row in own)
        row = next(rows, None)
        return None if row is None else row - own.start

    def _window_seen(self) -> Window | None:
        return None if self._camera is None else self._camera.window
