"""Saved looks: a focus as the text of a bookmark, and back.

Items are named by their uids, which hold where ids may not: in a copy, after a merge. What a
bookmark names and the store no longer has is left out.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from db.records import Filter, Focus, Status, Window

SELECTION_MOST = 500
"""Of a larger selection only so many are kept: a bookmark is a look, not a list."""


def focus_text(conn: sqlite3.Connection, focus: Focus) -> str:
    """A focus as a JSON object with ``window``, ``selection`` and ``filter``."""
    wanted, window = focus.filter, focus.window
    told = {
        "window": None if window is None else [window.start, window.end],
        "selection": _uids(conn, focus.selection[:SELECTION_MOST]),
        "filter": {
            "kinds": sorted(wanted.kinds),
            "entities": _uids(conn, sorted(wanted.entities)),
            "statuses": sorted(wanted.statuses),
            "tags": _uids(conn, sorted(wanted.tags)),
            "sources": _uids(conn, sorted(wanted.sources)),
            "text": wanted.text,
            "undated_only": wanted.undated_only,
            "unsourced_only": wanted.unsourced_only,
        },
    }
    return json.dumps(told, ensure_ascii=False)


def focus_of(conn: sqlite3.Connection, text: str) -> Focus | None:
    """The focus a bookmark keeps, or None where its text is not one."""
    try:
        told = json.loads(text)
        window, wanted = told["window"], told["filter"]
        return Focus(
            window=None if window is None else Window(int(window[0]), int(window[1])),
            selection=tuple(_ids(conn, told["selection"])),
            filter=Filter(
                kinds=frozenset(wanted["kinds"]),
                entities=frozenset(_ids(conn, wanted["entities"])),
                statuses=frozenset(Status(one) for one in wanted["statuses"]),
                tags=frozenset(_ids(conn, wanted["tags"])),
                sources=frozenset(_ids(conn, wanted["sources"])),
                text=str(wanted["text"]),
                undated_only=bool(wanted["undated_only"]),
                unsourced_only=bool(wanted["unsourced_only"]),
            ),
        )
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None


def _uids(conn: sqlite3.Connection, items: Iterable[int]) -> list[str]:
    return [uid for item in items if (uid := _one(conn, "uid", "id", item)) is not None]


def _ids(conn: sqlite3.Connection, uids: Iterable[str]) -> list[int]:
    return [item for uid in uids if (item := _one(conn, "id", "uid", uid)) is not None]


def _one(conn: sqlite3.Connection, wanted: str, known: str, value: object) -> Any:
    row = conn.execute(
        f"SELECT {wanted} FROM main.item WHERE {known} = ? AND deleted_at IS NULL", (value,)
    ).fetchone()
    return None if row is None else row[0]
