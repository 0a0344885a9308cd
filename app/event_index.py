"""Events and who belongs to them, kept in memory until the data changes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from db.filter_patch import patched_mask
from db.filters import Mask, matching
from db.memberships import (
    FACETS,
    Memberships,
    load_memberships,
    patched_memberships,
    with_members,
)
from db.packed import no_events
from db.records import Changes, ColumnPatch, EventColumns, Filter
from db.splice import Splice
from db.store import Store
from db.time_index import load_columns
from db.time_patch import column_patch, patched_columns

LARGE = 5_000
"""From so many events on they are read and counted beside the window."""

_NAMES = ("entity", "tag", "source")
"""Tables of the members, in the order of the facets."""
_BEYOND = (*_NAMES, "annotation", "quantity")
"""Tables that can make an event pass a filter, or not, without its being touched."""
_ROWS = ("event", "participation", "citation", "item_tag", "link")
"""Tables whose rows make events, and pairs of events and members."""
_TEXTS = ("event", "citation", "participation", "item_tag", *_NAMES, "annotation", "quantity")
_NONE = np.empty(0, np.int64)
_NO_ROWS = _NONE.astype(np.int32)

_Mending = Callable[[Memberships], Memberships]


class EventIndex:
    """The columns, the memberships and the last filter's mask, each read when first asked for.

    Of a large store they are read in a worker: :meth:`hold` says so, and there are no events
    until :meth:`take`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns: EventColumns | None = None
        self._members: Memberships | None = None
        self._owed: list[_Mending] = []
        """What edits have yet to change of the memberships: asked for later than the events."""
        self._mask: tuple[Filter, NDArray[np.bool_]] | None = None
        self._last: tuple[EventColumns, ColumnPatch] | None = None
        self._missed: list[Changes] | None = None

    @property
    def is_held(self) -> bool:
        """Whether events are read by somebody else, and none are here yet."""
        return self._missed is not None

    @property
    def is_large(self) -> bool:
        """Whether there are so many events that what counts them all is done beside the window."""
        return self._columns is not None and len(self._columns) > LARGE

    def hold(self) -> None:
        """Show no events until they are brought."""
        self._owed.clear()
        self._columns, self._members = no_events()
        self._mask = self._last = None
        self._missed = []

    def release(self) -> None:
        """Read the events when they are asked for, as from the beginning."""
        self._missed = None
        self._owed.clear()
        self._columns = self._members = self._mask = self._last = None

    def take(self, columns: EventColumns, members: Memberships) -> bool:
        """Take events that were read beside the window, and what was edited since.

        False where an import came in between: then they must be read again.
        """
        missed, self._missed = self._missed or [], None
        if any(changes.bulk for changes in missed):
            self.hold()
            return False
        self._columns, self._members, self._mask = columns, members, None
        self._owed.clear()
        for changes in missed:
            self.refresh(changes)
        self._last = None
        return True

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
        # Each reads what is true now; what a later edit touched, that one reads again.
        while self._owed:
            self._members = self._owed[0](self._members)
            del self._owed[0]
        return self._members

    def events_of(self, entity: int) -> frozenset[int]:
        """Ids of the events an entity takes part in."""
        pairs = self.members.entities
        number = int(np.searchsorted(pairs.ids, entity))
        if number == len(pairs.ids) or pairs.ids[number] != entity:
            return frozenset()
        return frozenset(self.columns.ids[pairs.rows_of(number)].tolist())

    def patch_since(self, before: EventColumns) -> ColumnPatch | None:
        """How the present columns came out of these: the same ones, or those before the last edit.

        None for any others.
        """
        if before is self.columns:
            return ColumnPatch(_NO_ROWS, _NO_ROWS)
        if self._last is not None and self._last[0] is before:
            return self._last[1]
        return None

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        """Which rows of the columns pass a filter."""
        if self._mask is None or self._mask[0] != wanted:
            members = self.members if wanted.entities or wanted.tags or wanted.sources else None
            mask = matching(self._store.connection, self.columns, wanted, members)
            self._mask = (wanted, mask)
        return self._mask[1]

    def refresh(self, changes: Changes) -> None:
        """Read again the events an edit touched; after an import forget everything."""
        if self._missed is not None:
            self._missed.append(changes)
            return
        if changes.bulk:
            self._owed.clear()
            self._columns = self._members = self._mask = self._last = None
            return
        before = self._mask
        splice = self._patch(changes) if changes.touches(*_ROWS) else None
        if not changes.touches(*_ROWS) and changes.touches(*_NAMES):
            self._change_members(changes)
        if changes.events or changes.touches(*_TEXTS):
            self._mask = None
        if splice is not None and before is not None and not changes.touches(*_BEYOND):
            self._mask = (before[0], self._patched(*before, splice))

    def _patched(self, wanted: Filter, mask: NDArray[np.bool_], splice: Splice) -> Mask:
        conn = self._store.connection
        return patched_mask(conn, mask, splice, self.columns, wanted, lambda: self.members)

    def _patch(self, changes: Changes) -> Splice | None:
        """Read again the events that were touched, with their memberships."""
        splice = self._patch_columns(changes)
        renamed = changes.touches(*_NAMES)
        columns = self._columns
        if self._members is not None and columns is not None and (splice or renamed):
            conn, moved = self._store.connection, splice or Splice(_NONE, _NONE)
            self._owed.append(
                lambda before: patched_memberships(conn, columns, before, moved, renamed=renamed)
            )
        return splice

    def _change_members(self, changes: Changes) -> None:
        """Let members come and go with their memberships, of which there may be very many.

        To the events themselves only sources matter: what rests on one that went may rest on none.
        """
        if changes.touches("source"):
            self._patch_columns(changes)
        columns = self._columns
        if self._members is not None and columns is not None:
            conn = self._store.connection
            changed = {facet: changes.ids(_NAMES[at]) for at, facet in enumerate(FACETS)}
            self._owed.append(lambda before: with_members(conn, columns, before, changed))

    def _patch_columns(self, changes: Changes) -> Splice | None:
        """Bring the columns up to date; the memberships are forgotten where all was read again."""
        before = self._columns
        if before is None or not changes.events:
            return None
        self._columns, splice = patched_columns(
            self._store.connection, before, changes.events, changes.ids("event")
        )
        if splice is None:
            self._owed.clear()
            self._members = self._last = None
        else:
            self._last = (before, column_patch(splice))
        return splice
