"""Many rows that differ in a few columns only: written quickly, with the same checksums.

A statement holds what all rows have in common, and only the rest is bound; the text under the
checksum (db/checksums.py) is a template with gaps. What comes out is what :class:`RowWriter`
would write, to the last bit.
"""

import json
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from json.encoder import encode_basestring

from db.mapping import map_of
from db.records import Record

quoted = encode_basestring
"""A text as a part of canonical content: in JSON's quotation marks."""

SIZE = 8
"""Bytes of a checksum."""

_constant = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class RowPattern:
    """The rows of one table that have their constant columns in common."""

    def __init__(self, table: str, columns: Mapping[str, object], gaps: Collection[str]) -> None:
        """Describe the rows.

        :param columns: all columns but ``checksum`` in the table's order, with their values.
        :param gaps: the columns in which rows differ; the key is always one of them.
        """
        self.table = table
        names = ", ".join(f'"{column}"' for column in (*columns, "checksum"))
        marks = ", ".join(
            "?" if column in gaps else _literal(value) for column, value in columns.items()
        )
        self.insert = f'INSERT INTO main."{table}" ({names}) VALUES ({marks}, ?)'
        parts = (
            "%s" if column in gaps else _constant(value).replace("%", "%%")
            for column, value in columns.items()
        )
        self._template = f"[{','.join((_constant(table), *parts))}]"

    def completed(self, rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
        """Rows with their checksums, from the values of their gaps: numbers, texts and NULL."""
        made = list(rows)
        digests = b"".join(
            [blake2b(text.encode(), digest_size=SIZE).digest() for text in self._contents(made)]
        )
        totals = struct.unpack(f">{len(made)}q", digests)
        return [(*row, total) for row, total in zip(made, totals, strict=True)]

    def _contents(self, rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
        """The text under the checksum of each row; numbers tell themselves.

        Written in one expression, for it is done some thirty times for each event of an import.
        """
        template, text = self._template, encode_basestring
        for row in rows:
            yield template % tuple(
                [
                    text(value) if type(value) is str else "null" if value is None else value
                    for value in row
                ]
            )


def fact_pattern(example: Record, *fields: str) -> RowPattern:
    """The rows of a class of records: like the example but for the id and these fields."""
    mapped = map_of(type(example))
    columns = {"id": 0, **dict(zip(mapped.columns, mapped.values(example), strict=True))}
    gaps = [column for one in mapped.fields if one.name in fields for column in one.columns]
    return RowPattern(mapped.table, columns, ["id", *gaps])


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
    return RowPattern("item", columns, ("id", "uid"))


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return repr(value)
