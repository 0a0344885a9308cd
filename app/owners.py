"""Where an item is shown: some have a page of their own, others stand on somebody else's."""

from db.hidden import hidden_items
from db.store import Store
from db.titles import stands_on, titled


def shown_item(store: Store, item: int) -> int | None:
    """The item on whose page this one is seen; None where it is in the trash or gone."""
    shown = stands_on(store.connection, item)
    if shown is None or hidden_items(store.connection) & {item, shown}:
        return None
    return shown


def uid_of(store: Store, item: int) -> str:
    """The uid of an item; empty where there is none of that id."""
    found = titled(store.connection, (item,)).get(item)
    return found.uid if found is not None else ""
