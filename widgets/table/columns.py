"""The columns of the event table, and how a choice of them is remembered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.records import EventRow
from widgets.kinds import event_kind
from widgets.table.words import importance_words, when_text

LEAST_WIDTH, MOST_WIDTH = 40, 1600
"""Pixels."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. ``text`` is what its cells say where words are all there is: copied, spoken."""

    key: str
    title: str
    width: int
    text: Callable[[EventRow], str]
    numeric: bool = False


def _when(row: EventRow) -> str:
    return when_text(row.when)


def _title(row: EventRow) -> str:
    return row.title


def _status(row: EventRow) -> str:
    return row.status.value.capitalize()


def _kind(row: EventRow) -> str:
    return event_kind(row.kind).one if row.kind else ""


def _sources(row: EventRow) -> str:
    return f"{row.sources:,}" if row.sources else "none"


def _entities(row: EventRow) -> str:
    return ", ".join(row.entities)


def _place(row: EventRow) -> str:
    return row.place


def _tags(row: EventRow) -> str:
    return ", ".join(row.tags)


def _importance(row: EventRow) -> str:
    return importance_words(row.importance)


def _modified(row: EventRow) -> str:
    return row.modified[:16].replace("T", " ")


def _confidential(row: EventRow) -> str:
    return "Confidential" if row.confidential else ""


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("when", "When", 304, _when),
    TableColumn("title", "Event", 252, _title),
    TableColumn("status", "Standing", 96, _status),
    TableColumn("kind", "Kind", 124, _kind),
    TableColumn("sources", "Sources", 72, _sources, numeric=True),
    TableColumn("entities", "Who", 220, _entities),
    TableColumn("place", "Where", 140, _place),
    TableColumn("tags", "Tags", 160, _tags),
    TableColumn("importance", "Importance", 96, _importance),
    TableColumn("confidential", "Confidential", 104, _confidential),
    TableColumn("modified", "Changed (UTC)", 132, _modified),
)
KEYS = tuple(column.key for column in COLUMNS)
USUAL = ("when", "title", "status", "kind", "sources", "entities")
"""Keys of the columns that are shown before anybody chose."""
FIXED = "title"
"""A table without its titles would be nobody's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One shown column and its width in pixels."""

    key: str
    width: int


def usual_columns() -> tuple[Shown, ...]:
    """The columns before anybody chose."""
    return tuple(Shown(column.key, column.width) for column in COLUMNS if column.key in USUAL)


def read_columns(words: Iterable[str]) -> tuple[Shown, ...]:
    """Columns as they were remembered (``"title:268"``); what makes no sense is left out."""
    found: dict[str, Shown] = {}
    for word in words:
        key, _, width = word.partition(":")
        if key in KEYS and width.isascii() and width.isdigit():
            found[key] = Shown(key, min(MOST_WIDTH, max(LEAST_WIDTH, int(width[:6]))))
    return tuple(found.values()) if FIXED in found else usual_columns()


def column_words(shown: Iterable[Shown]) -> tuple[str, ...]:
    """Columns as they are remembered."""
    return tuple(f"{one.key}:{one.width}" for one in shown)
