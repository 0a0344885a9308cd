"""Where an item is shown: some have a page of their own, others stand on somebody else's."""

from db.records import (
    Annotation,
    Assessment,
    Citation,
    Entity,
    Event,
    Evidence,
    Link,
    Name,
    Participation,
    Quantity,
    Reading,
    Record,
    Relation,
    Source,
)
from db.store import Store

_OWNERS: dict[str, tuple[type[Record], str]] = {
    "event": (Event, ""),
    "entity": (Entity, ""),
    "relation": (Relation, ""),
    "assessment": (Assessment, ""),
    "source": (Source, ""),
    "annotation": (Annotation, "item"),
    "citation": (Citation, "item"),
    "quantity": (Quantity, "item"),
    "reading": (Reading, "item"),
    "assessment_evidence": (Evidence, "assessment"),
    "participation": (Participation, "event"),
    "name": (Name, "entity"),
    "link": (Link, "later"),
}
"""Record of a kind, and the field that names its owner; an empty one means a page of its own."""


def shown_item(store: Store, item: int) -> int | None:
    """The item on whose page this one is seen; None where it is in the trash or gone.

    A citation of a participation is seen on the event, so owners are followed to the end.
    """
    for _ in range(len(_OWNERS)):
        record_type, field = _OWNERS.get(store.kind_of(item) or "", (None, ""))
        record = None if record_type is None else store.get(record_type, item)
        if record is None or record.deleted_at is not None:
            return None
        if not field:
            return item
        owner: int | None = getattr(record, field)
        if owner is None:
            return None
        item = owner
    return None
