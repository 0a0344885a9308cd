"""The main window: puts the parts together, connects them in one block, and lets them follow.

Views ask by signals; the workspace decides and tells; the window's slots let each pane show it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from app.actions import Actions, keys_text
from app.acts.edit import delete_items
from app.arrangement import Arrangement, Pictures
from app.drafts import DraftKeeper
from app.file_choice import FileChoice
from app.following import Following
from app.forms import Forms
from app.jobs import Jobs
from app.lane_memory import FILE_NAME as LANES_FILE
from app.lane_memory import LaneMemory
from app.note_drafts import NoteDrafts
from app.paper.desk import PaperDesk
from app.parts import Parts
from app.place_reading import PlaceReading
from app.places import user_folder
from app.preferences import Preferences
from app.reading import EventReading
from app.settings import SettingsFile
from app.sources import Sources
from app.table_changes import TableChanges
from app.table_listing import TableListing
from app.theme import apply_theme, chosen_theme
from app.timeline_hands import TimelineHands
from app.transfer import Transfer
from app.workspace import Workspace
from db.records import Changes, Focus, LaneView
from widgets.style import Theme

if TYPE_CHECKING:
    from app.program import Program

Then = Callable[["MainWindow"], None]


class MainWindow(QMainWindow):
    """One store, one window. :class:`app.program.Program` makes it and opens others."""

    def __init__(
        self, program: "Program", workspace: Workspace, settings: SettingsFile, theme: Theme
    ) -> None:
        super().__init__()
        self.program, self.workspace, self.settings, self.theme = (
            program,
            workspace,
            settings,
            theme,
        )
        workspace.setParent(self)
        self.sources = Sources(workspace.store)
        self.jobs = Jobs(self)
        self.reading = EventReading(workspace.store, self.sources, self.jobs, self)
        self.reading.begin()
        self.parts = Parts(self, self.sources, theme, settings.values, keys_text("Ctrl+F"))
        self._pictures = Pictures(
            self.parts.timeline, self.parts.overview, self.parts.relations, theme
        )
        self.arrangement = self._arranged()
        self.setCentralWidget(self.arrangement)
        self.files = FileChoice(self)
        self.forms = Forms(workspace, self.sources, theme, self)
        self.transfer = Transfer(self)
        self.paper = PaperDesk(self)
        keeper = DraftKeeper(workspace.store.path, user_folder() / "drafts", self)
        self.drafts = NoteDrafts(workspace, keeper, self.parts.detail)
        self.following = Following(
            workspace, self.sources, self.parts, self.reading, self.jobs, self
        )
        self.hands = TimelineHands(self)
        self.actions_table = Actions(self, theme)
        self.preferences = Preferences(self)
        self.view = "picture"
        self.listing = TableListing(self)
        self.changing = TableChanges(self)
        self._then: Then | None = None
        self._places = PlaceReading(
            workspace.store, self.sources.timeline.lanes, self.jobs, workspace.fail, self
        )
        self._connect()
        self._lane_memory = LaneMemory(user_folder() / LANES_FILE)
        workspace.arrange_lanes(self._lane_memory.recall(workspace.store.path))
        self.resize(settings.values.window_width, settings.values.window_height)
        self.arrange_pictures()
        self.following.open()
        self.show_view("picture")
        self.refresh_commands()
        self.parts.timeline.setFocus()

    def _arranged(self) -> Arrangement:
        parts = self.parts
        made = Arrangement(
            parts.top,
            parts.filters,
            parts.pills,
            {
                "picture": self._pictures,
                "events": parts.table,
                "assessments": parts.assessments,
                "sources": parts.sources,
                "notes": parts.notes,
                "history": parts.history,
            },
            parts.detail,
            parts.status,
            self.theme,
        )
        made.restore(self.settings.values)
        return made

    def _connect(self) -> None:
        """All connections of the window: who asks, who answers."""
        parts, workspace, run = self.parts, self.workspace, self.actions_table
        workspace.focus_changed.connect(self._show_focus)
        workspace.data_changed.connect(self._show_data)
        workspace.lanes_changed.connect(self._show_lanes)
        self._places.came.connect(parts.timeline.remake_lanes)
        workspace.failed.connect(self.fail)
        parts.timeline.window_dragged.connect(workspace.look_at)
        parts.timeline.selection_asked.connect(workspace.select)
        parts.timeline.lanes_asked.connect(workspace.arrange_lanes)
        parts.timeline.event_activated.connect(self.forms.edit_event)
        parts.timeline.move_asked.connect(self.hands.move)
        parts.timeline.refused.connect(self.tell)
        parts.timeline.back_asked.connect(self.hands.looks.back)
        parts.timeline.forward_asked.connect(self.hands.looks.forward)
        parts.timeline.mode_changed.connect(self.refresh_commands)
        self._connect_table()
        parts.overview.window_dragged.connect(workspace.look_at)
        parts.relations.selection_asked.connect(workspace.select)
        parts.relations.nodes_moved.connect(self.following.keep_places)
        for one in (parts.assessments, parts.sources, parts.notes, parts.tray):
            one.item_asked.connect(workspace.go_to)
        workspace.focus_changed.connect(self.hands.looks.follow)
        workspace.data_changed.connect(self.hands.follow_data)
        self.hands.looks.changed.connect(run.refresh)
        self.settings.changed.connect(self.hands.follow_settings)
        parts.bookmarks.keep_asked.connect(self.hands.keep_bookmark)
        parts.bookmarks.go_asked.connect(self.hands.go_to_bookmark)
        parts.bookmarks.rename_asked.connect(self.hands.rename_bookmark)
        parts.bookmarks.delete_asked.connect(self.hands.delete_bookmark)
        parts.filters.filter_asked.connect(workspace.narrow)
        parts.filters.view_asked.connect(self.show_view)
        parts.filters.undated_asked.connect(self.show_undated)
        parts.filters.folds_changed.connect(self._keep_folds)
        parts.pills.filter_asked.connect(workspace.narrow)
        parts.search.item_asked.connect(self._go_to_found)
        parts.search.filter_asked.connect(self._narrow_to_found)
        self._connect_detail()
        parts.history.undo_asked.connect(workspace.undo)
        parts.history.redo_asked.connect(workspace.redo)
        parts.top.menu_asked.connect(self._open_menu)
        parts.top.undo_asked.connect(run.action("undo").trigger)
        parts.top.redo_asked.connect(run.action("redo").trigger)
        parts.top.import_asked.connect(run.action("import").trigger)
        parts.top.new_event_asked.connect(run.action("new-event").trigger)
        parts.palette.chosen.connect(run.run)
        parts.message.acted.connect(self._act)
        self.reading.came.connect(self._show_events)
        self.reading.stopped.connect(self._tell_stopped)
        self.reading.failed.connect(workspace.fail)
        self.jobs.shown.connect(parts.message.work)
        self.jobs.ended.connect(self._hide_progress)
        self.jobs.changed.connect(self.refresh_commands)
        self.drafts.told.connect(self.tell)
        self.following.detail_shown.connect(self.drafts.offer)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def _connect_detail(self) -> None:
        """The detail pane's part of the block above."""
        asked = self.parts.detail.requests
        asked.item_asked.connect(self.workspace.go_to)
        asked.edit_asked.connect(self.forms.edit_item)
        asked.delete_asked.connect(self._delete)
        asked.note_deleted.connect(self._delete)

    def _connect_table(self) -> None:
        """The table's part of the block above."""
        table, workspace, listing = self.parts.table, self.workspace, self.listing
        workspace.focus_changed.connect(listing.show_focus)
        workspace.data_changed.connect(listing.show_data)
        table.selection_asked.connect(workspace.select)
        table.event_activated.connect(listing.open_event)
        table.sorting_asked.connect(listing.sort)
        table.within_asked.connect(listing.keep_within)
        table.columns_changed.connect(listing.keep_columns)
        table.change_asked.connect(self.actions_table.action("change-events").trigger)
        table.told.connect(self.tell)

    def tell(self, text: str, action: str = "", then: Then | None = None) -> None:
        """Say what was done; ``then`` is what the button of the message does."""
        self._then = then
        self.parts.message.tell(text, action)

    def fail(self, text: str) -> None:
        """Say what went wrong."""
        self._then = None
        self.parts.message.fail(text)

    def show_view(self, name: str) -> None:
        """Show one of the centre's pages and mark its row."""
        self.view = name
        self.following.show_view(name)
        self.arrangement.show_page(name)
        self.listing.show_view()
        self.parts.filters.show_view(name)

    def show_undated(self) -> None:
        """Open the tray of events without a date beside the row that counts them."""
        self.following.fill_tray()
        self.parts.popover.stand_by(self.parts.filters.box)
        self.parts.popover.show_content("Events without a date", self.parts.tray)

    def arrange_pictures(self) -> None:
        """Put the map under or beside the timeline, as the settings say."""
        self._pictures.restore(self.settings.values)

    def keep_sizes(self) -> None:
        """Remember how the room is shared."""
        self.settings.change(**self._pictures.remembered(), **self.arrangement.remembered())

    def choose_theme(self, choice: str) -> None:
        """Remember a choice of colours; the window follows its settings."""
        self.settings.change(theme=choice)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colours of a theme."""
        self.theme = self.forms.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        self.parts.set_theme(theme)
        self.arrangement.set_theme(theme)
        self._pictures.set_theme(theme)
        self.actions_table.set_theme(theme)
        self.preferences.set_theme(theme)

    def case_title(self) -> str:
        """The title of the case, or the file's name where it has none."""
        return self.workspace.store.setting("title") or self.workspace.store.path.stem

    def recent_cases(self) -> list[Path]:
        """Cases that were open before this one and still are there."""
        here = self.workspace.store.path
        paths = [Path(name) for name in self.settings.values.recent]
        return [path for path in paths if path != here and path.exists()]

    def open_recent(self, action: QAction) -> None:
        """Open the case that a row of the menu names."""
        self.program.open_case(Path(str(action.data())))

    def refresh_commands(self) -> None:
        """Say anew what can be done: buttons, menu, shortcuts."""
        self.actions_table.refresh()
        self._allow_editing()

    def _allow_editing(self) -> None:
        store = self.workspace.store
        self.parts.top.show_steps(store.undo_label, store.redo_label)
        self.parts.top.allow_editing(self.workspace.writable)
        self.listing.allow_editing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how it looked; stop work and close the store."""
        self.drafts.flush()
        self.jobs.close()
        self.paper.close()
        if not self.isMaximized():
            self.settings.change(window_width=self.width(), window_height=self.height())
        self.settings.change(maximised=self.isMaximized())
        self.keep_sizes()
        self.following.stop()
        self.actions_table.stop()
        self._places.stop()
        self.hands.looks.stop()
        self.parts.search.stop()
        self.workspace.close()
        super().closeEvent(event)

    def _show_focus(self, focus: Focus, before: Focus) -> None:
        self.following.show_focus(focus, before)
        if focus.selection != before.selection or focus.filter != before.filter:
            self.actions_table.refresh_soon()

    def _show_lanes(self, view: LaneView) -> None:
        self.parts.timeline.show_lanes(view)
        self._lane_memory.keep(self.workspace.store.path, view)
        self.actions_table.refresh()

    def _show_events(self) -> None:
        self.following.show_events()
        self.listing.show_data(Changes("", bulk=True))

    def _tell_stopped(self) -> None:
        self.tell(
            "The events were not read, so timeline and counts are empty. Everything else works.",
            "Read them",
            MainWindow.read_events,
        )

    def read_events(self) -> None:
        """Read the events of a large case, which somebody had cancelled."""
        self.reading.begin()

    def _show_data(self, changes: Changes) -> None:
        self.following.show_data(changes)
        self.actions_table.refresh_soon()
        self._allow_editing()

    def _go_to_found(self, item: int) -> None:
        """Go to what was found; the hands are on the timeline again."""
        self.show_view("picture")
        self.workspace.go_to(item)
        self.parts.timeline.setFocus()

    def _narrow_to_found(self, text: str) -> None:
        """Narrow the pictures to what holds a text, whatever else is filtered."""
        self.show_view("picture")
        self.workspace.narrow(replace(self.workspace.focus.filter, text=text))
        self.parts.timeline.setFocus()

    def _keep_folds(self, folded: tuple[str, ...]) -> None:
        self.settings.change(folded=folded)

    def _delete(self, item: int) -> None:
        delete_items(self, (item,))

    def _open_menu(self) -> None:
        menu = self.actions_table.menu()
        menu.exec(self.parts.top.menu_corner())
        menu.deleteLater()

    def _act(self) -> None:
        then, self._then = self._then, None
        self.parts.message.hide()
        if then is not None:
            then(self)
        elif self.jobs.running:
            self.jobs.cancel()

    def _hide_progress(self) -> None:
        if self.parts.message.is_working:
            self.parts.message.hide()

    def _follow_desktop(self) -> None:
        if self.settings.values.theme == "system":
            self.set_theme(chosen_theme("system"))
