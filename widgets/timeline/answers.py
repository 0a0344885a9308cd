"""What happens when a key is pressed, an event or a counter is clicked, or the wheel is turned."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from db.records import Window
from widgets.timeline import walk
from widgets.timeline.counters import Action, Counter
from widgets.timeline.keys import PAGE_EVENTS, WALKS, Ask
from widgets.timeline.stage import Stage

ZOOM_STEP = 1.25
"""Factor of one key press or one notch of the wheel."""
PAN_STEP = 0.12
"""Part of the view that one key press or one notch moves."""
_PAGE = 0.8
"""Part of the lanes' room that a page key or a click on a counter scrolls."""


class Answers(QObject):
    """Moves the stage, and passes on as requests what is not the timeline's to decide."""

    window_dragged = Signal(object)
    selection_asked = Signal(object)
    event_activated = Signal(int)
    changed = Signal()
    """The stage moved: it has to be drawn again."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._looks: dict[Ask, Callable[[], None]] = {
            Ask.ZOOM_IN: partial(self._zoom_middle, ZOOM_STEP),
            Ask.ZOOM_OUT: partial(self._zoom_middle, 1 / ZOOM_STEP),
            Ask.PAN_LEFT: partial(self.pan, PAN_STEP),
            Ask.PAN_RIGHT: partial(self.pan, -PAN_STEP),
            Ask.PAGE_DOWN: partial(self._page, _PAGE),
            Ask.PAGE_UP: partial(self._page, -_PAGE),
            Ask.NEXT_MANY: partial(self.step, later=True),
            Ask.PREVIOUS_MANY: partial(self.step, later=False),
            Ask.FRAME: self._frame_selection,
            Ask.ALL: self._show_all,
        }

    def key(self, ask: Ask, *, extend: bool = False) -> None:
        """Do what a key asks for; ``extend`` a walk, so that all on the way is selected."""
        if ask in WALKS:
            self._extend(ask) if extend else self._pick(self._next(ask, self._stage.primary))
        elif ask in self._looks:
            self._looks[ask]()
        elif ask is Ask.CLEAR:
            self.selection_asked.emit(())
        elif ask is Ask.OPEN and self._stage.primary is not None:
            self.event_activated.emit(int(self._stage.scene.columns.ids[self._stage.primary]))

    def click(self, event: int | None, keys: Qt.KeyboardModifier) -> None:
        """Select the clicked event; Ctrl adds or removes it, Shift selects all up to it."""
        selection = self._stage.focus.selection
        if event is None:
            if keys == Qt.KeyboardModifier.NoModifier:
                self.selection_asked.emit(())
        elif keys & Qt.KeyboardModifier.ControlModifier:
            rest = tuple(item for item in selection if item != event)
            self.selection_asked.emit(rest if event in selection else (event, *rest))
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.selection_asked.emit(self._up_to(event))
        else:
            self.selection_asked.emit((event,))

    def counter(self, counter: Counter) -> None:
        """Go where the counted events are."""
        stage = self._stage
        match counter.action:
            case Action.EARLIER | Action.LATER:
                self.moved(stage.neighbouring(later=counter.action is Action.LATER))
            case Action.ABOVE | Action.BELOW:
                self._page(_PAGE if counter.action is Action.BELOW else -_PAGE)
            case Action.OPEN:
                if not stage.open_lane(counter.lane):
                    self._zoom_middle(ZOOM_STEP**3)
        self.changed.emit()

    def zoom(self, factor: float, x: float) -> None:
        """Zoom by a factor; the time under ``x`` stays."""
        if self._stage.scene.dated:
            self.moved(self._stage.move_to(self._stage.camera.zoomed(factor, x)))

    def pan(self, part: float) -> None:
        """Push the view right by a part of its width."""
        camera = self._stage.camera
        if self._stage.scene.dated:
            self.moved(self._stage.move_to(camera.moved(camera.width * part)))

    def scroll(self, pixels: float) -> None:
        """Scroll the lanes down by so many pixels."""
        self._stage.scroll_to(self._stage.scroll + pixels)
        self.changed.emit()

    def step(self, *, later: bool, count: int = PAGE_EVENTS) -> None:
        """Look at the next ``count`` shown events beyond the view, or the previous ones."""
        scene, camera = self._stage.scene, self._stage.camera
        window = walk.stretch(scene, Window(camera.start, camera.end), count, later=later)
        if window is not None:
            self.moved(self._stage.look_at(scene.real(window)))

    def take(self, events: tuple[int, ...], *, add: bool) -> None:
        """Select these events, or add them to what is selected."""
        if add:
            chosen = self._stage.focus.selection
            known = set(chosen)
            events = (*chosen, *(event for event in events if event not in known))
        self.selection_asked.emit(events)

    def reveal(self) -> None:
        """Bring the selected event into view, where it was selected elsewhere."""
        place = self._stage.primary
        window = None if place is None else self._stage.reveal(place)
        if window is not None:
            self.moved(window)

    def moved(self, window: Window | None) -> None:
        """Say that the stage looks at another window."""
        self.changed.emit()
        self.window_dragged.emit(window)

    def _zoom_middle(self, factor: float) -> None:
        camera = self._stage.camera
        self.zoom(factor, camera.left + camera.width / 2)

    def _page(self, part: float) -> None:
        """Scroll the lanes down by a part of their room."""
        self.scroll(self._stage.room * part)

    def _show_all(self) -> None:
        self._stage.fit()
        self.moved(None)

    def _next(self, ask: Ask, place: int | None) -> int | None:
        """Where a key walks to from a row of the columns."""
        scene = self._stage.scene
        match ask:
            case Ask.NEXT | Ask.PREVIOUS:
                return walk.beside(scene, place, 1 if ask is Ask.NEXT else -1)
            case Ask.NEXT_IN_LANE | Ask.PREVIOUS_IN_LANE:
                step = 1 if ask is Ask.NEXT_IN_LANE else -1
                return walk.beside(scene, place, step, in_lane=True)
            case Ask.LANE_DOWN | Ask.LANE_UP:
                return walk.across(scene, place, 1 if ask is Ask.LANE_DOWN else -1)
            case _:
                return walk.at_end(scene, last=ask is Ask.LAST)

    def _pick(self, place: int | None) -> None:
        """Select the event a key walked to, and bring it into view."""
        if place is None:
            return
        window = self._stage.reveal(place)
        self.selection_asked.emit((int(self._stage.scene.columns.ids[place]),))
        if window is not None:
            self.moved(window)
        self.changed.emit()

    def _extend(self, ask: Ask) -> None:
        """Select all from the primary event to where a key walks from the selection's far end."""
        selection, scene = self._stage.focus.selection, self._stage.scene
        far = scene.place(selection[-1]) if selection else None
        place = self._next(ask, far)
        if place is None:
            return
        window = self._stage.reveal(place)
        self.selection_asked.emit(self._up_to(int(scene.columns.ids[place])))
        if window is not None:
            self.moved(window)
        self.changed.emit()

    def _up_to(self, event: int) -> tuple[int, ...]:
        """All events from the primary one to this, in time."""
        scene, first = self._stage.scene, self._stage.primary
        last = scene.place(event)
        if first is None or last is None:
            return (event,)
        return tuple(scene.columns.ids[walk.between(scene, first, last)].tolist())

    def _frame_selection(self) -> None:
        chosen = np.array(self._stage.focus.selection, dtype=np.int64)
        places = np.flatnonzero(np.isin(self._stage.scene.columns.ids, chosen))
        window = self._stage.framing(places.tolist())
        if window is not None:
            self.moved(self._stage.look_at(window))
