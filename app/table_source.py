"""What the event table reads its rows through."""

from collections.abc import Mapping, Sequence

from db.listing import event_rows
from db.records import EventRow
from db.store import Store


class TableReader:
    """Rows over one store, on the thread of the window."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, ids: Sequence[int]) -> Mapping[int, EventRow]:
        """Rows of a page of events; those that are gone are absent."""
        return event_rows(self._store.connection, ids)
