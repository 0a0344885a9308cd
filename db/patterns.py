"""Many rows that differ in a few columns only: written quickly, with the same checksums.

A statement holds what all rows have in common, and only the rest is bound; the text under the
checksum (db/checksums.py) is a template with gaps. What comes out is what :class:`RowWriter`
would write, to the last bit.
"""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from json.encoder import encode_basestring

from db.mapping import map_of
from db.records import Record

quoted = encode_basestring
"""A text as a part of canonical content: in JSON's quotation marks."""

SIZE = 8
"""Bytes of a checksum."""

_CONSTANT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class RowPattern:
    """The rows of one table that have their constant columns in common.

    A ``gap`` is what differs: one column, or several that make up one field. The key is always
    the first one.
    """

    def __init__(
        self, table: str, columns: Mapping[str, object], gaps: Sequence[tuple[str, ...]]
    ) -> None:
        """Describe the rows.

        :param columns: all columns but ``checksum`` in the table's order, with their values.
        :param gaps: the columns that differ, in the table's order, each gap's side by side.
        """
        self.table = table
        open_columns = {column for gap in gaps for column in gap}
        names = ", ".join(f'"{column}"' for column in (*columns, "checksum"))
        marks = ", ".join(
            "?" if column in open_columns else _literal(value) for column, value in columns.items()
        )
        self.insert = f'INSERT INTO main."{table}" ({names}) VALUES ({marks}, ?)'
        self._template = f"[{','.join(_parts(table, columns, gaps))}]"

    def checksums(self, rows: Iterable[tuple[object, ...]]) -> tuple[int, ...]:
        """The checksums of rows, from the JSON text of each gap."""
        template, hashed = self._template, partial(blake2b, digest_size=SIZE)
        digests = b"".join([hashed((template % row).encode()).digest() for row in rows])
        return struct.unpack(f">{len(digests) // SIZE}q", digests)


def fact_pattern(example: Record, *fields: str) -> RowPattern:
    """The rows of a class of records: like the example but for the id and these fields."""
    mapped = map_of(type(example))
    columns = {"id": 0, **dict(zip(mapped.columns, mapped.values(example), strict=True))}
    gaps = [("id",), *(one.columns for one in mapped.fields if one.name in fields)]
    return RowPattern(mapped.table, columns, gaps)


def item_pattern(kind: str, now: str) -> RowPattern:
    """The rows that things of a kind, added at one time, have in ``item``: gaps are id and uid."""
    columns = {
        "id": 0,
        "uid": "",
        "kind": kind,
        "created": now,
        "modified": now,
        "deleted_at": None,
        "confidential": 0,
    }
    return RowPattern("item", columns, [("id",), ("uid",)])


def _parts(
    table: str, columns: Mapping[str, object], gaps: Sequence[tuple[str, ...]]
) -> Iterator[str]:
    yield _CONSTANT(table)
    firsts = {gap[0] for gap in gaps}
    others = {column for gap in gaps for column in gap[1:]}
    for column, value in columns.items():
        if column in firsts:
            yield "%s"
        elif column not in others:
            yield _CONSTANT(value).replace("%", "%%")


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return repr(value)
