"""Between records and rows: which table a record lives in, and how its fields become columns.

A field is a column of the same name. A :class:`VagueTime` field becomes sixteen columns that
begin with its name; all are NULL where the field is ``None``. Flags are 0 and 1, words of closed
lists are the words themselves.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from db import records
from db.dates.value import Basis, End, Granularity, Shape, VagueTime
from db.errors import RecordRefused
from db.records import Record

TABLE_OF: dict[type[Record], str] = {
    records.Event: "event",
    records.Entity: "entity",
    records.Name: "name",
    records.Participation: "participation",
    records.Relation: "relation",
    records.Link: "link",
    records.Quantity: "quantity",
    records.Source: "source",
    records.Citation: "citation",
    records.Reading: "reading",
    records.Assessment: "assessment",
    records.Evidence: "assessment_evidence",
    records.Annotation: "annotation",
    records.Tag: "tag",
    records.Attachment: "attachment",
    records.Bookmark: "bookmark",
    records.Check: "fact_check",
    records.NamedWindow: "named_window",
}

ITEM_FIELDS = tuple(field.name for field in fields(Record))
"""Fields every record has; they stand in the table ``item``."""

VAGUE_PARTS = tuple(field.name for field in fields(VagueTime))
_vague_values = attrgetter(*VAGUE_PARTS)
_NO_DATE = (None,) * len(VAGUE_PARTS)
_VAGUE_TYPES: dict[str, Callable[[Any], object]] = {
    "shape": Shape,
    "start": End,
    "end": End,
    "granularity": Granularity,
    "approximate": bool,
    "doubtful": bool,
    "basis": Basis,
}


@dataclass(frozen=True, slots=True)
class FieldMap:
    """One field: its columns, how its value is stored, how it is read back."""

    name: str
    columns: tuple[str, ...]
    stored: Callable[[Any], tuple[object, ...]]
    read: Callable[[tuple[Any, ...]], object]
    as_is: type | None = None
    """Values of exactly this type are stored as they are."""


@dataclass(frozen=True, slots=True)
class RecordMap:
    """One class of records: its table and the fields in it (without those of ``item``)."""

    record: type[Record]
    table: str
    fields: tuple[FieldMap, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's columns after ``id`` and before ``checksum``, in order."""
        return tuple(column for field in self.fields for column in field.columns)

    def values(self, record: Record) -> tuple[object, ...]:
        """The record's values in the order of :attr:`columns`."""
        values: list[object] = []
        for field in self.fields:
            value = getattr(record, field.name)
            if type(value) is field.as_is:  # most are, and imports are long
                values.append(value)
            else:
                values.extend(field.stored(value))
        return tuple(values)

    def changed(self, field: str, value: object) -> dict[str, object]:
        """Columns and values that one field's new value stands in.

        :raises TypeError: where this class has no such field
        """
        for candidate in self.fields:
            if candidate.name == field:
                return dict(zip(candidate.columns, candidate.stored(value), strict=True))
        raise TypeError(f"{self.record.__name__} has no field {field!r}")

    def read(self, row: sqlite3.Row) -> Record:
        """The record of a row that joins ``item`` (id … confidential) and this table's columns."""
        values: list[Any] = list(row)
        arguments: dict[str, Any] = dict(zip(ITEM_FIELDS, values, strict=False))
        arguments["confidential"] = bool(arguments["confidential"])
        at = len(ITEM_FIELDS)
        for field in self.fields:
            end = at + len(field.columns)
            arguments[field.name] = field.read(tuple(values[at:end]))
            at = end
        return self.record(**arguments)


def _plain(kind: type, name: str, value: Any) -> tuple[object, ...]:
    # SQLite would turn 5 into "5" and 3.0 into 3 in silence; the checksum is over what is stored.
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise TypeError(f"{name} takes {kind.__name__}, not {type(value).__name__}")
    return (value,)


def _first(values: tuple[Any, ...]) -> object:
    return values[0]


def _stored_flag(value: Any) -> tuple[object, ...]:
    return (int(value),)


def _stored_real(value: Any) -> tuple[object, ...]:
    # SQLite keeps no minus zero; adding zero makes it the plain one.
    return (None if value is None else float(value) + 0.0,)


def _stored_vague(value: VagueTime | None) -> tuple[object, ...]:
    if value is None:
        return _NO_DATE
    return tuple([int(part) if isinstance(part, int) else part for part in _vague_values(value)])


def read_vague(values: tuple[Any, ...]) -> VagueTime | None:
    """The date of sixteen column values in the order of ``VAGUE_PARTS``; ``None`` = undated."""
    named = dict(zip(VAGUE_PARTS, values, strict=True))
    if named["edtf"] is None:
        return None
    for part, made in _VAGUE_TYPES.items():
        named[part] = made(named[part])
    return VagueTime(**named)


def _field_map(name: str, hint: object) -> FieldMap:
    kind = _without_none(hint)
    if kind is VagueTime:
        columns = tuple(f"{name}_{part}" for part in VAGUE_PARTS)
        return FieldMap(name, columns, _stored_vague, read_vague)
    if kind is bool:
        return FieldMap(name, (name,), _stored_flag, lambda values: bool(values[0]))
    if kind is float:
        return FieldMap(name, (name,), _stored_real, _first)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return FieldMap(name, (name,), partial(_word, kind), partial(_read_word, kind))
    if not isinstance(kind, type):
        raise TypeError(f"the field {name} has no type that can be stored")
    return FieldMap(name, (name,), partial(_plain, kind, name), _first, as_is=kind)


def _word(words: type[StrEnum], value: Any) -> tuple[object, ...]:
    try:
        return (str(words(value)),)
    except ValueError as error:
        known = ", ".join(words)
        raise RecordRefused(f"“{value}” is none of the words {known}. Choose one.") from error


def _read_word(words: type[StrEnum], values: tuple[Any, ...]) -> object:
    return words(values[0])


def _without_none(hint: object) -> object:
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return kinds[0]
    return hint


def _map(record: type[Record], table: str) -> RecordMap:
    hints = get_type_hints(record)
    own = [field.name for field in fields(record) if field.name not in ITEM_FIELDS]
    return RecordMap(record, table, tuple(_field_map(name, hints[name]) for name in own))


_BY_RECORD = {record: _map(record, table) for record, table in TABLE_OF.items()}
_BY_TABLE = {mapped.table: mapped for mapped in _BY_RECORD.values()}


def map_of(record: type[Record]) -> RecordMap:
    """How records of this class are stored.

    :raises KeyError: for a class that is not stored
    """
    return _BY_RECORD[record]


def map_of_kind(kind: str) -> RecordMap:
    """How items of this kind (a table's name) are stored.

    :raises KeyError: for a kind there is not
    """
    return _BY_TABLE[kind]
