"""All the panes and bars of a window, made once. Where they stand and what they say is others'."""

from PySide6.QtWidgets import QWidget

from app.settings import Settings
from app.sources import Sources
from widgets.bookmarks import BookmarkList
from widgets.detail.pane import DetailPane
from widgets.filters.panel import FilterPanel
from widgets.filters.pills import PillBar
from widgets.history_list import HistoryList
from widgets.lists.assessments import AssessmentsList
from widgets.lists.notes import NotesList
from widgets.lists.sources import SourcesList
from widgets.relations.view import MapView
from widgets.search_field import SearchField
from widgets.shell.command_palette import CommandPalette
from widgets.shell.floating import Popover, Sheet
from widgets.shell.message_bar import MessageBar
from widgets.shell.status_bar import StatusBar
from widgets.shell.top_bar import TopBar
from widgets.style import Theme
from widgets.table.page import EventTable
from widgets.timeline.overview import Overview
from widgets.timeline.view import TimelineView
from widgets.undated_tray import UndatedTray


class Parts:
    """Named by what they show."""

    def __init__(
        self, window: QWidget, sources: Sources, theme: Theme, settings: Settings, keys: str
    ) -> None:
        self.search = SearchField(sources.search, theme, window, keys)
        self.top = TopBar(theme, self.search)
        self.filters = FilterPanel(theme, folded=settings.folded)
        self.pills = PillBar(theme)
        self.timeline = TimelineView(sources.timeline, theme)
        self.overview = Overview(sources.timeline, theme)
        self.relations = MapView(sources.map, theme)
        self.table = EventTable(sources.table, theme)
        self.assessments = AssessmentsList(theme)
        self.sources = SourcesList(theme)
        self.notes = NotesList(theme)
        self.detail = DetailPane(theme)
        self.status = StatusBar()
        self.message = MessageBar(window, theme)
        self.history = HistoryList(theme)
        self.tray = UndatedTray(theme)
        self.bookmarks = BookmarkList(theme)
        self.sheet = Sheet(window, theme)
        self.popover = Popover(window, theme)
        self.palette = CommandPalette(window, theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colours of a theme."""
        for part in vars(self).values():
            part.set_theme(theme)
