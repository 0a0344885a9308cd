"""Writes the whole store as JSON: sorted, one record a line, no row ids and no clock."""

import base64
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, BinaryIO

from db.dates import VagueTime
from db.fetch import fetch
from db.interchange.lossless.dates import write_date
from db.interchange.lossless.shape import KINDS, MAP, REFERENCES, TAGS, VERSION, shape_of
from db.records import Record

_dump = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def write_json(conn: sqlite3.Connection, stream: BinaryIO) -> None:
    """Write all that people put in, the trash and the places on the map included."""
    uids = dict(tuple(row) for row in conn.execute("SELECT id, uid FROM item"))
    extras = _extras(conn, uids)
    stream.write(b'{"format":"sequitur","records":{')
    for number, kind in enumerate(sorted(KINDS)):
        stream.write(f"{',' if number else ''}\n{_dump(kind)}:{{".encode())
        separator = "\n"
        for uid, line in _lines(conn, kind, uids, extras):
            stream.write(f"{separator}{_dump(uid)}:{line}".encode())
            separator = ",\n"
        stream.write(b"}")
    stream.write(f'\n}},"version":{VERSION}}}\n'.encode())


def _lines(
    conn: sqlite3.Connection, kind: str, uids: dict[int, str], extras: dict[int, dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield uid and text of the records of a kind, sorted by uid."""
    found = sorted(fetch(conn, KINDS[kind]), key=lambda record: record.uid)
    for record in found:
        yield record.uid, _dump({**_values(kind, record, uids), **extras.get(record.id, {})})


def _values(kind: str, record: Record, uids: dict[int, str]) -> dict[str, Any]:
    """Return the fields of a record that do not hold their default, as JSON values."""
    return {
        name: _plain(kind, name, value, uids)
        for name, shape in shape_of(kind).items()
        if (value := getattr(record, name)) != shape.default or shape.needed
    }


def _plain(kind: str, name: str, value: Any, uids: dict[int, str]) -> Any:
    """Return a field's value as JSON can hold it."""
    if value is None:
        return None
    if (kind, name) in REFERENCES:
        return uids[value]
    if isinstance(value, VagueTime):
        return write_date(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value) if isinstance(value, StrEnum) else value


def _extras(conn: sqlite3.Connection, uids: dict[int, str]) -> dict[int, dict[str, Any]]:
    """Return tags and place on the map of the items that have them."""
    extras: dict[int, dict[str, Any]] = defaultdict(dict)
    for item, tag in conn.execute("SELECT item, tag FROM item_tag"):
        extras[item].setdefault(TAGS, []).append(uids[tag])
    for of_item in extras.values():
        of_item[TAGS].sort()
    for entity, x, y, pinned in conn.execute("SELECT entity, x, y, pinned FROM map_position"):
        extras[entity][MAP] = {"x": x, "y": y, "pinned": bool(pinned)}
    return extras
