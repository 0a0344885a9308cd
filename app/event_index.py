"""Events and who belongs to them, kept in memory until the data changes."""

import numpy as np
from numpy.typing import NDArray

from db.filters import matching
from db.memberships import Memberships, load_memberships
from db.records import Changes, EventColumns, Filter
from db.store import Store
from db.time_index import load_columns

_COLUMNS = ("event", "citation", "link", "source")
_MEMBERS = (*_COLUMNS, "participation", "entity", "tag", "item_tag")
_TEXTS = (*_MEMBERS, "annotation", "quantity")


class EventIndex:
    """The columns, the memberships and the last filter's mask, each read when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns: EventColumns | None = None
        self._members: Memberships | None = None
        self._mask: tuple[Filter, NDArray[np.bool_]] | None = None

    @property
    def columns(self) -> EventColumns:
        """All events in the order of time; the same object until one of them changes."""
        if self._columns is None:
            self._columns = load_columns(self._store.connection)
        return self._columns

    @property
    def members(self) -> Memberships:
        """Who takes part in the events, their tags and sources."""
        if self._members is None:
            self._members = load_memberships(self._store.connection, self.columns)
        return self._members

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        """Which rows of the columns pass a filter."""
        if self._mask is None or self._mask[0] != wanted:
            members = self.members if wanted.entities or wanted.tags or wanted.sources else None
            mask = matching(self._store.connection, self.columns, wanted, members)
            self._mask = (wanted, mask)
        return self._mask[1]

    def refresh(self, changes: Changes) -> None:
        """Forget what an edit may have made untrue."""
        if changes.touches(*_COLUMNS):
            self._columns = None
        if changes.touches(*_MEMBERS):
            self._members = None
        if changes.touches(*_TEXTS):
            self._mask = None
