"""Values from a file turned into records, each field checked."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from db.dates import VagueTime
from db.interchange.lossless.dates import read_date
from db.interchange.lossless.parse import Found
from db.interchange.lossless.shape import (
    KINDS,
    MAP,
    NEVER_EMPTY,
    REFERENCES,
    TAGS,
    WORDS,
    FieldShape,
    shape_of,
)
from db.interchange.lossless.values import (
    READERS,
    Unreadable,
    ValueRefused,
    read_flag,
    read_number,
    read_text,
    read_word,
    refuse_unreadable,
)
from db.interchange.report import RowError

_MAP_KEYS = {"x", "y", "pinned"}
_LONGEST_SHOWN = 200


@dataclass(slots=True)
class Incoming:
    """A record on its way: its fields, with uids where it refers to other items."""

    line: int
    kind: str
    uid: str
    written: str
    fields: dict[str, Any]
    references: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    place: tuple[float, float, bool] | None = None

    def original(self) -> dict[str, str]:
        """Return what the file of rejected rows tells of it."""
        return {"kind": self.kind, "uid": self.uid, "record": self.written}


def read_record(found: Found) -> Incoming:
    """Return a record with all its fields, those left out holding their default.

    :raises RowError: if a field is unknown, missing, or not of its type.
    """
    if found.kind not in KINDS:
        raise RowError("kind", found.kind, "Sequitur has no records of this kind.")
    value = found.value
    _checked("", value, refuse_unreadable)
    if not isinstance(value, Mapping):
        raise RowError("", _shown(value), "A record is an object.")
    uid = _checked("uid", found.uid, read_text)
    if not uid:
        raise RowError("uid", "", "The uid is empty.")
    shapes = shape_of(found.kind)
    for name in value:
        if name not in shapes and name != TAGS and (name != MAP or found.kind != "entity"):
            raise RowError(name, _shown(value[name]), "A record of this kind has no such field.")
    incoming = Incoming(found.line, found.kind, uid, found.written, {})
    for shape in shapes.values():
        _read_field(incoming, shape, value)
    incoming.tags = _read_tags(value.get(TAGS, []))
    incoming.place = _read_place(value[MAP]) if MAP in value else None
    return incoming


def _read_field(incoming: Incoming, shape: FieldShape, value: Mapping[str, Any]) -> None:
    """Read one field into the record."""
    name = shape.name
    if name not in value:
        if shape.needed:
            raise RowError(name, "", "This field is missing.")
        incoming.fields[name] = shape.default
        return
    told = value[name]
    if told is None and shape.optional:
        incoming.fields[name] = None
    elif (incoming.kind, name) in REFERENCES:
        incoming.references[name] = _checked(name, told, read_text)
    else:
        incoming.fields[name] = _checked(name, told, _reader(shape))
        allowed = WORDS.get((incoming.kind, name))
        if allowed is not None and told not in allowed:
            raise RowError(name, told, f"One of these is needed here: {', '.join(allowed)}.")
        if (incoming.kind, name) in NEVER_EMPTY and not told.strip():
            raise RowError(name, told, f"The {name} is empty.")


def _reader(shape: FieldShape) -> Callable[[Any], Any]:
    """Return what reads the values of a field."""
    if shape.type is VagueTime:
        return read_date
    if issubclass(shape.type, StrEnum):
        words = shape.type
        return lambda value: read_word(words, value)
    return READERS[shape.type]


def _read_tags(value: Any) -> tuple[str, ...]:
    """Return the uids of the tags on a record, each once, sorted."""
    if not isinstance(value, list):
        raise RowError(TAGS, _shown(value), "The tags are a list of uids.")
    return tuple(sorted({_checked(TAGS, one, read_text) for one in value}))


def _read_place(value: Any) -> tuple[float, float, bool]:
    """Return a place on the map."""
    if not isinstance(value, Mapping) or set(value) != _MAP_KEYS:
        raise RowError(MAP, _shown(value), "A place on the map has “x”, “y” and “pinned”.")
    x, y = (_checked(MAP, value[axis], read_number) for axis in ("x", "y"))
    return x, y, _checked(MAP, value["pinned"], read_flag)


def _checked(name: str, value: Any, reader: Callable[[Any], Any]) -> Any:
    """Return what a reader makes of a value.

    :raises RowError: with the field's name, if the reader refuses it.
    """
    try:
        return reader(value)
    except ValueRefused as refusal:
        raise RowError(name, _shown(value), str(refusal)) from None


def _shown(value: Any) -> str:
    """Return a value as it can be told in a message: a text as it is, all else as JSON."""
    if isinstance(value, Unreadable):
        value = value.written
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_told)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _told(value: Any) -> str:
    """Return what was written where a value within another could not be read."""
    return value.written if isinstance(value, Unreadable) else str(value)
