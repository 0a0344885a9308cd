"""Changing all selected events: the form, the work beside the window, the word about it."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.acts.edit import undo
from app.editing import delete_items
from app.jobs import Job
from app.table_edits import change_events
from db.errors import StoreError
from db.records import Changes
from widgets.table.change import EventsChange, events_words
from widgets.table.change_form import ChangeForm

if TYPE_CHECKING:
    from app.window import MainWindow

AT_ONCE = 200
"""Events up to which the change is made while the person waits: it is quicker than a blink."""


class TableChanges(QObject):
    """One form at a time, for the events of the selection."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._form: ChangeForm | None = None
        self._events: tuple[int, ...] = ()

    def ask(self) -> None:
        """Open the form for the selected events; other items of the selection are left out."""
        window = self._window
        columns = window.sources.timeline.columns()
        selected = np.array(window.workspace.focus.selection, np.int64)
        self._events = tuple(selected[np.isin(selected, columns.ids)].tolist())
        if not self._events:
            window.tell("No event is selected. Select some in the table or on the timeline.")
            return
        self._form = ChangeForm(window.theme, len(self._events), columns.kinds, window)
        self._form.finished.connect(self._finished)
        self._form.open()

    def delete(self, items: tuple[int, ...]) -> None:
        """Put many items into the trash beside the window."""
        store = self._window.workspace.store

        def work(job: Job) -> Changes:
            del job
            return delete_items(store, items)

        label = f"Deleting {len(items):,} items"
        self._window.jobs.start(label, work, self._done, self._failed)

    def _finished(self, result: int) -> None:
        form, self._form = self._form, None
        if form is None:
            return
        if result == QDialog.DialogCode.Accepted:
            self._start(form.change())
        form.deleteLater()

    def _start(self, change: EventsChange) -> None:
        store, events = self._window.workspace.store, self._events
        if len(events) <= AT_ONCE:
            try:
                self._done(change_events(store, events, change, _nobody_waits))
            except StoreError as error:
                self._failed(error)
            return

        def work(job: Job) -> Changes:
            return change_events(store, events, change, job.progress)

        verb = "Deleting" if change.trash else "Changing"
        label = f"{verb} {events_words(len(events))}"
        self._window.jobs.start(label, work, self._done, self._failed)

    def _done(self, changes: Changes) -> None:
        if not (changes.tables or changes.bulk):
            self._window.tell("Nothing had to be changed: all of them were so already.")
            return
        self._window.workspace.take(changes)
        self._window.tell(f"Done: {changes.label}", "Undo", undo)

    def _failed(self, error: Exception) -> None:
        self._window.workspace.fail(error)


def _nobody_waits(done: int, total: int) -> None:
    """A few events are changed before anybody could ask how far it is."""
    del done, total
