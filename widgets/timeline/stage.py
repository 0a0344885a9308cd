"""The stage behind the view: scene, camera and scroll, without any widget.

The view turns events of mouse and keys into calls of this; pictures and tests need no window.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSizeF

from db.records import Focus, LaneView, Window
from widgets.ports import TimelineSource
from widgets.timeline.building import filtered, outline, place_rows, relevelled
from widgets.timeline.camera import Camera
from widgets.timeline.folding import touches_gap
from widgets.timeline.frame import Composer, Frame, new_axis
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, Layout, lay_out
from widgets.timeline.patching import patched
from widgets.timeline.picture import camera_for, state_for
from widgets.timeline.scene import Scene
from widgets.timeline.texts import Texts

Later = Callable[[Callable[[], Scene], Callable[[Scene], None]], None]
"""Runs the first beside the window and hands its answer to the second, in the window's thread."""

_MARGIN = 0.15
"""Free part of the view on either side of what is framed."""
LARGE = 20_000
"""From so many events on, the rows of lanes are worked out beside the window."""


class Stage:
    """What is looked at, and from where."""

    def __init__(self, source: TimelineSource) -> None:
        self._source = source
        self.texts = Texts(source)
        self.focus = Focus()
        self.hovered: int | None = None
        self._lanes = LaneView()
        self._axis = new_axis()
        self._later: Later | None = None
        self._changed: Callable[[], None] = _nothing
        self._opened: frozenset[str] = frozenset()
        self._size = QSizeF(800, 400)
        self._scroll = 0.0
        self._scene: Scene | None = None
        self._whole: Scene | None = None
        """The scene without a filter, while that is a large one."""
        self._awaited: Callable[[], Scene] | None = None
        """What is being worked out beside the window, to take the scene's place."""
        self._composer: Composer | None = None
        self._layout: Layout | None = None
        self._camera: Camera | None = None
        self._frame: Frame | None = None

    def work_beside(self, later: Later, changed: Callable[[], None]) -> None:
        """Let large scenes be worked out beside the window; ``changed`` is called when one is."""
        self._later, self._changed = later, changed

    @property
    def scene(self) -> Scene:
        """The scene of the data and the filter, built when first needed."""
        if self._scene is None:
            self._take(self._built())
        assert self._scene is not None
        return self._scene

    def _built(self) -> Scene:
        made = self._outlined()
        if self._later is None or len(made.columns) < LARGE:
            return place_rows(made)
        self._begin_rows(made)
        return made

    def _begin_rows(self, made: Scene) -> None:
        """Work out the rows of a scene that has none yet, beside the window."""
        if not made.is_placed:
            self._begin(made, lambda: _prepared(place_rows(made)))

    def _outlined(self) -> Scene:
        return self._outlining()()

    def _outlining(self) -> Callable[[], Scene]:
        """The making of an outline, of what there is now: the source may not be asked beside."""
        columns, lanes, opened = self._source.columns(), self._lanes, self._opened
        shown, groups = self._source.matching(self.focus.filter), self._source.groups(lanes)
        return lambda: outline(columns, shown, groups, lanes, opened)

    def _begin(self, now: Scene, work: Callable[[], Scene]) -> None:
        """Work out a better scene beside the window, for as long as this one is shown."""
        assert self._later is not None
        self._awaited = work

        def done(better: Scene) -> None:
            if self._scene is now and self._awaited is work:
                self._awaited = None
                self._take(better)
                self._begin_rows(better)
                self._changed()

        self._later(work, done)

    def _take(self, scene: Scene) -> None:
        """Show another scene of the same view."""
        if self._camera is not None and self._camera.fold is not scene.fold:
            self._camera = None
        self._scene = scene
        self._composer = self._layout = self._frame = None

    @property
    def composer(self) -> Composer:
        """Composes the frames of the scene."""
        if self._composer is None:
            self._composer = Composer(self.scene, self._source.arcs(), self.texts, self._axis)
        return self._composer

    @property
    def lanes(self) -> LaneView:
        """What the lanes are made by, and how they are arranged."""
        return self._lanes

    def show_lanes(self, view: LaneView) -> None:
        """Make and arrange the lanes otherwise."""
        if view == self._lanes:
            return
        before, self._lanes = self._lanes, view
        alike = replace(view, squeezed=before.squeezed, unsqueezed=before.unsqueezed)
        if alike == before and self._scene is not None and self._is_large(self._scene):
            self._whole = None
            self._begin(self._scene, self._outlining())
        else:
            self._rebuild()

    def _is_large(self, scene: Scene) -> bool:
        """Whether better scenes are made beside the window."""
        return self._later is not None and len(scene.columns) >= LARGE

    def set_axis(self, lang: str, *, weeks: bool = False) -> None:
        """Name months in another language, and count weeks or not."""
        self._axis = new_axis(lang, weeks=weeks)
        self._composer = self._frame = None

    def settle(self) -> None:
        """Work out now what is worked out beside the window; for pictures and tests."""
        now = self.scene
        if self._awaited is not None:
            work, self._awaited = self._awaited, None
            now = work()
        self._take(place_rows(now))

    @property
    def primary(self) -> int | None:
        """The row of the columns that holds the primary selected event, if it is one."""
        primary = self.focus.primary
        return None if primary is None else self.scene.place(primary)

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
            state = state_for(
                self.scene, self._source, self.focus, hovered=self.hovered, scroll=self.scroll
            )
            self._frame = self.composer.compose(self._size, self.camera, self.layout, state)
        return self._frame

    def reload(self) -> None:
        """The data changed: read again what is needed."""
        self.texts.clear()
        self.hovered = None
        if self._scene is None or not self._renew(self._scene):
            self._rebuild()
        if self.focus.window is None:
            self._camera = None

    def _renew(self, now: Scene) -> bool:
        """Change a large scene as an edit changed the data; False where it must be rebuilt now.

        Where more than one event changed, the scene stays as it was until the new one is made.
        """
        columns = self._source.columns()
        if self._later is None or len(columns) < LARGE:
            return False
        groups, whole = self._source.groups(self._lanes), self._whole or now
        change = self._source.patch_since(whole.columns)
        everything = np.ones(len(columns), np.bool_)
        made = None
        if change is not None and whole.shown.all() and len(whole.columns) >= LARGE:
            made = patched(whole, columns, change, self._lanes.seen(groups), everything)
        if made is None:
            self._whole = None
            self._begin(now, self._outlining())
        elif self.focus.filter.is_empty:
            self._take(made)
            if change is not None and touches_gap(made, change.inserted):
                self._begin(made, self._outlining())
        else:
            self._narrow(made)
        return True

    def show(self, focus: Focus) -> None:
        """Take over a focus; what is equal already stays untouched."""
        before, self.focus = self.focus, focus
        if focus.filter != before.filter:
            self._filter()
        if focus.window != before.window and focus.window != self._window_seen():
            self._camera = None
        self._frame = None

    def _filter(self) -> None:
        """Show what passes another filter: small scenes are packed anew, in large ones all stays
        in its row."""
        scene = self._scene
        if scene is None or len(scene.columns) < LARGE or self._later is None:
            self._rebuild()
            return
        whole = self._whole or scene
        if not whole.is_placed or not whole.shown.all():
            self._rebuild()
        elif self.focus.filter.is_empty:
            self._whole = None
            self._take(whole)
        else:
            self._narrow(whole)

    def _narrow(self, whole: Scene) -> None:
        """Show what passes the filter of a large scene, in its rows."""
        made = filtered(whole, self._source.matching(self.focus.filter))
        self._take(made)
        self._whole = whole
        if self._lanes.squeezed:
            # Other events are shown, so other time is empty.
            self._begin(made, self._outlining())
        else:
            self._begin(made, lambda: _prepared(relevelled(made)))

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
        self.hovered, self._frame = event, None
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
        if not lane.limited and lane.key not in self._opened:
            return False
        self._opened ^= {lane.key}
        self._rebuild()
        return True

    def open_lane(self, number: int) -> bool:
        """Give a lane all the rows it needs; False where it has them already."""
        lane = self.scene.lanes[number]
        return lane.limited and lane.key not in self._opened and self.turn_lane(number)

    def neighbouring(self, *, later: bool) -> Window:
        """Move as far as the nearest event outside the view on one side; the new window."""
        camera, times = self.camera, self.scene.times
        if later:
            start = int(times.starts[len(times) - times.later(camera.end)])
            start -= camera.span * 2 // 3
        else:
            start = int(times.ends[times.earlier(camera.start) - 1]) - camera.span // 3
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
        if row is None and len(self.scene.columns) < LARGE and self.open_lane(lane):
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

    def _rebuild(self) -> None:
        self._scene = self._composer = self._layout = self._frame = None
        self._whole = self._awaited = None


def _prepared(scene: Scene) -> Scene:
    scene.prepare()
    return scene


def _nothing() -> None:
    pass
