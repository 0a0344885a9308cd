"""What happens when a key is pressed, an event or a counter is clicked, or the wheel is turned."""

from PySide6.QtCore import QObject, Qt, Signal

from db.records import Window
from widgets.timeline import walk
from widgets.timeline.counters import Action, Counter
from widgets.timeline.keys import Ask
from widgets.timeline.stage import Stage

ZOOM_STEP = 1.25
"""Factor of one key press or one notch of the wheel."""
PAN_STEP = 0.12
"""Part of the view that one key press or one notch moves."""
_PAGE = 0.8
"""Part of the lanes' room that one click on a counter scrolls."""


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

    def key(self, ask: Ask) -> None:
        """Do what a key asks for."""
        stage = self._stage
        middle = stage.camera.left + stage.camera.width / 2
        match ask:
            case Ask.ZOOM_IN:
                self.zoom(ZOOM_STEP, middle)
            case Ask.ZOOM_OUT:
                self.zoom(1 / ZOOM_STEP, middle)
            case Ask.PAN_LEFT:
                self.pan(PAN_STEP)
            case Ask.PAN_RIGHT:
                self.pan(-PAN_STEP)
            case Ask.FRAME:
                self._frame_selection()
            case Ask.ALL:
                stage.fit()
                self.moved(None)
            case Ask.CLEAR:
                self.selection_asked.emit(())
            case Ask.OPEN:
                if stage.primary is not None:
                    self.event_activated.emit(int(stage.scene.columns.ids[stage.primary]))
            case _:
                self._pick(self._next(ask))

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
                page = stage.room * (_PAGE if counter.action is Action.BELOW else -_PAGE)
                stage.scroll_to(stage.scroll + page)
            case Action.OPEN:
                if not stage.open_lane(counter.lane):
                    self.zoom(ZOOM_STEP**3, stage.camera.left + stage.camera.width / 2)
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

    def _next(self, ask: Ask) -> int | None:
        scene, place = self._stage.scene, self._stage.primary
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

    def _up_to(self, event: int) -> tuple[int, ...]:
        """All events from the primary one to this, in time."""
        scene, first = self._stage.scene, self._stage.primary
        last = scene.place(event)
        if first is None or last is None:
            return (event,)
        return tuple(int(scene.columns.ids[place]) for place in walk.between(scene, first, last))

    def _frame_selection(self) -> None:
        scene = self._stage.scene
        places = [scene.place(item) for item in self._stage.focus.selection]
        window = self._stage.framing([place for place in places if place is not None])
        if window is not None:
            self.moved(self._stage.look_at(window))
