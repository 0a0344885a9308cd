"""A vague time as an object: its text, its EDTF, and what the EDTF does not tell."""

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import IntEnum
from typing import Any, get_type_hints

from db.dates import DateError, VagueTime, parse_edtf
from db.interchange.lossless.values import ValueRefused, read_flag, read_text, read_whole

_FIELDS = tuple(field.name for field in fields(VagueTime))
_HINTS = get_type_hints(VagueTime)
_ALWAYS = ("text", "edtf")


def write_date(when: VagueTime) -> dict[str, Any]:
    """Return the object of a date; bounds stand in it only where the EDTF gives others."""
    base = _derived(when.edtf) or VagueTime(text="", edtf=when.edtf)
    return {
        name: _plain(getattr(when, name))
        for name in _FIELDS
        if name in _ALWAYS or getattr(when, name) != getattr(base, name)
    }


def read_date(value: Any) -> VagueTime:
    """Return the date of an object.

    :raises ValueRefused: if it is none.
    """
    if not isinstance(value, Mapping):
        raise ValueRefused("A date is an object with “text” and “edtf”.")
    strange = sorted(set(value) - set(_FIELDS))
    if strange:
        raise ValueRefused(f"A date has no “{strange[0]}”.")
    edtf = read_text(value.get("edtf"))
    try:
        base = parse_edtf(edtf)
    except DateError as error:
        raise ValueRefused(error.message) from None
    told = {name: _read_part(name, part) for name, part in value.items()}
    return replace(base, **{"text": "", **told, "edtf": edtf})


def _derived(edtf: str) -> VagueTime | None:
    """Return what an EDTF text tells by itself, or None where it is no EDTF."""
    try:
        return parse_edtf(edtf)
    except DateError:
        return None


def _plain(value: Any) -> Any:
    return value.name.lower() if isinstance(value, IntEnum) else value


def _read_part(name: str, value: Any) -> Any:
    """Return one part of a date as its type."""
    hint = _HINTS[name]
    if hint is str:
        return read_text(value)
    if hint is bool:
        return read_flag(value)
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        names = {one.name.lower(): one for one in hint}
        if not isinstance(value, str) or value not in names:
            raise ValueRefused(f"“{name}” is one of: {', '.join(names)}.")
        return names[value]
    return None if value is None and hint is not int else read_whole(value)
