"""The read that a dossier is made in: records by the item they hang on, the trash left out."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from db.fetch import fetch_by, fetch_one
from db.hidden import hidden_items
from db.records import Amount, Annotation, Citation, Cited, Quantity, Record, Source

R = TypeVar("R", bound=Record)


class Desk:
    """One dossier's view of the store: what is hidden is found out once and never shown."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Ids of everything in the trash or hanging on something there."""
        return hidden_items(self.conn)

    def one(self, record: type[R], item: int) -> R | None:
        """Return one record that can be shown, or None."""
        return None if item in self.hidden else fetch_one(self.conn, record, item)

    def known(self, record: type[R], ids: Iterable[int]) -> dict[int, R]:
        """Return the records with these ids that can be shown, by id."""
        found = fetch_by(self.conn, record, "id", sorted(set(ids) - self.hidden))
        return {one.id: one for one in found}

    def hanging(self, record: type[R], column: str, ids: Iterable[int]) -> list[R]:
        """Return the records whose column names one of the ids, in the order they were added."""
        found = fetch_by(self.conn, record, column, sorted(set(ids)))
        return sorted((one for one in found if one.id not in self.hidden), key=lambda one: one.id)

    def cited(self, ids: Iterable[int]) -> dict[int, tuple[Cited, ...]]:
        """Return the citations under each of the items, with their sources."""
        citations = self.hanging(Citation, "item", ids)
        sources = self.known(Source, (citation.source for citation in citations))
        found: dict[int, list[Cited]] = defaultdict(list)
        for citation in citations:
            if citation.source in sources:
                found[citation.item].append(Cited(citation, sources[citation.source]))
        return {item: tuple(rows) for item, rows in found.items()}

    def amounts(self, ids: Iterable[int]) -> dict[int, tuple[Amount, ...]]:
        """Return the quantities of each of the items, with the citations under them."""
        quantities = self.hanging(Quantity, "item", ids)
        cited = self.cited(quantity.id for quantity in quantities)
        found: dict[int, list[Amount]] = defaultdict(list)
        for quantity in quantities:
            found[quantity.item].append(Amount(quantity, cited.get(quantity.id, ())))
        return {item: tuple(rows) for item, rows in found.items()}

    def notes(self, item: int) -> tuple[Annotation, ...]:
        """Return the notes on an item, the oldest first."""
        return tuple(self.hanging(Annotation, "item", (item,)))

    def tags(self, item: int) -> tuple[str, ...]:
        """Return the words an item is tagged with, sorted."""
        rows = self.conn.execute(
            "SELECT tag.id, tag.name FROM item_tag JOIN tag ON tag.id = item_tag.tag"
            " WHERE item_tag.item = ?",
            (item,),
        )
        return tuple(sorted(name for tag, name in rows if tag not in self.hidden))
