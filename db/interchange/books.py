"""Entities, sources and tags by the names a file knows them by; new ones are made once."""

import sqlite3
from collections import defaultdict
from typing import Protocol

from db.hidden import hidden_items
from db.interchange.fields import Part
from db.interchange.report import RowError
from db.records import Entity, Record, Source, Tag


class Adding(Protocol):
    """Who makes new things: an edit, or what makes rows for one."""

    def add(self, record: Record) -> int:
        """Add a record and return its id."""


class EntityBook:
    """Finds entities by any of their names, in any case of letters."""

    def __init__(self, conn: sqlite3.Connection, edit: Adding | None) -> None:
        self._edit = edit
        self._found: dict[str, int] = {}
        self._main: dict[str, list[int]] = defaultdict(list)
        self._other: dict[str, set[int]] = defaultdict(set)
        self._names: dict[int, str] = {}
        hidden = hidden_items(conn)
        for item, name in conn.execute("SELECT id, name FROM entity ORDER BY id"):
            if item not in hidden:
                self._main[_key(name)].append(item)
                self._names[item] = name
        for item, entity, text in conn.execute("SELECT id, entity, text FROM name ORDER BY id"):
            if item not in hidden:
                self._other[_key(text)].add(entity)

    def find(self, column: str, name: str) -> int | None:
        """Return the entity of that name, or None where there is none yet.

        :raises RowError: where several entities have it.
        """
        if name in self._found:
            return self._found[name]
        key = _key(name)
        found = self._main.get(key) or sorted(self._other.get(key, ()))
        if len(found) > 1:
            told = ", ".join(f"“{self._names.get(item, name)}”" for item in found[:3])
            raise RowError(
                column,
                name,
                f"Several entities go by this name ({told}). Write a name only one has.",
            )
        if not found:
            return None
        self._found[name] = found[0]
        return found[0]

    def resolve(self, column: str, part: Part) -> tuple[str, str]:
        """Return name and role, a bracket being part of the name where that name is known.

        :raises RowError: where several entities have the name.
        """
        if part.role and self.find(column, part.name) is None:
            if self.find(column, part.whole) is not None:
                return part.whole, ""
        else:
            self.find(column, part.name)
        return part.name, part.role

    def id_of(self, name: str) -> int:
        """Return the entity of that name, making it where there is none; not in a trial."""
        known = self.find("", name)
        if known is not None:
            return known
        assert self._edit is not None
        item = self._edit.add(Entity(name=name))
        self._main[_key(name)].append(item)
        self._names[item] = name
        return item


class SourceBook:
    """Finds sources by their title as it is written."""

    def __init__(self, conn: sqlite3.Connection, edit: Adding | None) -> None:
        self._edit = edit
        self._known: dict[str, int] = {}
        hidden = hidden_items(conn)
        for item, title in conn.execute("SELECT id, title FROM source ORDER BY id DESC"):
            if item not in hidden:
                self._known[title.strip()] = item

    def id_of(self, title: str) -> int:
        """Return the source of that title, the oldest of several, making it where it is new."""
        known = self._known.get(title)
        if known is None:
            assert self._edit is not None
            known = self._known[title] = self._edit.add(Source(title=title))
        return known


class TagBook:
    """Finds tags by their words as they are written."""

    def __init__(self, conn: sqlite3.Connection, edit: Adding | None) -> None:
        self._edit = edit
        self._known: dict[str, int] = {
            name: item
            for item, name in conn.execute(
                "SELECT tag.id, tag.name FROM tag JOIN item USING (id) "
                "WHERE item.deleted_at IS NULL ORDER BY tag.id DESC"
            )
        }

    def id_of(self, word: str) -> int:
        """Return the tag of that word, the oldest of several, making it where it is new."""
        known = self._known.get(word)
        if known is None:
            assert self._edit is not None
            known = self._known[word] = self._edit.add(Tag(name=word))
        return known


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
