"""The orders of the event table: kept until the data changes, sorted beside the window if long."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from app.jobs import Cancelled, Job, Jobs
from db.errors import errors_sorted
from db.listing import IN_COLUMNS, Ordering, order_in_columns, order_in_store
from db.records import EventColumns
from db.store import Store
from widgets.kinds import event_kind

AT_ONCE = 20_000
"""Events up to which the store sorts within one picture's time."""
_STEPS = 20_000
"""Steps of SQLite's machine between two questions whether to go on."""


class TableOrders:
    """Answers at once where it can, and else by a job."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        self._store, self._jobs = store, jobs
        self._kept: dict[str, tuple[EventColumns, Ordering]] = {}

    def at_hand(self, columns: EventColumns, key: str) -> Ordering | None:
        """The order by a key, or None where it takes long to make."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] is columns:
            return kept[1]
        if key in IN_COLUMNS:
            made = order_in_columns(columns, key, _kind_label)
        elif len(columns) <= AT_ONCE:
            made = order_in_store(self._store.connection, columns, key)
        else:
            return None
        self.keep(columns, key, made)
        return made

    def sort(
        self,
        columns: EventColumns,
        key: str,
        label: str,
        done: Callable[[Ordering], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Sort beside the window; ``done`` gets the order, neither is called if cancelled."""
        store = self._store

        def work(job: Job) -> Ordering:
            return _sorted(store, columns, key, job)

        return self._jobs.start(label, work, done, failed)

    def keep(self, columns: EventColumns, key: str, order: Ordering) -> None:
        """Remember an order while its columns last."""
        self._kept[key] = (columns, order)

    def forget(self) -> None:
        """The data changed: words the orders rest on may be others."""
        self._kept.clear()


def _kind_label(kind: str) -> str:
    return event_kind(kind).one


def _sorted(store: Store, columns: EventColumns, key: str, job: Job) -> Ordering:
    def is_cancelled() -> int:
        return int(job.is_cancelled)

    with closing(store.reader()) as connection, errors_sorted(store.path):
        connection.set_progress_handler(is_cancelled, _STEPS)
        try:
            return order_in_store(connection, columns, key)
        except sqlite3.OperationalError:
            if job.is_cancelled:
                raise Cancelled from None
            raise
