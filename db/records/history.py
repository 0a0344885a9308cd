"""What the journal tells: what an edit touched, and the list of edits."""

from dataclasses import dataclass

NO_EVENTS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit, undo or redo touched: item ids by table name, and whether all was reloaded.

    ``tables`` maps a table name (``event``, ``annotation`` …) to the ids of its touched rows.
    ``bulk`` is True where too much changed to list (an import): readers read everything again.
    """

    label: str
    tables: tuple[tuple[str, frozenset[int]], ...] = ()
    bulk: bool = False
    events: frozenset[int] = NO_EVENTS
    """Events touched through any row: their own, a participation, a tag, a citation … All of
    them, unless ``bulk``; ids of other items may be among them."""

    def touches(self, *names: str) -> bool:
        """Whether one of these tables changed."""
        return self.bulk or any(name in names for name, _ in self.tables)

    def ids(self, name: str) -> frozenset[int]:
        """Touched ids of one table."""
        return dict(self.tables).get(name, frozenset())


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit of the journal, newest first in lists. ``undone`` = could be redone."""

    id: int
    label: str
    at: str
    author: str
    changes: int
    undone: bool
    lines: tuple[str, ...] = ()
    """What changed, in words: "Title: “A” → “B”"; at most a dozen lines."""
    final: bool = False
    """Can be neither undone nor redone: where the store began, a purge, or undone and replaced."""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Counts without the trash, and the outer span of all dated events (CLI ``info``)."""

    events: int
    entities: int
    relations: int
    links: int
    participations: int
    quantities: int
    sources: int
    citations: int
    assessments: int
    annotations: int
    edits: int
    format: int
    earliest: str | None
    latest: str | None
