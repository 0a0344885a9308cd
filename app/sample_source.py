"""The sample's readable source: TOML files under ``resources/sample`` as strict plain rows.

Whoever writes the sample by hand is told what is wrong and where: an unknown key, a missing one,
a value of the wrong kind. Nothing is passed over in silence.
"""

import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from app.sample_rows import SampleRows

Row = TypeVar("Row")


class SampleError(Exception):
    """The sample's source is wrong. ``message`` names the file, the row and the key."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_sample(folder: Traversable | None = None) -> SampleRows:
    """Read the sample's source, by default the one that ships with the program.

    :raises SampleError: where a file is missing, is not TOML, or has a wrong, missing or
        unknown key
    """
    folder = files("resources") / "sample" if folder is None else folder
    wanted: dict[str, list[Field[Any]]] = {}
    for part in fields(SampleRows):
        wanted.setdefault(part.metadata["file"], []).append(part)
    hints = get_type_hints(SampleRows)
    values: dict[str, Any] = {}
    for name, parts in wanted.items():
        values |= _read_fields(parts, hints, _load(folder, name), name)
    return SampleRows(**values)


def _load(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise SampleError(f"{name} of the sample cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SampleError(f"{name} of the sample is not valid TOML: {error}.") from error


def _read_fields(
    parts: list[Field[Any]], hints: dict[str, Any], raw: dict[str, Any], where: str
) -> dict[str, Any]:
    keys = {part.metadata.get("key", part.name): part for part in parts}
    if unknown := sorted(raw.keys() - keys.keys()):
        raise SampleError(f"{where}: the key “{unknown[0]}” is not known here.")
    for key, part in keys.items():
        if key not in raw and part.default is MISSING:
            raise SampleError(f"{where}: the key “{key}” is missing.")
    return {
        part.name: _read_value(hints[part.name], raw[key], f"{where}, {key}")
        for key, part in keys.items()
        if key in raw
    }


def _read_row(kind: type[Row], raw: object, where: str) -> Row:
    if not isinstance(raw, dict):
        raise SampleError(f"{where}: a table is expected, not “{raw}”.")
    assert is_dataclass(kind)
    if isinstance(name := raw.get("key"), str):
        where = f"{where} “{name}”"
    return kind(**_read_fields(list(fields(kind)), get_type_hints(kind), raw, where))


def _read_value(hint: Any, raw: object, where: str) -> Any:
    if get_origin(hint) is UnionType:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0], raw, where)
    if get_origin(hint) is dict:
        return _read_words(raw, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return _read_row(hint, raw, where)
    if issubclass(hint, StrEnum):
        return _read_word(hint, raw, where)
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is not hint:
        raise SampleError(f"{where}: {hint.__name__} is expected, not “{raw}”.")
    return raw.strip() if isinstance(raw, str) else raw


def _read_list(hint: Any, raw: object, where: str) -> tuple[Any, ...]:
    # A single sub-table ([relation.quantity]) is a list of one.
    entries = raw if isinstance(raw, list) else [raw]
    return tuple(
        _read_value(hint, entry, f"{where} {number}") for number, entry in enumerate(entries, 1)
    )


def _read_words(raw: object, where: str) -> dict[str, str]:
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise SampleError(f"{where}: a table of words is expected, not “{raw}”.")
    return dict(raw)


def _read_word(hint: type[StrEnum], raw: object, where: str) -> StrEnum:
    for word in hint:
        if word == raw:
            return word
    raise SampleError(f"{where}: “{raw}” is not one of {', '.join(hint)}.")
