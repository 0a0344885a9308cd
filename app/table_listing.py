"""What the event table lists: the events that pass the filter, in the order asked for.

The page follows only while it is looked at. A long sort goes on beside the window; until it is
done the rows stand as they stood.
"""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from app.jobs import Job
from app.table_orders import TableOrders
from db.listing import Ordering, in_window
from db.records import Changes, EventColumns, Focus
from widgets.table.columns import COLUMNS, KEYS
from widgets.table.listing import Listing, Sorting

if TYPE_CHECKING:
    from app.window import MainWindow

VIEW = "events"
"""The key of the page among those of the centre."""
_READ = ("event", "citation", "participation", "item_tag", "entity", "tag", "source")


class TableListing(QObject):
    """Keeps the table in step with focus and data, and remembers how it is looked at."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._table = window.parts.table
        self._orders = TableOrders(window.workspace.store, window.jobs)
        settings = window.settings.values
        self._sorting = Sorting()
        self._wanted = sorting_of(settings.table_sorting)
        self._within = settings.table_within
        self._job: Job | None = None
        self._table.show_columns(settings.table_columns)
        self._table.show_within(self._within)

    @property
    def is_seen(self) -> bool:
        """Whether the page stands in the centre."""
        return self._window.view == VIEW

    def show_view(self) -> None:
        """The centre shows another page, perhaps this one: it reads what it missed."""
        if self.is_seen:
            self._table.reload()
            self._refresh()
            self._table.show_selection(self._window.workspace.focus.selection)

    def show_focus(self, focus: Focus, before: Focus) -> None:
        """Follow filter, window and selection."""
        if not self.is_seen:
            return
        moved = self._within and focus.window != before.window
        if moved or focus.filter != before.filter:
            self._refresh()
        if focus.selection != before.selection:
            self._table.show_selection(focus.selection)

    def show_data(self, changes: Changes) -> None:
        """Read again what an edit touched."""
        if not (changes.events or changes.touches(*_READ)):
            return
        self._orders.forget()
        if self.is_seen:
            self._table.reload()
            self._refresh()

    def sort(self, sorting: Sorting) -> None:
        """Sort the rows anew, and remember by what."""
        self._wanted = sorting
        self._window.settings.change(table_sorting=sorting_words(sorting))
        self._refresh()

    def keep_within(self, within: bool) -> None:
        """List only what stands in the time in view, or all."""
        self._within = within
        self._window.settings.change(table_within=within)
        self._refresh()

    def keep_columns(self, words: tuple[str, ...]) -> None:
        """Remember which columns are shown, in which order and how wide."""
        self._window.settings.change(table_columns=words)

    def allow_editing(self) -> None:
        """Say whether events can be changed now."""
        window = self._window
        self._table.allow_editing(window.workspace.writable and not window.jobs.is_busy)

    def open_event(self, event: int) -> None:
        """The form of an event; in a case that cannot be changed the detail stands beside it."""
        window = self._window
        if window.workspace.writable:
            window.forms.edit_event(event)
            return
        window.arrangement.show_panels(right=True)
        window.tell("This case is open for reading only. All about the event stands at the right.")

    def _refresh(self) -> None:
        columns = self._window.sources.timeline.columns()
        order = self._orders.at_hand(columns, self._wanted.key)
        if order is not None:
            self._stop()
            self._sorting = self._wanted
            self._show(columns, order)
            return
        self._sort_beside(columns)
        before = self._orders.at_hand(columns, self._sorting.key)
        if before is not None:
            self._show(columns, before)
        else:
            self._show_rest(columns)

    def _show(self, columns: EventColumns, order: Ordering) -> None:
        passing, seen = self._masks(columns)
        rows = order.directed(descending=self._sorting.descending)
        ids = columns.ids[rows] if seen.all() else columns.ids[rows[seen[rows]]]
        self._table.show_listing(self._listing(columns, ids, passing))

    def _show_rest(self, columns: EventColumns) -> None:
        """The order is made anew: until then the rows that are still there stand as they stood."""
        passing, seen = self._masks(columns)
        ids = self._table.model.ids
        kept = ids[np.isin(ids, columns.ids[seen])]
        self._table.show_listing(self._listing(columns, kept, passing))

    def _masks(self, columns: EventColumns) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which rows pass the filter, and which of them are listed."""
        focus = self._window.workspace.focus
        passing = self._window.sources.timeline.matching(focus.filter)
        window = focus.window if self._within else None
        return passing, passing & in_window(columns, window)

    def _listing(
        self, columns: EventColumns, ids: NDArray[np.int64], passing: NDArray[np.bool_]
    ) -> Listing:
        return Listing(ids, int(np.count_nonzero(passing)), len(columns), self._sorting)

    def _sort_beside(self, columns: EventColumns) -> None:
        self._stop()
        key = self._wanted.key
        title = next(column.title for column in COLUMNS if column.key == key)
        done = partial(self._sorted, columns, key)
        self._job = self._orders.sort(columns, key, f"Sorting by {title}", done, self._failed)
        self._job.cancelled.connect(self._cancelled)
        self._table.show_note(f"sorting by {title} …")

    def _stop(self) -> None:
        """Let go of a sort that nobody waits for any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._table.show_note("")

    def _sorted(self, columns: EventColumns, key: str, order: Ordering) -> None:
        if key != self._wanted.key:
            return
        self._job = None
        self._orders.keep(columns, key, order)
        self._refresh()

    def _failed(self, error: Exception) -> None:
        self._give_up()
        self._window.workspace.fail(error)

    @Slot()
    def _cancelled(self) -> None:
        if self.sender() is self._job:
            self._give_up()

    def _give_up(self) -> None:
        """The order asked for does not come: what is shown is what was wanted."""
        self._job = None
        columns = self._window.sources.timeline.columns()
        if self._orders.at_hand(columns, self._sorting.key) is None:
            self._sorting = Sorting()
        self._wanted = self._sorting
        self._refresh()


def sorting_of(words: str) -> Sorting:
    """An order as it was remembered: the key of a column, a minus before it for downwards."""
    key = words.removeprefix("-")
    return Sorting(key, words.startswith("-")) if key in KEYS else Sorting()


def sorting_words(sorting: Sorting) -> str:
    """An order as it is remembered."""
    return f"-{sorting.key}" if sorting.descending else sorting.key
