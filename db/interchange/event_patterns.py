"""The rows that new events of a table make, as patterns."""

from db.patterns import RowPattern, fact_pattern, item_pattern
from db.records import Citation, Entity, Event, Participation, Record, Source, Tag

_EXAMPLES: dict[str, tuple[Record, tuple[str, ...]]] = {
    "event": (Event(title=""), ("title", "summary", "kind", "status", "place", "when")),
    "entity": (Entity(name=""), ("name",)),
    "source": (Source(title=""), ("title",)),
    "tag": (Tag(name=""), ("name",)),
    "participation": (Participation(event=0, entity=0), ("event", "entity", "role")),
    "citation": (Citation(item=0, source=0), ("item", "source", "paragraph")),
}
"""Each kind of new thing: one like all others, and the fields in which they differ."""

_HANGING = {
    "item_tag": ("id", "item", "tag"),
    "import_row": ("id", "batch", "line", "item", "original"),
}

TABLES = ("item", *_EXAMPLES, *_HANGING)
"""All tables that get new rows."""


def event_patterns(now: str) -> dict[str, RowPattern]:
    """The patterns by table; those of ``item`` are called after the kind, as ``item event``.

    :param now: when the things were added.
    """
    items = {f"item {kind}": item_pattern(kind, now) for kind in _EXAMPLES}
    facts = {kind: fact_pattern(one, *fields) for kind, (one, fields) in _EXAMPLES.items()}
    hanging = {
        table: RowPattern(table, dict.fromkeys(columns), columns)
        for table, columns in _HANGING.items()
    }
    return {**items, **facts, **hanging}
