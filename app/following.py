"""How the panes follow the focus and the data.

The timeline moves itself and is shown every focus at once. All others follow latest-wins, so that
a drag stays smooth; after an edit only those read again whose tables were touched.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from app.beside import Beside, Work
from app.jobs import Jobs, Latest, Turn
from app.parts import Parts
from app.reading import EventReading
from app.sources import Present, Sources
from app.status_line import amounts_text, saved_text, scale_text, window_text, zones_text
from app.workspace import Workspace
from db.records import Changes, Filter, FilterCounts, Focus, MapPosition

_TIMELINE = ("event", "link", "citation", "participation", "entity", "source", "tag", "item_tag")
_MAP = ("entity", "relation", "quantity", "citation", "participation", "event", "map_position")

MakeScene = Callable[[Callable[[], None]], Any]
"""Takes what is called between its steps; that raises where the work is to stop."""


class Following(QObject):
    """Lets each pane show what there is to show; decides nothing about what that is."""

    detail_shown = Signal(int)
    """The detail pane turned to this item."""

    def __init__(
        self,
        workspace: Workspace,
        sources: Sources,
        parts: Parts,
        reading: EventReading,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._sources, self._parts = workspace, sources, parts
        self._reading, self._jobs = reading, jobs
        self._view = "picture"
        self._detailed: int | None = None
        self._clock = True
        self._has_new_map = False
        self._drawn: object = None
        self._overview = Latest(parts.overview.show_focus, self)
        self._map = self._beside(self._find_present, self._show_present)
        self._counts = self._beside(self._count, self._show_counts)
        # Never at once: an edit may come from a widget of the very page that is made anew.
        self._detail = Latest(self._show_detail, self)
        self._scale = Latest(self._say_scale, self)
        parts.timeline.work_beside(self._make_scene)
        parts.overview.work_beside(self._count_beside)
        self._followers = (self._overview, self._map, self._counts, self._detail, self._scale)
        parts.relations.layout_made.connect(sources.map.keep)
        # A wider timeline has another scale, which only its own size tells.
        parts.timeline.installEventFilter(self)

    def _beside(self, prepare: Callable[..., Work], show: Callable[[Any], None]) -> Beside:
        """A follower that counts large stores in a worker."""
        store, index = self._workspace.store, self._sources.index
        return Beside(store, self._jobs, prepare, show, lambda: index.is_large, self)

    def _make_scene(self, make: MakeScene, done: Callable[[Any], None]) -> None:
        """Let the timeline work out the scene of a large store in a thread.

        What it can draw already, and a filter of it, is drawn before; the first picture goes
        before all else.
        """

        def show(scene: Any) -> None:
            done(scene)
            # Only now is it known over how long a time the events spread.
            self._scale.ask()

        has_picture = bool(self._parts.timeline.stage.scene.dated)
        self._work(make, show, Turn.AFTER_PICTURE if has_picture else Turn.FIRST)

    def _count_beside(self, count: MakeScene, done: Callable[[Any], None]) -> None:
        """Let the overview count a large store in a thread."""
        self._work(count, done, Turn.WAITING)

    def _work(self, work: MakeScene, done: Callable[[Any], None], turn: Turn) -> None:
        fail = self._workspace.fail
        self._jobs.start(
            "", lambda job: work(job.stop_if_cancelled), done, fail, aside=True, turn=turn
        )

    def show_focus(self, focus: Focus, before: Focus) -> None:
        """Show a focus: the timeline now, the others with the next picture."""
        self._parts.timeline.show_focus(focus)
        self._scale.ask()
        self._overview.ask(focus)
        self._map.ask()
        if focus.window != before.window or focus.filter != before.filter:
            self._counts.ask()
        if focus.selection != before.selection:
            self._detail.ask()

    def open(self) -> None:
        """Show the store for the first time: the panes have just read it."""
        self._parts.timeline.reload()
        self._scale.ask()
        self._counts.now()
        self._detail.ask()
        self._say_store()

    def show_events(self) -> None:
        """Show the events that were read beside the window."""
        self._sources.renew()
        self._parts.overview.reload()
        self._has_new_map = True
        self._map.now()
        self.show_view(self._view)
        self.open()

    def show_data(self, changes: Changes) -> None:
        """Read again what was touched."""
        self._sources.refresh(changes)
        if changes.bulk:
            self._reading.begin()
        if changes.touches(*_TIMELINE):
            self._parts.timeline.reload(None if changes.bulk else changes.events)
            self._parts.overview.reload()
            self._scale.ask()
        if changes.touches(*_MAP):
            self._has_new_map = True
            self._map.now()
        self.show_view(self._view)
        self._counts.now()
        self._detail.ask()
        self._say_store()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the scale anew when the timeline gets another width."""
        if event.type() == QEvent.Type.Resize and watched is self._parts.timeline:
            self._scale.ask()
        return super().eventFilter(watched, event)

    def settle(self, *, clock: bool = True) -> None:
        """Show everything now; without ``clock`` no time of day is told, for pictures."""
        self._clock = clock
        self._reading.settle()
        self._parts.timeline.settle()
        self._parts.overview.settle()
        for one in self._followers:
            one.settle()
        # The map was read again by then.
        self._parts.relations.settle()
        self._say_saved()

    def show_view(self, name: str) -> None:
        """Fill the list that the centre shows; the pictures are always up to date."""
        self._view = name
        if name == "assessments":
            self._parts.assessments.show_cases(self._sources.assessments())
        elif name == "sources":
            self._parts.sources.show_sources(self._sources.sources())
        elif name == "notes":
            self._parts.notes.show_notes(self._sources.notes())
        elif name == "history":
            self._parts.history.show_history(self._sources.history.history())
        if self._parts.popover.isVisible():
            self.fill_tray()

    def stop(self) -> None:
        """Ask the store nothing more: it is about to be closed."""
        for one in self._followers:
            one.drop()

    def fill_tray(self) -> None:
        """Fill the tray of events without a date."""
        self._parts.tray.show_events(self._sources.undated())

    @Slot(object)
    def keep_places(self, moved: tuple[MapPosition, ...]) -> None:
        """Store what was moved by hand, with the places found for the others."""
        self._workspace.place(self._sources.map.with_found(moved), by_hand=True)

    def _find_present(self) -> Work:
        return self._sources.relations.find_presence(self._workspace.focus.window)

    def _show_present(self, present: Present) -> None:
        self._sources.relations.keep_presence(present)
        drawn = (self._sources.map.nodes(), self._sources.map.strands(), present.presence)
        if self._has_new_map and drawn != self._drawn:
            self._parts.relations.reload()
        self._has_new_map, self._drawn = False, drawn
        self._parts.relations.show_focus(self._workspace.focus)

    def _count(self) -> Work:
        focus = self._workspace.focus
        work = self._sources.filters.count(focus.filter, focus.window)
        return lambda connection: (focus.filter, work(connection))

    def _show_counts(self, answer: tuple[Filter, FilterCounts]) -> None:
        wanted, counts = answer
        self._parts.filters.show_counts(counts, wanted)
        self._parts.pills.show_filter(wanted, counts)
        self._parts.status.say("window", window_text(counts))
        self._parts.status.say(
            "counts",
            amounts_text(
                counts.total, len(self._sources.map.nodes()), len(self._sources.map.strands())
            ),
        )

    def _show_detail(self) -> None:
        focus = self._workspace.focus
        item = focus.primary
        dossier = None if item is None else self._sources.dossiers.dossier(item)
        self._parts.detail.show_dossier(dossier, len(focus.selection))
        for one in (self._parts.assessments, self._parts.sources, self._parts.notes):
            one.show_selected(item)
        if item is not None and item != self._detailed:
            self.detail_shown.emit(item)
        self._detailed = item

    def _say_store(self) -> None:
        store = self._workspace.store
        title = store.setting("title") or store.path.stem
        self._parts.top.show_title(title)
        self._parts.top.window().setWindowTitle(f"{title} – Sequitur")
        self._parts.status.say("zones", zones_text(self._sources.zoned_events()))
        self._say_saved()

    def _say_saved(self) -> None:
        saved = self._workspace.store.last_saved
        writable = self._workspace.writable
        self._parts.status.say("saved", saved_text(saved, writable=writable, clock=self._clock))

    def _say_scale(self) -> None:
        self._parts.status.say("scale", scale_text(1 / self._parts.timeline.stage.camera.scale))
