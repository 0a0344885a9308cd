"""The running program: one window at a time, and the way from one case to another."""

import getpass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.places import PlaceError
from app.sample import ensure_sample, reset_sample, sample_path
from app.sample_source import SampleError
from app.settings import SettingsFile
from app.theme import apply_theme, chosen_theme
from app.window import MainWindow
from app.workspace import Workspace
from db.errors import StoreError
from db.store import Store

CAUSES = (StoreError, PlaceError, SampleError)
"""Errors that carry a sentence for the person in ``message``."""


class Program(QObject):
    """Opens cases. A case that cannot be opened leaves the present window as it is."""

    def __init__(self, application: QApplication, settings: SettingsFile) -> None:
        super().__init__(application)
        self._application, self.settings = application, settings
        self.window: MainWindow | None = None

    def show_first(self, path: Path | None) -> None:
        """Open the case named on the command line, or the sample.

        :raises StoreError: it cannot be opened
        :raises PlaceError: there is no place for the sample
        :raises SampleError: the sample's source is broken
        """
        self._show(self._opened(path or ensure_sample()))

    def open_case(self, path: Path) -> bool:
        """Open a case in the place of the present one; False where it could not be opened."""
        if self.window is not None and self.window.workspace.store.path == path.resolve():
            self.window.tell("This case is open already.")
            return True
        try:
            store = self._opened(path)
        except CAUSES as error:
            return self._fail(error.message)
        self._show(store)
        return True

    def new_case(self, path: Path) -> bool:
        """Make an empty case and open it; False where that could not be done."""
        try:
            store = Store.create(path, author=self._author())
        except CAUSES as error:
            return self._fail(error.message)
        self._show(store)
        return True

    def open_sample(self) -> bool:
        """Open the sample, made now if it is not there."""
        try:
            return self.open_case(ensure_sample())
        except CAUSES as error:
            return self._fail(error.message)

    def reset_sample(self) -> bool:
        """Make the sample anew and open it. It is closed first: its file is about to move."""
        if self.window is not None and self.window.workspace.store.path == sample_path().resolve():
            self.window.jobs.close()
            self.window.workspace.close()
        message = ""
        try:
            path = reset_sample()
        except CAUSES as error:
            path, message = sample_path(), error.message
        self._show(self._opened(path))
        return self._fail(message) if message else True

    def _opened(self, path: Path) -> Store:
        """Open for writing; where only reading is possible, for reading."""
        try:
            return Store.open(path, author=self._author())
        except StoreError as error:
            if getattr(error, "reason", "") != "read-only":
                raise
            return Store.open(path, write=False)

    def _show(self, store: Store) -> None:
        before, workspace = self.window, Workspace(store, self._author())
        theme = chosen_theme(self.settings.values.theme)
        apply_theme(self._application, theme)
        self.window = MainWindow(self, workspace, self.settings, theme)
        if self.settings.values.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        if before is not None:
            before.close()
            before.deleteLater()
        self.settings.remember_recent(store.path)
        self._greet(self.window)

    def _greet(self, window: MainWindow) -> None:
        """Say what is out of the ordinary: a draft, a read-only case, broken settings."""
        notice, self.settings.notice = self.settings.notice, ""
        if notice:
            window.fail(notice)
        elif not window.workspace.writable:
            window.tell("This case can only be read. Save a copy to change it (Back up …).")
        elif (draft := window.drafts.waiting()) is not None:
            window.drafts.return_to(draft)

    def _fail(self, message: str) -> bool:
        if self.window is not None:
            self.window.fail(message)
        return False

    def _author(self) -> str:
        if self.settings.values.author:
            return self.settings.values.author
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
