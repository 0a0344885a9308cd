"""What hands do on the timeline, as far as it concerns the window: moved events, and windows
gone back to. Settings of the hands reach the timeline from here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app import bookmarks
from app.acts.edit import undo
from app.desktop import moves_less
from app.looking_back import LookingBack
from app.moving import move_event
from app.settings import Settings
from db.dates import VagueTime
from db.dates.moving import moved_text
from db.records import Changes, Event
from widgets.timeline.hands import Hands, Wheel

if TYPE_CHECKING:
    from app.window import MainWindow


class TimelineHands(QObject):
    """Made by the window, which connects its slots."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.looks = LookingBack(window.workspace, self)
        self.follow_settings(window.settings.values)

    def follow_settings(self, values: Settings, before: Settings | None = None) -> None:
        """Take over what the person chose."""
        # Where there is no screen nobody sees it glide; it would only blur what is measured.
        unseen = QGuiApplication.platformName() == "offscreen"
        glides = values.inertia and not unseen and not moves_less(values.reduced_motion)
        timeline = self._window.parts.timeline
        timeline.set_hands(Hands(Wheel(values.wheel), glides, self._window.workspace.writable))
        if before is None or values.now_marker != before.now_marker:
            timeline.scenery.show_now(values.now_marker)

    def move(self, event: int, when: VagueTime) -> None:
        """Move an event to another date, and offer to take it back."""
        window = self._window
        record = window.workspace.store.get(Event, event)
        if record is None or record.when is None:
            return
        if window.jobs.is_busy:
            window.tell("An import is under way, so nothing can be changed just now.")
        elif window.workspace.edit(move_event, event, when):
            words = moved_text(record.when, when)
            window.tell(f"“{record.title}”: {words}.", "Undo", undo)

    def show_bookmarks(self, name: str = "") -> None:
        """Open the bookmarks, with a name for the present view where one is to be kept."""
        parts, workspace = self._window.parts, self._window.workspace
        parts.bookmarks.show_bookmarks(bookmarks.bookmark_rows(workspace.store))
        parts.bookmarks.suggest(name, may_keep=workspace.writable)
        parts.popover.stand_by(parts.filters)
        parts.popover.show_content("Bookmarks", parts.bookmarks)
        if not name:
            parts.bookmarks.take_keyboard()

    def keep_bookmark(self, name: str) -> None:
        """Keep what is looked at now."""
        workspace = self._window.workspace
        if workspace.edit(bookmarks.keep_bookmark, name, workspace.focus):
            self._window.tell(f"Kept as “{name}”.", "Undo", undo)

    def rename_bookmark(self, bookmark: int, name: str) -> None:
        """Give a bookmark another name."""
        self._window.workspace.edit(bookmarks.rename_bookmark, bookmark, name)

    def delete_bookmark(self, bookmark: int) -> None:
        """Put a bookmark into the trash, and offer to take it back."""
        if self._window.workspace.edit(bookmarks.delete_bookmark, bookmark):
            self._window.tell("The bookmark is deleted.", "Undo", undo)

    def go_to_bookmark(self, bookmark: int) -> None:
        """Look at what a bookmark keeps."""
        focus = bookmarks.bookmarked(self._window.workspace.store, bookmark)
        if focus is None:
            self._window.tell("This bookmark was made by another version and cannot be read here.")
            return
        self._window.show_view("picture")
        self._window.workspace.set_focus(focus)

    def follow_data(self, changes: Changes) -> None:
        """Show the bookmarks as they are now."""
        if changes.touches("bookmark"):
            rows = bookmarks.bookmark_rows(self._window.workspace.store)
            self._window.parts.bookmarks.show_bookmarks(rows)
