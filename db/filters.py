"""Which events pass a filter, and the counts that stand beside its rows."""

import sqlite3
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from db.hidden import hidden_items
from db.memberships import Memberships, Pairs, load_memberships
from db.records import (
    FLAG_UNDATED,
    FLAG_UNSOURCED,
    STATUSES,
    EntityCount,
    EventColumns,
    Filter,
    FilterCounts,
    NamedCount,
    Status,
    Window,
)
from db.search import events_matching, read_terms
from db.time_index import window_counts

Mask = NDArray[np.bool_]

_FEW = 16
"""So many words are looked for one by one: comparing is far quicker than looking up."""
_FACETS = ("kinds", "statuses", "entities", "tags", "sources")


def matching(
    conn: sqlite3.Connection,
    columns: EventColumns,
    wanted: Filter,
    members: Memberships | None = None,
) -> Mask:
    """Return which rows of the columns pass the filter.

    :param members: the memberships of these columns where they are at hand; else they are read.
    """
    return _all(_masks(conn, columns, wanted, members), len(columns))


def counts(
    conn: sqlite3.Connection,
    columns: EventColumns,
    wanted: Filter,
    window: Window | None,
    members: Memberships | None = None,
) -> FilterCounts:
    """Return all counts under a filter and a window.

    Each list is counted under the other parts of the filter, so that a row tells what ticking it
    would show.
    """
    members = members or load_memberships(conn, columns)
    masks = _masks(conn, columns, wanted, members)
    shown = _all(masks, len(columns))
    under = {facet: _all(masks, len(columns), without=facet) for facet in _FACETS}
    certain, possible, undated = window_counts(columns, shown, window)
    assessments, notes = _standing_counts(conn)
    return FilterCounts(
        total=len(columns),
        shown=int(np.count_nonzero(shown)),
        certain=certain,
        possible=possible,
        undated=undated,
        unsourced=int(np.count_nonzero(columns.flags[shown] & FLAG_UNSOURCED)),
        kinds=_kind_counts(columns, under["kinds"]),
        statuses=_status_counts(columns, under["statuses"]),
        entities=_entity_counts(members, under["entities"]),
        tags=_named_counts(members.tags, members.tag_names, under["tags"]),
        sources=_named_counts(members.sources, members.source_names, under["sources"]),
        assessments=assessments,
        all_sources=len(members.sources.ids),
        notes=notes,
    )


def _masks(
    conn: sqlite3.Connection,
    columns: EventColumns,
    wanted: Filter,
    members: Memberships | None,
) -> dict[str, Mask]:
    """Return one mask for each part of the filter that restricts."""
    masks: dict[str, Mask] = {}
    if wanted.kinds:
        masks["kinds"] = _chosen(wanted.kinds, columns.kinds, columns.kind)
    if wanted.statuses:
        masks["statuses"] = _chosen(wanted.statuses, STATUSES, columns.status)
    if wanted.entities or wanted.tags or wanted.sources:
        members = members or load_memberships(conn, columns)
        for facet in ("entities", "tags", "sources"):
            chosen: frozenset[int] = getattr(wanted, facet)
            if chosen:
                pairs: Pairs = getattr(members, facet)
                masks[facet] = pairs.rows_with(chosen, len(columns))
    if wanted.text.strip():
        masks["text"] = _text_mask(conn, columns, wanted.text)
    if wanted.undated_only:
        masks["undated"] = (columns.flags & FLAG_UNDATED) != 0
    if wanted.unsourced_only:
        masks["unsourced"] = (columns.flags & FLAG_UNSOURCED) != 0
    return masks


def _chosen(wanted: Collection[str], all_of: Sequence[str], numbers: NDArray) -> Mask:
    """Return which rows have one of the wanted words, given by their numbers."""
    chosen = [number for number, word in enumerate(all_of) if word in wanted]
    if len(chosen) > _FEW:
        return np.isin(numbers, chosen)
    found = np.zeros(len(numbers), np.bool_)
    for number in chosen:
        found |= numbers == number
    return found


def _text_mask(conn: sqlite3.Connection, columns: EventColumns, text: str) -> Mask:
    """Return which events hold the text, themselves or in their notes and citations."""
    terms = read_terms(text)
    if not terms:
        return np.zeros(len(columns), np.bool_)
    return events_matching(conn, terms, columns.ids)


def _all(masks: dict[str, Mask], length: int, without: str = "") -> Mask:
    """Return where all masks hold, one part of the filter left out."""
    whole = np.ones(length, np.bool_)
    for part, mask in masks.items():
        if part != without:
            whole &= mask
    return whole


def _kind_counts(columns: EventColumns, mask: Mask) -> tuple[tuple[str, int], ...]:
    numbers = np.bincount(columns.kind[mask], minlength=len(columns.kinds)).tolist()
    return tuple(zip(columns.kinds, numbers, strict=True))


def _status_counts(columns: EventColumns, mask: Mask) -> tuple[tuple[Status, int], ...]:
    numbers = np.bincount(columns.status[mask], minlength=len(STATUSES)).tolist()
    return tuple(zip(STATUSES, numbers, strict=True))


def _entity_counts(members: Memberships, mask: Mask) -> tuple[EntityCount, ...]:
    """Return all entities, those in most of the events first."""
    numbers = members.entities.counts(mask).tolist()
    rows = zip(members.entities.ids.tolist(), members.entity_names, numbers, strict=True)
    found = [EntityCount(item, name, kind, events) for item, (name, kind), events in rows]
    return tuple(sorted(found, key=lambda row: (-row.events, row.name, row.id)))


def _named_counts(pairs: Pairs, names: tuple[str, ...], mask: Mask) -> tuple[NamedCount, ...]:
    """Return all tags or sources, those of most of the events first."""
    rows = zip(pairs.ids.tolist(), names, pairs.counts(mask).tolist(), strict=True)
    found = [NamedCount(item, name, events) for item, name, events in rows]
    return tuple(sorted(found, key=lambda row: (-row.events, row.name, row.id)))


def _standing_counts(conn: sqlite3.Connection) -> tuple[int, int]:
    """Return how many assessments and notes there are, the trash left out."""
    hidden = hidden_items(conn)
    assessments, notes = (
        sum(row[0] not in hidden for row in conn.execute(f"SELECT id FROM {table}"))
        for table in ("assessment", "annotation")
    )
    return assessments, notes
