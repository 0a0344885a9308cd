"""Row images as JSON objects, column by name, so that they outlive a change of the schema."""

import json
import zlib
from collections.abc import Iterable, Iterator

from db.journal.net import RowChange
from db.journal.recorder import Image


def _blob(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    raise TypeError(f"{type(value).__name__} is no column value")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_blob).encode


def encoded(image: Image | None) -> str | None:
    """The JSON text of an image; a blob stands as ``{"hex": "…"}``."""
    return None if image is None else _encode(image)


def decoded(text: str | None) -> Image | None:
    """The image of a JSON text."""
    if text is None:
        return None
    return {name: _value(value) for name, value in json.loads(text).items()}


def _value(value: object) -> object:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def packed(changes: Iterable[RowChange]) -> bytes:
    """Many changes as zlib-compressed lines of JSON: [table, key, before, after]."""
    lines = [_encode([one.table, one.key, one.before, one.after]) for one in changes]
    return zlib.compress("\n".join(lines).encode(), 1)


def unpacked(content: bytes) -> Iterator[RowChange]:
    """The changes of a packed block."""
    for line in zlib.decompress(content).decode().split("\n"):
        if line:
            table, key, before, after = json.loads(line)
            yield RowChange(table, key, _image(before), _image(after))


def _image(columns: dict[str, object] | None) -> Image | None:
    if columns is None:
        return None
    return {name: _value(value) for name, value in columns.items()}
