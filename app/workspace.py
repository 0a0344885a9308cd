"""The one store and the one focus of a window, and all that may be done to them.

Three signals are shared by everyone: what is looked at, what the data became, what went wrong.
How the timeline's lanes stand is told by a fourth, for few panes draw lanes.
Setting an equal focus is silent, which ends echoes between panes without any flag.
"""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.editing import (
    apply_entity,
    apply_event,
    apply_relation,
    delete_items,
    place_nodes,
    save_note,
)
from app.owners import gone_items, shown_item
from db.errors import StoreError
from db.records import Changes, Filter, Focus, LaneView, MapPosition, Window
from db.store import Store
from widgets.editors.drafts import EntityDraft, EventDraft, RelationDraft


class Workspace(QObject):
    """Holds the store from its opening to :meth:`close`; nobody else writes to it."""

    focus_changed = Signal(object, object)
    """The :class:`Focus` now and before."""
    data_changed = Signal(object)
    """:class:`Changes` of an edit, undo, redo or import."""
    lanes_changed = Signal(object)
    """The :class:`LaneView` now."""
    failed = Signal(str)
    """A sentence for the person."""

    def __init__(self, store: Store, author: str = "") -> None:
        super().__init__()
        self.store = store
        self.author = author
        self._focus = Focus()
        self._lanes = LaneView()

    @property
    def focus(self) -> Focus:
        """What everyone looks at."""
        return self._focus

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self.store.writable

    def set_focus(self, focus: Focus) -> None:
        """Look at something else; an equal focus changes nothing and says nothing."""
        if focus != self._focus:
            before, self._focus = self._focus, focus
            self.focus_changed.emit(focus, before)

    @property
    def lanes(self) -> LaneView:
        """How the timeline's lanes stand."""
        return self._lanes

    def arrange_lanes(self, view: LaneView) -> None:
        """Let the lanes stand in another way; looking, so no edit. An equal view is silent."""
        if view != self._lanes:
            self._lanes = view
            self.lanes_changed.emit(view)

    def look_at(self, window: Window | None) -> None:
        """Move the time window; None = everything."""
        self.set_focus(self._focus.look_at(window))

    def select(self, ids: Iterable[int]) -> None:
        """Select these items; the first is the primary one."""
        self.set_focus(self._focus.select(*ids))

    def narrow(self, wanted: Filter) -> None:
        """Set the filter."""
        self.set_focus(self._focus.narrow(wanted))

    def go_to(self, item: int) -> None:
        """Select an item, or what it stands on where it has no page of its own (a citation)."""
        shown = shown_item(self.store, item)
        if shown is not None:
            self.select((shown,))

    def save_event(self, draft: EventDraft) -> int:
        """Write an event and select it; its id, or 0 where it failed."""
        return self._keep(apply_event, draft)

    def save_entity(self, draft: EntityDraft) -> int:
        """Write an entity and select it; its id, or 0 where it failed."""
        return self._keep(apply_entity, draft)

    def save_relation(self, draft: RelationDraft) -> int:
        """Write a relation and select it; its id, or 0 where it failed."""
        return self._keep(apply_relation, draft)

    def save_note(self, item: int, note: int, body: str) -> int:
        """Write a note (0 = a new one); its id, or 0 where it failed."""
        kept = self._try(save_note, item, note, body, self.author)
        if kept is None:
            return 0
        self._tell(kept[1])
        return int(kept[0])

    def delete(self, ids: Iterable[int]) -> bool:
        """Put items into the trash; one undo step."""
        doomed = dict.fromkeys(ids)
        changes = self._try(delete_items, doomed) if doomed else None
        if changes is None:
            return False
        self.select(one for one in self._focus.selection if one not in doomed)
        self._tell(changes)
        return True

    def place(self, positions: Iterable[MapPosition], *, by_hand: bool) -> None:
        """Store where entities stand on the map; a read-only store keeps no places."""
        if not self.writable:
            return
        label = "Move on the map" if by_hand else "Lay out the map"
        changes = self._try(place_nodes, tuple(positions), label=label)
        if changes is not None:
            self._tell(changes)

    def edit(self, doing: Callable[..., Changes], *given: Any) -> bool:
        """Let ``doing`` make one edit of the store; False where it failed, which is told then."""
        changes = self._try(doing, *given)
        if changes is not None:
            self._tell(changes)
        return changes is not None

    def rename(self, title: str) -> None:
        """Give the case a title."""
        changes = self._try(_set_title, title)
        if changes is not None:
            self._tell(changes)

    def undo(self, steps: int = 1) -> Changes | None:
        """Take back edits; what the last one was, or None where there was none."""
        return self._step(Store.undo, steps)

    def redo(self, steps: int = 1) -> Changes | None:
        """Do undone edits again; what the last one was, or None where there was none."""
        return self._step(Store.redo, steps)

    def take(self, changes: Changes) -> None:
        """Tell everyone of changes that a job made to the store."""
        self._tell(changes)

    def fail(self, error: Exception) -> None:
        """Say what went wrong where it is the environment's; our own mistakes are raised.

        :raises Exception: the error itself, where it has no sentence for the person
        """
        if not isinstance(error, StoreError):
            raise error
        self.failed.emit(error.message)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _keep(self, apply: Callable[..., tuple[int, Changes]], draft: Any) -> int:
        kept = self._try(apply, draft)
        if kept is None:
            return 0
        item, changes = kept
        self._tell(changes)
        self.select((item,))
        return int(item)

    def _step(self, step: Callable[[Store], Changes | None], steps: int) -> Changes | None:
        last = None
        for _ in range(steps):
            changes = self._try(step)
            if changes is None:
                break
            last = changes
            self._tell(changes)
        return last

    def _try(self, doing: Callable[..., Any], *given: Any, **named: Any) -> Any:
        try:
            return doing(self.store, *given, **named)
        except StoreError as error:
            self.failed.emit(error.message)
            return None

    def _tell(self, changes: Changes) -> None:
        gone = gone_items(self.store, self._focus.selection)
        self.data_changed.emit(changes)
        if gone:
            self.select(one for one in self._focus.selection if one not in gone)


def _set_title(store: Store, title: str) -> Changes:
    with store.edit("Rename the case") as edit:
        edit.set("title", title)
    return edit.changes
