"""What a record of each kind holds in the file: fields, their types and defaults, references."""

from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from db.mapping import TABLE_OF
from db.records import Record

VERSION = 1
"""Version of the file's shape, the only one so far."""

KINDS = {table: record for record, table in TABLE_OF.items()}
"""The class of the records of each kind."""

ANY = ""
"""A reference that may lead to an item of any kind."""

REFERENCES: dict[tuple[str, str], str] = {
    ("event", "offset_event"): "event",
    ("name", "entity"): "entity",
    ("participation", "event"): "event",
    ("participation", "entity"): "entity",
    ("relation", "source_entity"): "entity",
    ("relation", "target_entity"): "entity",
    ("link", "earlier"): "event",
    ("link", "later"): "event",
    ("quantity", "item"): ANY,
    ("citation", "item"): ANY,
    ("citation", "source"): "source",
    ("reading", "item"): ANY,
    ("reading", "citation"): "citation",
    ("assessment_evidence", "assessment"): "assessment",
    ("assessment_evidence", "item"): ANY,
    ("annotation", "item"): ANY,
    ("attachment", "item"): ANY,
    ("fact_check", "item"): ANY,
}
"""Fields that name another item, and the kind it must be of."""

WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("event", "offset_end"): ("", "start", "end"),
    ("source", "reliability"): ("", *"ABCDEF"),
    ("citation", "credibility"): ("", *"123456"),
}
"""Fields of plain text that the store takes only certain words in."""

NEVER_EMPTY = frozenset({("event", "title")})
"""Texts that must say something, as they must in a table of events."""

TAGS = "tags"
MAP = "map"
OWN_KEYS = ("id", "uid")
"""Fields that do not stand in a record: the row id nowhere, the uid as its key."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: its type without None, whether None is allowed, and its default."""

    name: str
    type: type
    optional: bool
    default: Any
    needed: bool


@cache
def shape_of(kind: str) -> dict[str, FieldShape]:
    """Return the fields a record of a kind may have, by name."""
    record: type[Record] = KINDS[kind]
    hints = get_type_hints(record)
    shapes = {}
    for field in fields(record):
        if field.name not in OWN_KEYS:
            plain, optional = _without_none(hints[field.name])
            needed = field.default is MISSING
            default = None if needed else field.default
            shapes[field.name] = FieldShape(field.name, plain, optional, default, needed)
    return shapes


def _without_none(hint: Any) -> tuple[type, bool]:
    """Return a type without None, and whether None was in it."""
    if get_origin(hint) is UnionType:
        return next(kind for kind in get_args(hint) if kind is not NoneType), True
    return hint, False
