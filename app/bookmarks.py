"""Bookmarks of a window: keeping, listing, renaming and deleting them, each one edit."""

from datetime import datetime

from app.editing import title_of
from db.bookmarks import focus_of, focus_text
from db.dates import span_text
from db.records import Bookmark, Changes, Focus
from db.store import Store
from widgets.lists.rows import ListRow

_DAY = 86_400


def keep_bookmark(store: Store, name: str, focus: Focus) -> Changes:
    """Keep a look under a name."""
    with store.edit(f"Keep bookmark “{name}”") as edit:
        edit.add(Bookmark(name=name, focus=focus_text(store.connection, focus)))
    return edit.changes


def rename_bookmark(store: Store, bookmark: int, name: str) -> Changes:
    """Give a bookmark another name.

    :raises KeyError: there is no such bookmark
    """
    with store.edit(f"Rename bookmark “{name}”") as edit:
        edit.change(bookmark, name=name)
    return edit.changes


def delete_bookmark(store: Store, bookmark: int) -> Changes:
    """Put a bookmark into the trash.

    :raises KeyError: there is no such bookmark
    """
    record = store.get(Bookmark, bookmark)
    name = "" if record is None else record.name
    with store.edit(f"Delete bookmark “{name}”") as edit:
        edit.delete(bookmark)
    return edit.changes


def bookmarked(store: Store, bookmark: int) -> Focus | None:
    """The look a bookmark keeps; None where it is gone or cannot be read."""
    record = store.get(Bookmark, bookmark)
    return None if record is None else focus_of(store.connection, record.focus)


def bookmark_rows(store: Store) -> list[ListRow]:
    """All bookmarks by name, each with what it shows."""
    records = sorted(store.all(Bookmark), key=lambda one: (one.name.casefold(), one.id))
    return [ListRow(one.id, one.name, _remark(store, one)) for one in records]


def name_for(store: Store, focus: Focus) -> str:
    """A name to offer for a look: the selected event's, else the window's."""
    title = title_of(store, focus.primary) if focus.primary is not None else ""
    return " ".join(title.split()) or _window_words(focus)


def _remark(store: Store, bookmark: Bookmark) -> str:
    focus = focus_of(store.connection, bookmark.focus)
    if focus is None:
        return "Made by another version: it cannot be read here"
    parts = [_window_words(focus)]
    if focus.selection:
        parts.append(f"{len(focus.selection):,} selected")
    if not focus.filter.is_empty:
        parts.append("filtered")
    kept = datetime.fromisoformat(bookmark.created).strftime("%d.%m.%Y") if bookmark.created else ""
    return " · ".join([*parts, f"kept {kept}"] if kept else parts)


def _window_words(focus: Focus) -> str:
    window = focus.window
    if window is None:
        return "All of time"
    start, end = window.start, window.end
    if end - start > 3 * _DAY:
        start, end = start // _DAY * _DAY, end // _DAY * _DAY + _DAY - 1
    return span_text(start, end)
