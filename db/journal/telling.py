"""The journal in words: what each edit changed, line by line."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import TypeGuard

from db.journal.net import RowChange
from db.journal.recorder import Image
from db.journal.replay import changes_of
from db.journal.words import field_word, kind_word, shown
from db.records import HistoryEntry
from db.schema import FACT_TABLES
from db.titles import titled

MOST_LINES = 12
"""Lines of one entry; what is more is counted."""

SILENT = frozenset({"checksum", "modified", "created", "id", "uid", "kind"})
"""Columns of ``item``, and checksums, that say nothing to people."""

REFERRING = frozenset(
    {
        "assessment",
        "citation",
        "earlier",
        "entity",
        "event",
        "item",
        "later",
        "offset_event",
        "source",
        "source_entity",
        "tag",
        "target_entity",
    }
)
"""Columns that hold the id of an item, which is told by its title."""

FLAGS = frozenset({"directed", "preferred", "resolved"})
"""Columns that are told as yes and no."""

MADE_OF_ENDS = frozenset({"participation", "relation", "link", "citation"})
"""Kinds that are called after what they tie together."""

VAGUE = ("when", "valid", "span")

TITLE_COLUMNS = ("title", "name", "text", "claim", "body", "written", "paraphrase", "role", "type")
"""Where to find what a removed row was called, in this order."""


def read_history(connection: sqlite3.Connection, limit: int) -> list[HistoryEntry]:
    """The newest edits, newest first. Undone ones that can be redone are marked."""
    rows = connection.execute(
        "SELECT id, label, at, author, state, changes FROM edit ORDER BY id DESC LIMIT ?", (limit,)
    ).fetchall()
    return [
        HistoryEntry(
            id=row["id"],
            label=row["label"],
            at=row["at"],
            author=row["author"],
            changes=row["changes"],
            undone=row["state"] == "undone",
            final=row["state"] in ("final", "replaced"),
            lines=_lines(connection, row),
        )
        for row in rows
    ]


def _lines(connection: sqlite3.Connection, edit: sqlite3.Row) -> tuple[str, ...]:
    told = list(islice(_all_lines(connection, edit), MOST_LINES + 1))
    if len(told) > MOST_LINES:
        told[MOST_LINES - 1 :] = ["and more"]
    return tuple(told)


def _all_lines(connection: sqlite3.Connection, edit: sqlite3.Row) -> Iterator[str]:
    if edit["state"] == "replaced":
        yield "Undone, and replaced by a later edit"
    if edit["state"] == "final":
        yield _why_final(connection, edit["id"])
    for table, rows in connection.execute(
        "SELECT table_name, sum(rows) FROM edit_block WHERE edit = ? AND form = 'added' "
        "AND rows >= 0 GROUP BY table_name ORDER BY min(id)",
        (edit["id"],),
    ):
        if table in FACT_TABLES:
            yield f"Added {kind_word(table, rows)}"
    changes = list(islice(changes_of(connection, edit["id"]), MOST_LINES * 8))
    names = _names(connection, changes)
    for change in changes:
        yield from _told(connection, change, names)


def _why_final(connection: sqlite3.Connection, edit: int) -> str:
    """An edit with its rows still there is where the store began; else they were purged."""
    held = "SELECT 1 FROM {0} WHERE edit = ?1"
    kept = connection.execute(
        f"{held.format('edit_row')} UNION ALL {held.format('edit_block')} LIMIT 1", (edit,)
    ).fetchone()
    if kept:
        return "The beginning of this store: undo does not go back behind it"
    return "Cannot be undone: what it was about has been purged"


def _names(connection: sqlite3.Connection, changes: list[RowChange]) -> dict[int, str]:
    """What the changed items, and those they refer to, are called now."""
    ids = {change.key for change in changes}
    for change in changes:
        for image in (change.before or {}, change.after or {}):
            ids.update(
                value for name, value in image.items() if name in REFERRING and _is_id(value)
            )
    return {item: one.title for item, one in titled(connection, ids).items()}


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int)


def _told(
    connection: sqlite3.Connection, change: RowChange, names: dict[int, str]
) -> Iterator[str]:
    if change.table == "item":
        yield from _told_item(connection, change, names)
    elif change.table == "item_tag":
        yield from _told_tag(change, names)
    elif change.table == "map_position":
        yield f"Place on the map: {shown(names.get(change.key, ''))}"
    elif change.table == "setting":
        yield _told_setting(connection, change)
    elif change.table in FACT_TABLES:
        yield from _told_fact(change, names)


def _told_fact(change: RowChange, names: dict[int, str]) -> Iterator[str]:
    kind = kind_word(change.table)
    if change.before is None or change.after is None:
        own = _title(change.after or change.before or {})
        title = names.get(change.key, own) if change.table in MADE_OF_ENDS else own
        yield f"{'Added' if change.before is None else 'Removed'} {kind} {shown(title)}"
        return
    told: set[str] = set()
    for column in change.after:
        field = _field(column)
        if column in SILENT or field in told:
            continue
        told.add(field)
        if field in VAGUE:
            column = f"{field}_text"
            if column not in change.after:
                yield f"{field_word(field)} changed"
                continue
        before, after = (
            _in_words(column, image.get(column), names) for image in (change.before, change.after)
        )
        yield f"{field_word(field)}: {before} → {after}"


def _in_words(column: str, value: object, names: dict[int, str]) -> str:
    if column in REFERRING and _is_id(value):
        return shown(names[value]) if value in names else "something that is gone"
    if column in FLAGS:
        return "yes" if value else "no"
    return shown(value)


def _told_item(
    connection: sqlite3.Connection, change: RowChange, names: dict[int, str]
) -> Iterator[str]:
    if change.before is None or change.after is None:
        return  # the row in the table of its kind tells it
    row = connection.execute("SELECT kind FROM item WHERE id = ?", (change.key,)).fetchone()
    thing = f"{kind_word(row['kind']) if row else 'item'} {shown(names.get(change.key))}"
    if "deleted_at" in change.after:
        gone = change.after["deleted_at"] is not None
        yield f"Deleted {thing}" if gone else f"Restored {thing}"
    if "confidential" in change.after:
        marked = bool(change.after["confidential"])
        yield f"{'Marked' if marked else 'No longer marked'} as confidential: {thing}"


def _told_tag(change: RowChange, names: dict[int, str]) -> Iterator[str]:
    image = change.after or change.before or {}
    item, tag = image.get("item"), image.get("tag")
    if _is_id(item) and _is_id(tag) and item in names and tag in names:
        done = "Tagged" if change.before is None else "No longer tagged"
        yield f"{done} {shown(names[item])}: {shown(names[tag])}"


def _told_setting(connection: sqlite3.Connection, change: RowChange) -> str:
    row = connection.execute("SELECT key FROM setting WHERE id = ?", (change.key,)).fetchone()
    image = change.after or change.before or {}
    key = image.get("key") or (row["key"] if row else "Setting")
    before = (change.before or {}).get("value")
    return f"{field_word(str(key))}: {shown(before)} → {shown((change.after or {}).get('value'))}"


def _field(column: str) -> str:
    prefix = column.split("_")[0]
    return prefix if prefix in VAGUE and "_" in column else column


def _title(image: Image) -> str:
    for column in TITLE_COLUMNS:
        value = image.get(column)
        if isinstance(value, str) and value:
            return value
    return ""
