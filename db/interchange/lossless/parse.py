"""JSON text taken apart record by record, so that one bad record does not spoil the others."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.interchange.lossless.values import Unreadable
from db.interchange.report import FormatError

_SPACE = re.compile(r"[ \t\r\n]*")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)
_LONGEST_NUMBER = 400
"""Digits; no field holds more, and Python takes long over thousands of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One record as it stands in the file: the line it begins on, its kind, uid and value."""

    line: int
    kind: str
    uid: str
    value: Any
    written: str


class JsonFile:
    """A file of ours, read from the beginning to the end."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.head: dict[str, Any] = {}
        """What stands beside the records."""
        self._text = text
        self._line, self._counted = 1, 0
        self._decoder = json.JSONDecoder(
            parse_constant=lambda word: Unreadable(word, f"{word} is no number."),
            parse_float=_float,
            parse_int=_int,
            object_pairs_hook=_object,
        )

    def records(self) -> Iterator[Found]:
        """Yield all records, and fill :attr:`head`.

        :raises FormatError: where the text is no JSON, or not of the shape that Sequitur writes.
        """
        at = self._skip(0)
        if self._text[at : at + 1] != "{":
            raise FormatError(f"{self.path} is no JSON that Sequitur wrote: it begins otherwise.")
        for key, start in self._members(at):
            if key == "records":
                yield from self._kinds(start)
            else:
                self.head[key], self._at = self._value(start)
        if self._skip(self._at) != len(self._text):
            raise self._error("there is more text after the end", self._at)

    def _kinds(self, at: int) -> Iterator[Found]:
        """Yield the records of all kinds."""
        for kind, start in self._members(at):
            for uid, place in self._members(start):
                value, self._at = self._value(place)
                written = self._text[place : min(self._at, place + 1_000)]
                yield Found(self._line_of(place), kind, uid, value, written)

    def _members(self, at: int) -> Iterator[tuple[str, int]]:
        """Yield key and place of the value for each member of the object that begins here.

        Whoever takes a member leaves in ``_at`` where its value ended.
        """
        self._expect("{", at)
        at = self._skip(at + 1)
        if self._text[at : at + 1] == "}":
            self._at = at + 1
            return
        while True:
            if self._text[at : at + 1] != '"':
                raise self._error("a name in quotation marks is needed here", at)
            key, at = self._value(at)
            at = self._skip(at)
            self._expect(":", at)
            yield key, self._skip(at + 1)
            at = self._skip(self._at)
            if self._text[at : at + 1] == "}":
                self._at = at + 1
                return
            self._expect(",", at)
            at = self._skip(at + 1)

    def _value(self, at: int) -> tuple[Any, int]:
        """Return the value that begins here and where it ends."""
        try:
            return self._decoder.raw_decode(self._text, at)
        except json.JSONDecodeError as error:
            raise self._error(error.msg[:1].lower() + error.msg[1:], error.pos) from None
        except RecursionError:
            reason = "The record is nested too deeply; no record of Sequitur's is."
            return Unreadable("", reason), self._end_of_nested(at)

    def _end_of_nested(self, at: int) -> int:
        """Return where a deeply nested value ends, by counting its brackets."""
        depth = 0
        for match in _BRACKET.finditer(self._text, at):
            sign = match.group()[0]
            depth += (sign in "{[") - (sign in "}]")
            if depth == 0:
                return match.end()
        raise self._error("a bracket is opened here and never closed", at)

    def _expect(self, sign: str, at: int) -> None:
        if self._text[at : at + 1] != sign:
            raise self._error(f"“{sign}” is needed here", at)

    def _skip(self, at: int) -> int:
        """Return the next place that is no space."""
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _line_of(self, at: int) -> int:
        """Return the physical line of a place; places are asked for in ascending order."""
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def _error(self, what: str, at: int) -> FormatError:
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        return FormatError(f"{self.path}, line {line}, column {column}: {what}.")


def _float(text: str) -> float | Unreadable:
    number = float(text)
    return number if math.isfinite(number) else Unreadable(text, "The number is too large.")


def _int(text: str) -> int | Unreadable:
    if len(text) > _LONGEST_NUMBER:
        return Unreadable(text, "The number is too large.")
    return int(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Unreadable:
    """Return an object whose names differ."""
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        return Unreadable(twice, f"“{twice}” stands twice in one object.")
    return members
