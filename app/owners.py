"""Where an item is shown: some have a page of their own, others stand on somebody else's."""

from collections.abc import Iterable

from db.fetch import batches, places
from db.hidden import hidden_items
from db.store import Store
from db.titles import STANDS_ON, stands_on, titled


def shown_item(store: Store, item: int) -> int | None:
    """The item on whose page this one is seen; None where it is in the trash or gone."""
    shown = stands_on(store.connection, item)
    if shown is None or hidden_items(store.connection) & {item, shown}:
        return None
    return shown


def gone_items(store: Store, items: Iterable[int]) -> frozenset[int]:
    """Those of the items that are shown nowhere any more; quick for thousands of them."""
    asked = list(items)
    hidden = hidden_items(store.connection)
    gone = set(asked)
    for some in batches(asked):
        sql = f"SELECT id, kind FROM item WHERE id IN ({places(some)})"
        for item, kind in store.connection.execute(sql, some).fetchall():
            owner = stands_on(store.connection, item) if kind in STANDS_ON else item
            if owner is not None and not hidden & {item, owner}:
                gone.discard(item)
    return frozenset(gone)


def uid_of(store: Store, item: int) -> str:
    """The uid of an item; empty where there is none of that id."""
    found = titled(store.connection, (item,)).get(item)
    return found.uid if found is not None else ""
