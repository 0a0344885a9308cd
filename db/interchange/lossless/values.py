"""Plain JSON values checked for their type."""

import base64
import binascii
import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from db.interchange.cells import NUL, NUL_REFUSED

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


class ValueRefused(Exception):
    """A value is not what its field takes; the text says what it takes."""


class Unreadable:
    """Stands for a value that JSON text may hold but no field can: NaN, a number too large."""

    def __init__(self, written: str, reason: str) -> None:
        self.written = written
        self.reason = reason


def refuse_unreadable(value: Any) -> None:
    """Raise for a value that only stands for what was written.

    :raises ValueRefused: with the reason it could not be read.
    """
    if isinstance(value, Unreadable):
        raise ValueRefused(value.reason)


def read_text(value: Any) -> str:
    """Return a text.

    :raises ValueRefused: if it is none, or holds half a character or a NUL.
    """
    refuse_unreadable(value)
    if not isinstance(value, str):
        raise ValueRefused("A text is needed here.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueRefused("The text holds half a character, which no file can keep.") from None
    if NUL in value:
        raise ValueRefused(NUL_REFUSED)
    return value


def read_flag(value: Any) -> bool:
    """Return true or false.

    :raises ValueRefused: if it is neither.
    """
    refuse_unreadable(value)
    if not isinstance(value, bool):
        raise ValueRefused("Either true or false is needed here.")
    return value


def read_whole(value: Any) -> int:
    """Return a whole number that the store can hold.

    :raises ValueRefused: if it is none.
    """
    refuse_unreadable(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueRefused("A whole number is needed here.")
    if not _SMALLEST <= value <= _LARGEST:
        raise ValueRefused("The number is too large.")
    return value


def read_number(value: Any) -> float:
    """Return a number.

    :raises ValueRefused: if it is none, or infinite.
    """
    refuse_unreadable(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueRefused("A number is needed here.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueRefused("The number is too large.")
    return number + 0.0


def read_content(value: Any) -> bytes:
    """Return the bytes a base64 text holds.

    :raises ValueRefused: if it is none.
    """
    try:
        return base64.b64decode(read_text(value), validate=True)
    except (binascii.Error, ValueError):
        raise ValueRefused("This is not base64.") from None


def read_word(words: type[StrEnum], value: Any) -> StrEnum:
    """Return one of the words of a closed list.

    :raises ValueRefused: if it is none of them.
    """
    text = read_text(value)
    if text not in list(words):
        raise ValueRefused(f"One of these is needed here: {', '.join(words)}.")
    return words(text)


READERS: dict[type, Callable[[Any], Any]] = {
    str: read_text,
    bool: read_flag,
    int: read_whole,
    float: read_number,
    bytes: read_content,
}
